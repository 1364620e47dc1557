/**
 * Shapes of which not all dimensions are known.
 *
 * <p>Everything here is immutable and safe for use by many threads.
 */
@NullMarked
package io.github.weightseed.keras.shape;

import org.jspecify.annotations.NullMarked;
