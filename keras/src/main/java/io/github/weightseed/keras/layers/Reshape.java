package io.github.weightseed.keras.layers;

import java.util.stream.LongStream;

/**
 * {@code Reshape}: the same values in another shape.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Reshape extends ConfiguredLayer<Reshape> {

  private static final Arguments DEFAULTS = Arguments.of("Reshape").thenRequired("target_shape");

  private Reshape(Arguments arguments) {
    super(arguments);
  }

  /** The shape without the batch; one -1 stands for what is left. */
  public static Reshape targetShape(long... targetShape) {
    return new Reshape(DEFAULTS.with("target_shape", LongStream.of(targetShape).boxed().toList()));
  }

  @Override
  Reshape copy(Arguments changed) {
    return new Reshape(changed);
  }
}
