package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DTypeTest {

  @ParameterizedTest
  @CsvSource({
    "float16, 2, true, false",
    "bfloat16, 2, true, false",
    "float32, 4, true, false",
    "float64, 8, true, false",
    "int8, 1, false, true",
    "int16, 2, false, true",
    "int32, 4, false, true",
    "int64, 8, false, true",
    "uint8, 1, false, true",
    "uint16, 2, false, true",
    "uint32, 4, false, true",
    "uint64, 8, false, true",
    "bool, 1, false, false"
  })
  void isWhatItsNameSays(String name, int bytes, boolean floating, boolean integer) {
    DType dtype = DType.of(name);
    assertThat(dtype).hasToString(name);
    assertThat(dtype.byteSize()).isEqualTo(bytes);
    assertThat(dtype.isFloating()).isEqualTo(floating);
    assertThat(dtype.isInteger()).isEqualTo(integer);
  }

  @ParameterizedTest
  @EnumSource
  void everyOneIsFoundByItsName(DType dtype) {
    assertThat(DType.of(dtype.kerasName())).isSameAs(dtype);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FLOAT32", "float", "double", "f4", "int", "float31"})
  void otherNamesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DType.of(name))
        .withMessageStartingWith("Invalid dtype: " + name);
  }

  @Test
  void theNearestNamesAreSuggested() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DType.of("flaot32"))
        .withMessage("Invalid dtype: flaot32. Did you mean 'float32'?");
  }
}
