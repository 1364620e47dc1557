package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fixtures;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.RoundOnce;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrthogonalMatrixTest {

  private static final SeedState SEED = SeedState.ofInt(42);

  @ParameterizedTest
  @CsvSource({"5, 3", "3, 5", "4, 4", "1, 7", "7, 1", "40, 33"})
  void isTheSignedFactorOfTheNormals(int rows, int columns) {
    double[] normals = normals(DType.FLOAT32, Math.max(rows, columns) * Math.min(rows, columns));
    HouseholderQr.signedQ(normals, Math.max(rows, columns), Math.min(rows, columns));
    Tensor values = keras(Backend.NUMPY, Shape.of(rows, columns), DType.FLOAT32, 1.0).toTensor();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = rows < columns ? normals[j * rows + i] : normals[i * columns + j];
        assertThat(values.get(i, j)).isEqualTo((float) expected);
      }
    }
  }

  @Test
  void higherRanksAreTheFlatMatrix() {
    Tensor flat = keras(Backend.TORCH, Shape.of(12, 5), DType.FLOAT64, 1.7).toTensor();
    Tensor shaped = keras(Backend.TORCH, Shape.of(2, 1, 3, 2, 5), DType.FLOAT64, 1.7).toTensor();
    assertThat(shaped.shape()).isEqualTo(Shape.of(2, 1, 3, 2, 5));
    assertThat(shaped.toDoubleArray()).isEqualTo(flat.toDoubleArray());
  }

  @ParameterizedTest
  @CsvSource({
    "JAX, FLOAT32, FLOAT32",
    "JAX, FLOAT64, FLOAT32",
    "JAX_X64, FLOAT64, FLOAT64",
    "TENSORFLOW, FLOAT16, FLOAT16",
    "TENSORFLOW, FLOAT32, FLOAT32",
    "TENSORFLOW, FLOAT64, FLOAT64",
    "TORCH, FLOAT32, FLOAT32",
    "TORCH, FLOAT64, FLOAT64",
    "NUMPY, FLOAT32, FLOAT32",
    "NUMPY, FLOAT64, FLOAT32",
    "NUMPY, BFLOAT16, FLOAT64"
  })
  void resultHasTheBackendsDType(Backend backend, DType asked, DType expected) {
    assertThat(keras(backend, Shape.of(4, 3), asked, 1.0).dtype()).isEqualTo(expected);
  }

  /** The messages are those of Keras 3.15.1 with each backend. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "JAX, FLOAT16, Unsupported dtype float16.",
        "JAX_X64, BFLOAT16, Unsupported dtype bfloat16.",
        "TENSORFLOW, BFLOAT16, Value for attr 'T' of bfloat16 is not in the list of allowed values",
        "TORCH, FLOAT16, \"geqrf_cpu\" not implemented for 'Half'",
        "TORCH, BFLOAT16, \"geqrf_cpu\" not implemented for 'BFloat16'",
        "NUMPY, FLOAT16, array type float16 is unsupported in linalg"
      })
  void refusesWhatTheBackendRefusesButRoundsItOnce(Backend backend, DType dtype, String message) {
    Shape shape = Shape.of(6, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keras(backend, shape, dtype, 1.0))
        .withMessageStartingWith(message)
        .withMessageContaining(backend.kerasName())
        .withMessageEndingWith("anyDType() computes it in double and rounds once)");
    TensorSource once = OrthogonalMatrix.roundedOnce(new Normals(backend), SEED, shape, dtype, 1.7);
    assertThat(once.dtype()).isEqualTo(dtype);
    double[] exact = normals(dtype, 24);
    HouseholderQr.signedQ(exact, 6, 4);
    double[] values = once.toTensor().toDoubleArray();
    for (int i = 0; i < exact.length; i++) {
      assertThat(values[i]).isEqualTo(RoundOnce.round(dtype, 1.7 * exact[i]));
    }
  }

  @Test
  void numpyRoundsDoubleNormalsToFloatFirst() {
    double[] normals = normals(DType.FLOAT32, 35);
    HouseholderQr.signedQ(normals, 7, 5);
    float[] values =
        keras(Backend.NUMPY, Shape.of(7, 5), DType.FLOAT64, 1).toTensor().toFloatArray();
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo((float) normals[i]);
    }
  }

  /**
   * {@code keras.initializers.Orthogonal(gain, seed=42)((2, 2))[0]} for gain 1 and another gain,
   * with Keras 3.15.1; here the first is fed to the multiplication.
   */
  @ParameterizedTest
  @CsvSource({
    "JAX, 0.4873732328414917, 0.3, 0.14621198177337646",
    "JAX, -0.8731938004493713, 1e-8, -8.731937839456805e-09",
    "JAX, -0.8731938004493713, 1e40, -Infinity",
    "JAX, -0.8731938004493713, 1e-40, -0.0",
    "JAX, 0.4873732328414917, -0.0, -0.0",
    "TENSORFLOW, -0.9885439276695251, 0.3, -0.29656317830085754",
    "TENSORFLOW, 0.15093350410461426, 1e-40, 0.0",
    "TENSORFLOW, 0.15093350410461426, -0.0, 0.0",
    "TORCH, 0.8206274509429932, 0.3, 0.2461882382631302",
    "TORCH, 0.8206274509429932, 70000.0, 57443.921875",
    "TORCH, 0.8206274509429932, 1e-40, 8.206284066778994e-41",
    "TORCH, 0.8206274509429932, -0.0, -0.0"
  })
  void gainIsRoundedAndMultipliedAsTheBackendDoes(
      Backend backend, double value, double gain, double expected) {
    double factor = OrthogonalRule.gain(backend, DType.FLOAT32, gain);
    assertThat(OrthogonalRule.product(backend, DType.FLOAT32, value, factor)).isEqualTo(expected);
  }

  @Test
  void jaxHasNoTypeForLargeInts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keras(Backend.JAX, Shape.of(2, 2), DType.FLOAT32, 1L << 40))
        .withMessageStartingWith(
            "An overflow was encountered while parsing an argument to a jitted computation");
    assertThat(
            keras(Backend.JAX_X64, Shape.of(2, 2), DType.FLOAT32, 1L << 40).toTensor().getFlat(0))
        .isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"'', ()", "4, '(4,)'"})
  void refusesRanksBelowTwo(String dimension, String printed) {
    Shape shape = dimension.isEmpty() ? Shape.scalar() : Shape.of(Long.parseLong(dimension));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keras(Backend.JAX, shape, DType.FLOAT32, 1.0))
        .withMessage(
            "The tensor to initialize must be at least two-dimensional. Received: shape=%s of rank %d.",
            printed, shape.rank());
  }

  @Test
  void refusesWhatNoArrayHolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keras(Backend.JAX, Shape.of(1L << 20, 1L << 20), DType.FLOAT32, 1.0))
        .withMessage(
            "An orthogonal matrix is made in memory and has at most 2147483639 elements, got"
                + " shape=(1048576, 1048576) of 1099511627776");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void emptyShapesAreEmpty(Backend backend) {
    for (Shape shape : new Shape[] {Shape.of(0, 2), Shape.of(2, 0), Shape.of(3, 0, 2)}) {
      assertThat(keras(backend, shape, DType.FLOAT32, 1.0).toTensor().size()).isZero();
    }
  }

  @Test
  void jaxTakesEmptyHalves() {
    assertThat(keras(Backend.JAX, Shape.of(0, 2), DType.FLOAT16, 1.0).dtype())
        .isEqualTo(DType.FLOAT16);
  }

  @Test
  void partsAreThoseOfTheWhole() {
    TensorSource source = keras(Backend.TORCH, Shape.of(9, 11), DType.FLOAT64, -0.5);
    assertThat(source.isRandomAccess()).isFalse();
    double[] part = new double[31];
    source.read(40, 31, part, 0);
    assertThat(source.isRandomAccess()).isTrue();
    Tensor whole = keras(Backend.TORCH, Shape.of(9, 11), DType.FLOAT64, -0.5).toTensor();
    for (int i = 0; i < part.length; i++) {
      assertThat(part[i]).isEqualTo(whole.getFlat(40 + i));
    }
  }

  @Test
  void rowsOfWideMatricesAreOrthonormal() {
    double[] values =
        keras(Backend.TORCH, Shape.of(3, 50), DType.FLOAT64, 2.0).toTensor().toDoubleArray();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double sum = 0;
        for (int j = 0; j < 50; j++) {
          sum += values[a * 50 + j] * values[b * 50 + j];
        }
        assertThat(sum).isEqualTo(a == b ? 4 : 0, within(1e-13));
      }
    }
  }

  /** Keras' own QR is in float32; on well-conditioned matrices the two are this close. */
  @Test
  void tallAndWideMatricesAreNearKerasOnJax() {
    int compared = 0;
    for (Map<String, Object> record : Fixtures.lines("initializers/jax.jsonl")) {
      if (!"Orthogonal".equals(record.get("class_name")) || !record.containsKey("sample")) {
        continue;
      }
      Shape shape = Fixtures.shape(record.get("shape"));
      long columns = shape.dim(-1);
      long rows = shape.size() / columns;
      if (Math.max(rows, columns) < 2 * Math.min(rows, columns)) {
        continue;
      }
      double gain = (Double) ((Map<?, ?>) record.get("config")).get("gain");
      SeedState seed = SeedState.ofInt(((Number) record.get("seed")).longValue());
      RandomStream stream = RandomStream.of(Backend.JAX);
      Tensor values =
          OrthogonalMatrix.of(stream, Backend.JAX, seed, shape, DType.FLOAT32, gain).toTensor();
      for (Object pair : (List<?>) record.get("sample")) {
        int index = ((Number) ((List<?>) pair).get(0)).intValue();
        double expected = ((Number) ((List<?>) pair).get(1)).doubleValue();
        assertThat(values.getFlat(index)).isEqualTo(expected, within(1e-6));
        compared++;
      }
    }
    // Three such shapes, two gains, six sampled values each.
    assertThat(compared).isEqualTo(36);
  }

  private static TensorSource keras(Backend backend, Shape shape, DType dtype, Number gain) {
    return OrthogonalMatrix.of(new Normals(backend), backend, SEED, shape, dtype, gain);
  }

  private static double[] normals(DType dtype, int size) {
    Random random = new Random(SEED.seed());
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Elements.round(dtype, random.nextGaussian());
    }
    return values;
  }

  /** Normal values of no backend, in the dtypes of one. */
  private record Normals(Backend backend) implements RandomStream {

    @Override
    public DType resultDType(DType requested) {
      return backend == Backend.JAX && requested == DType.FLOAT64 ? DType.FLOAT32 : requested;
    }

    @Override
    public TensorSource normal(
        SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
      DType result = resultDType(dtype);
      double[] values = normals(result, (int) shape.size());
      var buffer =
          ByteBuffer.allocate(values.length * result.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < values.length; i++) {
        Elements.put(result, buffer, i, values[i]);
      }
      return Tensor.of(shape, result, buffer.array()).source();
    }

    @Override
    public TensorSource uniform(
        SeedState seed, Shape shape, DType dtype, Number minval, Number maxval) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TensorSource truncatedNormal(
        SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeedState nextUnordered(SeedState state) {
      throw new UnsupportedOperationException();
    }
  }
}
