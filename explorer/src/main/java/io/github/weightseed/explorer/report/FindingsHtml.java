package io.github.weightseed.explorer.report;

import io.github.weightseed.explorer.advice.Finding;
import io.github.weightseed.explorer.advice.Finding.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The findings as HTML. */
final class FindingsHtml {

  /** Places that are shown before a click. */
  private static final int SHOWN = 5;

  private final Map<String, String> anchors;

  /**
   * Findings with links.
   *
   * @param anchors the ids of weights by path
   */
  FindingsHtml(Map<String, String> anchors) {
    this.anchors = anchors;
  }

  void write(List<Finding> findings, Appendable page) throws IOException {
    page.append("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
    if (findings.isEmpty()) {
      page.append("<p>None: the initializers are as Keras' guides and the papers say.</p>\n");
    }
    for (Finding finding : findings) {
      String word = finding.severity().word();
      page.append("<article class=\"finding ")
          .append(word)
          .append("\">\n<h3><span class=\"badge\">");
      page.append(word).append("</span> ").append(Html.escape(finding.what())).append("</h3>\n");
      page.append(Html.element("p", finding.why())).append('\n');
      page.append("<dl><dt>Instead</dt><dd><code>")
          .append(Html.escape(finding.instead()))
          .append("</code></dd><dt>Source</dt>");
      page.append("<dd>").append(Html.linked(finding.reference())).append("</dd></dl>\n");
      places(finding.places(), page);
      page.append("</article>\n");
    }
    page.append("</section>\n");
  }

  private void places(List<Place> places, Appendable page) throws IOException {
    int shown = places.size() <= SHOWN + 1 ? places.size() : SHOWN;
    list(places.subList(0, shown), page);
    if (shown < places.size()) {
      page.append("<details><summary>")
          .append(Integer.toString(places.size() - shown))
          .append(" more</summary>\n");
      list(places.subList(shown, places.size()), page);
      page.append("</details>\n");
    }
  }

  private void list(List<Place> places, Appendable page) throws IOException {
    page.append("<ul class=\"places\">\n");
    for (Place place : places) {
      String anchor = anchors.get(place.path());
      String path = Html.breakable(place.path());
      page.append("<li>")
          .append(anchor == null ? path : "<a href=\"#%s\">%s</a>".formatted(anchor, path));
      if (!place.detail().isEmpty()) {
        page.append(" <span class=\"detail\">")
            .append(Html.escape(place.detail()))
            .append("</span>");
      }
      page.append("</li>\n");
    }
    page.append("</ul>\n");
  }
}
