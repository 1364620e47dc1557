package io.github.weightseed.explorer.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.explorer.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

  static List<Map<?, ?>> activationsOfKeras() {
    return Fixture.lines("activation");
  }

  @ParameterizedTest
  @MethodSource("activationsOfKeras")
  void isThatOfKeras(Map<?, ?> line) {
    Activation activation = Activation.of((String) line.get("name"));
    double[] points = Fixture.numbers(line, "points");
    double[] values = Fixture.numbers(line, "values");
    double[] derivatives = Fixture.numbers(line, "derivatives");
    for (int i = 0; i < points.length; i++) {
      assertThat(activation.value(points[i]))
          .as("at " + points[i])
          .isCloseTo(values[i], within(1e-14));
      assertThat(activation.derivative(points[i]))
          .as("derivative at " + points[i])
          .isCloseTo(derivatives[i], within(1e-13));
    }
  }

  @Test
  void everyOneIsCompared() {
    assertThat(activationsOfKeras())
        .extracting(line -> line.get("name"))
        .isEqualTo(Activation.names());
  }

  @Test
  void unknownNameIsToldWithTheNearest() {
    assertThatThrownBy(() -> Activation.of("rellu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown activation: rellu. Did you mean 'relu'");
  }
}
