package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.DType;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.Float16;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scaled samples, cut anywhere, against {@link PlainTensorflow}, every operation rounded. */
class ScalingTest {

  private static final int[] STREAM = {0x5eed, 0x1234567, 99, -7};
  private static final Philox4x32 PHILOX =
      new Philox4x32(STREAM[0], STREAM[1], STREAM[2], STREAM[3]);
  private static final int SIZE = 3001;
  private static final long[] STARTS = {0, 3, 4094, (1L << 34) - 1001};

  private interface Rounding {
    float round(float value);
  }

  private static int word(long index) {
    return PlainTensorflow.block(STREAM, index / 4)[(int) (index % 4)];
  }

  private static float normal(long index) {
    int[] block = PlainTensorflow.block(STREAM, index / 4);
    int pair = (int) (index % 4) & 2;
    return PlainTensorflow.normals(block[pair], block[pair + 1])[(int) (index & 1)];
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.1, -0.05", "-3, 0.125", "1e-12, 1e30", "0, 7"})
  void floats(float scale, float shift) {
    FloatScaling uniforms =
        new FloatScaling(groups -> new FloatUniforms(PHILOX, groups), scale, shift);
    FloatScaling normals =
        new FloatScaling(groups -> new FloatNormals(PHILOX, groups), scale, shift);
    float[] uniform = new float[SIZE];
    float[] normal = new float[SIZE];
    for (long from : STARTS) {
      uniforms.fill(from, SIZE, uniform, 0);
      normals.fill(from, SIZE, normal, 0);
      for (int i = 0; i < SIZE; i++) {
        assertThat(uniform[i]).isEqualTo(PlainTensorflow.uniform(word(from + i)) * scale + shift);
        assertThat(normal[i]).isEqualTo(normal(from + i) * scale + shift);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.1, -0.05", "-3, 0.125", "0, 7"})
  void doubles(double scale, double shift) {
    DoubleScaling normals =
        new DoubleScaling(groups -> new DoubleNormals(PHILOX, groups), scale, shift);
    double[] normal = new double[SIZE];
    for (long from : STARTS) {
      normals.fill(from, SIZE, normal, 0);
      for (int i = 0; i < SIZE; i++) {
        double[] pair = PlainTensorflow.normals(PlainTensorflow.block(STREAM, (from + i) / 2));
        assertThat(normal[i]).isEqualTo(pair[(int) ((from + i) & 1)] * scale + shift);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.125, -0.5", "-3, 0.125", "0, 7"})
  void halves(float scale, float shift) {
    short[] float16 = new short[SIZE];
    short[] bfloat16 = new short[SIZE];
    for (long from : STARTS) {
      halves(DType.FLOAT16, scale, shift).fill(from, SIZE, float16, 0);
      halves(DType.BFLOAT16, scale, shift).fill(from, SIZE, bfloat16, 0);
      for (int i = 0; i < SIZE; i++) {
        float sample = normal(from + i);
        assertThat(Float16.toFloat(float16[i]))
            .isEqualTo(scaled(Float16::round, sample, scale, shift));
        assertThat(BFloat16.toFloat(bfloat16[i]))
            .isEqualTo(scaled(BFloat16::round, sample, scale, shift));
      }
    }
  }

  private static HalfScaling halves(DType dtype, float scale, float shift) {
    return new HalfScaling(groups -> new FloatNormals(PHILOX, groups), dtype, scale, shift);
  }

  /** The fractions are the lowest ten bits of a word, or the lowest seven. */
  @ParameterizedTest
  @CsvSource({"1, 0", "0.125, -0.5", "3, 0.125"})
  void halfUniforms(float range, float minval) {
    HalfUniforms float16s = new HalfUniforms(PHILOX, DType.FLOAT16, range, minval);
    HalfUniforms bfloat16s = new HalfUniforms(PHILOX, DType.BFLOAT16, range, minval);
    short[] float16 = new short[SIZE];
    short[] bfloat16 = new short[SIZE];
    for (long from : STARTS) {
      float16s.fill(from, SIZE, float16, 0);
      bfloat16s.fill(from, SIZE, bfloat16, 0);
      for (int i = 0; i < SIZE; i++) {
        int word = word(from + i);
        assertThat(Float16.toFloat(float16[i]))
            .isEqualTo(scaled(Float16::round, (word & 0x3ff) / 1024f, range, minval));
        assertThat(BFloat16.toFloat(bfloat16[i]))
            .isEqualTo(scaled(BFloat16::round, (word & 0x7f) / 128f, range, minval));
      }
    }
  }

  private static float scaled(Rounding type, float sample, float scale, float shift) {
    return type.round(type.round(type.round(sample) * scale) + shift);
  }
}
