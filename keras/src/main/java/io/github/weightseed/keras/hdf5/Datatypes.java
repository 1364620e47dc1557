package io.github.weightseed.keras.hdf5;

import io.github.weightseed.DType;
import io.github.weightseed.keras.stream.ByteBuilder;

/** Datatype messages (specification, IV.A.2.d), with the classes that h5py uses for each dtype. */
final class Datatypes {

  /** Version 1 in the upper half of the first byte. */
  private static final int VERSION_1 = 1 << 4;

  private static final int FIXED_POINT = VERSION_1;
  private static final int FLOATING_POINT = VERSION_1 | 1;
  private static final int OPAQUE = VERSION_1 | 5;
  private static final int ENUMERATION = VERSION_1 | 8;
  private static final int VARIABLE_LENGTH = VERSION_1 | 9;

  private Datatypes() {}

  static byte[] of(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> floatingPoint(2, 10, 5);
      case FLOAT32 -> floatingPoint(4, 23, 8);
      case FLOAT64 -> floatingPoint(8, 52, 11);
      case BFLOAT16 -> opaque(2);
      case BOOL -> bool();
      case INT8, INT16, INT32, INT64 -> integer(dtype.byteSize(), true);
      case UINT8, UINT16, UINT32, UINT64 -> integer(dtype.byteSize(), false);
    };
  }

  /** A variable-length UTF-8 string, the kind that h5py reads as {@code str}. */
  static byte[] string() {
    return new ByteBuilder()
        .u8(VARIABLE_LENGTH)
        .u8(1) // a string, ended by NUL
        .u8(1) // UTF-8
        .u8(0)
        .u32(GlobalHeap.REFERENCE_SIZE)
        .bytes(integer(1, false))
        .toByteArray();
  }

  private static byte[] integer(int size, boolean signed) {
    return new ByteBuilder()
        .u8(FIXED_POINT)
        .u8(signed ? 8 : 0)
        .u8(0)
        .u8(0)
        .u32(size)
        .u16(0) // bit offset
        .u16(8 * size) // bit precision
        .toByteArray();
  }

  private static byte[] floatingPoint(int size, int mantissa, int exponent) {
    return new ByteBuilder()
        .u8(FLOATING_POINT)
        .u8(0x20) // little-endian, no padding bits, leading mantissa bit implied
        .u8(8 * size - 1) // sign location
        .u8(0)
        .u32(size)
        .u16(0) // bit offset
        .u16(8 * size) // bit precision
        .u8(mantissa) // exponent location
        .u8(exponent)
        .u8(0) // mantissa location
        .u8(mantissa)
        .u32((1 << (exponent - 1)) - 1) // exponent bias
        .toByteArray();
  }

  /**
   * Bytes without a meaning, with an empty tag. h5py leaves the tag out; the specification wants it
   * ended by NUL and padded to 8 bytes, and jHDF looks for that end. To h5py both are the same.
   */
  private static byte[] opaque(int size) {
    int tagSize = 8;
    return new ByteBuilder()
        .u8(OPAQUE)
        .u8(tagSize)
        .u8(0)
        .u8(0)
        .u32(size)
        .bytes(new byte[tagSize])
        .toByteArray();
  }

  /** h5py's form of NumPy's bool: an enumeration over int8. Names are padded to 8 bytes. */
  private static byte[] bool() {
    return new ByteBuilder()
        .u8(ENUMERATION)
        .u16(2) // members
        .u8(0)
        .u32(1)
        .bytes(integer(1, true))
        .text("FALSE\0\0\0")
        .text("TRUE\0\0\0\0")
        .u8(0)
        .u8(1)
        .toByteArray();
  }
}
