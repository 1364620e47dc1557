package io.github.weightseed.keras.hdf5;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An HDF5 file (superblock version 2, readable by HDF5 1.8 and later): superblock, the headers of
 * all groups and datasets, the strings of their attributes, the data.
 *
 * <p>Every size is known beforehand, so the file is written in one forward pass. For use by one
 * thread.
 */
public final class Hdf5File {

  private static final int SUPERBLOCK_SIZE = 48;
  private static final int HEAP_ALIGNMENT = 8;

  /** A cache line: also enough for any vector load of mapped data. */
  private static final int DATA_ALIGNMENT = 64;

  private final Hdf5Group root = new Hdf5Group();

  /** Starts with an empty root group. */
  public Hdf5File() {}

  /**
   * Sets an attribute of a group to a text; the group is made if need be.
   *
   * @throws IllegalArgumentException when the path has an empty name in it, or a dataset
   */
  public Hdf5File attribute(String groupPath, String name, String value) {
    group(groupPath, names(groupPath)).attributes.put(name, value);
    return this;
  }

  /** Sets an attribute of the root group, and so of the file, to a text. */
  public Hdf5File attribute(String name, String value) {
    root.attributes.put(name, value);
    return this;
  }

  /**
   * Adds a dataset, and the groups on its path.
   *
   * @throws IllegalArgumentException when the path has an empty name in it or a dataset on the way,
   *     is taken, or the tensor's rank is above 32, HDF5's limit
   */
  public Hdf5File dataset(String path, TensorSource source) {
    List<String> names = names(path);
    int last = names.size() - 1;
    Hdf5Dataset dataset = new Hdf5Dataset(source);
    if (source.dtype() == DType.BFLOAT16) {
      // HDF5 1.14 has no such type; Keras looks for this.
      dataset.attributes.put("dtype", DType.BFLOAT16.kerasName());
    }
    if (group(path, names.subList(0, last)).children.put(names.get(last), dataset) != null) {
      throw new IllegalArgumentException(
          "A path in an HDF5 file must be unique, got twice: " + path);
    }
    return this;
  }

  private static List<String> names(String path) {
    List<String> names = List.of(path.split("/", -1));
    if (names.contains("") || names.contains(".")) {
      throw new IllegalArgumentException(
          "A path in an HDF5 file must consist of names joined by '/', got '" + path + "'");
    }
    return names;
  }

  private Hdf5Group group(String path, List<String> names) {
    Hdf5Group group = root;
    for (String name : names) {
      if (!(group.children.computeIfAbsent(name, key -> new Hdf5Group())
          instanceof Hdf5Group child)) {
        throw new IllegalArgumentException(
            "In the path '%s', '%s' is a dataset, not a group".formatted(path, name));
      }
      group = child;
    }
    return group;
  }

  /** The whole file. */
  public List<Part> parts() {
    List<Hdf5Object> objects = new ArrayList<>();
    collect(root, objects);
    Set<String> strings = new LinkedHashSet<>();
    objects.forEach(object -> strings.addAll(object.attributes.values()));
    GlobalHeap heap = new GlobalHeap(strings);
    byte[] heapBytes = heap.toByteArray();

    long position = SUPERBLOCK_SIZE;
    for (Hdf5Object object : objects) {
      object.address = position;
      position += object.header(heap, 0).length;
    }
    long heapAddress = ByteBuilder.roundUp(position, HEAP_ALIGNMENT);
    List<Part> data = placeData(objects, heapAddress + heapBytes.length);

    ByteBuilder metadata = new ByteBuilder();
    long end = Math.addExact(heapAddress + heapBytes.length, Part.size(data));
    metadata.bytes(superblock(end));
    objects.forEach(object -> metadata.bytes(object.header(heap, heapAddress)));
    metadata.alignTo(HEAP_ALIGNMENT).bytes(heapBytes);

    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Literal(metadata.toByteArray()));
    parts.addAll(data);
    return parts;
  }

  private static void collect(Hdf5Object object, List<Hdf5Object> all) {
    all.add(object);
    if (object instanceof Hdf5Group group) {
      group.children.values().forEach(child -> collect(child, all));
    }
  }

  private static List<Part> placeData(List<Hdf5Object> objects, long start) {
    List<Part> data = new ArrayList<>();
    long position = start;
    for (Hdf5Object object : objects) {
      if (object instanceof Hdf5Dataset dataset && dataset.values.size() > 0) {
        dataset.dataAddress = ByteBuilder.roundUp(position, DATA_ALIGNMENT);
        data.add(Part.padding(dataset.dataAddress - position));
        data.add(dataset.values);
        position = Math.addExact(dataset.dataAddress, dataset.values.size());
      }
    }
    return data;
  }

  /** Specification, II.A: version 2. */
  private byte[] superblock(long endOfFile) {
    ByteBuilder superblock =
        new ByteBuilder()
            .u8(0x89)
            .text("HDF\r\n\32\n")
            .u8(2) // version
            .u8(8) // size of offsets
            .u8(8) // size of lengths
            .u8(0) // consistency flags
            .u64(0) // base address
            .u64(ObjectHeader.UNDEFINED) // superblock extension
            .u64(endOfFile)
            .u64(root.address);
    return superblock.u32(Lookup3.checksum(superblock.toByteArray())).toByteArray();
  }
}
