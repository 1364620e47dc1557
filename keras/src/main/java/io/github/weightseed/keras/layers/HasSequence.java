package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of layers that go through time.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasSequence<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** Whether it gives every time step, or the last one only; false by default. */
  default L returnSequences(boolean returnSequences) {
    return with("return_sequences", returnSequences);
  }

  /** Whether it gives its last states too; false by default. */
  default L returnState(boolean returnState) {
    return with("return_state", returnState);
  }

  /** Whether it starts at the end; false by default. */
  default L goBackwards(boolean goBackwards) {
    return with("go_backwards", goBackwards);
  }

  /** Whether a batch starts with the states of the one before; false by default. */
  default L stateful(boolean stateful) {
    return with("stateful", stateful);
  }

  /** Whether the loop is written out; false by default. */
  default L unroll(boolean unroll) {
    return with("unroll", unroll);
  }
}
