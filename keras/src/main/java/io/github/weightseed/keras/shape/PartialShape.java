package io.github.weightseed.keras.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a layer's input or output: the batch first, unknown dimensions null.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param dims the dimensions
 */
public record PartialShape(List<@Nullable Long> dims) {

  /** Copies the list. */
  public PartialShape {
    dims = Collections.unmodifiableList(new ArrayList<>(dims));
  }

  /** A shape of these dimensions, unknown ones null. */
  public static PartialShape of(@Nullable Long... dims) {
    return new PartialShape(Arrays.asList(dims));
  }

  /**
   * The shape that a JSON list of integers and nulls means.
   *
   * @throws IllegalArgumentException when it is anything else, or a dimension is negative
   */
  public static PartialShape ofJson(@Nullable Object json) {
    if (!(json instanceof List<?> list) || !isShape(list)) {
      throw new IllegalArgumentException(
          "A shape must be a list of integers and nulls, got " + json);
    }
    List<@Nullable Long> dims = new ArrayList<>();
    for (Object dim : list) {
      if (dim instanceof Long number && number < 0) {
        throw new IllegalArgumentException("A dimension must not be negative, got shape " + list);
      }
      dims.add((Long) dim);
    }
    return new PartialShape(dims);
  }

  /** Whether a JSON value is a list of integers and nulls. */
  public static boolean isShape(@Nullable Object json) {
    return json instanceof List<?> list
        && list.stream().allMatch(dim -> dim == null || dim instanceof Long);
  }

  /** The number of dimensions. */
  public int rank() {
    return dims.size();
  }

  /**
   * The dimension at an axis, null when it is unknown; negative axes count from the end.
   *
   * @throws IllegalArgumentException when there is no such axis
   */
  public @Nullable Long get(long axis) {
    return dims.get(index(axis));
  }

  /**
   * The dimension at an axis; negative axes count from the end.
   *
   * @throws IllegalArgumentException when it is unknown, or there is no such axis
   */
  public long dim(long axis) {
    Long dim = get(axis);
    if (dim == null) {
      throw new IllegalArgumentException(
          "axis %d of the input must be known, got input shape %s".formatted(axis, this));
    }
    return dim;
  }

  /**
   * The axis counted from the front.
   *
   * @throws IllegalArgumentException when there is no such axis
   */
  public int index(long axis) {
    long index = axis < 0 ? axis + rank() : axis;
    if (index < 0 || index >= rank()) {
      throw new IllegalArgumentException(
          "the input must have an axis %d, got input shape %s".formatted(axis, this));
    }
    return (int) index;
  }

  /** The first dimension. */
  public @Nullable Long batch() {
    return get(0);
  }

  /** This shape with another dimension at an axis. */
  public PartialShape with(long axis, @Nullable Long dim) {
    List<@Nullable Long> changed = new ArrayList<>(dims);
    changed.set(index(axis), dim);
    return new PartialShape(changed);
  }

  /** This shape with a dimension more before an axis. */
  public PartialShape insert(int axis, @Nullable Long dim) {
    List<@Nullable Long> more = new ArrayList<>(dims);
    more.add(axis, dim);
    return new PartialShape(more);
  }

  /** This shape with a dimension more at the end. */
  public PartialShape append(@Nullable Long dim) {
    return insert(rank(), dim);
  }

  /** This shape followed by another. */
  public PartialShape append(PartialShape next) {
    List<@Nullable Long> all = new ArrayList<>(dims);
    all.addAll(next.dims);
    return new PartialShape(all);
  }

  /** This shape without one axis. */
  public PartialShape without(long axis) {
    List<@Nullable Long> rest = new ArrayList<>(dims);
    rest.remove(index(axis));
    return new PartialShape(rest);
  }

  /** The dimensions from one axis, included, to another, excluded. */
  public PartialShape between(int from, int to) {
    if (from > to || to > rank()) {
      throw new IllegalArgumentException(
          "the input must have at least %d axes, got input shape %s".formatted(to, this));
    }
    return new PartialShape(dims.subList(from, to));
  }

  /** The dimensions from an axis on. */
  public PartialShape from(int axis) {
    return between(axis, Math.max(axis, rank()));
  }

  /** Whether all dimensions are known. */
  public boolean isKnown() {
    return !dims.contains(null);
  }

  /**
   * The product of the dimensions, null when one is unknown.
   *
   * @throws ArithmeticException when it is 2<sup>63</sup> or more
   */
  public @Nullable Long size() {
    long size = 1;
    for (Long dim : dims) {
      if (dim == null) {
        return null;
      }
      size = Math.multiplyExact(size, dim);
    }
    return size;
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
