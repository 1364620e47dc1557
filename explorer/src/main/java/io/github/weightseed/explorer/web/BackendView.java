package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.explorer.measure.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One seed on one of the backends, as the page reads it.
 *
 * @param backend the backend
 * @param refusal what it says instead of giving values
 * @param tensor its values
 */
record BackendView(String backend, @Nullable String refusal, @Nullable TensorView tensor) {

  private static final int BINS = 32;

  /** All four, Keras' default first. */
  static List<BackendView> all(ValuesRequest request, Job job) {
    Backend jax = request.backend() == Backend.JAX_X64 ? Backend.JAX_X64 : Backend.JAX;
    List<BackendView> views = new ArrayList<>();
    List<Backend> backends = List.of(Backend.TENSORFLOW, jax, Backend.TORCH, Backend.NUMPY);
    for (int i = 0; i < backends.size(); i++) {
      views.add(of(request.on(backends.get(i)), job.part(i, backends.size())));
    }
    return views;
  }

  private static BackendView of(ValuesRequest request, Progress progress) {
    String name = request.backend().kerasName();
    try {
      return new BackendView(
          name, null, TensorView.of(request.source(), request.initializer(), BINS, progress));
    } catch (IllegalArgumentException e) {
      return new BackendView(name, e.getMessage(), null);
    }
  }
}
