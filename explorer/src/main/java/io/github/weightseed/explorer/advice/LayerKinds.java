package io.github.weightseed.explorer.advice;

import io.github.weightseed.keras.LayerNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the classes of layers and operations do to a signal. */
final class LayerKinds {

  private static final Set<String> NORMALIZATIONS =
      Set.of(
          "BatchNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "RMSNormalization",
          "UnitNormalization",
          "LayerNorm",
          "RmsNorm");

  /** Those that let a signal's second moment pass, or nearly. */
  private static final Set<String> PASSING =
      Set.of(
          "Dropout",
          "AlphaDropout",
          "GaussianDropout",
          "GaussianNoise",
          "SpatialDropout1D",
          "SpatialDropout2D",
          "SpatialDropout3D",
          "Identity",
          "Sequential", // a nested one without layers; others are opened
          "ActivityRegularization",
          "Masking",
          "Flatten",
          "Reshape",
          "Permute",
          "RepeatVector",
          "Squeeze",
          "ExpandDims",
          "Transpose",
          "GetItem");

  private static final Set<String> PASSING_ENDINGS =
      Set.of("Pooling1D", "Pooling2D", "Pooling3D", "Padding1D", "Padding2D", "Padding3D");

  private static final Set<String> SUMS = Set.of("Add", "Subtract", "Average");

  private LayerKinds() {}

  static boolean isNormalization(LayerNode node) {
    return NORMALIZATIONS.contains(node.className());
  }

  static boolean isPassing(LayerNode node) {
    String name = node.className();
    return PASSING.contains(name)
        || name.startsWith("Cropping")
        || name.startsWith("UpSampling")
        || PASSING_ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Whether it adds several signals, as a skip connection does. */
  static boolean isSum(LayerNode node) {
    return SUMS.contains(node.className()) && node.previous().size() > 1;
  }

  static boolean isAttention(String className) {
    return className.equals("MultiHeadAttention") || className.equals("GroupQueryAttention");
  }

  /** The activation that a node is, or null; {@link Activation#LINEAR} for one without effect. */
  static @Nullable Activation activation(LayerNode node) {
    return switch (node.className()) {
      case "Activation" -> ofConfig(node.config().get("activation"));
      case "ReLU" -> rectifier(node.config());
      default ->
          node.weights().isEmpty() || node.className().equals("PReLU")
              ? Activation.named(node.className())
              : null;
    };
  }

  /** The activation that a config's value names: linear for none, null for one not known. */
  static @Nullable Activation ofConfig(@Nullable Object value) {
    if (value == null) {
      return Activation.LINEAR;
    }
    if (value instanceof String name) {
      return Activation.named(name);
    }
    if (value instanceof Map<?, ?> object) {
      if (object.get("config") instanceof String name) {
        return Activation.named(name);
      }
      if (object.get("class_name") instanceof String className) {
        return className.equals("ReLU") && object.get("config") instanceof Map<?, ?> config
            ? rectifier(config)
            : Activation.named(className);
      }
    }
    return null;
  }

  private static Activation rectifier(Map<?, ?> config) {
    if (config.get("negative_slope") instanceof Number slope && slope.doubleValue() != 0) {
      return Activation.LEAKY_RELU;
    }
    return config.get("max_value") == null ? Activation.RELU : Activation.RELU6;
  }
}
