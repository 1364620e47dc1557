/**
 * Keras' configs and models: an architecture file becomes a {@link
 * io.github.weightseed.keras.ModelPlan}, which says what each weight is, and that becomes {@link
 * io.github.weightseed.keras.ModelWeights}, which gives their values.
 *
 * <p>Everything here is immutable and safe for use by many threads.
 */
@NullMarked
package io.github.weightseed.keras;

import org.jspecify.annotations.NullMarked;
