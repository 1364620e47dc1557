/** The random streams of Keras' backends, one package each. Internal. */
@NullMarked
package io.github.weightseed.random;

import org.jspecify.annotations.NullMarked;
