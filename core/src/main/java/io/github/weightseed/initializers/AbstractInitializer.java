package io.github.weightseed.initializers;

import io.github.weightseed.Initializer;
import io.github.weightseed.text.PythonText;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all of Keras' own initializers share: they are equal by class and arguments, and print as
 * calls.
 */
abstract class AbstractInitializer implements Initializer {

  /** Every argument by name, in the constructor's order, the seed in use included. */
  abstract Map<String, @Nullable Object> arguments();

  /** The arguments that {@link #toString} prints. */
  Map<String, @Nullable Object> printed() {
    return arguments();
  }

  @Override
  public abstract Map<String, @Nullable Object> config();

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AbstractInitializer that
        && className().equals(that.className())
        && arguments().equals(that.arguments());
  }

  @Override
  public int hashCode() {
    return 31 * className().hashCode() + arguments().hashCode();
  }

  /**
   * The call that makes this initializer, as in Python: {@code RandomNormal(mean=0.0, stddev=0.05,
   * seed=42)}.
   */
  @Override
  public String toString() {
    return printed().entrySet().stream()
        .map(argument -> argument.getKey() + "=" + PythonText.repr(argument.getValue()))
        .collect(Collectors.joining(", ", className() + "(", ")"));
  }
}
