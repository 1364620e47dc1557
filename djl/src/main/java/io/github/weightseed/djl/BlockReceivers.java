package io.github.weightseed.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.util.Pair;
import io.github.weightseed.Initializers;
import io.github.weightseed.Layout;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.transfer.Receiver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a block takes: its parameters as places for Keras' weights, in Keras' order. */
final class BlockReceivers {

  private final List<Receiver> receivers = new ArrayList<>();

  private BlockReceivers() {}

  static List<Receiver> of(Block block) {
    BlockReceivers all = new BlockReceivers();
    all.collect("", block);
    return all.receivers;
  }

  private void collect(String prefix, Block block) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Pair<String, Parameter> pair : block.getDirectParameters()) {
      arrays.put(pair.getKey(), array(prefix + pair.getKey(), pair.getValue()));
    }
    if (block instanceof RecurrentBlock) {
      recurrent(prefix, block, arrays);
    } else {
      boolean isPlain = block instanceof BatchNorm || block instanceof LayerNorm;
      for (Pair<String, Parameter> pair : block.getDirectParameters()) {
        Parameter parameter = pair.getValue();
        boolean isMatrix = !isPlain && parameter.getType() != Parameter.Type.BIAS;
        add(
            prefix + pair.getKey(),
            array(prefix, parameter),
            isMatrix ? BlockLayouts.of(block, parameter) : Layout.KERAS);
      }
    }
    for (Pair<String, Block> child : block.getChildren()) {
      collect(prefix + child.getKey() + "_", child.getValue());
    }
  }

  private static NDArray array(String name, Parameter parameter) {
    if (!parameter.isInitialized()) {
      throw new IllegalStateException(
          "The block must be initialized first, but %s has no array".formatted(name));
    }
    NDArray array = parameter.getArray();
    if (array.isReleased()) {
      throw new IllegalStateException("The array of %s is closed".formatted(name));
    }
    return array;
  }

  private void add(String name, NDArray array, Layout layout) {
    receivers.add(
        new Receiver(
            name,
            layout.toKeras(DjlArrays.shape(array.getShape())),
            DjlArrays.dtype(array.getDataType()),
            source -> DjlArrays.write(layout.fromKeras(source), array)));
  }

  /**
   * Keras has kernel, recurrent kernel and bias of each direction; DJL all weights, then biases.
   */
  private void recurrent(String prefix, Block block, Map<String, NDArray> arrays) {
    Layout kernel = block instanceof GRU ? BlockLayouts.GRU_KERNEL : Layout.OUT_IN;
    for (String name : arrays.keySet()) {
      if (!name.endsWith("_i2h_WEIGHT")) {
        continue;
      }
      String start = name.substring(0, name.length() - "i2h_WEIGHT".length());
      for (String weight : List.of("i2h_WEIGHT", "h2h_WEIGHT")) {
        NDArray array = arrays.get(start + weight);
        if (array != null) {
          add(prefix + start + weight, array, kernel);
        }
      }
      NDArray input = arrays.get(start + "i2h_BIAS");
      NDArray hidden = arrays.get(start + "h2h_BIAS");
      if (input != null && hidden != null) {
        receivers.add(
            block instanceof GRU
                ? gruBias(prefix + start + "i2h_BIAS", input, hidden)
                : oneBias(prefix + start + "i2h_BIAS", input, hidden));
      }
    }
  }

  /** Keras' one bias; PyTorch adds two. */
  private static Receiver oneBias(String name, NDArray input, NDArray hidden) {
    Shape shape = DjlArrays.shape(input.getShape());
    return new Receiver(
        name,
        shape,
        DjlArrays.dtype(input.getDataType()),
        source -> {
          DjlArrays.write(source, input);
          DjlArrays.write(
              Initializers.zeros()
                  .source(shape, source.dtype(), io.github.weightseed.Backend.NUMPY),
              hidden);
        });
  }

  /** Keras' bias of two rows, for the input and the state (reset_after, as it is by default). */
  private static Receiver gruBias(String name, NDArray input, NDArray hidden) {
    Shape row = DjlArrays.shape(input.getShape());
    return new Receiver(
        name,
        Shape.of(2, row.size()),
        DjlArrays.dtype(input.getDataType()),
        source -> {
          DjlArrays.write(BlockLayouts.GRU_GATES.fromKeras(row(source, 0, row)), input);
          DjlArrays.write(BlockLayouts.GRU_GATES.fromKeras(row(source, 1, row)), hidden);
        });
  }

  private static TensorSource row(TensorSource source, int index, Shape shape) {
    int count = Math.toIntExact(shape.size());
    ByteBuffer bytes = ByteBuffer.allocate(count * source.dtype().byteSize());
    source.read((long) index * count, count, bytes);
    return Tensor.of(shape, source.dtype(), bytes.array()).source();
  }
}
