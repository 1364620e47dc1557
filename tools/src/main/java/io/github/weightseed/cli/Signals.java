package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.explorer.figure.FigureFile;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.signal.Activation;
import io.github.weightseed.explorer.signal.SignalExperiment;
import io.github.weightseed.explorer.signal.SignalResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The experiments that are asked for.
 *
 * @param experiments by the initializers' names
 */
record Signals(Map<String, SignalExperiment> experiments) {

  /** How many curves have colours of their own. */
  private static final int MOST = 6;

  /**
   * One experiment for each initializer.
   *
   * @throws UsageException when anything is not as it must be
   */
  static Signals of(
      int depth,
      int width,
      String activation,
      List<String> names,
      Backend backend,
      long seed,
      int batch,
      @Nullable Path output) {
    if (names.size() > MOST) {
      throw new UsageException(
          "--init takes %d names at most, got %d".formatted(MOST, names.size()));
    }
    if (output != null && !FigureFile.isFigure(output)) {
      throw new UsageException("The file's name must end in .png or .svg, got '" + output + "'");
    }
    Map<String, SignalExperiment> experiments = new LinkedHashMap<>();
    try {
      for (String name : names) {
        experiments.put(
            name.strip(),
            new SignalExperiment(
                depth,
                width,
                Activation.of(activation),
                Sample.initializer(name.strip(), ArgumentValues.parse(List.of()), null),
                backend,
                seed,
                batch));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
    return new Signals(experiments);
  }

  /** Runs them, with a bar where there is a terminal. */
  Map<String, SignalResult> run(Console console) {
    Map<String, SignalResult> results = new LinkedHashMap<>();
    experiments.forEach(
        (name, experiment) -> {
          if (!console.hasBar()) {
            results.put(name, run(experiment, Progress.none()));
            return;
          }
          long layerBytes = (long) Float.BYTES * experiment.width() * experiment.width();
          try (Bar bar = new Bar(name, console)) {
            results.put(
                name,
                run(
                    experiment,
                    (done, total) -> bar.update(done * layerBytes, total * layerBytes)));
          }
        });
    return results;
  }

  private static SignalResult run(SignalExperiment experiment, Progress progress) {
    try {
      return experiment.run(progress);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
  }
}
