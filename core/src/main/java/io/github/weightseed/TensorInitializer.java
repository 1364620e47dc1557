package io.github.weightseed;

import io.github.weightseed.conversion.Conversion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that were given as a tensor, cast to the dtype asked for.
 *
 * @param tensor the values
 */
record TensorInitializer(Tensor tensor) implements Initializer {

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    if (!shape.equals(tensor.shape())) {
      throw new IllegalArgumentException(
          "Expected `shape` to be %s for direct tensor as initializer. Received shape=%s"
              .formatted(tensor.shape(), shape));
    }
    return Conversion.of(backend).cast(tensor, dtype).source();
  }

  /** Refused: as in Keras, values given directly have no config that could be read back. */
  @Override
  public Map<String, @Nullable Object> config() {
    throw new IllegalArgumentException(
        "A tensor as initializer has no config; use Constant.of(tensor) instead");
  }

  @Override
  public Initializer copy() {
    return this;
  }
}
