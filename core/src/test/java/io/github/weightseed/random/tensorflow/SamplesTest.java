package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Samples by blocks of groups against {@link PlainTensorflow}, bit by bit. */
class SamplesTest {

  private static final int[] STREAM = {0x5eed, 0x1234567, 99, -7};
  private static final Philox4x32 PHILOX =
      new Philox4x32(STREAM[0], STREAM[1], STREAM[2], STREAM[3]);
  private static final int GROUPS = Philox4x32.BLOCKS;
  private static final long[] FIRST_GROUPS = {
    0, 1000, (1L << 24) - 100, (1L << 32) - 100, 1L << 50
  };

  private static float[] floats(FloatSamples samples, long group) {
    float[] values = new float[4 * GROUPS];
    samples.make(group, GROUPS, values);
    return values;
  }

  private static double[] doubles(DoubleSamples samples, long group) {
    double[] values = new double[2 * GROUPS];
    samples.make(group, GROUPS, values);
    return values;
  }

  @Test
  void uniforms() {
    for (long first : FIRST_GROUPS) {
      float[] floats = floats(new FloatUniforms(PHILOX, GROUPS), first);
      double[] doubles = doubles(new DoubleUniforms(PHILOX, GROUPS), first);
      for (int i = 0; i < GROUPS; i++) {
        int[] block = PlainTensorflow.block(STREAM, first + i);
        for (int j = 0; j < 4; j++) {
          assertThat(floats[4 * i + j]).isEqualTo(PlainTensorflow.uniform(block[j]));
        }
        assertThat(doubles[2 * i]).isEqualTo(PlainTensorflow.uniform(block[0], block[1]));
        assertThat(doubles[2 * i + 1]).isEqualTo(PlainTensorflow.uniform(block[2], block[3]));
      }
    }
  }

  @Test
  void normals() {
    for (long first : FIRST_GROUPS) {
      float[] floats = floats(new FloatNormals(PHILOX, GROUPS), first);
      double[] doubles = doubles(new DoubleNormals(PHILOX, GROUPS), first);
      for (int i = 0; i < GROUPS; i++) {
        int[] block = PlainTensorflow.block(STREAM, first + i);
        float[] pair = PlainTensorflow.normals(block[0], block[1]);
        float[] second = PlainTensorflow.normals(block[2], block[3]);
        assertThat(floats[4 * i]).isEqualTo(pair[0]);
        assertThat(floats[4 * i + 1]).isEqualTo(pair[1]);
        assertThat(floats[4 * i + 2]).isEqualTo(second[0]);
        assertThat(floats[4 * i + 3]).isEqualTo(second[1]);
        double[] expected = PlainTensorflow.normals(block);
        assertThat(doubles[2 * i]).isEqualTo(expected[0]);
        assertThat(doubles[2 * i + 1]).isEqualTo(expected[1]);
      }
    }
  }

  /**
   * One group of six takes a second block; of 100 000, two or three are expected to take a third.
   */
  @Test
  void truncatedNormals() {
    FloatTruncated floats = new FloatTruncated(PHILOX, GROUPS);
    DoubleTruncated doubles = new DoubleTruncated(PHILOX, GROUPS);
    for (long first = 0; first < 100_000; first += GROUPS) {
      float[] floatValues = floats(floats, first);
      double[] doubleValues = doubles(doubles, first);
      for (int i = 0; i < GROUPS; i++) {
        float[] group = PlainTensorflow.truncatedGroup(STREAM, first + i);
        for (int j = 0; j < 4; j++) {
          assertThat(floatValues[4 * i + j]).isEqualTo(group[j]);
        }
        double[] pair = PlainTensorflow.truncatedDoubleGroup(STREAM, first + i);
        assertThat(doubleValues[2 * i]).isEqualTo(pair[0]);
        assertThat(doubleValues[2 * i + 1]).isEqualTo(pair[1]);
      }
    }
  }

  @Test
  void truncatedNormalsOfOneGroup() {
    FloatTruncated floats = new FloatTruncated(PHILOX, 1);
    DoubleTruncated doubles = new DoubleTruncated(PHILOX, 1);
    float[] floatValues = new float[4];
    double[] doubleValues = new double[2];
    for (long group = 0; group < 2000; group++) {
      floats.make(group, 1, floatValues);
      assertThat(floatValues).isEqualTo(PlainTensorflow.truncatedGroup(STREAM, group));
      doubles.make(group, 1, doubleValues);
      assertThat(doubleValues).isEqualTo(PlainTensorflow.truncatedDoubleGroup(STREAM, group));
    }
  }

  @Test
  void truncatedNormalsFarOut() {
    for (long first : FIRST_GROUPS) {
      float[] values = floats(new FloatTruncated(PHILOX, GROUPS), first);
      for (int i = 0; i < GROUPS; i++) {
        float[] group = PlainTensorflow.truncatedGroup(STREAM, first + i);
        assertThat(values[4 * i]).isEqualTo(group[0]);
        assertThat(values[4 * i + 3]).isEqualTo(group[3]);
      }
    }
  }
}
