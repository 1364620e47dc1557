package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.measure.Progress;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes a while: it tells how far it is, and stops when it is cancelled or when nobody
 * has asked for it any more. Safe for use by many threads.
 */
final class Job implements Runnable {

  /** After so long without a question, the page has been closed. */
  private static final long FORSAKEN_NANOS = TimeUnit.SECONDS.toNanos(30);

  static final String OUT_OF_MEMORY =
      "This needs more memory than there is; WEIGHTSEED_JAVA_OPTS=-Xmx8g, say, gives more";

  /** What is done, and what it gives. */
  @FunctionalInterface
  interface Work {
    Object run(Job job);
  }

  /** How a job stands. */
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * How a job stands, as the page reads it.
   *
   * @param id its name
   * @param state its state
   * @param progress the share that is done, from 0 to 1
   * @param result what it gave, when it is done
   * @param error why it failed, when it did
   * @param field the control that the error is about
   */
  record Status(
      String id,
      State state,
      double progress,
      @Nullable Object result,
      @Nullable String error,
      @Nullable String field) {

    /** Of a job that is not there, or not any more. */
    static final Status GONE = new Status("", State.CANCELLED, 0, null, null, null);
  }

  private final String id;
  private final Work work;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile double progress;
  private volatile boolean cancelled;
  private volatile long lastAsked = System.nanoTime();
  private volatile @Nullable Status outcome;

  Job(String id, Work work) {
    this.id = id;
    this.work = work;
  }

  String id() {
    return id;
  }

  @Override
  public void run() {
    outcome = outcome();
    end.countDown();
  }

  private Status outcome() {
    try {
      check();
      return new Status(id, State.DONE, 1, work.run(this), null, null);
    } catch (CancellationException e) {
      return new Status(id, State.CANCELLED, progress, null, null, null);
    } catch (RefusedException e) {
      return failed(e.sentence(), e.field());
    } catch (IllegalArgumentException | UnsupportedOperationException | UncheckedIOException e) {
      return failed(String.valueOf(e.getMessage()), null);
    } catch (OutOfMemoryError e) {
      return failed(OUT_OF_MEMORY, null);
    } catch (RuntimeException | Error e) { // else nobody would hear that it has ended
      return failed("Unexpected " + e, null);
    }
  }

  private Status failed(String sentence, @Nullable String field) {
    return new Status(id, State.FAILED, progress, null, sentence, field);
  }

  /** How it stands, at the latest after some time, or at once when it has ended. */
  Status await(long millis) throws InterruptedException {
    lastAsked = System.nanoTime();
    boolean hasEnded = cancelled || end.await(millis, TimeUnit.MILLISECONDS);
    lastAsked = System.nanoTime();
    Status last = outcome;
    if (hasEnded && last != null) {
      return last;
    }
    State state = cancelled ? State.CANCELLED : State.RUNNING;
    return new Status(id, state, progress, null, null, null);
  }

  boolean hasEnded() {
    return end.getCount() == 0;
  }

  /** Stops it soon. */
  void cancel() {
    cancelled = true;
  }

  /** Hears how far the work is, of which this is all. */
  Progress progress() {
    return part(0, 1);
  }

  /** Hears how far one of several equal parts of the work is. */
  Progress part(int index, int parts) {
    return (done, total) -> {
      progress = (index + (double) done / Math.max(1, total)) / parts;
      check();
    };
  }

  /**
   * Called by the work, often.
   *
   * @throws CancellationException when the work is no longer wanted
   */
  void check() {
    if (cancelled || System.nanoTime() - lastAsked > FORSAKEN_NANOS) {
      throw new CancellationException();
    }
  }
}
