package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.measure.Progress;

/**
 * What the page shows of an initializer's values at once.
 *
 * @param call the initializer as a call in Python
 * @param tensor the values in numbers
 */
record ValuesView(String call, TensorView tensor) {

  static ValuesView of(ValuesRequest request, Progress progress) {
    return new ValuesView(
        request.initializer().toString(),
        TensorView.of(request.source(), request.initializer(), progress));
  }
}
