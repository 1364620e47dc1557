package io.github.weightseed.keras.layers;

/**
 * {@code Flatten}: all axes but the batch as one.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Flatten extends ConfiguredLayer<Flatten> {

  private static final Arguments DEFAULTS =
      Arguments.of("Flatten").then("data_format", "channels_last");

  /** For channels last. */
  public Flatten() {
    this(DEFAULTS);
  }

  private Flatten(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public Flatten dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  @Override
  Flatten copy(Arguments changed) {
    return new Flatten(changed);
  }
}
