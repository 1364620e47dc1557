package io.github.weightseed;

import io.github.weightseed.text.Names;
import java.util.Arrays;
import java.util.Locale;

/**
 * The type of a tensor's elements, under Keras' names ({@code float32}, {@code bfloat16}, ...).
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum DType {
  /** IEEE 754 binary16: 11 bits of precision, largest finite value 65504. */
  FLOAT16(2),
  /** The upper half of a binary32: 8 bits of precision, float32's range. */
  BFLOAT16(2),
  /** IEEE 754 binary32. */
  FLOAT32(4),
  /** IEEE 754 binary64. */
  FLOAT64(8),
  /** Signed, 8 bits. */
  INT8(1),
  /** Signed, 16 bits. */
  INT16(2),
  /** Signed, 32 bits. */
  INT32(4),
  /** Signed, 64 bits. */
  INT64(8),
  /** Unsigned, 8 bits. */
  UINT8(1),
  /** Unsigned, 16 bits. */
  UINT16(2),
  /** Unsigned, 32 bits. */
  UINT32(4),
  /** Unsigned, 64 bits. */
  UINT64(8),
  /** True or false, one byte that is 1 or 0. */
  BOOL(1);

  private final int byteSize;
  private final String kerasName = name().toLowerCase(Locale.ROOT);

  DType(int byteSize) {
    this.byteSize = byteSize;
  }

  /**
   * The type with a Keras name.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static DType of(String kerasName) {
    for (DType dtype : values()) {
      if (dtype.kerasName.equals(kerasName)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(
        "Invalid dtype: "
            + kerasName
            + Names.suggestion(kerasName, Arrays.stream(values()).map(DType::kerasName).toList()));
  }

  /** The name in Keras, such as {@code float32}. */
  public String kerasName() {
    return kerasName;
  }

  /** The number of bytes of one element. */
  public int byteSize() {
    return byteSize;
  }

  /** Whether this is one of the four floating-point types. */
  public boolean isFloating() {
    return switch (this) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> true;
      default -> false;
    };
  }

  /** Whether this is a signed or unsigned integer type; {@link #BOOL} is not. */
  public boolean isInteger() {
    return !isFloating() && this != BOOL;
  }

  /** The name in Keras. */
  @Override
  public String toString() {
    return kerasName;
  }
}
