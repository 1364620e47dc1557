package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.ModelWeights;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether threads make small tensors slower: one of 1 000 elements, and the 10 000 of a model
 * beside the sum of each by itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class SmallTensors {

  private static final int SIZE = 1000;
  private static final Shape SHAPE = Shape.of(SIZE);

  /** The backend. */
  @Param({"jax", "tensorflow", "torch", "numpy"})
  public String backend = "";

  private final Initializer initializer = Distributions.of("truncated_normal");
  private final float[] values = new float[SIZE];
  private ModelWeights model = TinyModel.plan(0).initialize(Backend.JAX);

  /** Makes the benchmark. */
  public SmallTensors() {}

  /** Plans the model. */
  @Setup
  public void plan() {
    model = TinyModel.plan(TinyModel.LAYERS).initialize(Backend.of(backend));
  }

  private TensorSource source() {
    return initializer.source(SHAPE, DType.FLOAT32, Backend.of(backend));
  }

  /**
   * A tensor on one thread.
   *
   * @return the values
   */
  @Benchmark
  public float[] one() {
    source().read(0, SIZE, values, 0);
    return values;
  }

  /**
   * A tensor on as many threads as there are.
   *
   * @return the values
   */
  @Benchmark
  public float[] all() {
    source().readAll(values);
    return values;
  }

  /**
   * Each tensor of the model on one thread.
   *
   * @return the last tensor's values
   */
  @Benchmark
  public float[] sumOfModel() {
    for (InitialWeight weight : model.weights()) {
      int size = Math.toIntExact(weight.source().shape().size());
      weight.source().read(0, size, values, 0);
    }
    return values;
  }

  /**
   * Each tensor of the model on as many threads as there are.
   *
   * @return the last tensor's values
   */
  @Benchmark
  public float[] model() {
    for (InitialWeight weight : model.weights()) {
      weight.source().readAll(values);
    }
    return values;
  }
}
