package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.ByteBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group or a dataset: attributes, and a place in the file once the layout is known. */
abstract sealed class Hdf5Object permits Hdf5Group, Hdf5Dataset {

  private static final int UTF8 = 1;

  final Map<String, String> attributes = new LinkedHashMap<>();

  /** Where the header is; until then, 0. */
  long address;

  /** The header, with the addresses as they are now. Its size does not depend on them. */
  final byte[] header(GlobalHeap heap, long heapAddress) {
    ObjectHeader header = new ObjectHeader();
    addMessages(header);
    attributes.forEach(
        (name, value) ->
            header.message(
                ObjectHeader.ATTRIBUTE, attribute(name, heap.reference(value, heapAddress))));
    return header.toByteArray();
  }

  abstract void addMessages(ObjectHeader header);

  /** An attribute that is one string (IV.A.2.m). */
  private static ByteBuilder attribute(String name, byte[] value) {
    byte[] nameBytes = new ByteBuilder().text(name).u8(0).toByteArray();
    byte[] datatype = Datatypes.string();
    byte[] dataspace = ObjectHeader.dataspace().toByteArray();
    return new ByteBuilder()
        .u8(3) // version
        .u8(0) // flags
        .u16(nameBytes.length)
        .u16(datatype.length)
        .u16(dataspace.length)
        .u8(UTF8)
        .bytes(nameBytes)
        .bytes(datatype)
        .bytes(dataspace)
        .bytes(value);
  }
}
