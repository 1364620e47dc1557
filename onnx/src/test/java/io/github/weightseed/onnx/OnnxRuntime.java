package io.github.weightseed.onnx;

import ai.onnxruntime.OrtEnvironment;

/** ONNX Runtime, whose natives are in its jar. */
public final class OnnxRuntime implements Runnable {

  @Override
  public void run() {
    OrtEnvironment.getEnvironment();
  }
}
