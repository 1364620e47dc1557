package io.github.weightseed.random.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words of NumPy 2.4.6: {@code s = np.random.SeedSequence([..]); s.generate_state(4, np.uint64)},
 * then {@code np.random.PCG64(s).random_raw(3)}, and {@code random_raw} after {@code advance(n)}.
 */
class Pcg64Test {

  @Test
  void makesNumpysState() {
    assertThat(new SeedSequence(0, 0).state(4))
        .containsExactly(
            0xdb2cd7e7b0f478beL, 0xabf4641a2c71ba49L, 0x20c6ed6d9d7b8d41L, 0x2c4099de223c39d4L);
    assertThat(new SeedSequence(-1, 7).state(4))
        .containsExactly(
            0x0d2bdcbea2f2ca0eL, 0x0f80fef29febcbaaL, 0x5301c074b93fef33L, 0xdaf4e936f29d3f3cL);
  }

  @Test
  void missingWordsOfEntropyAreZeros() {
    assertThat(new SeedSequence(42).state(4)).isEqualTo(new SeedSequence(42, 0).state(4));
  }

  @Test
  void makesNumpysWords() {
    Pcg64 generator = new Pcg64(new SeedSequence(42, 0));
    long[] words = new long[3];
    generator.fill(words, 3);
    assertThat(words)
        .containsExactly(0xc621fbcd16d92688L, 0x705a5661a791ffc1L, 0xdbcd12c26eda1624L);
  }

  @Test
  void jumpsWhereNumpyAdvances() {
    Pcg64 generator = new Pcg64(new SeedSequence(-1, 7));
    Pcg64 far = generator.copy();
    generator.skip(1_000_000_000_000_007L);
    assertThat(generator.next()).isEqualTo(0x5a95805ac1a3675eL);
    assertThat(generator.next()).isEqualTo(0x076def1822c0a6d9L);
    far.skip(Long.MAX_VALUE);
    assertThat(far.next()).isEqualTo(0x31d3376a1ee95c96L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 255, 256, 1000})
  void skippingIsManyTimesNext(int count) {
    Pcg64 oneByOne = new Pcg64(new SeedSequence(0, 0));
    Pcg64 skipped = oneByOne.copy();
    for (int i = 0; i < count; i++) {
      oneByOne.next();
    }
    skipped.skip(count);
    assertThat(skipped.next()).isEqualTo(oneByOne.next());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 1000})
  void wordsOfABlockAreThoseOneByOne(int count) {
    Pcg64 oneByOne = new Pcg64(new SeedSequence(1, 2));
    Pcg64 block = oneByOne.copy();
    long[] words = new long[count];
    block.fill(words, count);
    for (long word : words) {
      assertThat(word).isEqualTo(oneByOne.next());
    }
    assertThat(block.next()).isEqualTo(oneByOne.next());
  }
}
