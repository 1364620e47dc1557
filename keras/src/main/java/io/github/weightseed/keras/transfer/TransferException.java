package io.github.weightseed.keras.transfer;

/**
 * A Keras model's weights do not fit another model; nothing was changed.
 *
 * <p>Immutable, but for what every {@link Throwable} has; safe for use by many threads.
 */
public final class TransferException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient TransferReport report;

  /** With the report that says why. */
  public TransferException(TransferReport report) {
    super(report.toString());
    this.report = report;
  }

  /** What matched and what did not. */
  public TransferReport report() {
    return report;
  }
}
