package io.github.weightseed.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  /** The right column is repr() of Python 3.11. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "null",
      delimiter = '|',
      value = {
        "`` | ''",
        "he_normal | 'he_normal'",
        "it's | \"it's\"",
        "say \"it's\" | 'say \"it\\'s\"'",
        "say \"so\" | 'say \"so\"'",
        "back\\slash | 'back\\\\slash'",
        "größe → 字 😀 | 'größe → 字 😀'"
      })
  void quotesText(String text, String expected) {
    assertThat(PythonText.repr(text)).isEqualTo(expected);
  }

  @Test
  void escapesWhatIsNotPrintable() {
    assertThat(PythonText.repr("a\nb\rc\td\0e\u001b\u007f\u00a0\u00ad\u200b\u2028\ue000\ud800"))
        .isEqualTo("'a\\nb\\rc\\td\\x00e\\x1b\\x7f\\xa0\\xad\\u200b\\u2028\\ue000\\ud800'");
    assertThat(PythonText.repr(Character.toString(0xf0000))).isEqualTo("'\\U000f0000'");
  }

  @Test
  void writesValuesAndWhatHoldsThem() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scale", 2.0);
    map.put("seed", 42L);
    map.put("axes", List.of(-1, "fan_in"));
    assertThat(PythonText.repr(map))
        .isEqualTo("{'scale': 2.0, 'seed': 42, 'axes': [-1, 'fan_in']}");
    assertThat(PythonText.repr(Arrays.asList(null, true, false, 1e-6, 0.5f)))
        .isEqualTo("[None, True, False, 1e-06, 0.5]");
    assertThat(PythonText.repr(Collections.emptyMap())).isEqualTo("{}");
    assertThat(PythonText.repr(Shape.of(4))).isEqualTo("(4,)");
  }

  @Test
  void strLeavesTextAsItIs() {
    assertThat(PythonText.str("it's")).isEqualTo("it's");
    assertThat(PythonText.str(1e22)).isEqualTo("1e+22");
  }
}
