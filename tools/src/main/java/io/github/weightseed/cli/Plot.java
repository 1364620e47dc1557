package io.github.weightseed.cli;

import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Table.Align;
import io.github.weightseed.explorer.figure.Figure;
import io.github.weightseed.explorer.figure.FigureFile;
import io.github.weightseed.explorer.figure.HistogramFigure;
import io.github.weightseed.explorer.figure.ImageFigure;
import io.github.weightseed.explorer.figure.SpectrumFigure;
import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Histogram;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.measure.Spectrum;
import io.github.weightseed.explorer.measure.Summary;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomInitializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws tensors, and prints their numbers. */
final class Plot {

  private static final int DIGITS = 6;
  private static final int LONGEST_NAME = 80;

  private final List<Subject> subjects;
  private final PlotCommand.Kind kind;
  private final Console console;

  Plot(List<Subject> subjects, PlotCommand.Kind kind, Console console) {
    this.subjects = subjects;
    this.kind = kind;
    this.console = console;
    if (subjects.size() > HistogramFigure.MOST_SAMPLES) {
      throw new UsageException(
          "A plot has room for %d tensors, got %d"
              .formatted(HistogramFigure.MOST_SAMPLES, subjects.size()));
    }
    for (Subject subject : subjects) {
      if (subject.source().shape().size() == 0) {
        throw new UsageException(
            "There is nothing to plot: %s has no values in shape %s"
                .formatted(subject.call(), subject.source().shape()));
      }
    }
    if (kind == PlotCommand.Kind.image && subjects.size() > 1) {
      throw new UsageException("An image is that of one tensor, got " + subjects.size());
    }
  }

  /**
   * Writes the picture.
   *
   * @param output the file; null for a name of our own
   */
  void write(@Nullable Path output) {
    Path file = output == null ? Path.of(name() + ".png") : output;
    if (!FigureFile.isFigure(file)) {
      throw new UsageException("The file's name must end in .png or .svg, got '" + file + "'");
    }
    Table table = new Table().column(subjects.size() == 1 ? "" : "Weights", Align.LEFT);
    Figure figure =
        switch (kind) {
          case histogram -> histogram(table);
          case spectrum -> spectrum(table);
          case image -> new ImageFigure(title(), subjects.get(0).source());
        };
    FigureFile.write(figure, file);
    console.line(console.bold(title()));
    console.line();
    if (kind != PlotCommand.Kind.image) {
      table.print(console);
      console.line();
    }
    console.fact("Plot", "%s, %d x %d".formatted(file, figure.width(), figure.height()));
  }

  private Figure histogram(Table table) {
    List<Summary> summaries = summaries();
    for (String column : List.of("Mean", "Stddev", "Expected", "Min", "Max")) {
      table.column(column, Align.RIGHT);
    }
    Map<Object, HistogramFigure.Group> groups = new LinkedHashMap<>();
    for (int i = 0; i < subjects.size(); i++) {
      Subject subject = subjects.get(i);
      Summary summary = summaries.get(i);
      Statistics statistics = summary.statistics();
      table.row(
          label(subject),
          number(statistics.mean()),
          number(statistics.stddev()),
          expected(subject),
          number(statistics.min()),
          number(statistics.max()));
      Density density = density(subject, statistics);
      String name = density == null ? "" : "exact density: " + density.name();
      if (density != null && !density.masses().isEmpty()) {
        name = label(subject);
      }
      List<HistogramFigure.Sample> samples =
          List.of(new HistogramFigure.Sample(label(subject), summary.histogram()));
      Object key = subject.initializer() == null ? subject : subject.initializer();
      groups.merge(key, new HistogramFigure.Group(name, samples, density), Plot::united);
    }
    return new HistogramFigure(title(), List.copyOf(groups.values()));
  }

  private static HistogramFigure.Group united(
      HistogramFigure.Group first, HistogramFigure.Group second) {
    List<HistogramFigure.Sample> samples = new ArrayList<>(first.samples());
    samples.addAll(second.samples());
    return new HistogramFigure.Group(first.name(), samples, first.density());
  }

  /** With the same bins for the same initializer on several backends. */
  private List<Summary> summaries() {
    if (subjects.stream().map(Subject::initializer).distinct().count() == 1) {
      List<TensorSource> sources = subjects.stream().map(Subject::source).toList();
      int bins = Histogram.bins(sources.get(0).shape().size());
      return watched(sources, progress -> Summary.together(sources, bins, progress));
    }
    return subjects.stream()
        .map(Subject::source)
        .map(source -> watched(List.of(source), progress -> Summary.of(source, progress)))
        .toList();
  }

  /** Runs something that reads tensors, with a bar where there is a terminal. */
  private <T> T watched(List<TensorSource> sources, Function<Progress, T> action) {
    if (!console.hasBar()) {
      return action.apply(Progress.none());
    }
    int bytes = sources.get(0).dtype().byteSize();
    try (Bar bar = new Bar("plot", console)) {
      return action.apply((done, total) -> bar.update(bytes * done, bytes * total));
    }
  }

  private static @Nullable Density density(Subject subject, Statistics statistics) {
    if (subject.initializer() == null) {
      return statistics.min() == statistics.max() ? Density.of(statistics.min()) : null;
    }
    return Density.of(subject.initializer(), subject.source().shape(), subject.source().dtype())
        .orElse(null);
  }

  private Figure spectrum(Table table) {
    for (String column : List.of("Rows", "Columns", "Largest", "Smallest", "Condition")) {
      table.column(column, Align.RIGHT);
    }
    List<SpectrumFigure.Item> items = new ArrayList<>();
    for (Subject subject : subjects) {
      Spectrum spectrum = Spectrum.of(subject.source());
      double[] values = spectrum.values();
      table.row(
          label(subject),
          Numbers.grouped(spectrum.rows()),
          Numbers.grouped(spectrum.columns()),
          number(values[0]),
          number(values[values.length - 1]),
          number(spectrum.condition()));
      items.add(new SpectrumFigure.Item(label(subject), spectrum, independentStddev(subject)));
    }
    return new SpectrumFigure("Singular values: " + title(), items);
  }

  /** The standard deviation of weights that are independent with mean 0; null for others. */
  private static @Nullable Double independentStddev(Subject subject) {
    if (!(subject.initializer() instanceof RandomInitializer random)
        || random instanceof Orthogonal) {
      return null;
    }
    Density density =
        Density.of(random, subject.source().shape(), subject.source().dtype()).orElse(null);
    return density != null && density.masses().isEmpty() && density.mean() == 0
        ? (Double) density.stddev()
        : null;
  }

  private static String expected(Subject subject) {
    return subject.initializer() instanceof RandomInitializer random
        ? number(random.expectedStddev(subject.source().shape()))
        : "";
  }

  /** What is common to all. */
  private String title() {
    String text =
        Stream.of(
                common(Subject::call),
                common(subject -> "shape " + subject.source().shape()),
                subjects.size() == 1 ? "" : common(Plot::dtype),
                subjects.size() == 1 ? "" : common(Plot::backend))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    boolean isName = !common(Subject::call).isEmpty() || text.isEmpty();
    return isName ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** What tells a subject from the others; of an only one, its size and kind. */
  private String label(Subject subject) {
    if (subjects.size() == 1) {
      String values = Numbers.count(subject.source().shape().size(), "value");
      return Stream.of(values, dtype(subject), backend(subject))
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(", "));
    }
    List<Function<Subject, String>> properties =
        List.of(
            Subject::call, other -> other.source().shape().toString(), Plot::dtype, Plot::backend);
    String label =
        properties.stream()
            .filter(property -> common(property).isEmpty())
            .map(property -> property.apply(subject))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return label.isEmpty() ? subject.call() : label;
  }

  private static String dtype(Subject subject) {
    return subject.source().dtype().kerasName();
  }

  private static String backend(Subject subject) {
    return subject.backend() == null ? "" : subject.backend().kerasName();
  }

  /** What a property is, if it is the same for all; else empty. */
  private String common(Function<Subject, String> property) {
    List<String> values = subjects.stream().map(property).distinct().toList();
    return values.size() == 1 ? values.get(0) : "";
  }

  /** A file's name from the subjects' names, with nothing in it that a file system minds. */
  private String name() {
    String names = subjects.stream().map(Subject::name).distinct().collect(Collectors.joining("-"));
    String clean = names.replaceAll("[^A-Za-z0-9._-]+", "_").replaceFirst("^[._-]+", "");
    String stem = clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
    return (stem.isEmpty() ? "weights" : stem)
        + (kind == PlotCommand.Kind.histogram ? "" : "-" + kind);
  }

  private static String number(double value) {
    return Numbers.significant(value, DIGITS);
  }
}
