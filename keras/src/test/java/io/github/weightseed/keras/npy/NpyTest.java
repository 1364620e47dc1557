package io.github.weightseed.keras.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.PatternSource;
import io.github.weightseed.keras.file.Written;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {

  @ParameterizedTest
  @EnumSource
  void everyDtypeIsWrittenAsNumpyDoes(DType dtype) {
    assertSameAsNumpy(dtype.kerasName(), PatternSource.of(dtype, 2, 3));
  }

  @Test
  void oddShapesAreWrittenAsNumpyDoes() {
    assertSameAsNumpy("scalar", PatternSource.of(DType.FLOAT32));
    assertSameAsNumpy("zero", PatternSource.of(DType.FLOAT32, 1234567890123L, 0));
    assertSameAsNumpy("rank5", PatternSource.of(DType.FLOAT32, 1, 2, 1, 3, 2));
  }

  private static void assertSameAsNumpy(String name, TensorSource source) {
    assertThat(Written.bytes(Npy.parts(source)))
        .isEqualTo(Written.reference("npy/" + name + ".npy"));
  }

  @Test
  void everyHeaderIsPaddedTo64Bytes() {
    for (int rank = 0; rank <= 64; rank++) {
      long[] dims = new long[rank];
      Arrays.fill(dims, 1);
      byte[] header = Npy.header(Shape.of(dims), DType.INT8);
      assertThat(header.length % 64).as("rank %d", rank).isZero();
      assertThat(new String(header, StandardCharsets.ISO_8859_1)).endsWith(" \n");
    }
  }

  @Test
  void rankAboveNumpysIsRefused() {
    long[] dims = new long[65];
    assertThatThrownBy(() -> Npy.parts(PatternSource.of(DType.INT8, dims)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("NumPy's arrays have at most 64 dimensions, got shape=(0, 0,");
  }
}
