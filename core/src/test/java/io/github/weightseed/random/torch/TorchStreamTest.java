package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchStreamTest {

  private final TorchStream stream = new TorchStream();

  private float[] normals(SeedState seed, int size) {
    return stream.normal(seed, Shape.of(size), DType.FLOAT32, 0.0, 1.0).toTensor().toFloatArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, (1L << 32) - 1, Long.MAX_VALUE, -1 - (1L << 40)})
  void seedsThatDifferByAMultipleOfTwoToThe32AreTheSame(long seed) {
    assertThat(normals(SeedState.ofInt(seed), 20)).isEqualTo(normals(SeedState.ofInt(-1), 20));
  }

  @Test
  void aGeneratorsDrawIsThatOfTheNextSeed() {
    assertThat(normals(new SeedState(5, 1, true), 20)).isEqualTo(normals(SeedState.ofInt(6), 20));
    assertThat(normals(new SeedState(Integer.MAX_VALUE, 1, true), 20))
        .isEqualTo(normals(SeedState.ofInt(1L << 31), 20));
  }

  /** PyTorch makes an empty tensor of any type, and Keras' uint16 is its int32. */
  @Test
  void anEmptyNormalMayHaveAnyType() {
    assertThat(
            stream
                .normal(SeedState.ofInt(1), Shape.of(0), DType.UINT16, 0.0, 1.0)
                .toTensor()
                .dtype())
        .isEqualTo(DType.INT32);
  }

  @ParameterizedTest
  @CsvSource({"int8, Char", "uint32, Long", "bool, Bool"})
  void anEmptyTruncatedNormalMayNot(String dtype, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                stream.truncatedNormal(SeedState.ofInt(1), Shape.of(0), DType.of(dtype), 0.0, 1.0))
        .withMessage("result type Float can't be cast to the desired output type " + name);
  }

  @Test
  void knowsNoUint64() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.normal(SeedState.ofInt(1), Shape.of(2), DType.UINT64, 0.0, 1.0))
        .withMessage("Unsupported dtype for PyTorch: uint64");
  }

  /** Keras: (-2**63, 2**63-1) gives values, (-2**63-1, 2**63-1) "int too big to convert". */
  @SuppressWarnings("FloatingPointLiteralPrecision") // as Python prints them
  @Test
  void aRangeOfIntsMayHave64Bits() {
    assertThat(
            stream
                .uniform(
                    SeedState.ofInt(1), Shape.of(3), DType.FLOAT32, Long.MIN_VALUE, Long.MAX_VALUE)
                .toTensor()
                .toFloatArray())
        .containsExactly(4.752464188712944e+18f, -4.070995677910401e+18f, -1.788056595414909e+18f);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                stream.uniform(
                    SeedState.ofInt(1), Shape.of(3), DType.FLOAT32, Long.MAX_VALUE, Long.MIN_VALUE))
        .withMessageStartingWith("int too big to convert");
  }

  /** What C++ prints with {@code std::cout << x}. */
  @ParameterizedTest
  @CsvSource({
    "-1, -1",
    "-0.02, -0.02",
    "-1e-7, -1e-07",
    "-1e20, -1e+20",
    "-1.5e-300, -1.5e-300",
    "-2147483649, -2.14748e+09",
    "123456, 123456",
    "-1234567, -1.23457e+06",
    "0.0001, 0.0001",
    "0, 0",
    "NaN, nan",
    "-Infinity, -inf"
  })
  void printsDoublesAsCppDoes(double value, String text) {
    assertThat(PrintedDouble.of(value)).isEqualTo(text);
  }

  /** SeedGenerator(668835602).next(ordered=False), four times, on PyTorch. */
  @Test
  void stepsUnorderedSeedsInSigned32Bits() {
    SeedState state = stream.nextUnordered(new SeedState(668835602, 0, true));
    assertThat(state).isEqualTo(new SeedState(832323, 5387, true));
    state = stream.nextUnordered(state);
    assertThat(state).isEqualTo(new SeedState(255894, 95987, true));
    state = stream.nextUnordered(state);
    assertThat(state).isEqualTo(new SeedState(171442, 95110, true));
    assertThat(stream.nextUnordered(state)).isEqualTo(new SeedState(629630, 36706, true));
  }
}
