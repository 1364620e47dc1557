/**
 * Advice on a model's initializers: the guides of Keras and the papers, applied to real models.
 *
 * <p>One class a rule ({@link io.github.weightseed.explorer.advice.Rule}); {@link
 * io.github.weightseed.explorer.advice.Advisor} asks them all.
 */
@NullMarked
package io.github.weightseed.explorer.advice;

import org.jspecify.annotations.NullMarked;
