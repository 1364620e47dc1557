package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many million values a second one thread and all make of a large tensor, from a new source
 * each time. The target is 1.8 times as many on two threads for JAX and TensorFlow, 1.3 for PyTorch
 * and NumPy.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class Scaling {

  private static final int SIZE = 1 << 24;
  private static final Shape SHAPE = Shape.of(4096, 4096);

  /** The backend. */
  @Param({"jax", "tensorflow", "torch", "numpy"})
  public String backend = "";

  /** The distribution. */
  @Param({"uniform", "normal", "truncated_normal"})
  public String distribution = "";

  private final float[] values = new float[SIZE];
  private Initializer initializer = Distributions.of("uniform");

  /** Makes the benchmark. */
  public Scaling() {}

  /** Chooses the initializer. */
  @Setup
  public void choose() {
    initializer = Distributions.of(distribution);
  }

  /**
   * One thread.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] one() {
    initializer.source(SHAPE, DType.FLOAT32, Backend.of(backend)).read(0, SIZE, values, 0);
    return values;
  }

  /**
   * All threads.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] all() {
    initializer.source(SHAPE, DType.FLOAT32, Backend.of(backend)).readAll(values);
    return values;
  }
}
