package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.bench.sidebyside.Settings.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Measures Weightseed and installed Keras in turn and prints tables in Markdown: {@code
 * bench/side-by-side --help}.
 */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Runs the command.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Settings.HELP);
      return;
    }
    try {
      Path root = Path.of(System.getProperty("weightseed.root", "."));
      run(Settings.parse(root, arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("side-by-side: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Settings settings) {
    JsonNode versions = new Python(settings).versions();
    Bandwidth bandwidth = Bandwidth.measure(settings);
    List<Table> tables = new ArrayList<>(besideKeras(settings, bandwidth));
    tables.addAll(withoutServer(settings));
    StringBuilder text = new StringBuilder(Machine.describe(versions, bandwidth)).append('\n');
    tables.forEach(text::append);
    System.out.print(text);
    if (settings.write()) {
      Page.write(settings.root().resolve("docs/performance.md"), text.toString());
    }
  }

  /** What one Keras process a backend is asked for. */
  private static List<Table> besideKeras(Settings settings, Bandwidth bandwidth) {
    Set<Section> sections = settings.sections();
    Streams streams = new Streams(settings);
    Constants constants = new Constants(settings, bandwidth);
    Orthogonals orthogonals = new Orthogonals(settings);
    int visits = sections.contains(Section.STREAMS) ? settings.visits() : 0;
    if (visits > 0) {
      visit(settings, streams);
    }
    boolean others = sections.contains(Section.CONSTANTS) || sections.contains(Section.ORTHOGONAL);
    for (String name : others ? settings.backends() : List.<String>of()) {
      try (KerasServer server = new KerasServer(settings, Backend.of(name))) {
        if (sections.contains(Section.CONSTANTS)) {
          constants.measure(server);
        }
        if (sections.contains(Section.ORTHOGONAL)) {
          orthogonals.measure(server);
        }
      }
    }
    for (int visit = 1; visit < visits; visit++) {
      visit(settings, streams);
    }
    List<Table> tables = new ArrayList<>();
    if (sections.contains(Section.STREAMS)) {
      tables.add(streams.table());
      tables.add(Limits.table(streams, bandwidth, Clock.hertz(settings)));
      tables.add(streams.scaling());
    }
    if (sections.contains(Section.CONSTANTS)) {
      tables.add(constants.table());
    }
    if (sections.contains(Section.ORTHOGONAL)) {
      tables.add(orthogonals.table());
    }
    return tables;
  }

  private static void visit(Settings settings, Streams streams) {
    for (String name : settings.backends()) {
      Backend backend = Backend.of(name);
      List<Backend> variants =
          backend == Backend.JAX ? List.of(Backend.JAX, Backend.JAX_X64) : List.of(backend);
      for (Backend variant : variants) {
        try (KerasServer server = new KerasServer(settings, variant)) {
          streams.measure(server);
        }
      }
    }
  }

  private static List<Table> withoutServer(Settings settings) {
    Set<Section> sections = settings.sections();
    List<Table> tables = new ArrayList<>();
    if (sections.contains(Section.JOBS)) {
      Jobs jobs = new Jobs(settings);
      jobs.measure();
      tables.add(jobs.table());
    }
    if (sections.contains(Section.SMALL)) {
      Small small = new Small(settings);
      tables.add(small.tensors());
      tables.add(small.models());
    }
    if (sections.contains(Section.COST)) {
      tables.add(new Cost(settings).table());
    }
    return tables;
  }
}
