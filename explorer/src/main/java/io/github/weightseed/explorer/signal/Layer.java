package io.github.weightseed.explorer.signal;

/**
 * A layer of the experiment: its activations on the way forward, and the gradients of the loss by
 * them on the way back. Immutable and safe for use by many threads.
 *
 * @param number 0 for the input, then 1 to the depth
 * @param mean the mean of the activations, over all units and examples
 * @param variance their variance
 * @param gradientMean the mean of the gradients
 * @param gradientVariance their variance
 */
public record Layer(
    int number, double mean, double variance, double gradientMean, double gradientVariance) {

  /** The mean of the squared activations: {@code variance + mean^2}. */
  public double meanSquare() {
    return variance + mean * mean;
  }
}
