package io.github.weightseed.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes Keras' bfloat16 datasets readable for jHDF 0.13, which stumbles over the datatype that h5py
 * gives them: opaque, with a tag of no bytes, where jHDF looks for the end of one. In what jHDF is
 * shown the class becomes that of a text of fixed size, whose message is laid out alike.
 */
final class OpaqueTypes {

  /** Version 1 of the class in the lower half. */
  private static final int OPAQUE = 0x15;

  private static final byte TEXT = 0x13;
  private static final int DATATYPE_MESSAGE = 3;
  private static final int MESSAGE_SIZE = 8;

  /** "OHDR": read twice, the second time for its checksum alone, which is of what it was. */
  private static final int HEADER = 0x5244484f;

  /** "OCHK", a header's continuation: read once, with its checksum at its end. */
  private static final int CONTINUATION = 0x4b48434f;

  private OpaqueTypes() {}

  /** Changes the datatypes in a stretch of a file. */
  static void makeReadable(ByteBuffer stretch) {
    ByteBuffer bytes = stretch.slice().order(ByteOrder.LITTLE_ENDIAN);
    boolean isLong = bytes.remaining() >= Long.BYTES;
    if (isLong && bytes.getInt(0) == HEADER) {
      return;
    }
    boolean isChanged = false;
    for (int at = 4; at + MESSAGE_SIZE <= bytes.limit(); at++) {
      if (bytes.get(at) == OPAQUE && isType(bytes, at)) {
        bytes.put(at, TEXT);
        isChanged = true;
      }
    }
    if (isChanged && bytes.getInt(0) == CONTINUATION) {
      byte[] summed = new byte[bytes.limit() - Integer.BYTES];
      bytes.get(0, summed);
      bytes.putInt(summed.length, Lookup3.checksum(summed));
    }
  }

  /** Whether an opaque type of 2 bytes without a tag stands there, as a message of its own. */
  private static boolean isType(ByteBuffer bytes, int at) {
    if (bytes.getLong(at) != (2L << Integer.SIZE | OPAQUE)) {
      return false;
    }
    boolean isOfVersion1 =
        at >= 8
            && bytes.getShort(at - 8) == DATATYPE_MESSAGE
            && bytes.getShort(at - 6) == MESSAGE_SIZE;
    boolean isOfVersion2 =
        bytes.get(at - 4) == DATATYPE_MESSAGE && bytes.getShort(at - 3) == MESSAGE_SIZE;
    boolean isOrdered =
        at >= 6 && bytes.get(at - 6) == DATATYPE_MESSAGE && bytes.getShort(at - 5) == MESSAGE_SIZE;
    return isOfVersion1 || isOfVersion2 || isOrdered;
  }
}
