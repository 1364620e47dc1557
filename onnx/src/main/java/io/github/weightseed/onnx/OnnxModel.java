package io.github.weightseed.onnx;

import io.github.weightseed.Backend;
import io.github.weightseed.Initializer;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.transfer.Receiver;
import io.github.weightseed.keras.transfer.Transfer;
import io.github.weightseed.keras.transfer.TransferReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An ONNX model file whose initializers can be replaced by Keras' initial weights.
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.read(Path.of("model.onnx"));
 * model.initialize(OnnxWeight.kernels("Conv"), Initializers.heNormal(42), Backend.JAX);
 * model.write(Path.of("fresh.onnx"));
 * }</pre>
 *
 * <p>Values and fans are those of Keras' layout, moved to where the operator looks for them: {@code
 * Conv}, {@code ConvTranspose}, {@code Gemm}, {@code MatMul}, {@code Gather}, {@code LSTM}, {@code
 * GRU}, {@code RNN} and normalizations of the main graph are known. Shapes and types stay as they
 * are. The file read must stay as it is until the new one is written.
 *
 * <p>For use by one thread.
 */
public final class OnnxModel {

  private final Path file;
  private final Graph graph;
  private final List<OnnxWeight> weights;
  private final Map<String, TensorSource> replaced = new HashMap<>();

  private OnnxModel(Path file, Graph graph) {
    this.file = file;
    this.graph = graph;
    this.weights = List.copyOf(Uses.of(graph));
  }

  /**
   * Reads the frame of a model; its weights stay in the file.
   *
   * @throws IllegalArgumentException when it is not an ONNX model
   * @throws IOException when it cannot be read
   */
  public static OnnxModel read(Path file) throws IOException {
    return new OnnxModel(Objects.requireNonNull(file, "file"), Graph.read(file));
  }

  /** The weights, in the order in which the graph's nodes take them. */
  public List<OnnxWeight> weights() {
    return weights;
  }

  /**
   * Replaces chosen weights by an initializer's values. With an int seed, weights of one shape get
   * equal values, as in Keras; with a {@link io.github.weightseed.SeedGenerator} they differ.
   *
   * @return the weights that were chosen
   * @throws IllegalArgumentException when none is chosen, or one has a type that the backend does
   *     not make; nothing was replaced
   */
  public List<OnnxWeight> initialize(
      Predicate<OnnxWeight> choice, Initializer initializer, Backend backend) {
    List<OnnxWeight> chosen = weights.stream().filter(choice).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "No weight is chosen; there are "
              + weights.stream()
                  .map(weight -> weight.name() + " of " + weight.operator())
                  .toList());
    }
    Map<String, TensorSource> made = new HashMap<>();
    for (OnnxWeight weight : chosen) {
      List<TensorSource> sources =
          Stream.generate(() -> source(weight, initializer, backend))
              .limit(weight.directions())
              .toList();
      made.put(weight.name(), Arrangement.of(weight, sources));
    }
    replaced.putAll(made);
    return chosen;
  }

  private static TensorSource source(OnnxWeight weight, Initializer initializer, Backend backend) {
    TensorSource source = initializer.source(weight.kerasShape(), weight.dtype(), backend);
    if (source.dtype() != weight.dtype()) {
      throw new IllegalArgumentException(
          "%s: %s makes %s instead of %s"
              .formatted(weight.name(), backend, source.dtype(), weight.dtype()));
    }
    return source;
  }

  /**
   * Replaces all weights by those of a Keras model of the same shape, matched by order.
   *
   * @throws io.github.weightseed.keras.transfer.TransferException when something does not fit, with
   *     the whole report; nothing was replaced
   */
  public TransferReport initialize(ModelWeights keras) {
    Filling filling = new Filling();
    TransferReport report = Transfer.byOrder(keras.weights(), filling.receivers).run();
    filling.finish();
    return report;
  }

  /**
   * Replaces weights by those of a Keras model, matched by name; what the map does not mention is
   * left alone.
   *
   * @param paths for names of initializers the paths of Keras' weights; the backward part of a
   *     bidirectional node has {@code [1]} after its name
   * @throws io.github.weightseed.keras.transfer.TransferException when something does not fit, with
   *     the whole report; nothing was replaced
   */
  public TransferReport initialize(ModelWeights keras, Map<String, String> paths) {
    Filling filling = new Filling();
    TransferReport report = Transfer.byName(keras.weights(), filling.receivers, paths).run();
    filling.finish();
    return report;
  }

  /** Collects Keras' weights until those of every direction are there. */
  private final class Filling {

    private final List<Receiver> receivers = new ArrayList<>();
    private final Map<OnnxWeight, Map<Integer, TensorSource>> received = new HashMap<>();

    Filling() {
      // Keras has all weights of the forward direction before those of the backward one.
      for (int i = 0; i < weights.size(); ) {
        int end = i + 1;
        while (end < weights.size()
            && weights.get(i).directions() > 1
            && weights.get(end).node().equals(weights.get(i).node())) {
          end++;
        }
        for (int direction = 0; direction < weights.get(i).directions(); direction++) {
          for (OnnxWeight weight : weights.subList(i, end)) {
            add(weight, direction);
          }
        }
        i = end;
      }
    }

    private void add(OnnxWeight weight, int direction) {
      receivers.add(
          new Receiver(
              direction == 0 ? weight.name() : "%s[%d]".formatted(weight.name(), direction),
              weight.kerasShape(),
              weight.dtype(),
              source ->
                  received.computeIfAbsent(weight, key -> new HashMap<>()).put(direction, source)));
    }

    void finish() {
      received.forEach(
          (weight, sources) -> {
            if (sources.size() < weight.directions()) {
              throw new IllegalArgumentException(
                  "%s is one of two directions; name the other too".formatted(weight.name()));
            }
          });
      received.forEach(
          (weight, sources) ->
              replaced.put(
                  weight.name(),
                  Arrangement.of(
                      weight,
                      Stream.iterate(0, direction -> direction + 1)
                          .limit(weight.directions())
                          .map(direction -> Objects.requireNonNull(sources.get(direction)))
                          .toList())));
    }
  }

  /**
   * Writes the model with the replaced weights, by chunks; it appears whole or not at all, and may
   * take the place of the file that was read.
   *
   * <p>Weights that lay in another file ("external data") go to a new one beside the model, named
   * as the model and {@code .data}, of any size.
   *
   * @throws IllegalArgumentException when the model would have more than 2<sup>31</sup>-1 bytes
   *     without that, or weights that are not replaced lie in a file of another folder
   * @throws IOException when it cannot be written
   */
  public void write(Path target) throws IOException {
    new ModelFile(file, graph, replaced).write(Objects.requireNonNull(target, "target"));
  }
}
