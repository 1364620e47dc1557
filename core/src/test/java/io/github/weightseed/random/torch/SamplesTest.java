package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.random.Mt19937;
import io.github.weightseed.random.Precision;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.Float16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole tensors against {@link PlainTorch}, bit by bit. */
class SamplesTest {

  private static final int SEED = 20;
  private static final SeedState STATE = SeedState.ofInt(SEED);
  private static final float MEAN = 0.25f;
  private static final float STDDEV = 1.5f;

  private final TorchStream stream = new TorchStream();

  private static Mt19937 twister() {
    return Mt19937.seeded(SEED);
  }

  @Test
  void uniforms() {
    Shape shape = Shape.of(5000);
    float[] floats =
        stream.uniform(STATE, shape, DType.FLOAT32, -3.0, 1.5).toTensor().toFloatArray();
    double[] doubles =
        stream.uniform(STATE, shape, DType.FLOAT64, -3.0, 1.5).toTensor().toDoubleArray();
    Mt19937 forFloats = twister();
    Mt19937 forDoubles = twister();
    for (int i = 0; i < floats.length; i++) {
      assertThat(floats[i]).isEqualTo(4.5f * PlainTorch.uniform(forFloats) - 3f);
      assertThat(doubles[i]).isEqualTo(4.5 * PlainTorch.uniformDouble(forDoubles) - 3);
    }
  }

  /** The value is rounded, times the range rounded, plus the least rounded; 1 becomes 0. */
  @Test
  void uniformsOf16Bits() {
    Shape shape = Shape.of(20_000);
    float[] halves =
        stream.uniform(STATE, shape, DType.FLOAT16, 0.0, 2.5).toTensor().toFloatArray();
    float[] brains =
        stream.uniform(STATE, shape, DType.BFLOAT16, -0.5, 2.0).toTensor().toFloatArray();
    Mt19937 twister = twister();
    for (int i = 0; i < halves.length; i++) {
      float u = PlainTorch.uniform(twister);
      float half = Float16.round(u);
      float brain = BFloat16.round(u);
      assertThat(halves[i]).isEqualTo(Float16.round(2.5f * (half == 1 ? 0 : half)));
      assertThat(brains[i])
          .isEqualTo(BFloat16.round(BFloat16.round(2.5f * (brain == 1 ? 0 : brain)) - 0.5f));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 31, 32, 1023, 1024, 1025, 1039, 5000, 5008})
  void normals(int size) {
    Shape shape = Shape.of(size);
    assertThat(normals(shape, DType.FLOAT32))
        .isEqualTo(PlainTorch.normals(twister(), size, false, MEAN, STDDEV));
    float[] wholeGroups = PlainTorch.normals(twister(), size, true, MEAN, STDDEV);
    float[] halves = normals(shape, DType.FLOAT16);
    float[] brains = normals(shape, DType.BFLOAT16);
    for (int i = 0; i < size; i++) {
      assertThat(halves[i]).isEqualTo(Float16.round(wholeGroups[i]));
      assertThat(brains[i]).isEqualTo(BFloat16.round(wholeGroups[i]));
    }
  }

  private float[] normals(Shape shape, DType dtype) {
    return stream
        .normal(STATE, shape, dtype, (double) MEAN, (double) STDDEV)
        .toTensor()
        .toFloatArray();
  }

  /** Of 20 000 elements, about 900 take the second candidate and two the fourth. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 1024, 20_000})
  void truncatedNormals(int size) {
    assertThat(
            stream
                .truncatedNormal(
                    STATE, Shape.of(size), DType.FLOAT32, (double) MEAN, (double) STDDEV)
                .toTensor()
                .toFloatArray())
        .isEqualTo(PlainTorch.truncated(twister(), size, MEAN, STDDEV));
  }

  /** With parameters that allow vectors, and with others. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 0, 0.05",
    "FLOAT16, -0.25, 1.5",
    "FLOAT16, 3e-5, 1e-6",
    "FLOAT16, -0.0, 1",
    "FLOAT16, 1, 60000",
    "BFLOAT16, 0, 0.05",
    "BFLOAT16, -0.25, 1.5",
    "BFLOAT16, 0, 1e-40",
    "BFLOAT16, 1, 3e38"
  })
  void truncatedNormalsOf16Bits(Precision precision, float mean, float stddev) {
    int size = 20_000;
    ByteBuffer bytes = ByteBuffer.allocate(2 * size).order(ByteOrder.LITTLE_ENDIAN);
    stream
        .truncatedNormal(
            STATE, Shape.of(size), DType.valueOf(precision.name()), (double) mean, (double) stddev)
        .readAll(bytes);
    short[] values = new short[size];
    bytes.rewind().asShortBuffer().get(values);
    assertThat(values).isEqualTo(PlainTorch.truncated(twister(), size, precision, mean, stddev));
  }
}
