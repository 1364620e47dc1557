/** Keras' initial weights, to the bit. */
@NullMarked
package io.github.weightseed;

import org.jspecify.annotations.NullMarked;
