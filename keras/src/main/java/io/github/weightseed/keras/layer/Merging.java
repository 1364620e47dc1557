package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Layers that make one tensor of several. */
final class Merging {

  private Merging() {}

  /** {@code Add}, {@code Multiply}, ...: all but the batch is broadcast from the right. */
  static List<PartialShape> elementwise(LayerConfig config, InputShapes inputs) {
    List<PartialShape> shapes = several(inputs, "A merge layer", 1);
    Set<Long> batches =
        shapes.stream()
            .map(PartialShape::batch)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    if (batches.size() > 1) {
      throw new IllegalArgumentException(
          "Cannot merge tensors with different batch sizes. Received tensors with shapes "
              + shapes);
    }
    PartialShape output = shapes.get(0).from(1);
    for (PartialShape shape : shapes.subList(1, shapes.size())) {
      output = Broadcast.LAYERS.of(output, shape.from(1));
    }
    Long batch = batches.isEmpty() ? null : batches.iterator().next();
    return List.of(PartialShape.of(batch).append(output));
  }

  /** {@code Concatenate}. */
  static List<PartialShape> concatenate(LayerConfig config, InputShapes inputs) {
    List<PartialShape> shapes = several(inputs, "A `Concatenate` layer", 1);
    return List.of(joined(shapes, config.integer("axis", -1)));
  }

  /** Shapes put after each other along an axis; all others must agree where they are known. */
  static PartialShape joined(List<PartialShape> shapes, long axis) {
    PartialShape output = shapes.get(0);
    int along = output.index(axis);
    for (PartialShape shape : shapes.subList(1, shapes.size())) {
      boolean fits = shape.rank() == output.rank();
      for (int i = 0; fits && i < output.rank(); i++) {
        Long a = output.get(i);
        Long b = shape.get(i);
        fits = i == along || a == null || b == null || a.equals(b);
      }
      if (!fits) {
        throw new IllegalArgumentException(
            "A `Concatenate` layer requires inputs with matching shapes except for the"
                + " concatenation axis. Received: input_shape="
                + shapes);
      }
      Long size = output.get(along);
      Long more = shape.get(along);
      output = output.with(along, size == null || more == null ? null : Math.addExact(size, more));
    }
    return output;
  }

  /** {@code Dot}: without the contracted axes, and without the second one's batch. */
  static List<PartialShape> dot(LayerConfig config, InputShapes inputs) {
    List<PartialShape> shapes = several(inputs, "A `Dot` layer", 2);
    if (shapes.size() != 2) {
      throw new IllegalArgumentException(
          "A `Dot` layer should be called on a list of 2 inputs. Received: input_shape=" + shapes);
    }
    PartialShape one = shapes.get(0);
    PartialShape two = shapes.get(1);
    List<Long> axes = config.integers("axes", List.of());
    if (axes.isEmpty() || axes.size() > 2) {
      throw config.wrong("axes", "an integer or a pair of integers");
    }
    int first = one.index(axes.get(0));
    int second = two.index(axes.get(axes.size() - 1));
    Long a = one.get(first);
    Long b = two.get(second);
    if (a != null && b != null && !a.equals(b)) {
      throw new IllegalArgumentException(
          "Incompatible input shapes: axis values %d (at axis %d) != %d (at axis %d). Full input shapes: %s, %s"
              .formatted(a, first, b, second, one, two));
    }
    List<@Nullable Long> output = new ArrayList<>(one.without(first).dims());
    List<@Nullable Long> rest = two.without(second).dims();
    output.addAll(rest.subList(Math.min(1, rest.size()), rest.size()));
    if (output.size() == 1) {
      output.add(1L);
    }
    return List.of(new PartialShape(output));
  }

  private static List<PartialShape> several(InputShapes inputs, String layer, int atLeast) {
    List<PartialShape> shapes = inputs.ofFirstArgument();
    if (shapes.size() < atLeast) {
      throw new IllegalArgumentException(
          "%s should be called on a list of at least %d input. Received %d inputs."
              .formatted(layer, atLeast, shapes.size()));
    }
    return shapes;
  }
}
