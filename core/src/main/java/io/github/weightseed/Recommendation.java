package io.github.weightseed;

import io.github.weightseed.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which initializers suit a layer with an activation, by the tables of Keras' guides and the papers
 * behind them; why, and where that is written.
 *
 * <table>
 * <caption>By activation</caption>
 * <tr><th>Activation</th><th>Kernel</th><th>Variance</th><th>Source</th></tr>
 * <tr><td>relu, leaky_relu, elu, gelu, silu and their like</td><td>he_normal, he_uniform</td><td>{@code
 *     2 / fan_in}</td><td>He et al. 2015, <a
 *     href="https://arxiv.org/abs/1502.01852">arXiv:1502.01852</a></td></tr>
 * <tr><td>selu</td><td>lecun_normal, lecun_uniform</td><td>{@code 1 / fan_in}</td><td>Klambauer et
 *     al. 2017, <a href="https://arxiv.org/abs/1706.02515">arXiv:1706.02515</a></td></tr>
 * <tr><td>linear, tanh, sigmoid, softmax and their like</td><td>glorot_uniform,
 *     glorot_normal</td><td>{@code 2 / (fan_in + fan_out)}</td><td>Glorot and Bengio 2010, <a
 *     href="https://proceedings.mlr.press/v9/glorot10a.html">PMLR 9:249-256</a></td></tr>
 * </table>
 *
 * <table>
 * <caption>By layer</caption>
 * <tr><th>Layer</th><th>Initializers</th></tr>
 * <tr><td>dense</td><td>by activation; glorot_uniform when none is named</td></tr>
 * <tr><td>convolutions</td><td>by activation; he_normal when none is named. Those of depthwise and
 *     transposed kernels get the axes that their fans should be taken over, which Keras does not
 *     do by itself</td></tr>
 * <tr><td>recurrent layers</td><td>orthogonal for the recurrent kernel (Saxe et al. 2014, <a
 *     href="https://arxiv.org/abs/1312.6120">arXiv:1312.6120</a>), glorot_uniform for that of the
 *     input</td></tr>
 * <tr><td>attention</td><td>glorot_uniform</td></tr>
 * <tr><td>normalizations</td><td>ones for gamma, zeros for beta; BatchNormalization: zeros for the
 *     moving mean, ones for the moving variance</td></tr>
 * <tr><td>embeddings</td><td>random_uniform, random_normal: small values</td></tr>
 * </table>
 *
 * <p>Biases are zeros everywhere.
 *
 * <pre>{@code
 * Recommendation selu = Recommendation.of("selu", "dense");
 * Initializer kernel = selu.choice("kernel_initializer").initializer();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param activation the activation's name in Keras, or null when none was named
 * @param layer the layer's class in Keras, or null when none was named
 * @param choices one for each initializer argument of the layer, that of its kernel first
 */
public record Recommendation(
    @Nullable String activation, @Nullable String layer, List<Choice> choices) {

  /** Copies the list. */
  public Recommendation {
    choices = List.copyOf(choices);
  }

  /**
   * What to give to one argument of a layer.
   *
   * <p>Immutable and safe for use by many threads.
   *
   * @param argument the argument's name in Keras, such as {@code kernel_initializer}
   * @param initializer the initializer; each call gives a new one, with a seed drawn then
   * @param alternatives others that suit as well, by their names in Keras
   * @param reason why
   * @param reference where that is written
   */
  public record Choice(
      String argument,
      Initializer initializer,
      List<String> alternatives,
      String reason,
      String reference) {

    /** Copies the list. */
    public Choice {
      alternatives = List.copyOf(alternatives);
    }

    /** A new initializer, with a seed drawn now if it takes one. */
    @Override
    public Initializer initializer() {
      return initializer.copy();
    }

    /**
     * How the initializer is written in Keras, without its seed: by name, {@code "he_normal"}; with
     * arguments that are not Keras' defaults as a call, {@code HeNormal(input_axes=[0, 1],
     * output_axes=[0, 1, 3])}.
     */
    public String text() {
      return RecommendedInitializer.text(initializer);
    }
  }

  /**
   * The recommendation for a layer with an activation.
   *
   * @param activation any name of Keras or the papers, such as {@code relu}, {@code LeakyReLU},
   *     {@code swish}; null when it is not known
   * @param layer any class name of Keras in any spelling, such as {@code dense}, {@code Conv2D},
   *     {@code conv2d_transpose}; null when it is not known
   * @throws IllegalArgumentException when one of them is not known, with the nearest names; or when
   *     both are null
   */
  public static Recommendation of(@Nullable String activation, @Nullable String layer) {
    if (activation == null && layer == null) {
      throw new IllegalArgumentException("An activation or a layer must be named, got neither");
    }
    ActivationFamily.Named named = activation == null ? null : ActivationFamily.named(activation);
    LayerFamily.Named kind = layer == null ? null : LayerFamily.named(layer);
    return new Recommendation(
        named == null ? null : named.name(),
        kind == null ? null : kind.name(),
        RecommendedInitializer.choices(named == null ? null : named.family(), kind));
  }

  /**
   * The choice for one argument.
   *
   * @param argument such as {@code kernel_initializer}, or without {@code _initializer}
   * @throws IllegalArgumentException when the layer has no such argument, with the nearest names
   */
  public Choice choice(String argument) {
    for (Choice choice : choices) {
      if (choice.argument().equals(argument)
          || choice.argument().equals(argument + "_initializer")) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "%s has no argument '%s'%s"
            .formatted(
                layer == null ? "A kernel" : layer,
                argument,
                Names.suggestion(argument, choices.stream().map(Choice::argument).toList())));
  }
}
