package io.github.weightseed.cli;

import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Fingerprints.Fingerprint;
import io.github.weightseed.keras.InitialWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Weights compared with their fingerprints, each by its path, shape, dtype and SHA-256.
 *
 * @param count how many there are, ours or theirs, whichever is more
 * @param differences a sentence for each that is not equal
 */
record Comparison(int count, List<String> differences) {

  /** Makes every weight and compares it, on several threads. */
  static Comparison of(List<InitialWeight> weights, Fingerprints fingerprints, int threads) {
    List<Fingerprint> expected = fingerprints.weights();
    int common = Math.min(weights.size(), expected.size());
    List<String> differences = new ArrayList<>();
    List<Fingerprint> ours = fingerprints(weights.subList(0, common), threads);
    IntStream.range(0, common)
        .filter(i -> !ours.get(i).equals(expected.get(i)))
        .forEach(i -> differences.add(difference(ours.get(i), expected.get(i))));
    weights.stream()
        .skip(common)
        .forEach(weight -> differences.add(weight.plan().path() + ": Keras has no such weight"));
    expected.stream()
        .skip(common)
        .forEach(weight -> differences.add(weight.path() + ": only Keras has this weight"));
    return new Comparison(Math.max(weights.size(), expected.size()), List.copyOf(differences));
  }

  private static String difference(Fingerprint ours, Fingerprint theirs) {
    return ours.toString().equals(theirs.toString())
        ? ours + ": other values than Keras'"
        : ours + ": Keras has " + theirs + " here";
  }

  private static List<Fingerprint> fingerprints(List<InitialWeight> weights, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Fingerprint>> made = new ArrayList<>();
      for (InitialWeight weight : weights) {
        made.add(pool.submit(() -> fingerprint(weight)));
      }
      List<Fingerprint> fingerprints = new ArrayList<>();
      for (Future<Fingerprint> fingerprint : made) {
        fingerprints.add(fingerprint.get());
      }
      return fingerprints;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Fingerprint fingerprint(InitialWeight weight) {
    TensorSource source = weight.source();
    return new Fingerprint(
        Sha256.of(source),
        source.dtype().kerasName(),
        source.shape().toString(),
        weight.plan().path());
  }

  /** Whether all are equal. */
  boolean isEqual() {
    return differences.isEmpty();
  }
}
