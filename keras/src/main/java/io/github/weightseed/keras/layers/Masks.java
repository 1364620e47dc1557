package io.github.weightseed.keras.layers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The masks that Keras makes of padding and hands on from layer to layer. In a functional model
 * they are operations in the graph; a model without them would be another one.
 */
final class Masks {

  private static final String MASK = "mask";

  /** Layers whose outputs have their input's mask. */
  private static final Set<String> HANDED_ON =
      Set.of(
          "Activation",
          "ActivityRegularization",
          "AlphaDropout",
          "BatchNormalization",
          "Dense",
          "Dropout",
          "ELU",
          "GaussianDropout",
          "GaussianNoise",
          "GroupNormalization",
          "GroupQueryAttention",
          "Identity",
          "LayerNormalization",
          "LeakyReLU",
          "MultiHeadAttention",
          "Normalization",
          "PReLU",
          "ReLU",
          "Rescaling",
          "Softmax",
          "SpatialDropout1D",
          "SpatialDropout2D",
          "SpatialDropout3D",
          "TimeDistributed",
          "UnitNormalization");

  private static final Set<String> RECURRENT =
      Set.of("RNN", "SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D");

  private static final Set<String> MERGING =
      Set.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum");

  private Masks() {}

  /** The keyword arguments of a call as Keras writes them: the mask, and whether it is training. */
  static Map<String, @Nullable Object> keywords(
      Layer layer,
      List<? extends @Nullable Object> args,
      Map<String, ? extends @Nullable Object> kwargs) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    boolean plainCall = !args.isEmpty() && kwargs.values().stream().noneMatch(Masks::hasTensor);
    boolean isModel = layer instanceof Model;
    if (plainCall && (isModel || isFloating(args.get(0)))) {
      CallRules.of(layer)
          .keywords()
          .forEach(
              (name, value) ->
                  all.put(
                      name,
                      name.equals(MASK) && args.get(0) instanceof KerasTensor input
                          ? input.mask()
                          : value));
    }
    all.putAll(kwargs);
    return all;
  }

  private static boolean hasTensor(@Nullable Object value) {
    return value instanceof KerasTensor
        || (value instanceof List<?> list && list.stream().anyMatch(Masks::hasTensor));
  }

  private static boolean isFloating(@Nullable Object value) {
    return value instanceof KerasTensor tensor && tensor.isFloating();
  }

  /** The masks of a call's outputs. */
  static List<@Nullable KerasTensor> outputs(Layer layer, List<KerasTensor> inputs, int count) {
    List<@Nullable KerasTensor> masks = new ArrayList<>(Collections.nCopies(count, null));
    KerasTensor input = inputs.get(0);
    String className = layer.className();
    if (className.equals("Embedding") && isTrue(layer, "mask_zero")) {
      masks.set(0, Operation.notEqual(input, 0L));
    } else if (className.equals("Masking")) {
      Object value = argument(layer, "mask_value");
      masks.set(0, Operation.any(Operation.notEqual(input, value == null ? 0.0 : value)));
    } else if (HANDED_ON.contains(className)) {
      masks.set(0, input.mask());
    } else if (RECURRENT.contains(className)) {
      masks.set(0, isTrue(layer, "return_sequences") ? input.mask() : null);
    } else if (className.equals("Bidirectional")
        && argument(layer, "layer") instanceof Layer inner
        && isTrue(inner, "return_sequences")) {
      masks.set(0, input.mask());
      if (argument(layer, "merge_mode") == null && count > 1) {
        masks.set(1, input.mask());
      }
    } else if (MERGING.contains(className)) {
      masks.set(0, any(inputs));
    } else if (className.equals("Concatenate")) {
      masks.set(0, concatenated(layer, inputs));
    }
    return masks;
  }

  private static @Nullable Object argument(Layer layer, String name) {
    return layer instanceof ConfiguredLayer<?> configured ? configured.arguments().get(name) : null;
  }

  private static boolean isTrue(Layer layer, String argument) {
    return Boolean.TRUE.equals(argument(layer, argument));
  }

  /** Where one input counts; null when one has no mask. */
  private static @Nullable KerasTensor any(List<KerasTensor> inputs) {
    KerasTensor result = inputs.get(0).mask();
    for (KerasTensor input : inputs.subList(1, inputs.size())) {
      KerasTensor mask = input.mask();
      if (result == null || mask == null) {
        return null;
      }
      result = Operation.or(result, mask);
    }
    return result;
  }

  private static @Nullable KerasTensor concatenated(Layer layer, List<KerasTensor> inputs) {
    if (inputs.stream().allMatch(input -> input.mask() == null)) {
      return null;
    }
    List<KerasTensor> masks = new ArrayList<>();
    for (KerasTensor input : inputs) {
      KerasTensor mask = input.mask();
      if (mask == null) {
        masks.add(Operation.like(input, true));
      } else if (mask.shape().rank() < input.shape().rank()) {
        KerasTensor wide = Operation.expandDims(mask);
        masks.add(Operation.or(wide, Operation.like(input, false)));
      } else {
        masks.add(mask);
      }
    }
    long axis = argument(layer, "axis") instanceof Long number ? number : -1;
    return Operation.any(Operation.concatenate(masks, axis, masks.get(0).shape()));
  }
}
