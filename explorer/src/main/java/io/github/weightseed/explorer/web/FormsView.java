package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.explorer.signal.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the page's controls offer.
 *
 * @param initializers the initializers with their arguments
 * @param dtypes the types, the usual one first
 * @param backends the backends, Keras' default first
 * @param activations the activations of the signal experiment
 */
record FormsView(
    List<InitializerForm> initializers,
    List<String> dtypes,
    List<String> backends,
    List<String> activations) {

  private static final List<DType> USUAL =
      List.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16);

  static FormsView all() {
    List<String> dtypes = new ArrayList<>(USUAL.stream().map(DType::kerasName).toList());
    Arrays.stream(DType.values())
        .filter(dtype -> !USUAL.contains(dtype))
        .forEach(dtype -> dtypes.add(dtype.kerasName()));
    List<Backend> backends =
        List.of(Backend.TENSORFLOW, Backend.JAX, Backend.JAX_X64, Backend.TORCH, Backend.NUMPY);
    return new FormsView(
        InitializerForm.ALL,
        List.copyOf(dtypes),
        backends.stream().map(Backend::kerasName).toList(),
        Activation.names());
  }
}
