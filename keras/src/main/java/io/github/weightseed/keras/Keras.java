package io.github.weightseed.keras;

/** The Keras whose files are read and written. */
public final class Keras {
  /** The version that all files and values are compared with. */
  public static final String VERSION = "3.15.1";

  private Keras() {}
}
