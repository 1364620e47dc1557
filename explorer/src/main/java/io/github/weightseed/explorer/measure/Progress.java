package io.github.weightseed.explorer.measure;

/**
 * Hears how far a computation is. It is called by the thread that computes, every few milliseconds,
 * and may end it by throwing {@link java.util.concurrent.CancellationException}.
 */
@FunctionalInterface
public interface Progress {

  /**
   * So much is done.
   *
   * @param done how many steps, at most {@code total}
   * @param total how many steps there are in all
   */
  void made(long done, long total);

  /** Does nothing. */
  static Progress none() {
    return (done, total) -> {};
  }
}
