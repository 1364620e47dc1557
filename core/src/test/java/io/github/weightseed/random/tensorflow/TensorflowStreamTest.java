package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.Elements;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fixtures of {@code StreamValuesTest} do not hold. */
class TensorflowStreamTest {

  private static final long MODULUS = 2147483646;

  private final TensorflowStream stream = new TensorflowStream();

  private Tensor uniform(long seed) {
    return stream.uniform(SeedState.ofInt(seed), Shape.of(5), DType.FLOAT32, 0.0, 1.0).toTensor();
  }

  /** keras.random.uniform((2,), seed=seed): seeds are taken modulo 2^31 - 2, never negative. */
  @ParameterizedTest
  @CsvSource({
    "-1, 2147483645",
    "2147483646, 0",
    "2147483647, 1",
    "4294967296, 4",
    "9223372036854775807, 7",
    "-9223372036854775808, 2147483638",
  })
  void seedsAreTakenModulo(long seed, long rest) {
    assertThat(uniform(seed)).isEqualTo(uniform(rest)).isNotEqualTo(uniform(rest + 1));
  }

  @Test
  void countsAreTakenModuloToo() {
    SeedState first = new SeedState(9, 3, true);
    SeedState later = new SeedState(9, 3 + MODULUS, true);
    Shape shape = Shape.of(3);
    assertThat(stream.normal(later, shape, DType.FLOAT32, 0.0, 1.0).toTensor())
        .isEqualTo(stream.normal(first, shape, DType.FLOAT32, 0.0, 1.0).toTensor());
  }

  /** SeedGenerator(668835602).next(ordered=False), on TensorFlow: in int64, nothing wraps. */
  @Test
  void stepsUnorderedSeedsInSigned64Bits() {
    SeedState state = stream.nextUnordered(new SeedState(668835602, 0, true));
    assertThat(state).isEqualTo(new SeedState(445092, 5387, true));
    assertThat(stream.nextUnordered(new SeedState(42, 0, true)).count()).isEqualTo(5387);
  }

  @Test
  void everyDTypeStays() {
    assertThat(DType.values()).allSatisfy(d -> assertThat(stream.resultDType(d)).isEqualTo(d));
  }

  /** tf.random.stateless_uniform with seed (42, 0): what keras.initializers.RandomUniform calls. */
  static Stream<Arguments> integers() {
    return Stream.of(
        Arguments.of(DType.INT32, -3L, 12L, new long[] {3, 4, 11, 2, 7, -3, 0}),
        Arguments.of(DType.INT32, -1.9, 5.9, new long[] {2, 3, 4, 4, 0, 2, 2}),
        Arguments.of(
            DType.INT32,
            -2147483648L,
            2147483647L,
            new long[] {-928766267, -1128281056, -245656539, 503485947, 470421377}),
        Arguments.of(
            DType.INT32,
            -3e9,
            7.0,
            new long[] {-928766267, -1128281056, -245656539, -1643997708, -1677062278}),
        Arguments.of(DType.INT64, -3L, 12L, new long[] {10, 1, 7, 2, 5, 1, 6}),
        Arguments.of(DType.INT64, -1.9, 5.9, new long[] {0, 0, 0, 4, 1, 3, 2}),
        Arguments.of(
            DType.INT64,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            new long[] {
              -4845930234997627195L,
              2162455678262416421L,
              94631777259884417L,
              -2840034564345125943L,
              6559138712357206440L
            }),
        Arguments.of(
            DType.INT64,
            -1e19,
            3.0,
            new long[] {
              -4845930234997627195L,
              -7060916358592359390L,
              -9128740259594891394L,
              -2840034564345125943L,
              -2664233324497569371L
            }));
  }

  @ParameterizedTest
  @MethodSource("integers")
  void integersAreKeras(DType dtype, Number minval, Number maxval, long[] expected) {
    TensorSource source =
        stream.uniform(SeedState.ofInt(42), Shape.of(expected.length), dtype, minval, maxval);
    ByteBuffer bytes = source.toTensor().asByteBuffer();
    long[] got = new long[expected.length];
    for (int i = 0; i < got.length; i++) {
      got[i] = Elements.toLong(dtype, bytes, i);
    }
    assertThat(got).containsExactly(expected);
    double[] doubles = new double[2];
    source.read(3, 2, doubles, 0);
    float[] floats = new float[2];
    source.read(3, 2, floats, 0);
    assertThat(doubles).containsExactly((double) expected[3], (double) expected[4]);
    assertThat(floats).containsExactly((float) expected[3], (float) expected[4]);
  }

  @Test
  void integersNeedRoom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.uniform(SeedState.ofInt(1), Shape.of(2), DType.INT32, -0.5, 0.5))
        .withMessage("Need minval < maxval, got 0 >= 0");
    assertThat(
            stream.uniform(SeedState.ofInt(1), Shape.of(0), DType.INT32, 0L, 0L).toTensor().size())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"INT8", "UINT16", "BOOL", "UINT32"})
  void otherTypesAreRefused(DType dtype) {
    SeedState seed = SeedState.ofInt(1);
    Shape shape = Shape.of(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.uniform(seed, shape, dtype, 0.0, 1.0))
        .withMessageStartingWith("Argument `dtype` got invalid value <dtype: '" + dtype + "'>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.normal(seed, shape, dtype, 0L, 1L))
        .withMessageContaining(dtype.kerasName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.truncatedNormal(seed, shape, dtype, 0.5, 1.0))
        .withMessage("Cannot convert 0.5 to EagerTensor of dtype " + dtype);
  }
}
