package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A shape as a layer is built with it: the batch first, unknown dimensions null.
 *
 * @param dims the dimensions
 */
record InputShape(List<@Nullable Long> dims) {

  /**
   * The shape that a JSON list of integers and nulls means.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  static InputShape of(@Nullable Object json) {
    if (!(json instanceof List<?> list) || !isShape(list)) {
      throw new IllegalArgumentException(
          "A shape must be a list of integers and nulls, got " + json);
    }
    List<@Nullable Long> dims = new ArrayList<>();
    for (Object dim : list) {
      dims.add((Long) dim);
    }
    return new InputShape(dims);
  }

  static boolean isShape(@Nullable Object json) {
    return json instanceof List<?> list
        && list.stream().allMatch(dim -> dim == null || dim instanceof Long);
  }

  int rank() {
    return dims.size();
  }

  /**
   * The dimension at an axis; negative axes count from the end.
   *
   * @throws IllegalArgumentException when it is unknown, or there is no such axis
   */
  long dim(long axis) {
    Long dim = dims.get(index(axis));
    if (dim == null) {
      throw new IllegalArgumentException(
          "axis %d of the input must be known, got input shape %s".formatted(axis, this));
    }
    return dim;
  }

  /** The axis counted from the front. */
  int index(long axis) {
    long index = axis < 0 ? axis + rank() : axis;
    if (index < 0 || index >= rank()) {
      throw new IllegalArgumentException(
          "the input must have an axis %d, got input shape %s".formatted(axis, this));
    }
    return (int) index;
  }

  /** This shape without one axis. */
  InputShape without(int axis) {
    List<@Nullable Long> rest = new ArrayList<>(dims);
    rest.remove(index(axis));
    return new InputShape(rest);
  }

  /** As Python prints a tuple. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "(", dims.size() == 1 ? ",)" : ")");
    for (Long dim : dims) {
      text.add(dim == null ? "None" : dim.toString());
    }
    return text.toString();
  }
}
