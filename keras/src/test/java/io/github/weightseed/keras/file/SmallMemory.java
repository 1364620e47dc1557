package io.github.weightseed.keras.file;

import io.github.weightseed.Backend;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.source.AbstractSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Programs for JVMs with little memory: what they print is what they wrote, to nowhere. */
final class SmallMemory {

  /** Elements of float32 in a chunk of the writer. */
  private static final int CHUNK = 1 << 16;

  private static final String HUGE =
      """
      {"module": "keras", "class_name": "Sequential", "config": {"name": "huge", "layers": [
        {"module": "keras.layers", "class_name": "InputLayer", "registered_name": null,
         "config": {"batch_shape": [null, 100000], "dtype": "float32", "name": "input"}},
        {"module": "keras.layers", "class_name": "Dense", "registered_name": null,
         "config": {"name": "dense", "units": 200000},
         "build_config": {"input_shape": [null, 100000]}}]},
       "registered_name": null, "build_config": {"input_shape": [null, 100000]}}
      """;

  private SmallMemory() {}

  /** Writes the model of a file in every format. */
  static final class WholeModel {
    public static void main(String[] args) throws IOException {
      for (WeightFormat format : WeightFormat.values()) {
        if (format == WeightFormat.NPY) {
          continue;
        }
        WeightSet set = ModelPlan.read(Path.of(args[0]), 42).initialize(Backend.JAX).weightSet();
        long size = 0;
        for (List<Part> parts : parts(format, set)) {
          NoFile file = new NoFile(Set.of());
          WeightFileWriter.of(format).write(parts, file);
          size += file.size();
        }
        System.out.println(format + " " + size);
      }
    }

    private static Iterable<List<Part>> parts(WeightFormat format, WeightSet set) {
      return format == WeightFormat.NPY_DIRECTORY
          ? NpyDirectory.files(set).values()
          : List.of(format.parts(set));
    }
  }

  /**
   * Writes a kernel of 2e10 elements, of which it makes the chunks at the start, around 2^31, 2^32
   * and 2^34 and at the end, or, with an argument, all; compares those chunks with what the source
   * gives when it is read there.
   */
  static final class HugeKernel {
    public static void main(String[] args) throws IOException {
      for (WeightFormat format : List.of(WeightFormat.WEIGHTS_H5, WeightFormat.SAFETENSORS)) {
        WeightSet set = ModelPlan.of(HUGE, 42).initialize(Backend.TENSORFLOW).weightSet();
        NamedWeight kernel = set.weights().get(0);
        long last = (kernel.source().shape().size() - 1) / CHUNK;
        Set<Long> chunks =
            new TreeSet<>(
                List.of(0L, (1L << 15) - 1, 1L << 15, (1L << 16) - 1, 1L << 16, 1L << 18, last));
        TensorSource source =
            args.length > 0 ? kernel.source() : new Sampled(kernel.source(), chunks);
        WeightSet sampled =
            WeightSet.of(
                List.of(
                    new NamedWeight(kernel.path(), kernel.hdf5Paths(), source),
                    set.weights().get(1)));
        NoFile file = new NoFile(chunks);
        WeightFileWriter.of(format).withThreads(2).write(format.parts(sampled), file);
        int equal = 0;
        for (long chunk : chunks) {
          int count = (int) Math.min(CHUNK, kernel.source().shape().size() - chunk * CHUNK);
          ByteBuffer expected = ByteBuffer.allocate(count * 4);
          kernel.source().read(chunk * CHUNK, count, expected);
          equal +=
              expected.flip().equals(file.kept.get(new TreeSet<>(chunks).headSet(chunk).size()))
                  ? 1
                  : 0;
        }
        System.out.println(format + " " + file.size() + " " + equal + " of " + chunks.size());
      }
    }
  }

  /** A source of which only some chunks are made. */
  private static final class Sampled extends AbstractSource {

    private final TensorSource source;
    private final Set<Long> chunks;

    Sampled(TensorSource source, Set<Long> chunks) {
      super(source.shape(), source.dtype());
      this.source = source;
      this.chunks = chunks;
    }

    @Override
    protected void readBytes(long from, int count, ByteBuffer target) {
      if (chunks.contains(from / CHUNK)) {
        source.read(from, count, target);
      } else {
        target.position(target.limit());
      }
    }

    @Override
    protected void readFloats(long from, int count, float[] target, int offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void readDoubles(long from, int count, double[] target, int offset) {
      throw new UnsupportedOperationException();
    }
  }

  /** Counts what is written, and keeps some of the chunks of the first tensor. */
  private static final class NoFile implements SeekableByteChannel {

    private static final int LARGEST_HEADER = 4096;

    private final Set<Long> wanted;
    private final List<ByteBuffer> kept = new ArrayList<>();
    private long chunk;
    private long position;
    private long size;

    NoFile(Set<Long> wanted) {
      this.wanted = wanted;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      if (count > LARGEST_HEADER) {
        if (wanted.contains(chunk)) {
          kept.add(ByteBuffer.allocate(count).put(source.duplicate()).flip());
        }
        chunk++;
      }
      source.position(source.limit());
      position += count;
      size = Math.max(size, position);
      return count;
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
