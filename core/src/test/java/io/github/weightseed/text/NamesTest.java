package io.github.weightseed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> KNOWN = List.of("he_normal", "he_uniform", "zeros", "ones");

  /** Distances counted by hand. */
  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "zeros, zero, 1"})
  void distanceCountsEdits(String a, String b, int distance) {
    assertThat(Names.distance(a, b)).isEqualTo(distance);
  }

  @Test
  void suggestsTheNearestFirst() {
    assertThat(Names.nearest("he_norml", KNOWN)).containsExactly("he_normal");
    assertThat(Names.nearest("HE_NORMAL", KNOWN)).first().isEqualTo("he_normal");
    assertThat(Names.suggestion("zeroes", KNOWN)).isEqualTo(". Did you mean 'zeros'?");
    assertThat(Names.suggestion("ons", List.of("ones", "one", "on")))
        .isEqualTo(". Did you mean 'on', 'one' or 'ones'?");
  }

  @Test
  void oneOfJoinsAsAPersonWould() {
    assertThat(Names.oneOf(List.of())).isEmpty();
    assertThat(Names.oneOf(List.of("a"))).isEqualTo("a");
    assertThat(Names.oneOf(List.of("a", "b"))).isEqualTo("a or b");
    assertThat(Names.oneOf(List.of("a", "b", "c"))).isEqualTo("a, b or c");
  }

  @ParameterizedTest
  @CsvSource({
    "LeakyReLU, leakyrelu",
    "leaky_relu, leakyrelu",
    "leaky-relu, leakyrelu",
    "Conv-2D-Transpose, conv2dtranspose",
    "_, ''"
  })
  void keyIsWhatSpellingsShare(String name, String key) {
    assertThat(Names.key(name)).isEqualTo(key);
  }

  @Test
  void listsAllWhenNoneIsNear() {
    assertThat(Names.suggestion("xavier", KNOWN))
        .isEqualTo(". Use one of: he_normal, he_uniform, zeros, ones");
  }
}
