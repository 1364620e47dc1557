package io.github.weightseed.explorer.advice;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** The model cannot learn as it should: a symmetry that nothing breaks, a signal that is 0. */
  FAULT,
  /** Training is likely to be slower, or less stable, than it has to be. */
  WARNING,
  /** Not what the papers say, with little effect as the model is. */
  NOTE;

  /** The word for it: {@code fault}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
