package io.github.weightseed;

import io.github.weightseed.Recommendation.Choice;
import io.github.weightseed.initializers.FanBuilder;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Zeros;
import io.github.weightseed.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables behind {@link Recommendation}. */
final class RecommendedInitializer {

  static final String GLOROT_2010 =
      "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural"
          + " networks";
  static final String HE_2015 = "He et al. 2015, Delving Deep into Rectifiers, arXiv:1502.01852";
  static final String KLAMBAUER_2017 =
      "Klambauer et al. 2017, Self-Normalizing Neural Networks, arXiv:1706.02515";
  static final String SAXE_2014 =
      "Saxe et al. 2014, Exact solutions to the nonlinear dynamics of learning in deep linear"
          + " neural networks, arXiv:1312.6120";
  static final String IOFFE_2015 = "Ioffe and Szegedy 2015, Batch Normalization, arXiv:1502.03167";
  static final String KERAS_GUIDE = "Keras documentation, Layer weight initializers";

  private RecommendedInitializer() {}

  /** One choice for each initializer argument of a layer; for the kernel alone without a layer. */
  static List<Choice> choices(
      @Nullable ActivationFamily activation, LayerFamily.@Nullable Named layer) {
    if (layer == null) {
      return List.of(kernel("kernel_initializer", Objects.requireNonNull(activation), null));
    }
    List<Choice> choices = new ArrayList<>();
    switch (layer.family()) {
      case DENSE ->
          choices.add(
              kernel(
                  "kernel_initializer",
                  activation == null ? ActivationFamily.SYMMETRIC : activation,
                  null));
      case CONVOLUTION ->
          choices.add(kernel("kernel_initializer", ofConvolution(activation), null));
      case TRANSPOSED ->
          choices.add(kernel("kernel_initializer", ofConvolution(activation), transposed(layer)));
      case DEPTHWISE ->
          choices.add(kernel("depthwise_initializer", ofConvolution(activation), depthwise(layer)));
      case SEPARABLE -> {
        // Nothing stands between its two kernels.
        choices.add(kernel("pointwise_initializer", ofConvolution(activation), null));
        choices.add(kernel("depthwise_initializer", ActivationFamily.SYMMETRIC, depthwise(layer)));
      }
      case RECURRENT -> {
        choices.add(
            kernel(
                "kernel_initializer",
                activation == null ? ActivationFamily.SYMMETRIC : activation,
                null));
        choices.add(
            choice(
                "recurrent_initializer",
                Orthogonal::new,
                List.of(),
                "all singular values are 1, so that the state neither grows nor fades over the"
                    + " steps",
                SAXE_2014));
      }
      case ATTENTION -> choices.add(kernel("kernel_initializer", ActivationFamily.SYMMETRIC, null));
      case EMBEDDING ->
          choices.add(
              choice(
                  "embeddings_initializer",
                  RandomUniform::new,
                  List.of("random_normal"),
                  "small values; each row is looked up alone, so that the number of rows does not"
                      + " count",
                  KERAS_GUIDE));
      case NORMALIZATION -> {
        String pass = "the normalized values pass as they are";
        choices.add(choice("gamma_initializer", Ones::new, List.of(), pass, IOFFE_2015));
        choices.add(choice("beta_initializer", Zeros::new, List.of(), pass, IOFFE_2015));
        if (layer.name().equals("BatchNormalization")) {
          String until = "values pass as they are until there are statistics of data";
          choices.add(choice("moving_mean_initializer", Zeros::new, List.of(), until, KERAS_GUIDE));
          choices.add(
              choice("moving_variance_initializer", Ones::new, List.of(), until, KERAS_GUIDE));
        }
      }
      case SLOPE ->
          choices.add(
              choice(
                  "alpha_initializer",
                  Zeros::new,
                  List.of("constant"),
                  "it starts as a ReLU; 0.25 is the paper's start",
                  HE_2015));
    }
    if (hasBias(layer.family())) {
      String reason =
          layer.name().startsWith("LSTM") || layer.name().startsWith("ConvLSTM")
              ? "the kernel breaks the symmetry; unit_forget_bias, on by default, adds ones for the"
                  + " forget gate"
              : "the kernel breaks the symmetry";
      choices.add(choice("bias_initializer", Zeros::new, List.of(), reason, KERAS_GUIDE));
    }
    return choices;
  }

  private static boolean hasBias(LayerFamily family) {
    return switch (family) {
      case EMBEDDING, SLOPE, NORMALIZATION -> false;
      default -> true;
    };
  }

  private static ActivationFamily ofConvolution(@Nullable ActivationFamily activation) {
    return activation == null ? ActivationFamily.RECTIFIER : activation;
  }

  /** The axes of a kernel that its fans are taken over. */
  private record Axes(List<Integer> input, List<Integer> output, String reason) {}

  /** Of {@code (*window, channels, multiplier)}: each output sees one channel. */
  private static Axes depthwise(LayerFamily.Named layer) {
    int window = layer.window();
    return new Axes(
        IntStream.range(0, window).boxed().toList(),
        with(window, window + 1),
        "each output of a depthwise kernel sees one channel, where Keras counts all as fan_in");
  }

  /** Of {@code (*window, filters, channels)}. */
  private static Axes transposed(LayerFamily.Named layer) {
    int window = layer.window();
    return new Axes(
        with(window, window + 1),
        with(window, window),
        "a transposed kernel is (*window, filters, channels), where Keras takes fan_in for fan_out");
  }

  private static List<Integer> with(int window, int axis) {
    return IntStream.concat(IntStream.range(0, window), IntStream.of(axis)).boxed().toList();
  }

  private static Choice kernel(String argument, ActivationFamily activation, @Nullable Axes axes) {
    String because = axes == null ? "" : "; " + axes.reason();
    return switch (activation) {
      case RECTIFIER ->
          choice(
              argument,
              () -> over(axes, HeNormal.builder()),
              axes == null ? List.of("he_uniform") : List.of(),
              "rectifiers halve the second moment; a variance of 2 / fan_in makes up for it"
                  + because,
              HE_2015);
      case SELF_NORMALIZING ->
          choice(
              argument,
              () -> over(axes, LecunNormal.builder()),
              axes == null ? List.of("lecun_uniform") : List.of(),
              "selu keeps mean 0 and variance 1 when a kernel's variance is 1 / fan_in; use"
                  + " AlphaDropout with it"
                  + because,
              KLAMBAUER_2017);
      case SYMMETRIC ->
          choice(
              argument,
              () -> over(axes, GlorotUniform.builder()),
              axes == null ? List.of("glorot_normal") : List.of(),
              "2 / (fan_in + fan_out) is between what keeps the variance forward and what keeps it"
                  + " backward"
                  + because,
              GLOROT_2010);
    };
  }

  private static Initializer over(@Nullable Axes axes, FanBuilder<?> builder) {
    return axes == null
        ? builder.build()
        : builder.inputAxes(array(axes.input())).outputAxes(array(axes.output())).build();
  }

  private static int[] array(List<Integer> axes) {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Choice choice(
      String argument,
      Supplier<Initializer> initializer,
      List<String> alternatives,
      String reason,
      String reference) {
    return new Choice(argument, prototype(initializer), alternatives, reason, reference);
  }

  /** Prototypes draw from a stream of their own, not from the user's. */
  private static Initializer prototype(Supplier<Initializer> initializer) {
    return RandomState.of(0).run(initializer);
  }

  /** The name where all arguments but the seed are defaults, else the call with the others. */
  static String text(Initializer initializer) {
    String name = BuiltIns.nameOf(initializer.className());
    Map<String, @Nullable Object> given = new LinkedHashMap<>(initializer.config());
    given.remove("seed");
    if (BuiltIns.find(name) != null) {
      given.entrySet().removeAll(prototype(() -> Initializers.get(name)).config().entrySet());
    }
    if (given.isEmpty()) {
      return "\"" + name + "\"";
    }
    return initializer.className()
        + "("
        + String.join(
            ", ",
            given.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + PythonText.repr(entry.getValue()))
                .toList())
        + ")";
  }
}
