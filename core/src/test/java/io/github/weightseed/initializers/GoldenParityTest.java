package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every golden value of real Keras, of every initializer, on each backend whose stream is there.
 */
class GoldenParityTest {

  private static final Pattern CHOICES = Pattern.compile("\\{('[^}]*')}");

  @ParameterizedTest
  @EnumSource
  void valuesAreKeras(Backend backend) {
    List<String> differences = new ArrayList<>();
    List<Map<String, Object>> rows =
        Fixtures.lines("initializers/" + backend.kerasName() + ".jsonl");
    for (Map<String, Object> row : rows) {
      String difference = new ParityCase(row, backend).difference();
      if (difference != null) {
        differences.add(row + ": " + difference);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(rows).hasSizeGreaterThan(700);
  }

  @ParameterizedTest
  @EnumSource
  void refusalsAreInKerasWords(Backend backend) {
    int compared = 0;
    for (Map<String, Object> row :
        Fixtures.lines("initializers/" + backend.kerasName() + ".jsonl")) {
      if (row.get("message") instanceof String expected) {
        String message = new ParityCase(row, backend).refusal();
        assertThat(sorted(message)).as("%s", row).startsWith(sorted(expected));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  /** Python prints a set's members in any order. */
  private static String sorted(String message) {
    return CHOICES
        .matcher(message)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    new TreeSet<>(List.of(match.group(1).split(", "))).toString()));
  }
}
