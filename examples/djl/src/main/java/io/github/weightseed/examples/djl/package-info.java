/** A small network in DJL that starts from Keras' weights. */
@NullMarked
package io.github.weightseed.examples.djl;

import org.jspecify.annotations.NullMarked;
