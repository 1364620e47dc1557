package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.AbstractSource;
import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Files of more than 4 GiB, most of it zeros that are skipped and not stored. */
class HugeFileTest {

  private static final long BIG_ELEMENTS = (1L << 30) + 1;

  private static final TensorSource SMALL = PatternSource.of(DType.FLOAT32, 5);

  @TempDir private Path folder;

  private Path write(WeightFormat format) throws IOException {
    WeightSet set =
        WeightSet.of(
            List.of(
                new NamedWeight("big", new Zeros(Shape.of(BIG_ELEMENTS))),
                new NamedWeight("small", SMALL)));
    Path file = folder.resolve("huge" + format.extension());
    try (SeekableByteChannel channel = new SparseChannel(file)) {
      WeightFileWriter.of(format).write(format.parts(set), channel);
    }
    return file;
  }

  @Test
  void hdf5() throws IOException {
    try (HdfFile file = new HdfFile(write(WeightFormat.WEIGHTS_H5))) {
      ContiguousDataset big = (ContiguousDataset) file.getDatasetByPath("big");
      assertThat(big.getSizeInBytes()).isEqualTo(4 * BIG_ELEMENTS);
      ContiguousDataset small = (ContiguousDataset) file.getDatasetByPath("small");
      assertThat(small.getDataAddress()).isGreaterThan(1L << 32);
      assertThat((float[]) small.getData()).containsExactly(-1.5f, -1f, -0.5f, 0f, 0.5f);
    }
  }

  @Test
  void npz() throws IOException {
    try (ZipFile file = new ZipFile(write(WeightFormat.NPZ).toFile())) {
      assertThat(file.getEntry("big.npy").getSize()).isEqualTo(128 + 4 * BIG_ELEMENTS);
      ZipEntry small = file.getEntry("small.npy");
      assertThat(file.getInputStream(small).readAllBytes()).endsWith(PatternSource.bytes(SMALL));
    }
  }

  @Test
  void safetensors() throws IOException {
    try (FileChannel file = FileChannel.open(write(WeightFormat.SAFETENSORS))) {
      int headerSize = (int) read(file, 0, 8).getLong(0);
      JsonNode header = new ObjectMapper().readTree(read(file, 8, headerSize).array());
      long start = header.get("small").get("data_offsets").get(0).longValue();
      assertThat(start).isEqualTo(4 * BIG_ELEMENTS);
      assertThat(read(file, 8 + headerSize + start, 20).array())
          .isEqualTo(PatternSource.bytes(SMALL));
      assertThat(file.size()).isEqualTo(8 + headerSize + start + 20);
    }
  }

  private static ByteBuffer read(FileChannel file, long position, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(file.read(buffer, position)).isEqualTo(size);
    return buffer;
  }

  private static final class Zeros extends AbstractSource {

    private static final byte[] ZEROS = new byte[1 << 20];

    Zeros(Shape shape) {
      super(shape, DType.FLOAT32);
    }

    @Override
    protected void readBytes(long from, int count, ByteBuffer target) {
      target.put(ZEROS, 0, 4 * count);
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

  /** Leaves holes where long stretches of zeros are written. */
  private static final class SparseChannel implements SeekableByteChannel {

    private static final int SHORTEST_HOLE = 4096;

    private final FileChannel file;

    SparseChannel(Path path) throws IOException {
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.SPARSE,
              StandardOpenOption.WRITE);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int size = bytes.remaining();
      if (size < SHORTEST_HOLE || bytes.mismatch(ByteBuffer.wrap(Zeros.ZEROS, 0, size)) >= 0) {
        return file.write(bytes);
      }
      bytes.position(bytes.limit());
      file.position(file.position() + size);
      return size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
