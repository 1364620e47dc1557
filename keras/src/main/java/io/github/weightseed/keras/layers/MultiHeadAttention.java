package io.github.weightseed.keras.layers;

import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code MultiHeadAttention}: kernels of query, key, value and output, each with a bias.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MultiHeadAttention extends ConfiguredLayer<MultiHeadAttention>
    implements HasKernel<MultiHeadAttention>, HasBias<MultiHeadAttention> {

  private static final Arguments DEFAULTS =
      Arguments.of("MultiHeadAttention")
          .thenRequired("num_heads")
          .thenRequired("key_dim")
          .then("value_dim", null)
          .then("dropout", 0.0)
          .then("use_bias", true)
          .then("use_gate", false)
          .then("output_shape", null)
          .then("attention_axes", null)
          .then("sliding_window", null)
          .then("kernel_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("bias_constraint", null)
          .then("seed", null);

  private MultiHeadAttention(Arguments arguments) {
    super(arguments);
  }

  /** An attention with this many heads. */
  public static MultiHeadAttention numHeads(long numHeads) {
    return new MultiHeadAttention(DEFAULTS.with("num_heads", numHeads));
  }

  /** The size of each head for query and key. */
  public MultiHeadAttention keyDim(long keyDim) {
    return with("key_dim", keyDim);
  }

  /** The size of each head for value; that of the key by default. */
  public MultiHeadAttention valueDim(long valueDim) {
    return with("value_dim", valueDim);
  }

  /** The share of the scores that is dropped; 0 by default. */
  public MultiHeadAttention dropout(double dropout) {
    return with("dropout", dropout);
  }

  /** Whether the heads are gated; false by default. */
  public MultiHeadAttention useGate(boolean useGate) {
    return with("use_gate", useGate);
  }

  /** The shape of the output after batch and time; that of the query by default. */
  public MultiHeadAttention outputShape(long... outputShape) {
    return with("output_shape", LongStream.of(outputShape).boxed().toList());
  }

  /** The axes that are attended over; all but batch and last by default. */
  public MultiHeadAttention attentionAxes(long... attentionAxes) {
    return with("attention_axes", LongStream.of(attentionAxes).boxed().toList());
  }

  /** The seed of dropout; it does not seed the weights. */
  public MultiHeadAttention seed(long seed) {
    return with("seed", seed);
  }

  @Override
  MultiHeadAttention copy(Arguments changed) {
    return new MultiHeadAttention(changed);
  }

  /** Without a size of its own the value has the key's. */
  @Override
  void complete(Map<String, @Nullable Object> config) {
    if (config.get("value_dim") == null) {
      config.put("value_dim", config.get("key_dim"));
    }
  }

  /** Building chooses the axes. */
  @Override
  void afterBuild(Map<String, @Nullable Object> config, BuildShapes built) {
    if (config.get("attention_axes") == null) {
      config.put("attention_axes", LongStream.range(1, built.first().rank() - 1).boxed().toList());
    }
  }
}
