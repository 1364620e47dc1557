package io.github.weightseed.explorer.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The way forward and the way back through the layers. For one thread. */
final class Pass {

  /** The mean and variance of some values. */
  private record Moments(double mean, double variance) {

    static Moments of(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Moments(mean, squares / values.length);
    }
  }

  private final int depth;
  private final int width;
  private final int batch;
  private final Activation activation;
  private final float[][] derivatives;
  private final Moments[] activations;
  private final Moments[] gradients;

  Pass(SignalExperiment experiment) {
    depth = experiment.depth();
    width = experiment.width();
    batch = experiment.batch();
    activation = experiment.activation();
    derivatives = new float[depth][];
    activations = new Moments[depth + 1];
    gradients = new Moments[depth + 1];
  }

  /** {@code h_l = activation(h_(l-1) W_l)}, from the input on. */
  void forward(double[] input, IntFunction<float[]> weights) {
    DMatrixRMaj signal = DMatrixRMaj.wrap(batch, width, input);
    DMatrixRMaj kernel = new DMatrixRMaj(width, width);
    DMatrixRMaj sums = new DMatrixRMaj(batch, width);
    activations[0] = Moments.of(signal.data);
    for (int layer = 0; layer < depth; layer++) {
      copy(weights.apply(layer), kernel);
      CommonOps_DDRM.mult(signal, kernel, sums);
      derivatives[layer] = new float[sums.data.length];
      for (int i = 0; i < sums.data.length; i++) {
        signal.data[i] = activation.value(sums.data[i]);
        derivatives[layer][i] = (float) activation.derivative(sums.data[i]);
      }
      activations[layer + 1] = Moments.of(signal.data);
    }
  }

  /** {@code dL/dh_(l-1) = (dL/dh_l * activation'(h_(l-1) W_l)) W_l^T}, from the output back. */
  void back(double[] output, IntFunction<float[]> weights) {
    DMatrixRMaj gradient = DMatrixRMaj.wrap(batch, width, output);
    DMatrixRMaj kernel = new DMatrixRMaj(width, width);
    DMatrixRMaj next = new DMatrixRMaj(batch, width);
    gradients[depth] = Moments.of(gradient.data);
    for (int layer = depth - 1; layer >= 0; layer--) {
      for (int i = 0; i < gradient.data.length; i++) {
        gradient.data[i] *= derivatives[layer][i];
      }
      copy(weights.apply(layer), kernel);
      CommonOps_DDRM.transpose(kernel);
      CommonOps_DDRM.mult(gradient, kernel, next);
      System.arraycopy(next.data, 0, gradient.data, 0, next.data.length);
      gradients[layer] = Moments.of(gradient.data);
    }
  }

  private static void copy(float[] from, DMatrixRMaj to) {
    for (int i = 0; i < from.length; i++) {
      to.data[i] = from[i];
    }
  }

  List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i <= depth; i++) {
      layers.add(
          new Layer(
              i,
              activations[i].mean(),
              activations[i].variance(),
              gradients[i].mean(),
              gradients[i].variance()));
    }
    return layers;
  }
}
