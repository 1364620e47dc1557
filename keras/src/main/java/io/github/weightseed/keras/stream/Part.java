package io.github.weightseed.keras.stream;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A stretch of a file whose size is known before anything is written.
 *
 * <p>A list of parts is for one writing only: the checksums in it are filled while it is written.
 *
 * <p>For one thread at a time.
 */
public sealed interface Part {

  /** The number of bytes that the part adds to the file. */
  long size();

  /** The tensors in the part, in the order in which their bytes are written. */
  default Stream<TensorSource> sources() {
    return Stream.empty();
  }

  /** The number of bytes of a list of parts. */
  static long size(List<Part> parts) {
    return parts.stream().mapToLong(Part::size).reduce(0, Math::addExact);
  }

  /** Zeros. */
  static Part padding(long size) {
    return new Literal(new byte[Math.toIntExact(size)]);
  }

  /** Bytes that are known beforehand. */
  final class Literal implements Part {

    private final byte[] bytes;

    /** The bytes, which are not copied and must not be changed. */
    public Literal(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes as a read-only view. */
    ByteBuffer bytes() {
      return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /** The bytes of a tensor, little-endian, in C order. */
  record Values(TensorSource source) implements Part {
    @Override
    public long size() {
      return Math.multiplyExact(source.shape().size(), (long) source.dtype().byteSize());
    }

    @Override
    public Stream<TensorSource> sources() {
      return Stream.of(source);
    }
  }

  /** Parts whose bytes are also summed up in a checksum. Not to be nested. */
  record Summed(List<Part> parts, CRC32 checksum) implements Part {
    @Override
    public long size() {
      return Part.size(parts);
    }

    @Override
    public Stream<TensorSource> sources() {
      return parts.stream().flatMap(Part::sources);
    }
  }

  /** Bytes that are asked for once everything before them is written. */
  record Late(long size, Supplier<byte[]> bytes) implements Part {}

  /** Bytes that replace others further up in the file, once everything before this is written. */
  record Patch(long position, Supplier<byte[]> bytes) implements Part {
    @Override
    public long size() {
      return 0;
    }
  }
}
