package io.github.weightseed.djl;

import ai.djl.nn.Block;
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

/**
 * The initial weights of a whole Keras model, for a block of the same shape.
 *
 * <pre>{@code
 * block.initialize(manager, DataType.FLOAT32, inputShape);
 * TransferReport report = KerasWeights.read(Path.of("model.json"), 42, Backend.JAX).into(block);
 * }</pre>
 *
 * <p>Weights are matched by order, {@code model.weights} with the blocks' parameters in the order
 * of the children; or by name. A mismatch changes nothing. The blocks must be of DJL's own classes:
 * linear, convolution, embedding, batch and layer normalization, RNN, LSTM, GRU. Keras' bias of a
 * recurrent layer becomes PyTorch's two: an LSTM's {@code h2h} bias is zero.
 *
 * <p>Immutable.
 *
 * <p>Stateless; a block is for one thread at a time.
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
   * @param paths for names as in {@code block.getParameters()}, such as {@code 01Linear_weight},
   *     the paths of Keras' weights, such as {@code dense/kernel}
   */
  public KerasWeights named(Map<String, String> paths) {
    return new KerasWeights(weights, paths);
  }

  /** What would match and what would not; nothing is changed. */
  public TransferReport compare(Block block) {
    return transfer(block).report();
  }

  /**
   * Gives the block's parameters these values.
   *
   * @return what went where
   * @throws io.github.weightseed.keras.transfer.TransferException when something does not fit, with
   *     the whole report; nothing was changed
   * @throws IllegalStateException when the block is not initialized, or its arrays are closed
   */
  public TransferReport into(Block block) {
    return transfer(block).run();
  }

  private Transfer transfer(Block block) {
    List<Receiver> receivers = BlockReceivers.of(Objects.requireNonNull(block, "block"));
    return paths.isEmpty()
        ? Transfer.byOrder(weights.weights(), receivers)
        : Transfer.byName(weights.weights(), receivers, paths);
  }
}
