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
import java.util.List;
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

  /** Whether it is refused before it is asked for values. */
  boolean isRefusedAtConstruction() {
    try {
      initializer();
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** The message that refuses it; empty when it is not refused. */
  String refusal() {
    try {
      tensor();
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
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
    return valuesDiffer(tensor) ? "got " + tensor : null;
  }

  private boolean valuesDiffer(Tensor tensor) {
    if (row.get("values") instanceof List<?> values) {
      return listDiffers(tensor, values);
    }
    if (row.get("hex") instanceof String hex) {
      return hexDiffers(tensor, hex);
    }
    byte[] bytes = new byte[tensor.asByteBuffer().remaining()];
    tensor.asByteBuffer().get(bytes);
    if (sha256(bytes).equals(row.get("sha256"))) {
      return false;
    }
    return !(row.get("sample") instanceof List<?> sample)
        || tolerance(tensor.dtype(), 0) == 0
        || sample.stream().anyMatch(pair -> pairDiffers(tensor, (List<?>) pair));
  }

  private boolean listDiffers(Tensor tensor, List<?> values) {
    boolean differs = false;
    for (int i = 0; i < tensor.size(); i++) {
      differs |= differs(tensor, i, ((Number) values.get(i)).doubleValue());
    }
    return differs || values.size() != tensor.size();
  }

  private boolean hexDiffers(Tensor tensor, String hex) {
    Tensor expected = Tensor.of(tensor.shape(), tensor.dtype(), HexFormat.of().parseHex(hex));
    boolean differs = false;
    for (int i = 0; i < tensor.size(); i++) {
      differs |= differs(tensor, i, expected.getFlat(i));
    }
    return differs || (tensor.dtype().isInteger() && !tensor.equals(expected));
  }

  private boolean pairDiffers(Tensor tensor, List<?> pair) {
    return differs(tensor, ((Number) pair.get(0)).intValue(), ((Number) pair.get(1)).doubleValue());
  }

  /** Equal to the bit but for a NaN's sign and payload, or within what the class promises. */
  private boolean differs(Tensor tensor, int index, double expected) {
    double value = tensor.getFlat(index);
    return Double.compare(value, expected) != 0
        && !(Math.abs(value - expected) <= tolerance(tensor.dtype(), expected));
  }

  /**
   * How far a value may lie from Keras'. QR in float32 on JAX is off by up to 7e-6 in small square
   * matrices, in double by 2^-29 times that; sines, cosines and sums of an STFT differ by one unit
   * in the last place, which in half types is 2.4e-4 or 2e-3 at most. TensorFlow has a QR in
   * float16, off by two last places. Float64 normals made with a sine of ours differ by two.
   */
  private double tolerance(DType dtype, double expected) {
    if (className().equals("STFT")) {
      return switch (dtype) {
        case FLOAT16 -> 2.5e-4;
        case BFLOAT16 -> 2e-3;
        default -> 1e-6;
      };
    }
    if (className().equals("Orthogonal")) {
      double gain = ((Orthogonal) initializer()).gain().doubleValue();
      double ofOne =
          switch (dtype) {
            case FLOAT64 -> 1e-13;
            case FLOAT16 -> 1e-3;
            default -> 5e-5;
          };
      return Math.abs(gain) * ofOne;
    }
    boolean hasOwnSine = backend == Backend.TENSORFLOW || backend == Backend.TORCH;
    return hasOwnSine && dtype == DType.FLOAT64 && isNormal()
        ? 2 * Math.ulp(Math.max(Math.abs(expected), mean()))
        : 0;
  }

  private boolean isNormal() {
    Initializer initializer = initializer();
    return initializer instanceof NormalInitializer
        || (initializer instanceof VarianceScaling scaling
            && !scaling.distribution().equals("uniform"))
        || className().endsWith("Normal");
  }

  private double mean() {
    return initializer() instanceof NormalInitializer normal
        ? Math.abs(normal.mean().doubleValue())
        : 0;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
