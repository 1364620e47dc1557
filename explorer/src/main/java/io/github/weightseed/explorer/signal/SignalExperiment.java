package io.github.weightseed.explorer.signal;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.RandomState;
import io.github.weightseed.Shape;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.initializers.RandomNormal;

/**
 * A signal's way through many equal layers without biases: {@code h_0 ~ N(0, 1)}, {@code h_l =
 * activation(h_(l-1) W_l)}, and of the loss' gradient back: {@code dL/dh_depth ~ N(0, 1)}.
 *
 * <p>The weights are those of as many Keras layers {@code Dense(width, activation,
 * kernel_initializer=..., use_bias=False)} after {@code keras.utils.set_random_seed(seed)}; the
 * signal is computed in double.
 *
 * <p>It is the experiment of Glorot and Bengio, "Understanding the difficulty of training deep
 * feedforward neural networks", 2010, and of He, Zhang, Ren and Sun, "Delving Deep into
 * Rectifiers", 2015, arXiv:1502.01852.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param depth how many layers, at least 1
 * @param width how many units each has, and the input; at least 1
 * @param activation their activation
 * @param initializer makes their kernels, each with a seed of its own
 * @param backend whose values
 * @param seed as in {@code set_random_seed}
 * @param batch how many examples, at least 1
 */
public record SignalExperiment(
    int depth,
    int width,
    Activation activation,
    Initializer initializer,
    Backend backend,
    long seed,
    int batch) {

  /** As many examples as give a layer's variance to a percent or two, from 256 units on. */
  public static final int DEFAULT_BATCH = 64;

  /** Weights and derivatives are kept as floats for the way back. */
  private static final long BYTES_OF_VALUE = Float.BYTES;

  /**
   * Checks the arguments.
   *
   * @throws IllegalArgumentException when one is not as it must be, or what is to be kept for the
   *     way back takes more than half of this virtual machine's memory
   */
  public SignalExperiment {
    if (depth < 1 || width < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "The experiment needs a depth, a width and a batch of at least 1, got depth=%d, width=%d, batch=%d"
              .formatted(depth, width, batch));
    }
    double bytes = (double) BYTES_OF_VALUE * depth * width * ((double) width + batch);
    long memory = Runtime.getRuntime().maxMemory();
    if (bytes > memory / 2.0) {
      throw new IllegalArgumentException(
          "The experiment keeps %.0f MiB, more than half of the memory here, %.0f MiB: take a lesser depth or width"
              .formatted(bytes / (1 << 20), (double) memory / (1 << 20)));
    }
  }

  /** With {@link #DEFAULT_BATCH} examples. */
  public SignalExperiment(
      int depth,
      int width,
      Activation activation,
      Initializer initializer,
      Backend backend,
      long seed) {
    this(depth, width, activation, initializer, backend, seed, DEFAULT_BATCH);
  }

  /**
   * Does it.
   *
   * @param progress hears of layers, of twice as many as there are: forward and back
   * @throws IllegalArgumentException when the initializer does not take a square matrix, or the
   *     backend does not take the initializer
   */
  public SignalResult run(Progress progress) {
    RandomState state = RandomState.of(seed);
    float[][] weights = new float[depth][];
    Pass pass = new Pass(this);
    long[] seeds = new long[depth + 2];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = state.nextSeed();
    }
    pass.forward(
        normal(seeds[depth]),
        layer -> {
          weights[layer] = weights(seeds[layer]);
          progress.made(layer + 1L, 2L * depth);
          return weights[layer];
        });
    pass.back(
        normal(seeds[depth + 1]),
        layer -> {
          progress.made(2L * depth - layer, 2L * depth);
          return weights[layer];
        });
    return new SignalResult(this, pass.layers());
  }

  private double[] normal(long streamSeed) {
    RandomNormal normal = RandomNormal.builder().stddev(1.0).seed(streamSeed).build();
    return normal.initialize(Shape.of(batch, width), DType.FLOAT32, backend).toDoubleArray();
  }

  private float[] weights(long layerSeed) {
    Initializer seeded =
        initializer instanceof RandomInitializer
            ? Initializers.seeded(initializer, layerSeed)
            : initializer;
    return seeded.initialize(Shape.of(width, width), DType.FLOAT32, backend).toFloatArray();
  }
}
