package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Seed;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An initializer whose variance is {@code scale / n}, where n is a fan of the weight: {@link
 * VarianceScaling}, and the six named ones that only fix its arguments.
 *
 * <p>Keras computes the parameters in double: {@code scale / max(1.0, n)}, its square root, and for
 * a truncated normal the quotient of that by 0.8796256610342398, the standard deviation of the
 * truncated standard normal.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public abstract sealed class FanInitializer extends RandomInitializer
    permits VarianceScaling,
        GlorotUniform,
        GlorotNormal,
        HeUniform,
        HeNormal,
        LecunUniform,
        LecunNormal {

  private final Scaling scaling;
  private final int @Nullable [] inputAxes;
  private final int @Nullable [] outputAxes;

  FanInitializer(
      Scaling scaling, int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(seed);
    this.scaling = scaling;
    this.inputAxes = inputAxes;
    this.outputAxes = outputAxes;
  }

  final Scaling scaling() {
    return scaling;
  }

  /**
   * The fans that are used for a shape: those of {@link Fans#of(Shape)}, unless both input and
   * output axes were given.
   *
   * @throws IllegalArgumentException when the shape has no such axis
   */
  public final Fans fans(Shape shape) {
    return inputAxes != null && outputAxes != null
        ? Fans.of(shape, inputAxes, outputAxes)
        : Fans.of(shape);
  }

  @Override
  public final TensorSource source(Shape shape, DType dtype, Backend backend) {
    double variance = scaling.variance(fans(shape));
    RandomStream stream = RandomStream.of(backend);
    SeedState seed = seed().draw();
    return switch (scaling.distribution()) {
      case TRUNCATED_NORMAL ->
          stream.truncatedNormal(
              seed, shape, dtype, 0.0, Math.sqrt(variance) / TruncatedNormal.STDDEV_OF_STANDARD);
      case UNTRUNCATED_NORMAL -> stream.normal(seed, shape, dtype, 0.0, Math.sqrt(variance));
      case UNIFORM -> {
        double limit = Math.sqrt(3.0 * variance);
        yield stream.uniform(seed, shape, dtype, -limit, limit);
      }
    };
  }

  /** {@inheritDoc} It is {@code sqrt(scale / n)} for each distribution. */
  @Override
  public final double expectedStddev(Shape shape) {
    return Math.sqrt(scaling.variance(fans(shape)));
  }

  @Override
  public abstract FanInitializer copy();

  final int @Nullable [] inputAxes() {
    return inputAxes;
  }

  final int @Nullable [] outputAxes() {
    return outputAxes;
  }

  @Override
  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("input_axes", list(inputAxes));
    parameters.put("output_axes", list(outputAxes));
    return parameters;
  }

  private static @Nullable List<Long> list(int @Nullable [] axes) {
    return axes == null ? null : Arrays.stream(axes).asLongStream().boxed().toList();
  }
}
