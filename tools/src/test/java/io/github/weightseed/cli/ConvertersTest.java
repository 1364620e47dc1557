package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3,3,64,128   | (3, 3, 64, 128)
          (3, 64)      | (3, 64)
          (5,)         | (5,)
          ' 5 '        | (5,)
          ''           | ()
          ()           | ()
          """)
  void shapesAreWrittenAsInPython(String text, String shape) {
    assertThat(new Converters.OfShape().convert(text)).hasToString(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          None,28,1    | (None, 28, 1)
          (28, None)   | (28, None)
          (None,)      | (None,)
          """)
  void partsOfAShapeMayBeUnknown(String text, String shape) {
    assertThat(new Converters.OfPartialShape().convert(text)).hasToString(shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(,)", "3,", "3,x", "3,,4", ",", "3.5", "None"})
  void otherTextIsNoShape(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Converters.OfShape().convert(text))
        .withMessage(
            "a shape is whole numbers with commas between them, such as 3,3,64,128, got '%s'",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(,)", "3,None,x", "1None", "none"})
  void otherTextIsNoPartialShape(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Converters.OfPartialShape().convert(text))
        .withMessage(
            "a shape is whole numbers or None with commas between them, such as None,28,1, got '%s'",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "3,-1", "9223372036854775807,9"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Converters.OfShape().convert(text))
        .withMessageContaining("shape=(");
  }
}
