package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The strings of all attributes, in global heap collections (specification, III.E). Equal strings
 * are stored once.
 */
final class GlobalHeap {

  /** The size of a reference: length, address of the collection, index in it. */
  static final int REFERENCE_SIZE = 16;

  /** Indices have 16 bits, and 0 is the free space. */
  private static final int MOST_OBJECTS = 0xffff;

  private static final int SMALLEST_COLLECTION = 4096;
  private static final int OBJECT_HEADER_SIZE = 16;
  private static final int ALIGNMENT = 8;

  private record Slot(int length, int offset, int index) {}

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final ByteBuilder collections = new ByteBuilder();

  GlobalHeap(Set<String> strings) {
    List<String> all = new ArrayList<>(strings);
    for (int from = 0; from < all.size(); from += MOST_OBJECTS) {
      addCollection(all.subList(from, Math.min(from + MOST_OBJECTS, all.size())));
    }
  }

  private void addCollection(List<String> strings) {
    ByteBuilder objects = new ByteBuilder();
    int index = 0;
    for (String string : strings) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      index++;
      slots.put(string, new Slot(bytes.length, collections.size(), index));
      objects.u16(index).u16(1).u32(0).u64(bytes.length).bytes(bytes).alignTo(ALIGNMENT);
    }
    int used = OBJECT_HEADER_SIZE + objects.size();
    int size = Math.max(SMALLEST_COLLECTION, used + OBJECT_HEADER_SIZE);
    int free = size - used;
    collections
        .text("GCOL")
        .u8(1) // version
        .bytes(new byte[3])
        .u64(size)
        .bytes(objects.toByteArray())
        .bytes(new byte[8]) // index 0: free space
        .u64(free)
        .bytes(new byte[free - OBJECT_HEADER_SIZE]);
  }

  /** All collections. */
  byte[] toByteArray() {
    return collections.toByteArray();
  }

  /** The reference to a string, for a heap that starts at an address. */
  byte[] reference(String string, long heapAddress) {
    Slot slot = slots.get(string);
    if (slot == null) {
      throw new IllegalArgumentException("Not in the heap: " + string);
    }
    return new ByteBuilder()
        .u32(slot.length)
        .u64(heapAddress + slot.offset)
        .u32(slot.index)
        .toByteArray();
  }
}
