package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our orthogonal factors, rounded to float32, against those of Keras on NumPy: {@code
 * oracle/qr_values.py}.
 */
class NumpyQrTest {

  static Stream<JsonNode> generated() {
    return records().filter(record -> record.has("seed"));
  }

  static Stream<JsonNode> special() {
    return records().filter(record -> record.has("name"));
  }

  @ParameterizedTest
  @MethodSource
  void generated(JsonNode record) throws GeneralSecurityException {
    int rows = record.get("shape").get(0).asInt();
    int columns = record.get("shape").get(1).asInt();
    byte[] q = signedQ(matrix(rows * columns, record.get("seed").asLong()), rows, columns);
    if (record.has("hex")) {
      assertThat(HexFormat.of().formatHex(q)).isEqualTo(record.get("hex").asString());
    } else {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(q);
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(record.get("sha256").asString());
    }
  }

  /** Zeros may differ in sign, other values by one ulp: they are near ties or near zero. */
  @ParameterizedTest
  @MethodSource
  void special(JsonNode record) {
    int rows = record.get("shape").get(0).asInt();
    int columns = record.get("shape").get(1).asInt();
    FloatBuffer input = floats(record.get("input").asString());
    double[] matrix = new double[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = input.get(i);
    }
    FloatBuffer expected = floats(record.get("hex").asString());
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

  private static Stream<JsonNode> records() {
    JsonMapper mapper = new JsonMapper();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    NumpyQrTest.class.getResourceAsStream("/keras-3.15.1/qr.jsonl")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(mapper::readTree).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
