package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/** Shapes made one, aligned at their last dimensions: a 1 gives way to any other size. */
enum Broadcast {
  /** In merging layers what is not known stays unknown. */
  LAYERS,

  /** In operations an unknown dimension gives way to a known one. */
  OPERATIONS;

  /**
   * The shape of both together.
   *
   * @throws IllegalArgumentException when two dimensions differ and neither is 1
   */
  PartialShape of(PartialShape one, PartialShape other) {
    boolean otherIsWider = one.rank() < other.rank();
    PartialShape wide = otherIsWider ? other : one;
    PartialShape narrow = otherIsWider ? one : other;
    PartialShape output = wide;
    int skipped = wide.rank() - narrow.rank();
    for (int axis = 0; axis < narrow.rank(); axis++) {
      Long a = wide.get(skipped + axis);
      Long b = narrow.get(axis);
      if (a != null && b != null && a != 1 && b != 1 && !a.equals(b)) {
        throw new IllegalArgumentException(
            "Inputs have incompatible shapes. Received shapes %s and %s".formatted(wide, narrow));
      }
      output = output.with(skipped + axis, both(a, b));
    }
    return output;
  }

  private @Nullable Long both(@Nullable Long a, @Nullable Long b) {
    if (a != null && b != null) {
      return a == 1 ? b : a;
    }
    Long known = a == null ? b : a;
    return this == LAYERS || known == null || known == 1 ? null : known;
  }
}
