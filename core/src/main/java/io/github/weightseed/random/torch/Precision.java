package io.github.weightseed.random.torch;

import io.github.weightseed.DType;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.Float16;

/** The types that PyTorch computes in float, and how a float is rounded to each. */
enum Precision {
  FLOAT32 {
    @Override
    float round(float value) {
      return value;
    }
  },
  FLOAT16 {
    @Override
    float round(float value) {
      return Float16.round(value);
    }
  },
  BFLOAT16 {
    @Override
    float round(float value) {
      return BFloat16.round(value);
    }
  };

  static Precision of(DType dtype) {
    return valueOf(dtype.name());
  }

  abstract float round(float value);

  final void round(int count, float[] values, int offset) {
    if (this != FLOAT32) {
      for (int i = offset; i < offset + count; i++) {
        values[i] = round(values[i]);
      }
    }
  }
}
