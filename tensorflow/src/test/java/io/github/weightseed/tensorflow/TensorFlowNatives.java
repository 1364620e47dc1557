package io.github.weightseed.tensorflow;

import org.tensorflow.TensorFlow;

/** TensorFlow's library, which is on the class path where Maven has it. */
public final class TensorFlowNatives implements Runnable {

  @Override
  public void run() {
    TensorFlow.version();
  }
}
