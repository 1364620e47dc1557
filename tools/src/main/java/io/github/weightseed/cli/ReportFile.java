package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.report.ModelReport;
import io.github.weightseed.keras.ModelPlan;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the page of {@code report}, with a progress bar where there is a terminal. Apart from the
 * command, whose class is loaded by every run, so that the explorer is not.
 */
final class ReportFile {

  private ReportFile() {}

  static void write(
      ModelPlan plan, Backend backend, List<String> python, Path file, Console console) {
    ModelReport report = new ModelReport(plan, backend, python);
    if (!console.hasBar()) {
      report.write(file, Progress.none());
      return;
    }
    try (Bar bar = new Bar(String.valueOf(file.getFileName()), console)) {
      // Each value is read twice, and has four bytes as float32.
      report.write(file, (done, total) -> bar.update(2 * done, 2 * total));
    }
  }
}
