package io.github.weightseed.random;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Any slice of a sequential stream, by checkpoints of its state and by cursors that wait where the
 * last reads ended.
 *
 * <p>A read that goes on where one of the last {@value #CURSORS} reads ended redoes nothing. Any
 * other starts from the checkpoint before it, so it redoes less than one interval; the first read
 * beyond the checkpoints made so far runs the stream up to there once, and leaves checkpoints on
 * its way, or jumps where the generator can. The interval is 65 536 elements, or twice, four times
 * ... as many where the tensor is so large that checkpoints would take more than two megabytes.
 * Beside these, each cursor holds one block of {@value #BLOCK} elements and its generator.
 *
 * <p>Safe for use by many threads: each read has a cursor of its own.
 *
 * @param <A> the primitive array that the elements are written to
 */
public final class SequentialFill<A> {

  /**
   * Elements that a generator makes at a time: fits the L1 cache, and is whole groups on every
   * backend.
   */
  public static final int BLOCK = 1024;

  /** For generators that pass over elements one by one. */
  public static final long NO_JUMP = Long.MAX_VALUE;

  private static final int CURSORS = 8;
  private static final long NONE = -1;
  private static final int SHORTEST_INTERVAL = 64;
  private static final int CHECKPOINT_MEMORY = 1 << 21;

  private final long size;
  private final long interval;
  private final long jump;
  private final IntFunction<A> newArray;
  private final ReentrantLock running = new ReentrantLock();

  /** By their number of intervals from the start. */
  private final ConcurrentNavigableMap<Long, SequentialGenerator<A>> checkpoints =
      new ConcurrentSkipListMap<>();

  private final Deque<Cursor> idle = new ArrayDeque<>();

  /**
   * Reads by slices from a generator.
   *
   * @param size the number of elements of the tensor
   * @param start the generator before its first element; it is not used, only its copies are
   * @param checkpointBytes about how much memory a copy takes
   * @param jump elements from which on it takes the generator no longer to pass over more
   * @param newArray makes an array of the elements' type
   */
  public SequentialFill(
      long size,
      SequentialGenerator<A> start,
      int checkpointBytes,
      long jump,
      IntFunction<A> newArray) {
    this.size = size;
    this.jump = jump;
    this.newArray = newArray;
    long blocks = size / BLOCK + 1;
    long most = CHECKPOINT_MEMORY / checkpointBytes;
    long shortest = SHORTEST_INTERVAL;
    while (blocks / shortest >= most) {
      shortest *= 2;
    }
    this.interval = shortest;
    checkpoints.put(0L, start);
  }

  /** Elements between two checkpoints. */
  long interval() {
    return interval * BLOCK;
  }

  /** Checkpoints made so far; the start counts as one. */
  int checkpoints() {
    return checkpoints.size();
  }

  /** Cursors that wait for the next read. */
  int waiting() {
    synchronized (idle) {
      return idle.size();
    }
  }

  /** Writes the elements {@code from .. from + count - 1} at {@code target[offset ..]}. */
  public void fill(long from, int count, A target, int offset) {
    if (count == 0) {
      return;
    }
    Cursor cursor = cursorAt(from / BLOCK);
    cursor.read(from, count, target, offset);
    if (from + count == size) {
      return; // nothing follows: the cursor's arrays may go
    }
    synchronized (idle) {
      idle.addFirst(cursor);
      if (idle.size() > CURSORS) {
        idle.removeLast();
      }
    }
  }

  private Cursor cursorAt(long block) {
    Cursor waiting = takeWaiting(block);
    if (waiting != null) {
      return waiting;
    }
    long index = block / interval;
    SequentialGenerator<A> generator = checkpoint(index).copy();
    generator.skip((block - index * interval) * BLOCK);
    return new Cursor(generator, block);
  }

  /** The idle cursor that makes this block next, or holds it. */
  private @Nullable Cursor takeWaiting(long block) {
    synchronized (idle) {
      for (Cursor cursor : idle) {
        if (cursor.next == block || cursor.held == block) {
          idle.remove(cursor);
          return cursor;
        }
      }
      return null;
    }
  }

  private SequentialGenerator<A> checkpoint(long index) {
    Map.Entry<Long, SequentialGenerator<A>> before = lastMade(index);
    if (before.getKey() == index) {
      return before.getValue();
    }
    if (index - before.getKey() >= jump / interval()) {
      return skipped(before, index);
    }
    running.lock();
    try {
      Map.Entry<Long, SequentialGenerator<A>> last = lastMade(index);
      while (last.getKey() < index) {
        long next = last.getKey() + 1;
        last = Map.entry(next, skipped(last, next));
      }
      return last.getValue();
    } finally {
      running.unlock();
    }
  }

  /** The checkpoint, or the one before it that is there. */
  private Map.Entry<Long, SequentialGenerator<A>> lastMade(long index) {
    return Objects.requireNonNull(checkpoints.floorEntry(index));
  }

  /** Makes a checkpoint from an earlier one. */
  private SequentialGenerator<A> skipped(Map.Entry<Long, SequentialGenerator<A>> from, long to) {
    SequentialGenerator<A> generator = from.getValue().copy();
    generator.skip((to - from.getKey()) * interval());
    checkpoints.put(to, generator);
    return generator;
  }

  /** Leaves a checkpoint behind where a cursor passes the place of one. */
  private void passes(long block, SequentialGenerator<A> generator) {
    if (block % interval == 0 && !checkpoints.containsKey(block / interval)) {
      checkpoints.put(block / interval, generator.copy());
    }
  }

  /** A generator, and the block before {@code next} where a read ended inside it. */
  private final class Cursor {

    private final SequentialGenerator<A> generator;
    private final A block = newArray.apply((int) Math.min(BLOCK, size));
    private long next;
    private long held = NONE;

    Cursor(SequentialGenerator<A> generator, long next) {
      this.generator = generator;
      this.next = next;
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // A is a primitive array type
    void read(long from, int count, A target, int offset) {
      int done = 0;
      while (done < count) {
        long index = (from + done) / BLOCK;
        int within = (int) (from + done - index * BLOCK);
        int length = (int) Math.min(BLOCK, size - index * BLOCK);
        int wanted = Math.min(count - done, length - within);
        if (wanted == length && held != index) {
          make(length, target, offset + done);
          held = NONE;
        } else {
          if (held != index) {
            make(length, block, 0);
            held = index;
          }
          System.arraycopy(block, within, target, offset + done, wanted);
        }
        done += wanted;
      }
    }

    private void make(int length, A target, int offset) {
      passes(next, generator);
      generator.next(length, target, offset);
      next++;
    }
  }
}
