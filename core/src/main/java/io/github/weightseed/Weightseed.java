package io.github.weightseed;

/** What holds for the whole library. */
public final class Weightseed {
  private Weightseed() {}

  /**
   * Names the program whose values these are.
   *
   * @return the name and version
   */
  public static String reference() {
    return "keras-3.15.1";
  }
}
