package io.github.weightseed.keras.file;

import io.github.weightseed.keras.stream.StoredTensor;
import io.github.weightseed.source.AbstractSource;
import io.github.weightseed.source.Elements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The values of a tensor in a file, read when they are asked for. */
final class StoredSource extends AbstractSource {

  private final Path file;
  private final StoredTensor tensor;

  StoredSource(Path file, StoredTensor tensor) {
    super(tensor.shape(), tensor.dtype());
    this.file = file;
    this.tensor = tensor;
  }

  @Override
  public boolean isRandomAccess() {
    return tensor.bytes().isRandomAccess();
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    ByteBuffer block = block(count);
    for (int done = 0; done < count; ) {
      int size = fill(from + done, count - done, block);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = (float) Elements.toDouble(dtype(), block, i);
      }
      done += size;
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    ByteBuffer block = block(count);
    for (int done = 0; done < count; ) {
      int size = fill(from + done, count - done, block);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = Elements.toDouble(dtype(), block, i);
      }
      done += size;
    }
  }

  private ByteBuffer block(int count) {
    return ByteBuffer.allocate(Math.min(count, BLOCK) * dtype().byteSize())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private int fill(long from, int most, ByteBuffer block) {
    int size = Math.min(most, block.capacity() / dtype().byteSize());
    block.clear().limit(size * dtype().byteSize());
    readBytes(from, size, block);
    return size;
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    try {
      tensor.bytes().read(from * dtype().byteSize(), target);
    } catch (IOException e) {
      throw WeightFileException.ofReading(file, e);
    }
    if (tensor.isBigEndian()) {
      turn(target, dtype().byteSize());
    }
  }

  private static void turn(ByteBuffer bytes, int size) {
    for (int start = 0; start < bytes.position(); start += size) {
      for (int i = 0; i < size / 2; i++) {
        int other = start + size - 1 - i;
        byte kept = bytes.get(start + i);
        bytes.put(start + i, bytes.get(other)).put(other, kept);
      }
    }
  }
}
