package io.github.weightseed.random.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZigguratTest {

  /**
   * The hash of the tables in NumPy 2.4.6's compiled module: a wrong last bit would never be seen
   * in values.
   */
  @Test
  void tablesAreNumpys() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Ziggurat.table());
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("d46841a090f638a74c6bd112345fe681089be798d725b251129f062cad5521a3");
  }

  @Test
  void countsItsWords() {
    Pcg64 start = new Pcg64(new SeedSequence(5, 0));
    Ziggurat ziggurat = new Ziggurat(start.copy());
    assertThat(ziggurat.wordsUsed()).isZero();
    ziggurat.next(100_000, new double[100_000], 0);
    // 1.2 % of the normals take more than one word.
    assertThat(ziggurat.wordsUsed()).isBetween(101_000L, 103_000L);
    Pcg64 there = start.copy();
    there.skip(ziggurat.wordsUsed());
    assertThat(next(new Ziggurat(there))).isEqualTo(next(ziggurat));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1024, 100_003})
  void skippingIsMakingThem(int count) {
    Ziggurat made = new Ziggurat(new Pcg64(new SeedSequence(5, 0)));
    Ziggurat skipped = new Ziggurat(new Pcg64(new SeedSequence(5, 0)));
    made.next(count, new double[count], 0);
    skipped.skip(count);
    assertThat(skipped.wordsUsed()).isEqualTo(made.wordsUsed());
    assertThat(next(skipped)).isEqualTo(next(made));
  }

  private static double next(Ziggurat ziggurat) {
    double[] one = new double[1];
    ziggurat.next(1, one, 0);
    return one[0];
  }
}
