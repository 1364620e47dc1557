package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.source.ConstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every value is zero, in any dtype; for booleans that is false.
 *
 * <pre>{@code
 * Tensor values = new Zeros().initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Zeros extends AbstractInitializer {

  /** There is nothing to set. */
  public Zeros() {}

  /**
   * From a config, which must be empty.
   *
   * @throws IllegalArgumentException when it has a key
   */
  public static Zeros fromConfig(Map<String, ? extends @Nullable Object> config) {
    new Arguments("Zeros", config).refuseOthers();
    return new Zeros();
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    return ConstantSource.of(shape, Conversion.of(backend).resultDType(dtype), 0);
  }

  @Override
  Map<String, @Nullable Object> arguments() {
    return Map.of();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }

  @Override
  public Zeros copy() {
    return new Zeros();
  }
}
