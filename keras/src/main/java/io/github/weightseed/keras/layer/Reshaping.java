package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers that give the same values in another shape. */
final class Reshaping {

  private Reshaping() {}

  /** {@code Flatten}. */
  static PartialShape flatten(LayerConfig config, PartialShape input) {
    return PartialShape.of(input.batch(), input.from(1).size());
  }

  /** {@code Reshape}: the batch stays; one -1 stands for what is left. */
  static PartialShape reshape(LayerConfig config, PartialShape input) {
    List<@Nullable Long> target = new ArrayList<>(config.integers("target_shape", List.of()));
    return PartialShape.of(input.batch()).append(reshaped(input.from(1), target, "target_shape"));
  }

  /**
   * A target shape whose -1 is replaced by what is left, or null when that is not known.
   *
   * @throws IllegalArgumentException when the sizes do not fit
   */
  static PartialShape reshaped(PartialShape input, List<@Nullable Long> target, String argument) {
    long known = 1;
    int open = -1;
    for (int i = 0; i < target.size(); i++) {
      Long dim = target.get(i);
      if (dim != null && dim < -1) {
        throw new IllegalArgumentException(
            "Each dimension in `%1$s` must be a non-negative integer, or `-1` for a single unknown dimension. Received: %1$s=%2$s."
                .formatted(argument, target));
      }
      if (dim != null && dim == -1) {
        if (open >= 0) {
          throw new IllegalArgumentException(
              "There must be at most one unknown dimension (-1) in `%1$s`. Received: %1$s=%2$s."
                  .formatted(argument, target));
        }
        open = i;
      } else if (dim != null) {
        known = Math.multiplyExact(known, dim);
      }
    }
    List<@Nullable Long> output = new ArrayList<>(target);
    Long size = input.size();
    if (size == null || target.contains(null)) {
      if (open >= 0) {
        output.set(open, null);
      }
      return new PartialShape(output);
    }
    boolean fits = open < 0 ? size == known : known != 0 && size % known == 0;
    if (!fits) {
      throw new IllegalArgumentException(
          "The total size of the tensor must be unchanged. Received: input_shape=%s, %s=%s"
              .formatted(input, argument, target));
    }
    if (open >= 0) {
      output.set(open, size / known);
    }
    return new PartialShape(output);
  }

  /** {@code Permute}: its axes count from 1; the batch stays. */
  static PartialShape permute(LayerConfig config, PartialShape input) {
    List<@Nullable Long> output = new ArrayList<>();
    output.add(input.batch());
    config.integers("dims", List.of()).forEach(axis -> output.add(input.get(axis)));
    return new PartialShape(output);
  }

  /** {@code RepeatVector}. */
  static PartialShape repeatVector(LayerConfig config, PartialShape input) {
    if (input.rank() != 2) {
      throw new IllegalArgumentException(
          "expected ndim=2, found ndim=%d. Full shape received: %s".formatted(input.rank(), input));
    }
    return PartialShape.of(input.batch(), config.positive("n"), input.get(1));
  }
}
