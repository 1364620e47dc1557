package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightSetTest {

  private static final TensorSource SOURCE = PatternSource.of(DType.INT8, 1);

  private static WeightSet of(NamedWeight... weights) {
    return WeightSet.of(List.of(weights));
  }

  @Test
  void keysAreThePathsInOrder() {
    WeightSet set =
        of(
            new NamedWeight("z/kernel", List.of("layers/z/vars/0"), SOURCE),
            new NamedWeight("a/kernel", List.of("layers/a/vars/0"), SOURCE));
    assertThat(set.byKey().keySet()).containsExactly("z/kernel", "a/kernel");
  }

  @Test
  void onePathTwiceTurnsAllKeysIntoHdf5Paths() {
    WeightSet set =
        of(
            new NamedWeight("fc/kernel", List.of("layers/functional/layers/dense/vars/0"), SOURCE),
            new NamedWeight(
                "fc/kernel", List.of("layers/functional_1/layers/dense/vars/0"), SOURCE),
            new NamedWeight("out/kernel", List.of("layers/dense/vars/0", "twin"), SOURCE));
    assertThat(set.byKey().keySet())
        .containsExactly(
            "layers/functional/layers/dense/vars/0",
            "layers/functional_1/layers/dense/vars/0",
            "layers/dense/vars/0");
  }

  @Test
  void keysThatCannotBeUniqueAreRefused() {
    WeightSet set = of(new NamedWeight("a", SOURCE), new NamedWeight("a", SOURCE));
    assertThatThrownBy(set::byKey)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A weight's key must be unique, got twice: a");
  }

  @Test
  void weightWithoutAnHdf5PathIsRefused() {
    assertThatThrownBy(() -> new NamedWeight("a", List.of(), SOURCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A weight needs an HDF5 path, got none for a");
  }
}
