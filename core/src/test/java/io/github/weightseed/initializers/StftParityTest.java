package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole kernels of real Keras: every side, window, scaling and dtype; what it refuses is refused in
 * its words.
 */
class StftParityTest {

  @ParameterizedTest
  @EnumSource
  void kernelsAreKeras(Backend backend) {
    List<String> differences = new ArrayList<>();
    List<Map<String, Object>> rows = Fixtures.lines("stft/" + backend.kerasName() + ".jsonl");
    int compared = 0;
    for (Map<String, Object> row : rows) {
      if (isComparable(row)) {
        ParityCase parityCase = new ParityCase(row, backend);
        String difference = parityCase.difference();
        if (difference != null) {
          differences.add(row + ": " + difference);
        } else if (parityCase.isRefused()
            && !(isOther(backend) && row.get("group").equals("array"))
            && !parityCase.refusal().startsWith((String) row.get("message"))) {
          differences.add(row + ": refused with " + parityCase.refusal());
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(170);
  }

  /**
   * Floating-point dtypes; without negative dimensions, which no shape has here; with a boolean as
   * periodic.
   */
  private static boolean isComparable(Map<String, Object> row) {
    Map<?, ?> config = (Map<?, ?>) row.get("config");
    boolean isOdd = config.containsKey("periodic") && !(config.get("periodic") instanceof Boolean);
    return isFloating(row) && !isOdd && !row.get("shape").toString().contains("-");
  }

  /** TensorFlow and PyTorch have words of their own for arrays that do not fit. */
  private static boolean isOther(Backend backend) {
    return backend == Backend.TENSORFLOW || backend == Backend.TORCH;
  }

  private static boolean isFloating(Map<String, Object> row) {
    for (DType dtype : DType.values()) {
      if (dtype.kerasName().equals(row.get("dtype"))) {
        return dtype.isFloating();
      }
    }
    return row.get("dtype") == null;
  }
}
