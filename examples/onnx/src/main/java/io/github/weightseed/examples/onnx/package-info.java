/** A small ONNX model that starts from Keras' weights. */
@NullMarked
package io.github.weightseed.examples.onnx;

import org.jspecify.annotations.NullMarked;
