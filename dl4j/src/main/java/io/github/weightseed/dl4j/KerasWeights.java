package io.github.weightseed.dl4j;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.transfer.Receiver;
import io.github.weightseed.keras.transfer.Transfer;
import io.github.weightseed.keras.transfer.TransferReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The initial weights of a whole Keras model, for a network of the same shape.
 *
 * <pre>{@code
 * network.init();
 * TransferReport report = KerasWeights.read(Path.of("model.json"), 42, Backend.JAX).into(network);
 * }</pre>
 *
 * <p>Weights are matched by order, {@code model.weights} with the layers' parameters; or by name. A
 * mismatch changes nothing. Known are dense, output, convolution, embedding, LSTM, SimpleRnn and
 * batch normalization layers, and bidirectional ones of these.
 *
 * <p>Immutable.
 *
 * <p>Stateless; a network is for one thread at a time.
 */
public final class KerasWeights {

  private final ModelWeights weights;
  private final Map<String, String> paths;

  private KerasWeights(ModelWeights weights, Map<String, String> paths) {
    this.weights = Objects.requireNonNull(weights, "weights");
    this.paths = Map.copyOf(paths);
  }

  /** These weights, by order. */
  public static KerasWeights of(ModelWeights weights) {
    return new KerasWeights(weights, Map.of());
  }

  /**
   * The weights of the model in a file, by order.
   *
   * @param file as {@link ModelPlan#read(Path, long)} takes it
   * @param seed as {@code keras.utils.set_random_seed} takes it
   * @param backend whose values they are
   */
  public static KerasWeights read(Path file, long seed, Backend backend) {
    return of(ModelPlan.read(file, seed).initialize(backend));
  }

  /**
   * By name instead of by order; what the map does not mention is left alone.
   *
   * @param paths for names as in {@code network.paramTable()}, such as {@code 0_W}, the paths of
   *     Keras' weights, such as {@code dense/kernel}
   */
  public KerasWeights named(Map<String, String> paths) {
    return new KerasWeights(weights, paths);
  }

  /** What would match and what would not; nothing is changed. */
  public TransferReport compare(MultiLayerNetwork network) {
    return transfer(LayerReceivers.of(network)).report();
  }

  /** What would match and what would not; nothing is changed. */
  public TransferReport compare(ComputationGraph graph) {
    return transfer(LayerReceivers.of(graph)).report();
  }

  /**
   * Gives the network's parameters these values.
   *
   * @return what went where
   * @throws io.github.weightseed.keras.transfer.TransferException when something does not fit, with
   *     the whole report; nothing was changed
   * @throws IllegalArgumentException when it has a layer that is not known
   * @throws IllegalStateException when it is not initialized
   */
  public TransferReport into(MultiLayerNetwork network) {
    return transfer(LayerReceivers.of(network)).run();
  }

  /** {@link #into(MultiLayerNetwork)}, its layers in topological order. */
  public TransferReport into(ComputationGraph graph) {
    return transfer(LayerReceivers.of(graph)).run();
  }

  private Transfer transfer(List<Receiver> receivers) {
    return paths.isEmpty()
        ? Transfer.byOrder(weights.weights(), receivers)
        : Transfer.byName(weights.weights(), receivers, paths);
  }
}
