package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * {@code SimpleRNN}: a kernel (inputs, units), a recurrent kernel (units, units) and a bias
 * (units).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SimpleRNN extends ConfiguredLayer<SimpleRNN>
    implements HasKernel<SimpleRNN>,
        HasRecurrentKernel<SimpleRNN>,
        HasBias<SimpleRNN>,
        HasActivation<SimpleRNN>,
        HasSequence<SimpleRNN> {

  private static final Arguments DEFAULTS =
      Arguments.of("SimpleRNN")
          .then("return_sequences", false)
          .then("return_state", false)
          .then("go_backwards", false)
          .then("stateful", false)
          .then("unroll", false)
          .then("zero_output_for_mask", false)
          .thenRequired("units")
          .then("activation", "tanh")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("recurrent_initializer", "orthogonal")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("recurrent_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("recurrent_constraint", null)
          .then("bias_constraint", null)
          .then("dropout", 0.0)
          .then("recurrent_dropout", 0.0)
          .then("seed", null);

  private SimpleRNN(Arguments arguments) {
    super(arguments);
  }

  /** A layer with a state of this size. */
  public static SimpleRNN units(long units) {
    return new SimpleRNN(DEFAULTS.with("units", units));
  }

  @Override
  SimpleRNN copy(Arguments changed) {
    return new SimpleRNN(changed);
  }

  /** Keras' {@code get_config()} of this class leaves the seed out. */
  @Override
  boolean isWritten(String key, @Nullable Object value, ConfigWriter writer) {
    return !key.equals("seed") || writer.isAsConstructed();
  }
}
