package io.github.weightseed.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The machine and the versions of a run, as a list in Markdown. */
final class Machine {

  private Machine() {}

  static String describe(JsonNode versions, Bandwidth bandwidth) {
    return """
        - %s, %d processors%s
        - %s %s, %s
        - %s
        - %s
        - memory: %s
        """
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            vectors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            libraries(versions),
            LocalDate.now(ZoneOffset.UTC),
            bandwidth);
  }

  private static String libraries(JsonNode versions) {
    StringBuilder text = new StringBuilder();
    versions
        .properties()
        .forEach(
            entry ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(entry.getKey())
                    .append(' ')
                    .append(entry.getValue().asString()));
    return text.toString();
  }

  private static String processor() {
    return fact("model name", System.getProperty("os.arch"));
  }

  private static String vectors() {
    return switch (vectorBits()) {
      case 512 -> ", AVX-512";
      case 256 -> ", AVX2";
      default -> "";
    };
  }

  /** The widest vectors that the processor says it has; 128 where it says nothing. */
  static int vectorBits() {
    List<String> flags = List.of(fact("flags", "").split(" ", -1));
    if (flags.contains("avx512f")) {
      return 512;
    }
    return flags.contains("avx2") ? 256 : 128;
  }

  /** A line of /proc/cpuinfo, where there is one. */
  private static String fact(String key, String otherwise) {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
