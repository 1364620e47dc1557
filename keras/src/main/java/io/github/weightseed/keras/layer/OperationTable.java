package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The frequent operations of {@code keras.src.ops}, by class. Of others the shapes are taken that
 * the file has in the calls of what they go to.
 */
final class OperationTable {

  private static final Map<String, ShapeRule> RULES = new HashMap<>();

  static {
    all(
        OperationTable::broadcast,
        "Add Subtract Multiply Divide DivideNoNan TrueDivide FloorDivide Power Mod Maximum Minimum"
            + " Arctan2 Hypot Logaddexp Equal NotEqual Greater GreaterEqual Less LessEqual"
            + " LogicalAnd LogicalOr LogicalXor BitwiseAnd BitwiseOr BitwiseXor Where");
    all(
        ShapeRule.SAME,
        "Absolute Abs Arccos Arccosh Arcsin Arcsinh Arctan Arctanh Cast Cbrt Ceil Celu Clip"
            + " Conjugate Copy Cos Cosh Cumprod Cumsum Elu Erf Exp Exp2 Expm1 Flip Floor FullLike Gelu"
            + " HardSigmoid HardSilu HardTanh Isfinite Isinf Isnan LayerNorm LeakyRelu Log Log10"
            + " Log1p Log2 LogSigmoid LogSoftmax LogicalNot Negative Normalize OnesLike RMSNorm"
            + " Real Reciprocal Relu Relu6 Roll Round Rsqrt SaturateCast Selu Sigmoid Sign Silu Sin Sinh"
            + " Softmax Softplus Softsign Sort Sqrt Square StopGradient Tan Tanh TanhShrink Tril"
            + " Triu Trunc ZerosLike");
    all(
        ShapeRule.of(OperationTable::reduced),
        "Mean Sum Max Min Any All Amax Amin Prod Std Var Median CountNonzero Logsumexp");
    all(ShapeRule.of(OperationTable::argument), "Argmax Argmin");
    RULES.put("Reshape", ShapeRule.of(OperationTable::reshape));
    RULES.put("Transpose", ShapeRule.of(OperationTable::transpose));
    RULES.put("Swapaxes", ShapeRule.of(OperationTable::swapAxes));
    RULES.put("ExpandDims", ShapeRule.of(OperationTable::expandDims));
    RULES.put("Squeeze", ShapeRule.of(OperationTable::squeeze));
    RULES.put(
        "Concatenate",
        (config, inputs) ->
            List.of(Merging.joined(inputs.ofFirstArgument(), config.integer("axis", 0))));
    RULES.put("Stack", OperationTable::stack);
    RULES.put("Split", OperationTable::split);
    RULES.put("Matmul", OperationTable::matmul);
    RULES.put("Einsum", Einsum::outputs);
    RULES.put("GetItem", GetItem::outputs);
    RULES.put("Take", OperationTable::take);
    RULES.put("Unstack", OperationTable::unstack);
    RULES.put("BroadcastTo", ShapeRule.of(OperationTable::broadcastTo));
    RULES.put("OneHot", ShapeRule.of(OperationTable::oneHot));
    RULES.put("Resize", ShapeRule.of(OperationTable::resize));
    RULES.put("Repeat", ShapeRule.of(OperationTable::repeat));
    RULES.put("Tile", ShapeRule.of(OperationTable::tile));
    RULES.put("Pad", ShapeRule.of(OperationTable::pad));
  }

  private OperationTable() {}

  private static void all(ShapeRule rule, String names) {
    for (String name : names.split(" ", -1)) {
      RULES.put(name, rule);
    }
  }

  /** The rule of a class. */
  static ShapeRule rule(String className) {
    return RULES.getOrDefault(className, ShapeRule.UNKNOWN);
  }

  private static List<PartialShape> broadcast(LayerConfig config, InputShapes inputs) {
    PartialShape output = inputs.first();
    for (PartialShape shape : inputs.byName().values()) {
      output = Broadcast.OPERATIONS.of(output, shape);
    }
    for (Object constant : inputs.constants().values()) {
      PartialShape shape = shapeOf(constant);
      if (shape == null) {
        return List.of();
      }
      output = Broadcast.OPERATIONS.of(output, shape);
    }
    return List.of(output);
  }

  /** The shape of a number, an array or lists of numbers; null of anything else. */
  private static @Nullable PartialShape shapeOf(@Nullable Object constant) {
    if (constant instanceof Map<?, ?> object) {
      return "__numpy__".equals(object.get("class_name"))
              && object.get("config") instanceof Map<?, ?> array
          ? shapeOf(array.get("value"))
          : null;
    }
    if (!(constant instanceof List<?> list)) {
      return PartialShape.of();
    }
    PartialShape item = list.isEmpty() ? PartialShape.of() : shapeOf(list.get(0));
    return item == null ? null : item.insert(0, (long) list.size());
  }

  private static PartialShape reduced(LayerConfig config, PartialShape input) {
    boolean keeps = config.flag("keepdims", false);
    List<Long> axes = config.integers("axis", List.of());
    TreeSet<Integer> indices = new TreeSet<>();
    if (config.has("axis")) {
      axes.forEach(axis -> indices.add(input.index(axis)));
    } else {
      for (int axis = 0; axis < input.rank(); axis++) {
        indices.add(axis);
      }
    }
    PartialShape output = input;
    for (int axis : indices.descendingSet()) {
      output = keeps ? output.with(axis, 1L) : output.without(axis);
    }
    return output;
  }

  private static PartialShape argument(LayerConfig config, PartialShape input) {
    return config.has("axis") || config.flag("keepdims", false)
        ? reduced(config, input)
        : PartialShape.of();
  }

  private static PartialShape reshape(LayerConfig config, PartialShape input) {
    if (!(config.values().get("newshape") instanceof List<?> target)) {
      throw config.wrong("newshape", "a list");
    }
    List<@Nullable Long> dims = new ArrayList<>();
    target.forEach(dim -> dims.add(dim instanceof Long known ? known : null));
    return Reshaping.reshaped(input, dims, "newshape");
  }

  private static PartialShape transpose(LayerConfig config, PartialShape input) {
    List<@Nullable Long> dims = new ArrayList<>();
    if (config.has("axes")) {
      config.integers("axes", List.of()).forEach(axis -> dims.add(input.get(axis)));
    } else {
      for (int axis = input.rank() - 1; axis >= 0; axis--) {
        dims.add(input.get(axis));
      }
    }
    return new PartialShape(dims);
  }

  private static PartialShape swapAxes(LayerConfig config, PartialShape input) {
    long one = config.integer("axis1", 0);
    long other = config.integer("axis2", 0);
    return input.with(one, input.get(other)).with(other, input.get(one));
  }

  private static PartialShape expandDims(LayerConfig config, PartialShape input) {
    List<Long> axes = config.integers("axis", List.of((long) input.rank()));
    int rank = input.rank() + axes.size();
    TreeSet<Integer> indices = new TreeSet<>();
    axes.forEach(axis -> indices.add(Math.toIntExact(axis < 0 ? axis + rank : axis)));
    PartialShape output = input;
    for (int axis : indices) {
      if (axis < 0 || axis > output.rank()) {
        throw config.wrong("axis", "within the output's rank");
      }
      output = output.insert(axis, 1L);
    }
    return output;
  }

  private static PartialShape squeeze(LayerConfig config, PartialShape input) {
    TreeSet<Integer> indices = new TreeSet<>();
    if (config.has("axis")) {
      config.integers("axis", List.of()).forEach(axis -> indices.add(input.index(axis)));
    } else {
      for (int axis = 0; axis < input.rank(); axis++) {
        Long dim = input.get(axis);
        if (dim != null && dim == 1) {
          indices.add(axis);
        }
      }
    }
    PartialShape output = input;
    for (int axis : indices.descendingSet()) {
      output = output.without(axis);
    }
    return output;
  }

  private static List<PartialShape> stack(LayerConfig config, InputShapes inputs) {
    List<PartialShape> shapes = inputs.ofFirstArgument();
    PartialShape first = shapes.get(0);
    long axis = config.integer("axis", 0);
    int index = Math.toIntExact(axis < 0 ? axis + first.rank() + 1 : axis);
    if (index < 0 || index > first.rank()) {
      throw config.wrong("axis", "within the output's rank");
    }
    return List.of(first.insert(index, (long) shapes.size()));
  }

  private static List<PartialShape> split(LayerConfig config, InputShapes inputs) {
    PartialShape input = inputs.first();
    long axis = config.integer("axis", 0);
    Long size = input.get(axis);
    Object sections = config.values().get("indices_or_sections");
    List<PartialShape> parts = new ArrayList<>();
    if (sections instanceof Long count && count > 0 && count <= Integer.MAX_VALUE >> 8) {
      for (long i = 0; i < count; i++) {
        parts.add(input.with(axis, size == null ? null : Long.valueOf(size / count)));
      }
      return parts;
    }
    List<Long> indices = new ArrayList<>(config.integers("indices_or_sections", List.of()));
    long before = 0;
    for (Long index : indices) {
      parts.add(input.with(axis, index - before));
      before = index;
    }
    parts.add(input.with(axis, size == null ? null : Long.valueOf(size - before)));
    return parts;
  }

  private static List<PartialShape> matmul(LayerConfig config, InputShapes inputs) {
    PartialShape one = inputs.at(0);
    PartialShape two = inputs.at(1);
    if (one.rank() < 2 || two.rank() < 2) {
      return List.of();
    }
    return List.of(
        Broadcast.OPERATIONS
            .of(one.between(0, one.rank() - 2), two.between(0, two.rank() - 2))
            .append(one.get(-2))
            .append(two.get(-1)));
  }

  private static PartialShape repeat(LayerConfig config, PartialShape input) {
    List<Long> repeats = config.integers("repeats", List.of());
    long axis = config.integer("axis", 0);
    if (!config.has("axis") || repeats.size() != 1) {
      throw config.wrong("repeats", "one integer, along one axis");
    }
    Long size = input.get(axis);
    return input.with(axis, size == null ? null : Math.multiplyExact(size, repeats.get(0)));
  }

  private static PartialShape tile(LayerConfig config, PartialShape input) {
    List<Long> repeats = config.integers("repeats", List.of());
    PartialShape output = input;
    while (output.rank() < repeats.size()) {
      output = output.insert(0, 1L);
    }
    int skipped = output.rank() - repeats.size();
    for (int i = 0; i < repeats.size(); i++) {
      Long size = output.get(skipped + i);
      output =
          output.with(skipped + i, size == null ? null : Math.multiplyExact(size, repeats.get(i)));
    }
    return output;
  }

  private static PartialShape pad(LayerConfig config, PartialShape input) {
    PartialShape output = input;
    if (!(config.values().get("pad_width") instanceof List<?> widths)) {
      throw config.wrong("pad_width", "a list of pairs");
    }
    for (int axis = 0; axis < input.rank(); axis++) {
      Object width = widths.get(widths.size() == 1 ? 0 : axis);
      Long size = input.get(axis);
      if (width instanceof List<?> pair
          && pair.size() == 2
          && pair.get(0) instanceof Long before
          && pair.get(1) instanceof Long after) {
        output = output.with(axis, size == null ? null : Long.valueOf(size + before + after));
      } else {
        throw config.wrong("pad_width", "a list of pairs");
      }
    }
    return output;
  }

  private static List<PartialShape> take(LayerConfig config, InputShapes inputs) {
    PartialShape input = inputs.first();
    boolean positional = inputs.constants().containsKey("1");
    PartialShape indices =
        inputs.byName().size() > 1
            ? inputs.at(1)
            : shapeOf(inputs.constants().get(positional ? "1" : "indices"));
    if (indices == null || !config.has("axis")) {
      return indices == null ? List.of() : List.of(indices);
    }
    int axis = input.index(config.integer("axis", 0));
    return List.of(input.between(0, axis).append(indices).append(input.from(axis + 1)));
  }

  private static List<PartialShape> unstack(LayerConfig config, InputShapes inputs) {
    PartialShape input = inputs.first();
    long axis = config.integer("axis", 0);
    Long count = config.has("num") ? Long.valueOf(config.integer("num", 0)) : input.get(axis);
    if (count == null || count > Integer.MAX_VALUE >> 8) {
      return List.of();
    }
    return Collections.nCopies(Math.toIntExact(count), input.without(axis));
  }

  private static PartialShape broadcastTo(LayerConfig config, PartialShape input) {
    return new PartialShape(List.copyOf(config.integers("shape", List.of())));
  }

  private static PartialShape oneHot(LayerConfig config, PartialShape input) {
    long axis = config.integer("axis", -1);
    int index = Math.toIntExact(axis < 0 ? axis + input.rank() + 1 : axis);
    if (index < 0 || index > input.rank()) {
      throw config.wrong("axis", "within the output's rank");
    }
    return input.insert(index, config.integer("num_classes", 0));
  }

  private static PartialShape resize(LayerConfig config, PartialShape input) {
    List<Long> size = config.integers("size", List.of());
    if (size.size() != 2) {
      throw config.wrong("size", "a height and a width");
    }
    int height = "channels_first".equals(config.text("data_format", "")) ? -2 : -3;
    return input.with(height, size.get(0)).with(height + 1, size.get(1));
  }
}
