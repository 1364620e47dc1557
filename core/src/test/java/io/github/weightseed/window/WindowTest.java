package io.github.weightseed.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Fixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final List<Map<String, Object>> ROWS = Fixtures.lines("stft/windows.jsonl");

  /** SciPy's samples, of every window, both forms and several lengths. */
  @Test
  void samplesAreSciPys() {
    int compared = 0;
    for (Map<String, Object> row : ROWS) {
      if (row.containsKey("hex")) {
        double[] expected = doubles((String) row.get("hex"));
        double[] actual =
            Window.samples(
                (String) row.get("name"),
                ((Number) row.get("n")).intValue(),
                (Boolean) row.get("periodic"));
        assertThat(actual).as("%s", row).containsExactly(expected, within(1e-14));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void otherNamesAreTheSameWindows() {
    int compared = 0;
    for (Map<String, Object> row : ROWS) {
      if (row.get("same_as") instanceof String name) {
        assertThat(Window.of((String) row.get("name"))).as("%s", row).isSameAs(Window.of(name));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void namesThatSciPyRefusesAreRefusedInItsWords() {
    int compared = 0;
    for (Map<String, Object> row : ROWS) {
      if (row.get("message") instanceof String message) {
        assertThatThrownBy(() -> Window.of((String) row.get("name")))
            .as("%s", row)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(message);
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void aWrongNameGetsTheNearest() {
    assertThatThrownBy(() -> Window.of("hamning"))
        .hasMessage(
            "Invalid window name 'hamning' in parameter window='hamning'!. Did you mean 'hamming'?");
  }

  @Test
  void theEndingOfTheNameOverridesPeriodic() {
    assertThat(Window.samples("hann_periodic", 8, false))
        .containsExactly(Window.samples("hann", 8, true));
    assertThat(Window.samples("hann_symmetric", 8, true))
        .containsExactly(Window.samples("hann", 8, false));
  }

  @Test
  void aWindowNeedsASample() {
    assertThatThrownBy(() -> Window.samples("hann", 0, false))
        .hasMessage("Parameter Nx=0 is not a positive integer");
  }

  private static double[] doubles(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    double[] doubles = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(doubles);
    return doubles;
  }
}
