package io.github.weightseed.random.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Log1pTest {

  /**
   * {@code math.log1p(-x).hex()} in Python 3.11, glibc 2.36, x86-64 with FMA: at least one for
   * every branch.
   */
  @ParameterizedTest
  @CsvSource({
    "0x1.79ca10c924223p-67, -0x1.79ca10c924223p-67",
    "0x1.19799812dea11p-40, -0x1.19799812df3bdp-40",
    "0x1.0000000000000p-29, -0x1.0000000400000p-29",
    "0x1.999999999999ap-4, -0x1.af8e8210a415ep-4",
    "0x1.2beb5b2d4d402p-2, -0x1.62e2fe73833b5p-2",
    "0x1.2bedfa43fe5c9p-2, -0x1.62e6b3842a25cp-2",
    "0x1.0000000000000p-1, -0x1.62e42fefa39efp-1",
    "0x1.8000000000000p-1, -0x1.62e42fefa39efp+0",
    "0x1.8000035afe535p-1, -0x1.62e436a5a05c1p+0",
    "0x1.ccccccccccccdp-1, -0x1.26bb1bbb55516p+1",
    "0x1.fffeb074a771dp-1, -0x1.7069e2aa2b45dp+3",
    "0x1.fffffffffffffp-1, -0x1.25e4f7b2737fap+5",
    "0x1.2bec333018868p-2, -0x1.62e42fefa39f1p-2",
    "0x1.4afb0ccc0621ap-1, -0x1.0a2b23f3bab74p+0",
    "0x1.132d8f91b7584p-3, -0x1.278212cba49f0p-3",
    "0x1.b1e2d5b3584f8p-1, -0x1.e151ebc759e08p+0",
    "0x1.870d778409f13p-1, -0x1.7166695782184p+0",
    "0x1.0530d08f17f5cp-2, -0x1.2d87e587ad877p-2",
    "0x1.fb5355e16737ap-2, -0x1.5e3cf3ce5bfb8p-1",
    "0x1.cc4762bc72882p-2, -0x1.319e763251eafp-1",
  })
  void isGlibcs(String x, String logarithm) {
    assertThat(Log1p.log1p(-Double.parseDouble(x))).isEqualTo(Double.parseDouble(logarithm));
  }
}
