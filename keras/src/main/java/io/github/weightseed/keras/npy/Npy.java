package io.github.weightseed.keras.npy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;
import java.util.List;

/**
 * One array as {@code numpy.save} writes it: npy format 1.0, C order, header padded to 64 bytes.
 *
 * <p>Format: <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">
 * numpy.lib.format</a>; the padding as in NumPy 2's {@code _write_array_header} and {@code
 * _wrap_header}.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Npy {

  /** NumPy 2 reads no array of a higher rank ({@code NPY_MAXDIMS}). */
  private static final int MOST_DIMENSIONS = 64;

  /** Room that NumPy leaves for the first dimension to grow in place: the digits of 8 bytes. */
  private static final int GROWTH_DIGITS = 21;

  private static final int ALIGNMENT = 64;

  private Npy() {}

  /**
   * The file of one tensor.
   *
   * @throws IllegalArgumentException when its rank is above 64, NumPy's limit
   */
  public static List<Part> parts(TensorSource source) {
    byte[] header = header(source.shape(), source.dtype());
    return List.of(new Part.Literal(header), new Part.Values(source));
  }

  static byte[] header(Shape shape, DType dtype) {
    if (shape.rank() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "NumPy's arrays have at most 64 dimensions, got shape=" + shape);
    }
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr(dtype), shape);
    if (shape.rank() > 0) {
      dictionary += " ".repeat(GROWTH_DIGITS - Long.toString(shape.dim(0)).length());
    }
    int before = 10; // magic, version, length
    int padding = ALIGNMENT - (before + dictionary.length() + 1) % ALIGNMENT;
    return new ByteBuilder()
        .u8(0x93)
        .text("NUMPY")
        .u8(1)
        .u8(0)
        .u16(dictionary.length() + padding + 1)
        .text(dictionary + " ".repeat(padding) + "\n")
        .toByteArray();
  }

  /** NumPy's name of a dtype. It has none for bfloat16: {@code <V2} is what ml_dtypes saves. */
  private static String descr(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> "<f2";
      case BFLOAT16 -> "<V2";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case INT8 -> "|i1";
      case INT16 -> "<i2";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
      case UINT8 -> "|u1";
      case UINT16 -> "<u2";
      case UINT32 -> "<u4";
      case UINT64 -> "<u8";
      case BOOL -> "|b1";
    };
  }
}
