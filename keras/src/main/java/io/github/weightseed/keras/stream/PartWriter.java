package io.github.weightseed.keras.stream;

import io.github.weightseed.keras.stream.WriteSteps.Chunk;
import io.github.weightseed.keras.stream.WriteSteps.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes a list of parts to a channel, front to back.
 *
 * <p>Each thread takes the next step, makes its bytes, and then waits for its turn to write them,
 * and for that to sum them up: so what takes long is done side by side, and what has an order in
 * it. Each holds one chunk, whatever the size of the tensors.
 */
public final class PartWriter {

  /** What is told how far the writing is. */
  @FunctionalInterface
  public interface Listener {
    /** Called after each chunk, by one thread at a time. */
    void written(long bytes, long total);
  }

  private final SeekableByteChannel channel;
  private final WriteSteps steps;
  private final int chunkBytes;
  private final Listener listener;
  private final long total;
  private final @Nullable OrderedDigest digest;
  private final Turnstile writing = new Turnstile();
  private final Turnstile digesting = new Turnstile();

  /** For the thread whose turn it is to write. */
  private long written;

  private PartWriter(
      SeekableByteChannel channel,
      WriteSteps steps,
      int chunkBytes,
      Listener listener,
      long total,
      @Nullable OrderedDigest digest) {
    this.channel = channel;
    this.steps = steps;
    this.chunkBytes = chunkBytes;
    this.listener = listener;
    this.total = total;
    this.digest = digest;
  }

  /**
   * Writes parts from the channel's start on. The bytes do not depend on chunk size and threads.
   *
   * @param chunkBytes how much of a tensor is made at a time, a multiple of 8
   * @param threads how many threads make and write chunks; 1 is the caller's
   * @throws IOException when the channel fails, or the thread is interrupted
   */
  public static void write(
      List<Part> parts, SeekableByteChannel channel, int chunkBytes, int threads, Listener listener)
      throws IOException {
    write(parts, channel, chunkBytes, threads, listener, null);
  }

  /**
   * Writes parts likewise.
   *
   * @param digest takes all bytes; it gives up where a part replaces others further up
   */
  public static void write(
      List<Part> parts,
      SeekableByteChannel channel,
      int chunkBytes,
      int threads,
      Listener listener,
      @Nullable OrderedDigest digest)
      throws IOException {
    WriteSteps steps = new WriteSteps(parts, chunkBytes);
    PartWriter writer =
        new PartWriter(channel, steps, chunkBytes, listener, Part.size(parts), digest);
    try {
      if (threads == 1) {
        writer.work();
      } else {
        writer.work(threads);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("the writing was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private void work(int threads) throws IOException, InterruptedException {
    ExecutorService pool = pool(threads);
    try {
      CompletionService<@Nullable Void> workers = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < threads; i++) {
        workers.submit(
            () -> {
              work();
              return null;
            });
      }
      for (int i = 0; i < threads; i++) {
        workers.take().get();
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      // A chunk that is being made is finished on its thread, for nobody.
      writing.close();
      digesting.close();
      pool.shutdownNow();
    }
  }

  private static ExecutorService pool(int threads) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, "weightseed-chunks-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private static RuntimeException unwrapped(ExecutionException e)
      throws IOException, InterruptedException {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof IOException failure) {
      throw failure;
    }
    if (cause instanceof InterruptedException interrupt) {
      throw interrupt;
    }
    return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  /** Takes steps until there are no more. */
  private void work() throws IOException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(chunkBytes);
    for (Step step = steps.next(); step != null; step = steps.next()) {
      Chunk chunk = step.chunk();
      if (chunk != null) {
        chunk.make(buffer);
      }
      if (!writing.await(step.number())) {
        return;
      }
      ByteBuffer bytes = chunk == null ? bytesOf(step.part()) : buffer;
      write(bytes.duplicate(), step.checksum());
      writing.pass();
      if (digest != null) {
        if (!digesting.await(step.number())) {
          return;
        }
        digest.add(bytes);
        digesting.pass();
      }
    }
  }

  /** The bytes of a part without a tensor; those of a patch are written here. */
  private ByteBuffer bytesOf(Part part) throws IOException {
    if (part instanceof Part.Literal literal) {
      return literal.bytes();
    }
    if (part instanceof Part.Late late) {
      return ByteBuffer.wrap(late.bytes().get());
    }
    if (part instanceof Part.Patch patch) {
      if (digest != null) {
        digest.abandon();
      }
      channel.position(patch.position());
      put(ByteBuffer.wrap(patch.bytes().get()));
      channel.position(written);
    }
    return ByteBuffer.allocate(0);
  }

  private void write(ByteBuffer bytes, @Nullable CRC32 checksum) throws IOException {
    if (bytes.hasRemaining()) {
      written += bytes.remaining();
      if (checksum != null) {
        checksum.update(bytes.duplicate());
      }
      put(bytes);
      listener.written(written, total);
    }
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
