package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.Initializer;
import io.github.weightseed.explorer.signal.Activation;
import io.github.weightseed.explorer.signal.Layer;
import io.github.weightseed.explorer.signal.SignalExperiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signal experiment with one initializer, as the page reads it.
 *
 * @param label the initializer
 * @param refusal what it says instead of giving weights
 * @param layers what became of the signal
 */
record SignalView(String label, @Nullable String refusal, @Nullable List<Layer> layers) {

  /** The largest seed of {@code keras.utils.set_random_seed}. */
  static final long LARGEST_SEED = 4_294_967_295L;

  private static final int DEEPEST = 1_000;
  private static final int WIDEST = 2_048;

  /** Multiplications of one initializer's way forward and back: about a minute. */
  private static final double MOST_WORK = 1e11;

  /**
   * The experiment with the initializer that was chosen, and with those to compare it with.
   *
   * @throws RefusedException when a control makes no sense, or it would take too long
   */
  static Job.Work work(Parameters parameters) {
    int depth = parameters.integer("depth", "The depth", 1, DEEPEST);
    int width = parameters.integer("width", "The width", 1, WIDEST);
    double work = 2.0 * depth * width * width * SignalExperiment.DEFAULT_BATCH;
    if (work > MOST_WORK) {
      throw RefusedException.of(
          "depth",
          "Depth %d with width %d would take too long: depth * width^2 must be at most %,.0f"
              .formatted(depth, width, MOST_WORK / (2.0 * SignalExperiment.DEFAULT_BATCH)));
    }
    Activation activation = activation(parameters);
    Backend backend = parameters.backend("backend");
    long seed = seed(parameters, "seed");
    Map<String, Initializer> initializers = initializers(parameters, seed);
    return job -> {
      List<SignalView> views = new ArrayList<>();
      initializers.forEach(
          (label, initializer) -> {
            try {
              SignalExperiment experiment =
                  new SignalExperiment(depth, width, activation, initializer, backend, seed);
              List<Layer> layers =
                  experiment.run(job.part(views.size(), initializers.size())).layers();
              views.add(new SignalView(label, null, layers));
            } catch (IllegalArgumentException e) {
              views.add(new SignalView(label, e.getMessage(), null));
            }
          });
      return views;
    };
  }

  /** By what they are called: the one that was chosen first. */
  private static Map<String, Initializer> initializers(Parameters parameters, long seed) {
    Map<String, Initializer> initializers = new LinkedHashMap<>();
    InitializerForm chosen = InitializerForm.of(parameters.text("initializer"));
    Map<String, @Nullable Object> given = chosen.given(parameters);
    initializers.put(
        given.isEmpty() ? chosen.name() : chosen.name() + " (as above)",
        chosen.initializer(given, seed));
    for (String name : parameters.list("compare")) {
      if (!name.equals("none")) {
        initializers.putIfAbsent(name, InitializerForm.of(name).initializer(Map.of(), seed));
      }
    }
    return initializers;
  }

  private static Activation activation(Parameters parameters) {
    try {
      return Activation.of(parameters.text("activation"));
    } catch (IllegalArgumentException e) {
      throw RefusedException.of("activation", String.valueOf(e.getMessage()));
    }
  }

  /** A seed of a run. */
  static long seed(Parameters parameters, String name) {
    long seed = parameters.integer(name, "The seed");
    if (seed < 0 || seed > LARGEST_SEED) {
      throw RefusedException.of(
          name, "The seed of a run is from 0 to %d, got %d".formatted(LARGEST_SEED, seed));
    }
    return seed;
  }
}
