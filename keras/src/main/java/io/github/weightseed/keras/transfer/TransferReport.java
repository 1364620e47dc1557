package io.github.weightseed.keras.transfer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of each weight and each receiver.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param matched the pairs that fit, each as {@code receiver (shape) <- path (shape)}
 * @param problems what stands in the way, a sentence each; if there is one, nothing was changed
 * @param leftAlone receivers and weights that no name map mentions
 */
public record TransferReport(List<String> matched, List<String> problems, List<String> leftAlone) {

  /** Copies the lists. */
  public TransferReport {
    matched = List.copyOf(matched);
    problems = List.copyOf(problems);
    leftAlone = List.copyOf(leftAlone);
  }

  /** Whether all that was asked for fits. */
  public boolean isComplete() {
    return problems.isEmpty();
  }

  /** One line each: the problems, the matches, what was left alone. */
  @Override
  public String toString() {
    String head =
        isComplete()
            ? "%d weights matched".formatted(matched.size())
            : "%d weights match, %d problems; nothing was changed"
                .formatted(matched.size(), problems.size());
    return Stream.of(
            Stream.of(head),
            problems.stream().map(line -> "  ! " + line),
            matched.stream().map(line -> "    " + line),
            leftAlone.stream().map(line -> "  - " + line))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
