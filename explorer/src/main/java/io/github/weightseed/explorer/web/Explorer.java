package io.github.weightseed.explorer.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the server answers: the page, and the numbers that its scripts ask for. */
final class Explorer implements AutoCloseable {

  private static final String JOBS = "/api/jobs/";
  private static final String MODELS = "/api/models";

  /** Most work is done within this time, so that one answer is enough. */
  private static final long PATIENCE_AT_START_MILLIS = 150;

  private static final long PATIENCE_MILLIS = 400;

  private final PageFiles files = new PageFiles();
  private final Jobs jobs = new Jobs();
  private final LoadedModels models = new LoadedModels();
  private final Limits limits;

  /** What each kind of job does; its controls are read before it starts. */
  private final Map<String, Function<Parameters, Job.Work>> kinds =
      Map.of(
          "values", this::values,
          "spectrum", this::spectrum,
          "backends", this::backends,
          "signal", SignalView::work,
          "weight", this::weight,
          "weight-spectrum", this::weightSpectrum);

  Explorer(Limits limits) {
    this.limits = limits;
  }

  /**
   * The answer to a request.
   *
   * @throws RefusedException when there is none
   */
  Reply answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    Parameters parameters = Parameters.parse(exchange.getRequestURI().getRawQuery());
    if (path.startsWith(JOBS)) {
      return job(method, path.substring(JOBS.length()), parameters);
    }
    if (path.equals(MODELS) && method.equals("POST")) {
      String name = parameters.text("name", "model");
      return Reply.json(view(models.load(name, exchange.getRequestBody()), parameters));
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw RefusedException.withStatus(
          HttpURLConnection.HTTP_BAD_METHOD, "%s has no %s".formatted(path, method));
    }
    if (path.equals("/api/forms")) {
      return Reply.json(FormsView.all());
    }
    if (path.equals("/api/lines")) {
      return Reply.json(CodeLines.of(checked(parameters)));
    }
    if (path.startsWith(MODELS + "/")) {
      LoadedModel model = models.find(path.substring(MODELS.length() + 1));
      return Reply.json(view(model, parameters));
    }
    Reply file = files.find(path);
    if (file == null) {
      throw notFound(path);
    }
    return file;
  }

  private static RefusedException notFound(String path) {
    return RefusedException.withStatus(
        HttpURLConnection.HTTP_NOT_FOUND, "There is nothing at " + path);
  }

  private Reply job(String method, String name, Parameters parameters) {
    return switch (method) {
      case "POST" -> {
        Function<Parameters, Job.Work> kind = kinds.get(name);
        if (kind == null) {
          throw notFound(JOBS + name);
        }
        yield status(jobs.start(work(kind, parameters)), PATIENCE_AT_START_MILLIS);
      }
      case "GET" -> status(jobs.find(name), PATIENCE_MILLIS);
      case "DELETE" -> {
        Job job = jobs.find(name);
        if (job != null) {
          job.cancel();
        }
        yield status(job, 0);
      }
      default ->
          throw RefusedException.withStatus(
              HttpURLConnection.HTTP_BAD_METHOD, "Jobs have no " + method);
    };
  }

  /** What Keras refuses is refused here, too. */
  private static Job.Work work(Function<Parameters, Job.Work> kind, Parameters parameters) {
    try {
      return kind.apply(parameters);
    } catch (IllegalArgumentException | UnsupportedOperationException | UncheckedIOException e) {
      throw RefusedException.of(String.valueOf(e.getMessage()));
    }
  }

  /** How a job stands; one that is not there was cancelled, or its result handed over. */
  private Reply status(@Nullable Job job, long patience) {
    if (job == null) {
      return Reply.json(Job.Status.GONE);
    }
    try {
      Job.Status status = job.await(patience);
      if (status.state() != Job.State.RUNNING) {
        jobs.forget(job);
      }
      return Reply.json(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RefusedException.withStatus(
          HttpURLConnection.HTTP_UNAVAILABLE, "The server is stopping");
    }
  }

  /** The values that are asked for, which this machine can hold. */
  private ValuesRequest checked(Parameters parameters) {
    ValuesRequest request = ValuesRequest.of(parameters);
    limits.check(request.initializer(), request.shape());
    try {
      limits.check(request.source());
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(String.valueOf(e.getMessage()));
    }
    return request;
  }

  private Job.Work values(Parameters parameters) {
    ValuesRequest request = checked(parameters);
    return job -> ValuesView.of(request, job.progress());
  }

  private Job.Work spectrum(Parameters parameters) {
    ValuesRequest request = checked(parameters);
    return job -> SpectrumView.of(request.source());
  }

  private Job.Work backends(Parameters parameters) {
    ValuesRequest request = checked(parameters);
    return job -> BackendView.all(request, job);
  }

  private Job.Work weight(Parameters parameters) {
    WeightRequest request = weightRequest(parameters);
    return job -> request.view(job.progress());
  }

  private Job.Work weightSpectrum(Parameters parameters) {
    WeightRequest request = weightRequest(parameters);
    return job -> SpectrumView.of(request.source());
  }

  /** The weight that is asked for; one that is made here must be one that this machine can hold. */
  private WeightRequest weightRequest(Parameters parameters) {
    WeightRequest request =
        WeightRequest.of(models, parameters, SignalView.seed(parameters, "model-seed"));
    if (!request.isStored()) {
      limits.check(request.weight().initializer(), request.source().shape());
      limits.check(request.source());
    }
    return request;
  }

  private static ModelView view(LoadedModel model, Parameters parameters) {
    return ModelView.of(model, model.plan(SignalView.seed(parameters, "model-seed")));
  }

  @Override
  public void close() {
    jobs.close();
    models.close();
  }
}
