package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Recommendation.Choice;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.VarianceScaling;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationTest {

  /** Keras' guide, by activation. */
  @ParameterizedTest
  @CsvSource({
    "relu, HeNormal, he_uniform",
    "LeakyReLU, HeNormal, he_uniform",
    "leaky_relu, HeNormal, he_uniform",
    "elu, HeNormal, he_uniform",
    "gelu, HeNormal, he_uniform",
    "swish, HeNormal, he_uniform",
    "selu, LecunNormal, lecun_uniform",
    "tanh, GlorotUniform, glorot_normal",
    "sigmoid, GlorotUniform, glorot_normal",
    "softmax, GlorotUniform, glorot_normal",
    "linear, GlorotUniform, glorot_normal",
    "none, GlorotUniform, glorot_normal",
  })
  void byActivation(String activation, String initializer, String alternative) {
    assertThat(Initializers.recommendedFor(activation).className()).isEqualTo(initializer);
    assertThat(Initializers.recommendedFor(activation, "Dense").className()).isEqualTo(initializer);
    assertThat(Recommendation.of(activation, "dense").choice("kernel").alternatives())
        .containsExactly(alternative);
  }

  /** Keras' guide, by layer type. */
  @ParameterizedTest
  @CsvSource({
    "dense, kernel_initializer, GlorotUniform",
    "Conv2D, kernel_initializer, HeNormal",
    "conv_1d, kernel_initializer, HeNormal",
    "LSTM, kernel_initializer, GlorotUniform",
    "LSTM, recurrent_initializer, Orthogonal",
    "gru, recurrent_initializer, Orthogonal",
    "LSTM, bias_initializer, Zeros",
    "batch_normalization, gamma_initializer, Ones",
    "BatchNormalization, beta_initializer, Zeros",
    "BatchNormalization, moving_mean_initializer, Zeros",
    "BatchNormalization, moving_variance_initializer, Ones",
    "embedding, embeddings_initializer, RandomUniform",
    "MultiHeadAttention, kernel_initializer, GlorotUniform",
    "p_relu, alpha_initializer, Zeros",
  })
  void byLayer(String layer, String argument, String initializer) {
    assertThat(Initializers.recommendedFor(null, layer, argument).className())
        .isEqualTo(initializer);
  }

  @Test
  void itIsNewAtEachCallAndDrawsItsSeed() {
    RandomInitializer first = (RandomInitializer) Initializers.recommendedFor("selu", "dense");
    RandomInitializer second = (RandomInitializer) Initializers.recommendedFor("selu", "dense");

    assertThat(first).isInstanceOf(LecunNormal.class);
    assertThat(first.seed()).isNotEqualTo(second.seed());
  }

  /** Looking something up leaves the user's stream of seeds where it was. */
  @Test
  void lookingUpDrawsNothing() {
    long untouched = RandomState.of(7).nextSeed();

    long next =
        RandomState.of(7)
            .run(
                () -> {
                  Recommendation.of("relu", "lstm");
                  return RandomState.current().nextSeed();
                });

    assertThat(next).isEqualTo(untouched);
  }

  /** Of (3, 3, channels, 1) each output sees 9 values. */
  @Test
  void depthwiseFansAreThoseOfOneChannel() {
    FanInitializer kernel = (FanInitializer) Initializers.recommendedFor("relu", "DepthwiseConv2D");

    assertThat(kernel.fans(Shape.of(3, 3, 64, 1))).isEqualTo(new Fans(9, 9));
    assertThat(Recommendation.of("relu", "depthwise_conv2d").choices().get(0).text())
        .isEqualTo("HeNormal(input_axes=[0, 1], output_axes=[0, 1, 3])");
  }

  /** (window, filters, channels): an output sees window * channels. */
  @ParameterizedTest
  @CsvSource({"Conv1DTranspose, 5x64x256, 1280, 320", "conv2d_transpose, 4x4x64x256, 4096, 1024"})
  void transposedFansAreTheOtherWayRound(String layer, String dims, long in, long out) {
    long[] shape = Arrays.stream(dims.split("x", -1)).mapToLong(Long::parseLong).toArray();

    assertThat(((FanInitializer) Initializers.recommendedFor("relu", layer)).fans(Shape.of(shape)))
        .isEqualTo(new Fans(in, out));
  }

  /** The signatures of Keras 3.15.1: one choice for each initializer argument, no others. */
  @ParameterizedTest
  @CsvSource({
    "Dense, kernel bias",
    "EinsumDense, kernel bias",
    "Conv1D, kernel bias",
    "Conv1DTranspose, kernel bias",
    "DepthwiseConv1D, depthwise bias",
    "SeparableConv1D, pointwise depthwise bias",
    "ConvLSTM2D, kernel recurrent bias",
    "SimpleRNN, kernel recurrent bias",
    "GRUCell, kernel recurrent bias",
    "MultiHeadAttention, kernel bias",
    "GroupQueryAttention, kernel bias",
    "Embedding, embeddings",
    "ReversibleEmbedding, embeddings",
    "BatchNormalization, gamma beta moving_mean moving_variance",
    "LayerNormalization, gamma beta",
    "GroupNormalization, gamma beta",
    "PReLU, alpha",
  })
  void hasEachArgumentOfTheLayer(String layer, String arguments) {
    assertThat(Recommendation.of(null, layer).choices())
        .extracting(Choice::argument)
        .containsExactly(
            Arrays.stream(arguments.split(" ", -1))
                .map(name -> name + "_initializer")
                .toArray(String[]::new));
  }

  /** Its scale is always ones: Keras takes no initializer for it. */
  @Test
  void layersWithoutInitializersAreRefused() {
    assertThatThrownBy(() -> Recommendation.of(null, "RMSNormalization"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No layer with initializers is called 'RMSNormalization'");
  }

  @Test
  void textHasTheArgumentsThatAreNotDefaults() {
    assertThat(text(RandomNormal.builder().stddev(0.2).build()))
        .isEqualTo("RandomNormal(stddev=0.2)");
    assertThat(text(new RandomNormal())).isEqualTo("\"random_normal\"");
    assertThat(text(VarianceScaling.builder().mode("fan_out").build()))
        .isEqualTo("VarianceScaling(mode='fan_out')");
  }

  private static String text(Initializer initializer) {
    return new Choice("kernel_initializer", initializer, List.of(), "", "").text();
  }

  @Test
  void saysWhyAndWhere() {
    Choice choice = Recommendation.of(null, "gru").choice("recurrent_initializer");

    assertThat(choice.initializer()).isInstanceOf(Orthogonal.class);
    assertThat(choice.text()).isEqualTo("\"orthogonal\"");
    assertThat(choice.reason()).contains("singular values are 1");
    assertThat(choice.reference()).contains("Saxe et al. 2014");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sellu | dense | Unknown activation 'sellu'. Did you mean 'selu', 'celu' or 'gelu'?
          selu  | dens  | No layer with initializers is called 'dens'. Did you mean 'Dense'?
          relu  | conv2 | No layer with initializers is called 'conv2'. Did you mean 'Conv2D', 'Conv1D' or 'Conv3D'?
          """)
  void suggestsTheNearestName(String activation, String layer, String message) {
    assertThatThrownBy(() -> Initializers.recommendedFor(activation, layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurrent_initializer", "gamma"})
  void knowsTheLayersArguments(String argument) {
    assertThatThrownBy(() -> Initializers.recommendedFor("relu", "dense", argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Dense has no argument '" + argument + "'. Use one of:");
  }
}
