package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.random.jax.JaxStream;
import io.github.weightseed.random.numpy.NumpyStream;
import io.github.weightseed.random.tensorflow.TensorflowStream;
import io.github.weightseed.random.torch.TorchStream;

/** Which stream belongs to which backend. */
final class RandomStreams {

  private static final RandomStream JAX = new JaxStream(false);
  private static final RandomStream JAX_X64 = new JaxStream(true);
  private static final RandomStream TENSORFLOW = new TensorflowStream();
  private static final RandomStream TORCH = new TorchStream();
  private static final RandomStream NUMPY = new NumpyStream();

  private RandomStreams() {}

  static RandomStream of(Backend backend) {
    return switch (backend) {
      case JAX -> JAX;
      case JAX_X64 -> JAX_X64;
      case TENSORFLOW -> TENSORFLOW;
      case TORCH -> TORCH;
      case NUMPY -> NUMPY;
    };
  }
}
