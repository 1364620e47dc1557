package io.github.weightseed.explorer.web;

import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

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
        throw RefusedException.withStatus(
            HttpURLConnection.HTTP_UNAVAILABLE, "Too much is going on already; cancel something");
      }
      jobs.put(job.id(), job);
    }
    workers.execute(job);
    return job;
  }

  /** The work with a name. */
  Job find(String id) {
    synchronized (jobs) {
      Job job = jobs.get(id);
      if (job == null) {
        throw RefusedException.withStatus(
            HttpURLConnection.HTTP_NOT_FOUND, "There is no job " + id + " (any more)");
      }
      return job;
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
