package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code PReLU}: a slope below 0 that is trained, alpha.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class PReLU extends ConfiguredLayer<PReLU> {

  private static final Arguments DEFAULTS =
      Arguments.of("PReLU")
          .then("alpha_initializer", "zeros")
          .then("alpha_regularizer", null)
          .then("alpha_constraint", null)
          .then("shared_axes", null);

  /** A slope for each value of the input but the batch. */
  public PReLU() {
    this(DEFAULTS);
  }

  private PReLU(Arguments arguments) {
    super(arguments);
  }

  /** How the slopes start: a name, such as {@code he_normal}. */
  public PReLU alphaInitializer(String name) {
    return with("alpha_initializer", name);
  }

  /** How the slopes start: an initializer. */
  public PReLU alphaInitializer(Initializer initializer) {
    return with("alpha_initializer", initializer);
  }

  /** How the slopes start: a config. */
  public PReLU alphaInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("alpha_initializer", config);
  }

  /** How the slopes start: a function of shape and dtype. */
  public PReLU alphaInitializer(CustomInitializer initializer) {
    return with("alpha_initializer", initializer);
  }

  /** The axes, counted from 1, along which slopes are shared; none by default. */
  public PReLU sharedAxes(long... sharedAxes) {
    return with("shared_axes", LongStream.of(sharedAxes).boxed().toList());
  }

  @Override
  PReLU copy(Arguments changed) {
    return new PReLU(changed);
  }
}
