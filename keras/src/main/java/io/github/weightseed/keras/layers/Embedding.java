package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Embedding}: a table (input_dim, output_dim).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Embedding extends ConfiguredLayer<Embedding> {

  private static final Arguments DEFAULTS =
      Arguments.of("Embedding")
          .thenRequired("input_dim")
          .thenRequired("output_dim")
          .then("embeddings_initializer", "uniform")
          .then("embeddings_regularizer", null)
          .then("activity_regularizer", null)
          .then("embeddings_constraint", null)
          .then("mask_zero", false)
          .then("quantization_config", null);

  private Embedding(Arguments arguments) {
    super(arguments);
  }

  /** A table for this many words. */
  public static Embedding inputDim(long inputDim) {
    return new Embedding(DEFAULTS.with("input_dim", inputDim));
  }

  /** The size of each row. */
  public Embedding outputDim(long outputDim) {
    return with("output_dim", outputDim);
  }

  /** Whether the word 0 is padding; false by default. */
  public Embedding maskZero(boolean maskZero) {
    return with("mask_zero", maskZero);
  }

  /** How the table starts: a name, such as {@code he_normal}. */
  public Embedding embeddingsInitializer(String name) {
    return with("embeddings_initializer", name);
  }

  /** How the table starts: an initializer. */
  public Embedding embeddingsInitializer(Initializer initializer) {
    return with("embeddings_initializer", initializer);
  }

  /** How the table starts: a config. */
  public Embedding embeddingsInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("embeddings_initializer", config);
  }

  /** How the table starts: a function of shape and dtype. */
  public Embedding embeddingsInitializer(CustomInitializer initializer) {
    return with("embeddings_initializer", initializer);
  }

  @Override
  Embedding copy(Arguments changed) {
    return new Embedding(changed);
  }
}
