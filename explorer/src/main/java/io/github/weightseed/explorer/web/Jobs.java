package io.github.weightseed.explorer.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All work that takes a while. Safe for use by many threads. */
final class Jobs implements AutoCloseable {

  /** More than a page has at once; those that have ended make room. */
  private static final int MOST = 64;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "explorer-job");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts work. */
  Job start(Job.Work work) {
    Job job = new Job(Long.toString(count.incrementAndGet()), work);
    synchronized (jobs) {
      jobs.values().removeIf(old -> jobs.size() >= MOST && old.hasEnded());
      if (jobs.size() >= MOST) {
        throw RefusedException.of("Too much is going on already; cancel something");
      }
      jobs.put(job.id(), job);
    }
    workers.execute(job);
    return job;
  }

  /** The work with a name; null when there is none, or none any more. */
  @Nullable Job find(String id) {
    synchronized (jobs) {
      return jobs.get(id);
    }
  }

  /** Forgets work whose result was handed over. */
  void forget(Job job) {
    synchronized (jobs) {
      jobs.remove(job.id());
    }
  }

  @Override
  public void close() {
    synchronized (jobs) {
      jobs.values().forEach(Job::cancel);
    }
    workers.shutdownNow();
  }
}
