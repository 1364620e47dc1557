package io.github.weightseed.djl;

import ai.djl.engine.Engine;

/** DJL's ONNX Runtime engine, whose natives are on the class path where Maven has them. */
public final class OnnxRuntime implements Runnable {

  @Override
  public void run() {
    Engine.getEngine("OnnxRuntime");
  }
}
