package io.github.weightseed.keras.hdf5;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.stream.Bytes;
import io.github.weightseed.keras.stream.StoredTensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HDF5 file by <a href="https://jhdf.io">jHDF</a>: all datasets in it, by their paths.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param tensors the datasets, in the order of the file
 * @param groupNames the attribute {@code name} of the groups that have one, by the groups' paths
 * @param metadata the root's attributes that are short texts
 */
public record Hdf5Reader(
    Map<String, StoredTensor> tensors,
    Map<String, String> groupNames,
    Map<String, String> metadata) {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 26, '\n'};

  /** Keras' deepest models have about 20 groups in one another. */
  private static final int DEEPEST = 100;

  /** Longer texts are a model's architecture, as in files of Keras 2. */
  private static final int LONGEST_METADATA = 1000;

  /** The classes that have no class of their own in jHDF's public interface. */
  private static final int TEXT_CLASS = 3;

  private static final int OPAQUE_CLASS = 5;
  private static final int ENUMERATION_CLASS = 8;

  /** Copies the maps. */
  public Hdf5Reader {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    groupNames = Collections.unmodifiableMap(new LinkedHashMap<>(groupNames));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Whether a file starts as this format does. */
  public static boolean isHdf5(ByteBuffer start) {
    return start.remaining() >= SIGNATURE.length
        && start.slice(start.position(), SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  /**
   * The datasets of a file.
   *
   * @throws IllegalArgumentException when it is no HDF5 file, damaged, or has what no weight file
   *     has: loops, links by name, types that are not numbers
   */
  public static Hdf5Reader read(Bytes file) throws IOException {
    if (file.size() < SIGNATURE.length || !isHdf5(file.read(0, SIGNATURE.length))) {
      throw new IllegalArgumentException("It is no HDF5 file: it does not start with \\x89HDF");
    }
    checkEnd(file);
    return guarded(() -> new Walk(file).read());
  }

  /** The superblock says how long the file is; the HDF5 library refuses shorter ones, too. */
  private static void checkEnd(Bytes file) throws IOException {
    int version = file.size() > 8 ? file.read(8, 1).get() : -1;
    int place = version >= 2 ? 28 : version == 1 ? 44 : 40;
    if (version < 0 || version > 3 || file.size() < place + Long.BYTES) {
      throw new IllegalArgumentException("The HDF5 file is damaged or truncated at its start");
    }
    long end = file.read(place, Long.BYTES).getLong();
    if (end < 0 || end > file.size()) {
      throw new IllegalArgumentException(
          "The HDF5 file is truncated: it should have %s bytes, got %d"
              .formatted(Long.toUnsignedString(end), file.size()));
    }
  }

  /**
   * What jHDF gives; whatever it throws at a damaged file, in one sentence. Headers that lie about
   * their sizes make it ask for more memory or a deeper stack than there is.
   */
  static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadDataset e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw new IllegalArgumentException(
          "The HDF5 file is damaged: its structure has a loop in it, or is too large", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("The HDF5 file is damaged: " + deepest(e), e);
    }
  }

  private static String deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** A sentence of ours, to be told as it is. */
  private static final class BadDataset extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadDataset(String sentence) {
      super(sentence);
    }
  }

  /** A walk over one file. */
  private static final class Walk {

    private final Bytes file;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> groupNames = new LinkedHashMap<>();
    private final Set<Long> groups = new HashSet<>();
    private long userBlock;

    Walk(Bytes file) {
      this.file = file;
    }

    @SuppressWarnings("resource") // the channel belongs to whoever opened the file
    Hdf5Reader read() {
      HdfFile hdf = new HdfFile(new GuardedChannel(file));
      userBlock = hdf.getUserBlockSize();
      Map<String, String> metadata = new LinkedHashMap<>();
      hdf.getAttributes()
          .forEach(
              (name, attribute) -> {
                String text = text(attribute);
                if (text != null && text.length() <= LONGEST_METADATA) {
                  metadata.put(name, text);
                }
              });
      visit(hdf, "", 0);
      return new Hdf5Reader(tensors, groupNames, metadata);
    }

    private void visit(Group group, String path, int depth) {
      if (!groups.add(group.getAddress()) || depth > DEEPEST) {
        throw new BadDataset(
            "The HDF5 file has a loop: the group '%s' is in itself, or in two places"
                .formatted(path));
      }
      for (Node child : group.getChildren().values()) {
        String childPath = path.isEmpty() ? child.getName() : path + "/" + child.getName();
        if (child.isLink()) {
          throw new BadDataset(
              "'%s' is a link by name in the HDF5 file, which Keras does not follow"
                  .formatted(childPath));
        } else if (child instanceof Dataset dataset) {
          tensors.put(childPath, tensor(childPath, dataset));
        } else if (child instanceof Group inner) {
          visit(inner, childPath, depth + 1);
          name(inner, childPath);
        }
      }
    }

    private void name(Group group, String path) {
      if (path.equals("vars") || path.endsWith("/vars")) {
        String name = text(group.getAttribute("name"));
        if (name != null) {
          groupNames.put(path, name);
        }
      }
    }

    private static @Nullable String text(@Nullable Attribute attribute) {
      return attribute != null && attribute.isScalar() && attribute.getJavaType() == String.class
          ? (String) attribute.getData()
          : null;
    }

    private StoredTensor tensor(String path, Dataset dataset) {
      try {
        DataType type = dataset.getDataType();
        DType dtype = dtype(dataset, type);
        Shape shape = Shape.of(dataset.getDimensionsAsLong());
        boolean isBigEndian =
            type instanceof OrderedDataType ordered
                && ordered.getByteOrder() == ByteOrder.BIG_ENDIAN
                && dtype.byteSize() > 1;
        long size = StoredTensor.byteSize(dtype, shape);
        return new StoredTensor(dtype, shape, bytes(dataset, size), isBigEndian);
      } catch (IllegalArgumentException e) {
        throw new BadDataset("'%s' in the HDF5 file: %s".formatted(path, e.getMessage()));
      } catch (IOException e) {
        throw new BadDataset("'%s' in the HDF5 file leaves it".formatted(path));
      }
    }

    private Bytes bytes(Dataset dataset, long size) throws IOException {
      if (size == 0) {
        return file.slice(0, 0);
      }
      if (dataset instanceof ContiguousDataset contiguous) {
        if (contiguous.isEmpty()) {
          throw new IllegalArgumentException(
              "its %d bytes are declared, but were never written".formatted(size));
        }
        return file.slice(Math.addExact(userBlock, contiguous.getDataAddress()), size);
      }
      if (dataset instanceof ChunkedDataset chunked) {
        return new ChunkedBytes(chunked, size);
      }
      // Compact: in the header, whose size is limited.
      ByteBuffer data = ((DatasetBase) dataset).getDataBuffer();
      return new InMemory(data.slice());
    }

    private static DType dtype(Dataset dataset, DataType type) {
      DType dtype = null;
      if (type instanceof FloatingPoint number) {
        dtype = floating(number);
      } else if (type instanceof FixedPoint number) {
        dtype = integer(number);
      } else if (type.getDataClass() == ENUMERATION_CLASS && type.getSize() == 1) {
        dtype = DType.BOOL;
      } else if ((type.getDataClass() == OPAQUE_CLASS || type.getDataClass() == TEXT_CLASS)
          && type.getSize() == 2
          && DType.BFLOAT16.kerasName().equals(text(dataset.getAttribute("dtype")))) {
        dtype = DType.BFLOAT16;
      }
      if (dtype == null) {
        throw new IllegalArgumentException(
            "a weight must be of numbers, got HDF5's class %d with %d bytes"
                .formatted(type.getDataClass(), type.getSize()));
      }
      return dtype;
    }

    private static @Nullable DType floating(FloatingPoint number) {
      int layout = number.getMantissaSize() << 8 | number.getExponentSize();
      return switch (number.getSize()) {
        case 2 ->
            layout == (10 << 8 | 5)
                ? DType.FLOAT16
                : layout == (7 << 8 | 8) ? DType.BFLOAT16 : null;
        case 4 -> layout == (23 << 8 | 8) ? DType.FLOAT32 : null;
        case 8 -> layout == (52 << 8 | 11) ? DType.FLOAT64 : null;
        default -> null;
      };
    }

    private static @Nullable DType integer(FixedPoint number) {
      if (number.getBitPrecision() != 8 * number.getSize()) {
        return null;
      }
      return switch (number.getSize()) {
        case 1 -> number.isSigned() ? DType.INT8 : DType.UINT8;
        case 2 -> number.isSigned() ? DType.INT16 : DType.UINT16;
        case 4 -> number.isSigned() ? DType.INT32 : DType.UINT32;
        case 8 -> number.isSigned() ? DType.INT64 : DType.UINT64;
        default -> null;
      };
    }
  }

  /** Bytes in memory. */
  private record InMemory(ByteBuffer data) implements Bytes {
    @Override
    public long size() {
      return data.limit();
    }

    @Override
    public void read(long position, ByteBuffer target) {
      target.put(data.slice((int) position, target.remaining()));
    }
  }
}
