/**
 * Keras' initial weights in ONNX: {@link io.github.weightseed.onnx.OnnxModel} replaces the
 * initializers in a model file, {@link io.github.weightseed.onnx.OrtTensors} makes tensors for ONNX
 * Runtime.
 *
 * <p>A model is read by its messages' framing only; what is not replaced is copied byte for byte,
 * known to this version or not. Neither reading nor writing holds a weight in memory, unless its
 * axes move.
 */
@NullMarked
package io.github.weightseed.onnx;

import org.jspecify.annotations.NullMarked;
