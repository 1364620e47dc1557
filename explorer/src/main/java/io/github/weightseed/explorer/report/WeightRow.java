package io.github.weightseed.explorer.report;

import io.github.weightseed.Seed;
import io.github.weightseed.Statistics;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.keras.PlannedWeight;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A weight as a row of the table. */
final class WeightRow {

  private static final int DIGITS = 4;
  private static final int FEWER_DIGITS = 3;

  private final MeasuredWeight weight;
  private final String anchor;
  private final @Nullable String severity;

  /**
   * A row.
   *
   * @param anchor its id
   * @param severity that of the gravest finding about it, or null
   */
  WeightRow(MeasuredWeight weight, String anchor, @Nullable String severity) {
    this.weight = weight;
    this.anchor = anchor;
    this.severity = severity;
  }

  void write(Appendable page) throws IOException {
    PlannedWeight plan = weight.plan();
    Statistics statistics = weight.summary().statistics();
    page.append("<tr id=\"").append(anchor).append('"');
    page.append(severity == null ? "" : " class=\"" + severity + "\"").append('>');
    page.append("<th scope=\"row\">").append(Html.breakable(plan.path()));
    if (severity != null) {
      page.append(" <a class=\"badge\" href=\"#findings\">").append(severity).append("</a>");
    }
    page.append("</th>");
    cell("Shape", plan.shape().toString(), page);
    cell("Initializer", plan.initializer().className(), page);
    cell("Seed", seed(plan.seed()), page);
    boolean hasFans = plan.initializer() instanceof FanInitializer;
    cell("Fan in", hasFans ? Digits.count(plan.fanIn()) : "", page);
    cell("Fan out", hasFans ? Digits.count(plan.fanOut()) : "", page);
    if (weight.isConstant()) {
      cell("Expected stddev", "", page);
      cell("Drawn stddev", "", page);
      cell("Mean", "", page);
      cell("Range", "all " + Digits.of(statistics.min(), DIGITS), page);
    } else {
      cell("Expected stddev", expected(), page);
      cell("Drawn stddev", Digits.of(statistics.stddev(), DIGITS), page);
      cell("Mean", Digits.of(statistics.mean(), FEWER_DIGITS), page);
      cell(
          "Range",
          Digits.of(statistics.min(), FEWER_DIGITS)
              + " to "
              + Digits.of(statistics.max(), FEWER_DIGITS),
          page);
    }
    chart(page);
    page.append("</tr>\n");
  }

  private static void cell(String label, String text, Appendable page) throws IOException {
    page.append("<td data-label=\"").append(label).append("\">").append(Html.escape(text));
    page.append("</td>");
  }

  private static String seed(@Nullable Seed seed) {
    if (seed instanceof Seed.Given given) {
      return Long.toString(given.value());
    }
    if (seed instanceof Seed.Drawn drawn) {
      return Long.toString(drawn.value());
    }
    return seed instanceof Seed.Generated generated
        ? "generator " + generated.generator().seed()
        : "";
  }

  private String expected() {
    return weight.density() == null ? "" : Digits.of(weight.density().stddev(), DIGITS);
  }

  private void chart(Appendable page) throws IOException {
    page.append("<td data-label=\"Histogram\" class=\"chart\">");
    if (!weight.isConstant()) {
      page.append("<canvas width=\"160\" height=\"44\" role=\"img\" aria-label=\"Histogram of ");
      page.append(Html.escape(weight.plan().path())).append("\"");
      page.append(" data-edges=\"")
          .append(Digits.of(weight.summary().histogram().min(), DIGITS))
          .append(' ')
          .append(Digits.of(weight.summary().histogram().max(), DIGITS))
          .append("\" data-counts=\"")
          .append(
              Arrays.stream(weight.summary().histogram().counts())
                  .mapToObj(Long::toString)
                  .collect(Collectors.joining(" ")))
          .append('"');
      double[] shares = weight.expectedShares();
      if (shares != null) {
        double size = (double) weight.summary().histogram().size();
        page.append(" data-expected=\"")
            .append(
                Arrays.stream(shares)
                    .mapToObj(share -> String.format(Locale.ROOT, "%.1f", share * size))
                    .collect(Collectors.joining(" ")))
            .append('"');
      }
      page.append("></canvas>");
    }
    page.append("</td>");
  }
}
