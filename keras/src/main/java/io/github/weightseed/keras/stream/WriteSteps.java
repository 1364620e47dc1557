package io.github.weightseed.keras.stream;

import io.github.weightseed.TensorSource;
import io.github.weightseed.source.ParallelFill;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which parts are written, in file order: a tensor is cut into chunks, any other part
 * is one step. Safe for use by many threads.
 */
final class WriteSteps {

  private static final CountDownLatch DONE = new CountDownLatch(0);

  /**
   * A step.
   *
   * @param number from 0 on
   * @param part what is written
   * @param checksum of what it is summed up in
   * @param chunk the chunk of a tensor that is written, if the part is one
   */
  record Step(long number, Part part, @Nullable CRC32 checksum, @Nullable Chunk chunk) {}

  /**
   * Elements of a tensor.
   *
   * @param before is down when what must be made first is made
   * @param made goes down when this is
   */
  record Chunk(
      TensorSource source, long from, int count, CountDownLatch before, CountDownLatch made) {

    /** Makes the bytes, in order where the source wants that. */
    void make(ByteBuffer buffer) throws InterruptedException {
      try {
        before.await();
        buffer.clear();
        source.read(from, count, buffer);
      } finally {
        made.countDown();
      }
      if (buffer.position() != count * source.dtype().byteSize()) {
        throw new IllegalStateException(
            "A source gave %d bytes for %d elements of %s: %s"
                .formatted(buffer.position(), count, source.dtype(), source));
      }
      buffer.flip();
    }
  }

  private record Summand(Part part, @Nullable CRC32 checksum) {}

  private final Deque<Summand> rest = new ArrayDeque<>();
  private final int chunkBytes;
  private long number;

  // Of the tensor that is being cut.
  private long next;
  private CountDownLatch previous = DONE;

  WriteSteps(List<Part> parts, int chunkBytes) {
    this.chunkBytes = chunkBytes;
    add(parts, null);
  }

  private void add(List<Part> parts, @Nullable CRC32 checksum) {
    for (Part part : parts) {
      if (part instanceof Part.Summed summed) {
        add(summed.parts(), summed.checksum());
      } else if (!(part instanceof Part.Values values) || values.source().shape().size() > 0) {
        rest.add(new Summand(part, checksum));
      }
    }
  }

  /** The next step; null after the last. */
  synchronized @Nullable Step next() {
    Summand first = rest.peek();
    if (first == null) {
      return null;
    }
    Chunk chunk = first.part instanceof Part.Values values ? nextChunk(values.source()) : null;
    if (chunk == null || next == chunk.source.shape().size()) {
      rest.remove();
      next = 0;
      previous = DONE;
    }
    return new Step(number++, first.part, first.checksum, chunk);
  }

  private Chunk nextChunk(TensorSource source) {
    int most = chunkBytes / source.dtype().byteSize();
    int count = (int) Math.min(most, source.shape().size() - next);
    CountDownLatch made = ParallelFill.canBeShared(source) ? DONE : new CountDownLatch(1);
    Chunk chunk = new Chunk(source, next, count, previous, made);
    previous = made;
    next += count;
    return chunk;
  }
}
