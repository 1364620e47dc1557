package io.github.weightseed.explorer.signal;

import java.util.List;

/**
 * What the experiment found. Immutable and safe for use by many threads.
 *
 * @param experiment what was done
 * @param layers the input and the layers, in order
 */
public record SignalResult(SignalExperiment experiment, List<Layer> layers) {

  /** Copies the layers. */
  public SignalResult {
    layers = List.copyOf(layers);
  }

  /**
   * By what the variance of the activations is multiplied from layer to layer, after the first one:
   * the geometric mean; NaN for less than two layers, or where a variance is not a positive number.
   */
  public double activationFactor() {
    return factor(last().variance() / layers.get(1).variance());
  }

  /** The same of the gradients, on their way back from the last layer to the first. */
  public double gradientFactor() {
    return factor(layers.get(1).gradientVariance() / last().gradientVariance());
  }

  private Layer last() {
    return layers.get(layers.size() - 1);
  }

  private double factor(double ratio) {
    int steps = layers.size() - 2;
    return steps > 0 && ratio > 0 ? Math.pow(ratio, 1.0 / steps) : Double.NaN;
  }
}
