package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets the arguments of a Glorot, He or Lecun initializer by name: seed, input axes, output axes.
 *
 * <p>A builder is for one thread at a time.
 *
 * @param <T> what it builds
 */
public final class FanBuilder<T extends FanInitializer>
    extends RandomInitializer.Builder<FanBuilder<T>, T> {

  /** How one is constructed. */
  @FunctionalInterface
  interface Constructor<T> {
    T construct(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed);
  }

  private final Constructor<T> constructor;
  private int @Nullable [] inputAxes;
  private int @Nullable [] outputAxes;

  FanBuilder(Constructor<T> constructor) {
    this.constructor = constructor;
  }

  /** The axes whose dimensions make up fan_in, if output axes are given too. */
  public FanBuilder<T> inputAxes(int... axes) {
    inputAxes = axes.clone();
    return this;
  }

  /** The axes whose dimensions make up fan_out, if input axes are given too. */
  public FanBuilder<T> outputAxes(int... axes) {
    outputAxes = axes.clone();
    return this;
  }

  FanBuilder<T> config(Map<String, ? extends @Nullable Object> config, String className) {
    Arguments arguments = new Arguments(className, config);
    inputAxes = arguments.axes("input_axes");
    outputAxes = arguments.axes("output_axes");
    return seed(arguments);
  }

  @Override
  FanBuilder<T> self() {
    return this;
  }

  @Override
  T build(Seed seed) {
    return constructor.construct(inputAxes, outputAxes, seed);
  }
}
