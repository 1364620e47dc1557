package io.github.weightseed.djl;

import ai.djl.engine.Engine;

/** DJL's PyTorch engine, whose natives are on the class path where Maven has them. */
public final class PyTorch implements Runnable {

  @Override
  public void run() {
    Engine.getEngine("PyTorch");
  }
}
