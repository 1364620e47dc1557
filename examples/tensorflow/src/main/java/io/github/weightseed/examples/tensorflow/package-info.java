/** A small network in TensorFlow-Java that starts from Keras' weights. */
@NullMarked
package io.github.weightseed.examples.tensorflow;

import org.jspecify.annotations.NullMarked;
