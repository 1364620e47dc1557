package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which values the page shows.
 *
 * @param form the initializer, as it was chosen
 * @param given its arguments that are not the defaults
 * @param seed its seed, if it takes one
 * @param initializer the initializer that these make
 * @param shape the shape
 * @param dtype the type that is asked for
 * @param backend the backend
 */
record ValuesRequest(
    InitializerForm form,
    Map<String, @Nullable Object> given,
    long seed,
    Initializer initializer,
    Shape shape,
    DType dtype,
    Backend backend) {

  /**
   * Reads it.
   *
   * @throws RefusedException when a control makes no sense
   */
  static ValuesRequest of(Parameters parameters) {
    InitializerForm form = InitializerForm.of(parameters.text("initializer"));
    Map<String, @Nullable Object> given = form.given(parameters);
    long seed = form.isRandom() ? parameters.integer("seed", "The seed") : 0;
    return new ValuesRequest(
        form,
        given,
        seed,
        form.initializer(given, seed),
        parameters.shape(),
        parameters.dtype(),
        parameters.backend("backend"));
  }

  /** The same on another backend. */
  ValuesRequest on(Backend other) {
    return new ValuesRequest(form, given, seed, initializer, shape, dtype, other);
  }

  /**
   * The values; nothing is made yet.
   *
   * @throws IllegalArgumentException what Keras refuses on the backend
   */
  TensorSource source() {
    return initializer.source(shape, dtype, backend);
  }
}
