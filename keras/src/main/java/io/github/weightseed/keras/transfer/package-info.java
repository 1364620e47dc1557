/**
 * A Keras model's initial weights on their way into another framework's model: which goes where,
 * what did not fit, and why.
 */
@NullMarked
package io.github.weightseed.keras.transfer;

import org.jspecify.annotations.NullMarked;
