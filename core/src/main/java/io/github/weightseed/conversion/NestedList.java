package io.github.weightseed.conversion;

import io.github.weightseed.Shape;
import io.github.weightseed.text.PythonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python value as NumPy reads it: lists of lists with one shape, or a scalar.
 *
 * @param shape the lengths of the lists, outermost first
 * @param elements the scalars, in C order
 */
record NestedList(Shape shape, List<@Nullable Object> elements) {

  /**
   * Reads lists of lists.
   *
   * @throws IllegalArgumentException when lists on one level have different lengths
   */
  static NestedList of(@Nullable Object value) {
    List<Long> dims = new ArrayList<>();
    for (Object at = value; at instanceof List<?> list; at = list.isEmpty() ? null : list.get(0)) {
      dims.add((long) list.size());
    }
    Shape shape = Shape.of(dims.stream().mapToLong(Long::longValue).toArray());
    List<@Nullable Object> elements = new ArrayList<>();
    flatten(value, shape, 0, elements);
    return new NestedList(shape, elements);
  }

  private static void flatten(
      @Nullable Object value, Shape shape, int axis, List<@Nullable Object> elements) {
    boolean isList = value instanceof List<?>;
    if (isList != axis < shape.rank()) {
      throw inhomogeneous(value);
    }
    if (!(value instanceof List<?> list)) {
      elements.add(value);
      return;
    }
    if (list.size() != shape.dim(axis)) {
      throw inhomogeneous(value);
    }
    for (Object element : list) {
      flatten(element, shape, axis + 1, elements);
    }
  }

  private static IllegalArgumentException inhomogeneous(@Nullable Object value) {
    return new IllegalArgumentException(
        "Setting an array element with a sequence. The requested array has an inhomogeneous shape, got "
            + PythonText.repr(value));
  }
}
