package io.github.weightseed.random;

import io.github.weightseed.Backend;

/** Which stream belongs to which backend. */
final class RandomStreams {

  private RandomStreams() {}

  static RandomStream of(Backend backend) {
    throw new UnsupportedOperationException(
        "The random stream of the %s backend is not there yet; use the jax backend"
            .formatted(backend));
  }
}
