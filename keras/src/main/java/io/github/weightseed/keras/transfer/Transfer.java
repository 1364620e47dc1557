package io.github.weightseed.keras.transfer;

import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches a model's initial weights with the receivers of another framework's model, then hands
 * them over, all or none. For use by one thread.
 */
public final class Transfer {

  private record Pair(Receiver receiver, TensorSource source) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> matched = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> leftAlone = new ArrayList<>();

  private Transfer() {}

  /** The first weight to the first receiver, the second to the second, to the last of both. */
  public static Transfer byOrder(List<InitialWeight> weights, List<Receiver> receivers) {
    Transfer transfer = new Transfer();
    for (int i = 0; i < Math.max(weights.size(), receivers.size()); i++) {
      if (i >= receivers.size()) {
        transfer.problems.add(text(weights.get(i)) + " has no receiver");
      } else if (i >= weights.size()) {
        transfer.problems.add(text(receivers.get(i)) + " gets no weight");
      } else {
        transfer.add(weights.get(i), receivers.get(i));
      }
    }
    return transfer;
  }

  /**
   * By name; what the map does not mention is left alone.
   *
   * @param paths for each receiver's name the path of the weight it takes, such as {@code
   *     conv1/kernel}
   */
  public static Transfer byName(
      List<InitialWeight> weights, List<Receiver> receivers, Map<String, String> paths) {
    Transfer transfer = new Transfer();
    Set<String> used = new HashSet<>(paths.values());
    Set<String> known = new HashSet<>();
    for (Receiver receiver : receivers) {
      known.add(receiver.name());
      String path = paths.get(receiver.name());
      if (path == null) {
        transfer.leftAlone.add(text(receiver));
        continue;
      }
      InitialWeight weight = transfer.named(path, weights);
      if (weight != null) {
        transfer.add(weight, receiver);
      }
    }
    for (InitialWeight weight : weights) {
      if (!used.contains(weight.plan().path())) {
        transfer.leftAlone.add(text(weight));
      }
    }
    for (String name : paths.keySet()) {
      if (!known.contains(name)) {
        transfer.problems.add("There is no receiver " + name + Names.suggestion(name, known));
      }
    }
    return transfer;
  }

  private @Nullable InitialWeight named(String path, List<InitialWeight> weights) {
    List<InitialWeight> found =
        weights.stream().filter(weight -> weight.plan().path().equals(path)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    problems.add(
        found.isEmpty()
            ? "There is no weight "
                + path
                + Names.suggestion(
                    path, weights.stream().map(weight -> weight.plan().path()).toList())
            : "There are %d weights %s".formatted(found.size(), path));
    return null;
  }

  private void add(InitialWeight weight, Receiver receiver) {
    String line = text(receiver) + " <- " + text(weight);
    TensorSource source = weight.source();
    if (!source.shape().equals(receiver.shape())) {
      problems.add(line + ": the shapes differ");
    } else if (source.dtype() != receiver.dtype()) {
      problems.add(
          "%s: the dtypes differ, %s and %s".formatted(line, receiver.dtype(), source.dtype()));
    } else {
      pairs.add(new Pair(receiver, source));
      matched.add(line);
    }
  }

  private static String text(Receiver receiver) {
    return receiver.name() + " " + receiver.shape();
  }

  private static String text(InitialWeight weight) {
    return weight.plan().path() + " " + weight.source().shape();
  }

  /** What matches and what does not; nothing is changed. */
  public TransferReport report() {
    return new TransferReport(matched, problems, leftAlone);
  }

  /**
   * Hands the weights over.
   *
   * @throws TransferException when there is a problem; nothing was changed
   */
  public TransferReport run() {
    TransferReport report = report();
    if (!report.isComplete()) {
      throw new TransferException(report);
    }
    pairs.forEach(pair -> pair.receiver().writer().accept(pair.source()));
    return report;
  }
}
