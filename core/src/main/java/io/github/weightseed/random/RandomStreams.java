package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.random.numpy.NumpyStream;
import io.github.weightseed.random.torch.TorchStream;

/** Which stream belongs to which backend. */
final class RandomStreams {

  private static final RandomStream NUMPY = new NumpyStream();
  private static final RandomStream TORCH = new TorchStream();

  private RandomStreams() {}

  static RandomStream of(Backend backend) {
    return switch (backend) {
      case NUMPY -> NUMPY;
      case TORCH -> TORCH;
      default ->
          throw new UnsupportedOperationException(
              "The random stream of the %s backend is not there yet; use numpy or torch"
                  .formatted(backend));
    };
  }
}
