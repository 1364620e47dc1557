package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.CastSource;

/**
 * The square roots of another initializer's values, as batch renormalization starts its standard
 * deviations. Its values are held whole.
 *
 * @param variance the other initializer
 */
record SquareRoot(Initializer variance) implements Initializer {

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    TensorSource source = variance.source(shape, dtype, backend);
    double[] values = new double[Math.toIntExact(shape.size())];
    source.read(0, values.length, values, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(values[i]);
    }
    return CastSource.of(Tensor.of(shape, values).source(), source.dtype());
  }

  @Override
  public Initializer copy() {
    return new SquareRoot(variance.copy());
  }
}
