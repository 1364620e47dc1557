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
 * Every value is one, in any dtype; for booleans that is true.
 *
 * <pre>{@code
 * Tensor values = new Ones().initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Ones extends AbstractInitializer {

  /** There is nothing to set. */
  public Ones() {}

  /**
   * From a config, which must be empty.
   *
   * @throws IllegalArgumentException when it has a key
   */
  public static Ones fromConfig(Map<String, ? extends @Nullable Object> config) {
    new Arguments("Ones", config).refuseOthers();
    return new Ones();
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    return ConstantSource.of(shape, Conversion.of(backend).resultDType(dtype), 1);
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
  public Ones copy() {
    return new Ones();
  }
}
