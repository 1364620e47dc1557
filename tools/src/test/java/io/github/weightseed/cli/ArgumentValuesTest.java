package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentValuesTest {

  @Test
  void valuesKeepTheirKind() {
    ArgumentValues arguments =
        ArgumentValues.parse(
            List.of(
                "a=1",
                "b=1.0",
                "c=1e-6",
                "d=true",
                "e=False",
                "f=null",
                "g=None",
                "h=fan_in",
                "i=\"1\"",
                "j=[0,1]",
                "k=-1",
                "l=",
                "m=-inf",
                "n=x=y"));
    assertThat(new ArrayList<>(arguments.values().values()))
        .isEqualTo(
            Arrays.asList(
                1L,
                1.0,
                1e-6,
                true,
                false,
                null,
                null,
                "fan_in",
                "1",
                List.of(0L, 1L),
                -1L,
                "",
                Double.NEGATIVE_INFINITY,
                "x=y"));
    assertThat(arguments.texts()).containsEntry("c", "1e-6").containsEntry("n", "x=y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stddev  | --arg takes NAME=VALUE, such as stddev=0.01, got 'stddev'
          =1      | --arg takes NAME=VALUE, such as stddev=0.01, got '=1'
          axes=[0 | --arg axes=[0: Not JSON: the text ends within the value (line 1, column 3)
          seed=1  | The seed is given by --seed, not --arg
          """)
  void badArgumentsAreRefused(String argument, String sentence) {
    assertThatThrownBy(() -> ArgumentValues.parse(List.of(argument)))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }
}
