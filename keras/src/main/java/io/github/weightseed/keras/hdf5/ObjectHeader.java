package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.ByteBuilder;

/** Puts together the header of a group or dataset (specification, IV.A.1.b: version 2). */
final class ObjectHeader {

  /** The address that means "none". */
  static final long UNDEFINED = -1;

  /** Message types (specification, IV.A.2). */
  static final int DATASPACE = 0x01;

  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int FILL_VALUE = 0x05;
  static final int LINK = 0x06;
  static final int LAYOUT = 0x08;
  static final int GROUP_INFO = 0x0A;
  static final int ATTRIBUTE = 0x0C;

  private static final int MOST_MESSAGE_BYTES = 0xffff;
  private static final int FOUR_BYTE_SIZE = 2;
  private static final int CONSTANT = 1;

  private final ByteBuilder messages = new ByteBuilder();

  /** Appends a message that may be changed later. */
  ObjectHeader message(int type, ByteBuilder body) {
    return message(type, 0, body);
  }

  /** Appends a message that must never be changed. */
  ObjectHeader constantMessage(int type, ByteBuilder body) {
    return message(type, CONSTANT, body);
  }

  private ObjectHeader message(int type, int flags, ByteBuilder body) {
    if (body.size() > MOST_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "A name in an HDF5 file must fit in a header message of 65535 bytes, got %d bytes"
              .formatted(body.size()));
    }
    messages.u8(type).u16(body.size()).u8(flags).bytes(body.toByteArray());
    return this;
  }

  /** A dataspace: rank 0 is a scalar (IV.A.2.b). */
  static ByteBuilder dataspace(long... dims) {
    ByteBuilder body = new ByteBuilder().u8(2).u8(dims.length).u8(0).u8(dims.length == 0 ? 0 : 1);
    for (long dim : dims) {
      body.u64(dim);
    }
    return body;
  }

  byte[] toByteArray() {
    ByteBuilder header =
        new ByteBuilder()
            .text("OHDR")
            .u8(2) // version
            .u8(FOUR_BYTE_SIZE)
            .u32(messages.size())
            .bytes(messages.toByteArray());
    return header.u32(Lookup3.checksum(header.toByteArray())).toByteArray();
  }
}
