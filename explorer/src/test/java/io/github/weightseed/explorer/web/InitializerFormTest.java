package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.RandomInitializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerFormTest {

  static List<InitializerForm> forms() {
    return InitializerForm.ALL;
  }

  private static Parameters parameters(String query) {
    return Parameters.parse(query);
  }

  /** The config is what Keras writes: its keys are the arguments, its values their defaults. */
  @ParameterizedTest
  @MethodSource("forms")
  void aFormHasTheArgumentsAndDefaultsOfItsInitializer(InitializerForm form) {
    Initializer initializer = form.initializer(Map.of(), 42);
    assertThat(initializer.className()).isEqualTo(form.className());
    assertThat(initializer instanceof RandomInitializer).isEqualTo(form.isRandom());
    Map<String, @Nullable Object> config = new LinkedHashMap<>(initializer.config());
    config.remove("seed");
    if (initializer instanceof Identity) {
      config.put("gain", 1.0); // left out of the config when it is 1
    }
    assertThat(names(form)).isEqualTo(new TreeSet<>(config.keySet()));
    for (ArgumentForm argument : form.arguments()) {
      assertThat(argument.parse(argument.ifBlank()))
          .as(argument.name())
          .isEqualTo(config.get(argument.name()));
    }
  }

  private static Set<String> names(InitializerForm form) {
    return form.arguments().stream()
        .map(ArgumentForm::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theShapeOfAFormIsTakenAndItsNameKnown(InitializerForm form) {
    Shape shape = parameters("shape=" + form.shape()).shape();
    assertThat(form.initializer(Map.of(), 42).source(shape, DType.FLOAT32, Backend.JAX).shape())
        .isEqualTo(shape);
    assertThat(form.rank()).isIn(0, shape.rank());
    if (!(form.initializer(Map.of(), 42) instanceof Constant)) {
      assertThat(Initializers.get(form.name()).className()).isEqualTo(form.className());
    }
  }

  /** Each choice is one that the initializer takes. */
  @ParameterizedTest
  @MethodSource("forms")
  void everyChoiceIsTaken(InitializerForm form) {
    for (ArgumentForm argument : form.arguments()) {
      for (String choice : argument.choices()) {
        Map<String, @Nullable Object> given =
            form.given(parameters(argument.name() + "=" + choice));
        Map<String, ?> config = form.initializer(given, 1).config();
        assertThat(config.get(argument.name())).isEqualTo(argument.parse(choice));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          random_normal    | stddev=1           | {stddev=1}
          random_normal    | stddev=1e-3&mean=  | {stddev=0.001}
          random_normal    | stddev=0.05        | {}
          variance_scaling | mode=fan_avg       | {mode=fan_avg}
          he_normal        | input_axes=0,1     | {input_axes=[0, 1]}
          he_normal        | input_axes=[-1]    | {input_axes=[-1]}
          stft             | window=None        | {window=null}
          stft             | periodic=True      | {periodic=true}
          constant         | value=[1,2.5]      | {value=[1, 2.5]}
          constant         | value=True         | {value=true}
          constant         | value=-inf         | {value=-Infinity}
          """)
  void whatIsWrittenIsReadAsPythonWould(String name, String query, String given) {
    assertThat(InitializerForm.of(name).given(parameters(query))).hasToString(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          random_normal    | stddev=wide     | stddev must be a number, got 'wide'
          random_normal    | stddev=True     | stddev must be a number, got 'True'
          variance_scaling | mode=fan        | mode must be one of fan_in, fan_out, fan_avg, got 'fan'
          he_normal        | input_axes=0.5  | input_axes must be axes with commas between them, such as 0,1, got '0.5'
          constant         | value="x"       | value must be a number, True, False or a list of these, got '"x"'
          constant         | value=None      | value must be a number, True, False or a list of these, got 'None'
          constant         | value={}        | value must be a number, True, False or a list of these, got '{}'
          constant         | value=[1        | value must be a number, True, False or a list of these, got '[1'
          """)
  void whatMeansNothingIsRefused(String name, String query, String sentence) {
    assertThatThrownBy(() -> InitializerForm.of(name).given(parameters(query)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(sentence);
  }

  @Test
  void aLongTextIsNotRepeated() {
    String nested = "[".repeat(5000);
    assertThatThrownBy(
            () -> InitializerForm.of("constant").given(new Parameters(Map.of("value", nested))))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith("got '" + "[".repeat(100) + "...'");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> InitializerForm.of("he_norml"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("he_normal");
    assertThatThrownBy(() -> InitializerForm.of("HeNormal"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Write HeNormal by its name in the list");
  }
}
