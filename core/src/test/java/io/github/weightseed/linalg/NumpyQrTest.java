package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Fixtures;
import io.github.weightseed.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our orthogonal factors, rounded to float32, against those of Keras on NumPy: {@code
 * oracle/qr_values.py}.
 */
class NumpyQrTest {

  static Stream<Map<String, Object>> generated() {
    return records().filter(record -> record.containsKey("seed"));
  }

  static Stream<Map<String, Object>> special() {
    return records().filter(record -> record.containsKey("name"));
  }

  @ParameterizedTest
  @MethodSource
  void generated(Map<String, Object> record) throws GeneralSecurityException {
    int rows = (int) shape(record).dim(0);
    int columns = (int) shape(record).dim(1);
    byte[] q =
        signedQ(matrix(rows * columns, ((Number) record.get("seed")).longValue()), rows, columns);
    if (record.containsKey("hex")) {
      assertThat(HexFormat.of().formatHex(q)).isEqualTo((String) record.get("hex"));
    } else {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(q);
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo((String) record.get("sha256"));
    }
  }

  /** Zeros may differ in sign, other values by one ulp: they are near ties or near zero. */
  @ParameterizedTest
  @MethodSource
  void special(Map<String, Object> record) {
    int rows = (int) shape(record).dim(0);
    int columns = (int) shape(record).dim(1);
    FloatBuffer input = floats((String) record.get("input"));
    double[] matrix = new double[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = input.get(i);
    }
    FloatBuffer expected = floats((String) record.get("hex"));
    FloatBuffer actual = floats(HexFormat.of().formatHex(signedQ(matrix, rows, columns)));
    for (int i = 0; i < matrix.length; i++) {
      assertThat(Math.abs(actual.get(i) - expected.get(i)))
          .as("element %d: %s, Keras has %s", i, actual.get(i), expected.get(i))
          .isLessThanOrEqualTo(Math.ulp(expected.get(i)));
    }
  }

  private static byte[] signedQ(double[] matrix, int rows, int columns) {
    HouseholderQr.signedQ(matrix, rows, columns);
    ByteBuffer bytes = ByteBuffer.allocate(4 * matrix.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : matrix) {
      bytes.putFloat((float) value);
    }
    return bytes.array();
  }

  /** The generator that the fixture's script describes. */
  private static double[] matrix(int size, long seed) {
    double[] values = new double[size];
    long state = seed;
    for (int i = 0; i < size; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      values[i] = (state >>> 40) * 0x1p-24 - 0.5;
    }
    return values;
  }

  private static FloatBuffer floats(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  private static Stream<Map<String, Object>> records() {
    return Fixtures.lines("qr.jsonl").stream();
  }

  private static Shape shape(Map<String, Object> record) {
    return Fixtures.shape(record.get("shape"));
  }
}
