package io.github.weightseed.dl4j;

import org.nd4j.linalg.factory.Nd4j;

/** ND4J's CPU backend, whose natives are on the class path where Maven has them. */
public final class Nd4jNatives implements Runnable {

  @Override
  public void run() {
    Nd4j.scalar(1f).close();
  }
}
