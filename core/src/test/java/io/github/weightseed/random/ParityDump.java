package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The other half of {@code oracle/parity.py}: reads calls, one a line, and writes the bytes of
 * their values.
 *
 * <p>A line is {@code function dtype seed call first second dims...}; call is {@code -} for an int
 * seed. The answer is the number of bytes (8, big-endian), then these.
 */
public final class ParityDump {

  private static final int CHUNK = 1 << 16;

  private ParityDump() {}

  /** Takes the backend's name. */
  public static void main(String[] arguments) throws IOException {
    RandomStream stream = RandomStream.of(Backend.of(arguments[0]));
    DataOutputStream answers = new DataOutputStream(System.out);
    try (BufferedReader calls =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String call = calls.readLine(); call != null; call = calls.readLine()) {
        answer(source(stream, call.split(" ")), answers);
      }
    }
  }

  private static TensorSource source(RandomStream stream, String[] call) {
    DType dtype = DType.of(call[1]);
    long seed = Long.parseLong(call[2]);
    SeedState state =
        call[3].equals("-")
            ? SeedState.ofInt(seed)
            : new SeedState(seed, Long.parseLong(call[3]), true);
    double first = Double.parseDouble(call[4]);
    double second = Double.parseDouble(call[5]);
    Shape shape = Shape.of(Arrays.stream(call).skip(6).mapToLong(Long::parseLong).toArray());
    return switch (call[0]) {
      case "uniform" -> stream.uniform(state, shape, dtype, first, second);
      case "normal" -> stream.normal(state, shape, dtype, first, second);
      case "truncated_normal" -> stream.truncatedNormal(state, shape, dtype, first, second);
      default -> throw new IllegalArgumentException("Unknown function " + call[0]);
    };
  }

  private static void answer(TensorSource source, DataOutputStream answers) throws IOException {
    long size = source.shape().size();
    int width = source.dtype().byteSize();
    answers.writeLong(size * width);
    byte[] bytes = new byte[CHUNK * width];
    for (long from = 0; from < size; from += CHUNK) {
      int count = (int) Math.min(CHUNK, size - from);
      source.read(from, count, ByteBuffer.wrap(bytes));
      answers.write(bytes, 0, count * width);
    }
    answers.flush();
  }
}
