package io.github.weightseed.keras.npy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.stream.Bytes;
import io.github.weightseed.keras.stream.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an array that {@code numpy.save} wrote: npy format 1.0, 2.0 and 3.0.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class NpyReader {

  /** The magic and the version. */
  private static final int START_SIZE = 8;

  /** NumPy itself refuses longer ones ({@code _MAX_HEADER_SIZE}). */
  private static final int LONGEST_HEADER = 10_000;

  private static final int MOST_DIMENSIONS = 64;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*(?:'([^']*)'|[^,].*?),\\s*'fortran_order':\\s*(True|False),\\s*"
              + "'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

  private NpyReader() {}

  /** Whether a file starts as this format does. */
  public static boolean isNpy(ByteBuffer start) {
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    return start.remaining() >= magic.length
        && start.slice(start.position(), magic.length).equals(ByteBuffer.wrap(magic));
  }

  /**
   * The array.
   *
   * @throws IllegalArgumentException when it is none, damaged, of a type that no weight has, or in
   *     Fortran order
   */
  public static StoredTensor read(Bytes file) throws IOException {
    if (file.size() < START_SIZE + 4 || !isNpy(file.read(0, START_SIZE))) {
      throw new IllegalArgumentException("It is no .npy file: it does not start with \\x93NUMPY");
    }
    int version = file.read(6, 1).get();
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException(
          "The npy format must be of version 1, 2 or 3, got " + version);
    }
    int lengthSize = version == 1 ? 2 : 4;
    ByteBuffer length = file.read(START_SIZE, lengthSize);
    long headerSize =
        version == 1
            ? Short.toUnsignedInt(length.getShort())
            : Integer.toUnsignedLong(length.getInt());
    long dataStart = START_SIZE + lengthSize + headerSize;
    if (headerSize > LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "An npy header has at most %d bytes, got %d".formatted(LONGEST_HEADER, headerSize));
    }
    if (dataStart > file.size()) {
      throw new IllegalArgumentException("The npy data is truncated: it ends in its header");
    }
    byte[] header = new byte[(int) headerSize];
    file.read(START_SIZE + lengthSize, (int) headerSize).get(header);
    return tensor(new String(header, StandardCharsets.UTF_8), file, dataStart);
  }

  private static StoredTensor tensor(String header, Bytes file, long dataStart) throws IOException {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("The npy header must be NumPy's, got " + header.strip());
    }
    String descr = matcher.group(1);
    DType dtype = descr == null ? null : dtype(descr);
    if (descr == null || dtype == null) {
      throw new IllegalArgumentException(
          "A weight must be of numbers, got the NumPy type " + header.strip());
    }
    Shape shape = shape(matcher.group(3));
    if (matcher.group(2).equals("True") && shape.rank() > 1) {
      throw new IllegalArgumentException(
          "The array is in Fortran order; numpy.ascontiguousarray puts it in C order");
    }
    long size = StoredTensor.byteSize(dtype, shape);
    if (size != file.size() - dataStart) {
      throw new IllegalArgumentException(
          "The npy data is truncated or too long: shape=%s of %s takes %d bytes, got %d"
              .formatted(shape, dtype, size, file.size() - dataStart));
    }
    return new StoredTensor(
        dtype, shape, file.slice(dataStart, size), descr.startsWith(">") && dtype.byteSize() > 1);
  }

  private static Shape shape(String dims) {
    long[] shape;
    try {
      shape =
          Arrays.stream(dims.split(",", -1))
              .map(String::strip)
              .filter(dim -> !dim.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "An npy shape is whole numbers below 2^63, got (" + dims + ")", e);
    }
    if (shape.length > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "NumPy's arrays have at most 64 dimensions, got " + shape.length);
    }
    return Shape.of(shape);
  }

  /** NumPy's types of the dtypes; two raw bytes are what ml_dtypes saves of bfloat16. */
  private static @Nullable DType dtype(String descr) {
    if (descr.isEmpty() || "<>|=".indexOf(descr.charAt(0)) < 0) {
      return null;
    }
    return switch (descr.substring(1)) {
      case "f2" -> DType.FLOAT16;
      case "V2" -> DType.BFLOAT16;
      case "f4" -> DType.FLOAT32;
      case "f8" -> DType.FLOAT64;
      case "i1" -> DType.INT8;
      case "i2" -> DType.INT16;
      case "i4" -> DType.INT32;
      case "i8" -> DType.INT64;
      case "u1" -> DType.UINT8;
      case "u2" -> DType.UINT16;
      case "u4" -> DType.UINT32;
      case "u8" -> DType.UINT64;
      case "b1" -> DType.BOOL;
      default -> null;
    };
  }
}
