package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fixtures;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Tensor;
import io.github.weightseed.Weightseed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an initializer that real Keras was asked for, and what came of it.
 *
 * @param row the fixture's line
 * @param backend where
 */
record ParityCase(Map<String, Object> row, Backend backend) {

  String className() {
    return (String) row.getOrDefault("class_name", "STFT");
  }

  boolean isRefused() {
    return row.containsKey("error");
  }

  /** The tensor that comes here. */
  Tensor tensor() {
    Initializer initializer = initializer();
    DType dtype =
        row.get("dtype") == null
            ? DType.of((String) row.getOrDefault("floatx", Weightseed.floatx().kerasName()))
            : DType.of((String) row.get("dtype"));
    Tensor tensor = initializer.initialize(Fixtures.shape(row.get("shape")), dtype, backend);
    long calls = row.get("call") instanceof Integer call ? call : 0;
    for (long i = 0; i < calls; i++) {
      tensor = initializer.initialize(Fixtures.shape(row.get("shape")), dtype, backend);
    }
    return tensor;
  }

  Initializer initializer() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    ((Map<?, ?>) row.get("config")).forEach((key, value) -> config.put((String) key, value));
    if (row.containsKey("seed")) {
      config.put("seed", row.get("seed"));
    }
    if (row.containsKey("seed_generator")) {
      config.put(
          "seed",
          Map.of(
              "class_name", "SeedGenerator", "config", Map.of("seed", row.get("seed_generator"))));
    }
    if (className().equals("Constant") && config.isEmpty()) {
      return new Constant();
    }
    return Initializers.deserialize(Map.of("class_name", className(), "config", config));
  }

  /** What differs from Keras' values; null when nothing does. */
  @Nullable String difference() {
    Tensor tensor;
    try {
      tensor = tensor();
    } catch (IllegalArgumentException e) {
      return isRefused() ? null : "refused with " + e.getMessage();
    }
    if (isRefused()) {
      return "not refused, but got " + tensor;
    }
    if (!tensor.dtype().kerasName().equals(row.get("got"))) {
      return "got dtype " + tensor.dtype();
    }
    Object shape = row.getOrDefault("got_shape", row.get("shape"));
    if (!tensor.shape().equals(Fixtures.shape(shape))) {
      return "got shape " + tensor.shape();
    }
    return bytesDiffer(tensor) ? "got " + tensor : null;
  }

  private boolean bytesDiffer(Tensor tensor) {
    byte[] bytes = new byte[tensor.asByteBuffer().remaining()];
    tensor.asByteBuffer().get(bytes);
    if (row.get("sha256") instanceof String expected) {
      return !expected.equals(sha256(bytes));
    }
    Tensor expected =
        Tensor.of(tensor.shape(), tensor.dtype(), HexFormat.of().parseHex((String) row.get("hex")));
    for (int i = 0; i < tensor.size(); i++) {
      double value = tensor.getFlat(i);
      // A NaN's sign and payload are not promised.
      if (Double.compare(value, expected.getFlat(i)) != 0) {
        return true;
      }
    }
    return tensor.dtype().isInteger() && !tensor.equals(expected);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
