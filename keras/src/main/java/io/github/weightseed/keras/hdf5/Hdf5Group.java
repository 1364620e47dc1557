package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group with its links in its header ("compact"), whatever their number. */
final class Hdf5Group extends Hdf5Object {

  private static final int UTF8 = 1;
  private static final int HAS_CHARACTER_SET = 0x10;
  private static final int TWO_BYTE_LENGTH = 1;

  final Map<String, Hdf5Object> children = new LinkedHashMap<>();

  @Override
  void addMessages(ObjectHeader header) {
    header.message(
        ObjectHeader.LINK_INFO,
        new ByteBuilder().u8(0).u8(0).u64(ObjectHeader.UNDEFINED).u64(ObjectHeader.UNDEFINED));
    header.message(ObjectHeader.GROUP_INFO, new ByteBuilder().u8(0).u8(0));
    children.forEach((name, child) -> header.message(ObjectHeader.LINK, link(name, child)));
  }

  /** A hard link (IV.A.2.g). */
  private static ByteBuilder link(String name, Hdf5Object child) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    boolean isLong = bytes.length > 0xff;
    ByteBuilder body =
        new ByteBuilder()
            .u8(1) // version
            .u8(HAS_CHARACTER_SET | (isLong ? TWO_BYTE_LENGTH : 0))
            .u8(UTF8);
    return (isLong ? body.u16(bytes.length) : body.u8(bytes.length))
        .bytes(bytes)
        .u64(child.address);
  }
}
