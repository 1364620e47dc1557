package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.Bytes;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a dataset in chunks, which may be compressed. They are decoded in bands: all
 * chunks that start at the same place along the first axis; the last band is kept.
 */
final class ChunkedBytes implements Bytes {

  private static final long LARGEST_BAND = 64 << 20;

  /** Keras' own rule against bombs, from 4 GiB on: less than a thousandth is stored. */
  private static final int LARGEST_RATIO = 1000;

  private static final String DEFLATE = "deflate";
  private static final Set<String> FILTERS = Set.of(DEFLATE, "shuffle", "fletcher32");

  private final ChunkedDataset dataset;
  private final int[] dims;
  private final int[] chunk;
  private final long size;
  private final long bandSize;
  private final boolean isDeflated;
  private long kept = -1;
  private @Nullable ByteBuffer band;

  ChunkedBytes(ChunkedDataset dataset, long size) {
    this.dataset = dataset;
    this.dims = dataset.getDimensions();
    this.chunk = dataset.getChunkDimensions();
    this.size = size;
    if (Arrays.stream(chunk).anyMatch(dim -> dim < 1)) {
      throw new IllegalArgumentException("a chunk has no elements");
    }
    List<String> filters =
        dataset.getFilters().stream().map(PipelineFilterWithData::getName).toList();
    if (!FILTERS.containsAll(filters)) {
      throw new IllegalArgumentException("it is compressed by " + filters + ", not by gzip");
    }
    this.isDeflated = filters.contains(DEFLATE);
    this.bandSize = dims[0] == 0 ? 0 : Math.multiplyExact(size / dims[0], (long) chunk[0]);
    if (bandSize > LARGEST_BAND || chunkSize() > LARGEST_BAND) {
      throw new IllegalArgumentException(
          "its chunks take more than %d bytes at a time".formatted(LARGEST_BAND));
    }
    if (size > LARGEST_BAND && size / LARGEST_RATIO > dataset.getStorageInBytes()) {
      throw new IllegalArgumentException(
          "it is a bomb: %d bytes would become %d".formatted(dataset.getStorageInBytes(), size));
    }
  }

  private long chunkSize() {
    long size = dataset.getDataType().getSize();
    for (int dim : chunk) {
      size = Math.multiplyExact(size, (long) dim);
    }
    return size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  public synchronized void read(long position, ByteBuffer target) throws IOException {
    for (long at = position; target.hasRemaining(); ) {
      ByteBuffer from = band(at / bandSize);
      int start = (int) (at % bandSize);
      int count = Math.min(target.remaining(), from.limit() - start);
      target.put(from.slice(start, count));
      at += count;
    }
  }

  private ByteBuffer band(long number) throws IOException {
    ByteBuffer decoded = band;
    if (decoded == null || kept != number) {
      long[] offset = new long[dims.length];
      offset[0] = number * chunk[0];
      int[] shape = dims.clone();
      shape[0] = (int) Math.min(chunk[0], dims[0] - offset[0]);
      if (isDeflated) {
        checkInflated(offset[0]);
      }
      decoded = Hdf5Reader.guarded(() -> ((DatasetBase) dataset).getSliceDataBuffer(offset, shape));
      band = decoded;
      kept = number;
    }
    return decoded;
  }

  /** jHDF inflates whatever comes; a chunk that becomes larger than it may is found before. */
  private void checkInflated(long row) throws IOException {
    int[] offset = new int[dims.length];
    offset[0] = (int) row;
    while (offset[0] == row) {
      int[] at = offset.clone();
      ByteBuffer raw = Hdf5Reader.guarded(() -> dataset.getRawChunkBuffer(at));
      if (inflatedSize(raw) > chunkSize() + Integer.BYTES) {
        throw new IOException("a chunk of it is a zip bomb");
      }
      int axis = dims.length - 1;
      for (; axis > 0; axis--) {
        offset[axis] += chunk[axis];
        if (offset[axis] < dims[axis]) {
          break;
        }
        offset[axis] = 0;
      }
      if (axis == 0) {
        break;
      }
    }
  }

  private long inflatedSize(ByteBuffer raw) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(raw);
      byte[] block = new byte[1 << 13];
      while (!inflater.finished() && inflater.getBytesWritten() <= chunkSize() + Integer.BYTES) {
        if (inflater.inflate(block) == 0) {
          throw new IOException("a chunk of it is damaged");
        }
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      throw new IOException("a chunk of it is damaged: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }
}
