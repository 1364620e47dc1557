package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the passes, which the other tests compare with plain code. */
class BlockUniformsTest {

  private static final Philox4x32 PHILOX = new Philox4x32(0xdeadbeef, 42, 0x12345678, 0x9abcdef0);

  private static FloatScaling passes(float scale, float shift) {
    return new FloatScaling(groups -> new FloatUniforms(PHILOX, groups), scale, shift);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.1, -0.05",
    "0, 5000, 0.1, -0.05",
    "3, 4, 1, 0",
    "1, 1, -3, 1",
    "5, 2, 1e-18, 0",
    "17179869182, 9, 0x1.8p100, -0x1p100",
    "17179867000, 4099, 0.1, 0.3"
  })
  void sameAsByPasses(long from, int count, float scale, float shift) {
    float[] expected = new float[count + 3];
    passes(scale, shift).fill(from, count, expected, 2);
    assertThat(BlockUniforms.orPasses(PHILOX, scale, shift))
        .isInstanceOfSatisfying(
            BlockUniforms.class,
            uniforms -> {
              float[] actual = new float[count + 3];
              uniforms.fillOneByOne(from, count, actual, 2);
              assertThat(actual).isEqualTo(expected);
              float[] either = new float[count + 3];
              uniforms.fill(from, count, either, 2);
              assertThat(either).isEqualTo(expected);
            });
  }

  @Test
  void subnormalsAndNaNsAreLeftToThePasses() {
    assertThat(BlockUniforms.orPasses(PHILOX, 1e-30f, 0)).isInstanceOf(FloatScaling.class);
    assertThat(BlockUniforms.orPasses(PHILOX, 1, Float.NaN)).isInstanceOf(FloatScaling.class);
  }
}
