package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CastSourceTest {

  private static final int SIZE = 3001;
  private static final double[] VALUES =
      IntStream.range(0, SIZE).mapToDouble(i -> Math.sqrt(i) - 7).toArray();
  private static final TensorSource DOUBLES = Tensor.of(Shape.of(SIZE), VALUES).source();

  @Test
  void roundsToTheNearestFloat() {
    TensorSource floats = CastSource.of(DOUBLES, DType.FLOAT32);
    float[] read = new float[SIZE];
    floats.read(0, SIZE, read, 0);
    ByteBuffer bytes = floats.toTensor().asByteBuffer();
    for (int i = 0; i < SIZE; i++) {
      assertThat(read[i]).isEqualTo((float) VALUES[i]);
      assertThat(bytes.getFloat(4 * i)).isEqualTo((float) VALUES[i]);
    }
    assertThat(floats.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(floats.isRandomAccess()).isEqualTo(DOUBLES.isRandomAccess());
  }

  @Test
  void readsDoublesAsTheRoundedValues() {
    double[] third = new double[1];
    CastSource.of(Tensor.of(Shape.scalar(), 1.0 / 3).source(), DType.BFLOAT16).read(0, 1, third, 0);
    assertThat(third[0]).isEqualTo(0.333984375); // 1/3 in 8 bits: 171 / 512
  }

  @Test
  void isTheSourceItselfWhereThereIsNothingToCast() {
    assertThat(CastSource.of(DOUBLES, DType.FLOAT64)).isSameAs(DOUBLES);
  }

  @Test
  void refusesIntegers() {
    assertThatThrownBy(() -> CastSource.of(DOUBLES, DType.INT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Values of dtype=float64 cannot be cast to dtype=int32");
  }
}
