package io.github.weightseed.keras.layer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TensorFlow function's form in Keras 3.
 *
 * @param module the operation's module
 * @param className the operation's class
 * @param operands TensorFlow's names of the arguments that follow the first one by position
 * @param arguments TensorFlow's names of the config's arguments, and Keras' names of them
 * @param defaults where TensorFlow's default is not Keras'
 * @param takesList whether the first argument is a list of tensors
 */
record Keras2Function(
    String module,
    String className,
    List<String> operands,
    Map<String, String> arguments,
    Map<String, @Nullable Object> defaults,
    boolean takesList) {

  static final String LAYERS = "keras.layers";

  /** Where functions of TensorFlow 1 are. */
  private static final String OLD = "compat.v1.";

  private static final String NUMPY = "keras.src.ops.numpy";
  private static final String NN = "keras.src.ops.nn";
  private static final String CORE = "keras.src.ops.core";
  private static final String MATH = "keras.src.ops.math";

  private static final Map<String, Keras2Function> FORMS = new HashMap<>();

  static {
    all(
        NUMPY,
        List.of("y"),
        "math.add:Add __operators__.add:Add math.subtract:Subtract"
            + " math.multiply:Multiply math.truediv:TrueDivide math.divide:Divide"
            + " math.floordiv:FloorDivide floor_div:FloorDivide math.floormod:Mod math.maximum:Maximum"
            + " math.minimum:Minimum math.pow:Power math.greater:Greater"
            + " math.greater_equal:GreaterEqual math.less:Less math.less_equal:LessEqual"
            + " math.equal:Equal math.not_equal:NotEqual __operators__.eq:Equal"
            + " __operators__.ne:NotEqual math.logical_and:LogicalAnd"
            + " math.logical_or:LogicalOr math.logical_xor:LogicalXor");
    all(
        NUMPY,
        List.of(),
        "math.abs:Absolute math.exp:Exp math.expm1:Expm1 math.log:Log"
            + " math.log1p:Log1p math.sqrt:Sqrt math.square:Square"
            + " math.reciprocal:Reciprocal math.tanh:Tanh nn.tanh:Tanh math.sin:Sin"
            + " math.cos:Cos math.tan:Tan math.sinh:Sinh math.cosh:Cosh"
            + " math.negative:Negative math.sign:Sign math.floor:Floor math.ceil:Ceil"
            + " math.round:Round math.is_nan:Isnan math.is_finite:Isfinite"
            + " math.logical_not:LogicalNot");
    all(
        NN,
        List.of(),
        "nn.relu:Relu nn.relu6:Relu6 nn.elu:Elu nn.selu:Selu nn.silu:Silu"
            + " nn.swish:Silu nn.softsign:Softsign nn.softplus:Softplus"
            + " math.softplus:Softplus math.sigmoid:Sigmoid nn.sigmoid:Sigmoid"
            + " math.log_sigmoid:LogSigmoid");
    all(MATH, List.of(), "math.rsqrt:Rsqrt math.erf:Erf");
    all(CORE, List.of(), "stop_gradient:StopGradient");
    all(LAYERS, List.of(), "identity:Identity");
    FORMS.put("math.add_n", form(LAYERS, "Add").ofList());
    for (String pair :
        ("math.reduce_mean:Mean math.reduce_sum:Sum math.reduce_max:Max"
                + " math.reduce_min:Min math.reduce_prod:Prod math.reduce_any:Any"
                + " math.reduce_all:All math.reduce_std:Std math.reduce_variance:Var")
            .split(" ", -1)) {
      int colon = pair.indexOf(':');
      FORMS.put(pair.substring(0, colon), reduction(NUMPY, pair.substring(colon + 1)));
    }
    FORMS.put("math.reduce_logsumexp", reduction(MATH, "Logsumexp"));
    FORMS.put("math.argmax", axis(form(NUMPY, "Argmax")).withDefault("axis", 0L));
    FORMS.put("math.argmin", axis(form(NUMPY, "Argmin")).withDefault("axis", 0L));
    FORMS.put("math.cumsum", axis(form(NUMPY, "Cumsum")).withDefault("axis", 0L));
    FORMS.put("math.cumprod", axis(form(NUMPY, "Cumprod")).withDefault("axis", 0L));
    FORMS.put(
        "math.l2_normalize",
        axis(form(NN, "Normalize")).withDefault("axis", null).withDefault("epsilon", 1e-6));
    FORMS.put("nn.softmax", axis(form(NN, "Softmax")));
    FORMS.put("nn.log_softmax", axis(form(NN, "LogSoftmax")));
    FORMS.put("nn.leaky_relu", form(NN, "LeakyRelu").with("alpha", "negative_slope"));
    FORMS.put(
        "nn.gelu",
        form(NN, "Gelu").with("approximate", "approximate").withDefault("approximate", false));
    FORMS.put("cast", form(CORE, "Cast").with("dtype", "dtype"));
    FORMS.put("zeros_like", form(NUMPY, "ZerosLike").with("dtype", "dtype"));
    FORMS.put("ones_like", form(NUMPY, "OnesLike").with("dtype", "dtype"));
    FORMS.put(
        "clip_by_value",
        form(NUMPY, "Clip").with("clip_value_min", "x_min").with("clip_value_max", "x_max"));
    FORMS.put("reshape", form(NUMPY, "Reshape").with("shape", "newshape"));
    FORMS.put("broadcast_to", form(NUMPY, "BroadcastTo").with("shape", "shape"));
    FORMS.put("transpose", form(NUMPY, "Transpose").with("perm", "axes"));
    FORMS.put("expand_dims", axis(form(NUMPY, "ExpandDims")));
    FORMS.put("squeeze", axis(form(NUMPY, "Squeeze")));
    FORMS.put("tile", form(NUMPY, "Tile").with("multiples", "repeats"));
    FORMS.put("repeat", axis(form(NUMPY, "Repeat")).with("repeats", "repeats"));
    FORMS.put("concat", axis(form(NUMPY, "Concatenate")).ofList());
    FORMS.put("stack", axis(form(NUMPY, "Stack")).ofList());
    FORMS.put("unstack", axis(form(CORE, "Unstack")).with("num", "num"));
    FORMS.put(
        "split", axis(form(NUMPY, "Split")).with("num_or_size_splits", "indices_or_sections"));
    FORMS.put("gather", axis(form(NUMPY, "Take", "indices")).withDefault("axis", 0L));
    FORMS.put("math.atan2", form(NUMPY, "Arctan2", "x"));
    FORMS.put("where", form(NUMPY, "Where", "x", "y"));
    FORMS.put("linalg.matmul", form(NUMPY, "Matmul", "b"));
    FORMS.put("__operators__.getitem", form(NUMPY, "GetItem"));
    FORMS.put("pad", form(NUMPY, "Pad").with("paddings", "pad_width").with("mode", "mode"));
    FORMS.put(
        "image.resize",
        form("keras.src.ops.image", "Resize")
            .with("size", "size")
            .with("method", "interpolation")
            .with("antialias", "antialias"));
    FORMS.put(
        "one_hot", axis(form(NN, "OneHot")).with("depth", "num_classes").with("dtype", "dtype"));
  }

  /** The form of a function by its public name, such as {@code math.add}, or null. */
  static @Nullable Keras2Function find(@Nullable Object function) {
    String name = String.valueOf(function);
    return FORMS.get(name.startsWith(OLD) ? name.substring(OLD.length()) : name);
  }

  /** Functions whose only arguments are tensors: pairs of TensorFlow's name and Keras' class. */
  private static void all(String module, List<String> operands, String pairs) {
    for (String pair : pairs.split(" ", -1)) {
      int colon = pair.indexOf(':');
      String[] names = operands.toArray(String[]::new);
      FORMS.put(pair.substring(0, colon), form(module, pair.substring(colon + 1), names));
    }
  }

  private static Keras2Function form(String module, String className, String... operands) {
    return new Keras2Function(module, className, List.of(operands), Map.of(), Map.of(), false);
  }

  private static Keras2Function axis(Keras2Function form) {
    return form.with("axis", "axis");
  }

  private static Keras2Function reduction(String module, String className) {
    return axis(form(module, className)).with("keepdims", "keepdims");
  }

  private Keras2Function with(String tensorFlow, String keras) {
    Map<String, String> more = new LinkedHashMap<>(arguments);
    more.put(tensorFlow, keras);
    return new Keras2Function(module, className, operands, more, defaults, takesList);
  }

  private Keras2Function withDefault(String keras, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(defaults);
    more.put(keras, value);
    return new Keras2Function(module, className, operands, arguments, more, takesList);
  }

  private Keras2Function ofList() {
    return new Keras2Function(module, className, operands, arguments, defaults, true);
  }
}
