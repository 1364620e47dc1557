package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against three roundings one after the other, of single values. */
class HalfScalerTest {

  private static final float LARGEST_SAMPLE = 8;
  private static final float SMALLEST_SAMPLE = 0x1p-60f;

  private interface Rounding {
    float round(float value);
  }

  private interface Pattern {
    short of(float value);
  }

  private interface Widening {
    float toFloat(short bits);
  }

  /** All values of the type, the midpoints between two, and the floats next to each. */
  private static float[] samples(Widening type) {
    List<Float> samples = new ArrayList<>(List.of(0f, -0f));
    for (int bits = 0; type.toFloat((short) bits) < LARGEST_SAMPLE; bits++) {
      float value = type.toFloat((short) bits);
      float middle = (value + type.toFloat((short) (bits + 1))) / 2;
      for (float near : new float[] {value, middle}) {
        for (float sample : new float[] {Math.nextDown(near), near, Math.nextUp(near)}) {
          if (sample >= SMALLEST_SAMPLE) {
            samples.add(sample);
            samples.add(-sample);
          }
        }
      }
    }
    float[] array = new float[samples.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = samples.get(i);
    }
    return array;
  }

  private static short[] scaled(HalfScaler scaler, float[] samples) {
    short[] patterns = new short[samples.length];
    float[] block = new float[HalfScaler.BLOCK];
    int most = HalfScaler.BLOCK - 3;
    for (int done = 0; done < samples.length; done += most) {
      int size = Math.min(most, samples.length - done);
      System.arraycopy(samples, done, block, 3, size);
      scaler.scale(size, block, 3, patterns, done);
    }
    return patterns;
  }

  private static void assertSame(
      short[] actual, float[] samples, float scale, float shift, Rounding type, Pattern pattern) {
    for (int i = 0; i < samples.length; i++) {
      float product = type.round(type.round(samples[i]) * scale);
      if (actual[i] != pattern.of(product + shift)) {
        throw new AssertionError("Wrong for " + samples[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "-1, 0",
    "0.05, 0",
    "0.05, 0.0001",
    "-3, 0.125",
    "0.001, -7",
    "3e-5, 6e-8",
    "1e-6, 0",
    "0, 0",
    "-0.0, 1024",
    "1024, 1024",
    "-1024, 3e-5",
    "0x1p-40, -0x1p-24"
  })
  void float16(float anyScale, float anyShift) {
    float shift = Float16.round(anyShift);
    float[] samples = samples(Float16::toFloat);
    for (float scale : new float[] {Float16.round(anyScale), anyScale}) {
      assertThat(HalfScaler.fits(scale, shift)).isTrue();
      short[] actual = scaled(new Float16Scaler(scale, shift), samples);
      assertSame(actual, samples, scale, shift, Float16::round, Float16::fromFloat);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "-1, 0",
    "0.05, 0",
    "0.05, 0.0001",
    "-3, 0.125",
    "0.001, -7",
    "3e-5, 0x1p-40",
    "0, 0",
    "-0.0, 1024",
    "1024, 1024",
    "-1024, 3e-5",
    "0x1p-40, -0x1p-40"
  })
  void bfloat16(float anyScale, float anyShift) {
    float shift = BFloat16.round(anyShift);
    float[] samples = samples(BFloat16::toFloat);
    for (float scale : new float[] {BFloat16.round(anyScale), anyScale}) {
      assertThat(HalfScaler.fits(scale, shift)).isTrue();
      short[] actual = scaled(new BFloat16Scaler(scale, shift), samples);
      assertSame(actual, samples, scale, shift, BFloat16::round, BFloat16::fromFloat);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0",
    "0.05, NaN",
    "Infinity, 0",
    "0.05, -Infinity",
    "0.05, -0.0",
    "1025, 0",
    "1, -1025",
    "1e-13, 0",
    "-1e-40, 0",
    "1, 1e-13"
  })
  void refusesWhatItWouldGetWrong(float scale, float shift) {
    assertThat(HalfScaler.fits(scale, shift)).isFalse();
  }
}
