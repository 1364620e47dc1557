package io.github.weightseed.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast memory can be filled at all: the bar above every stream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BaselineBenchmark {
  private final float[] values = new float[1 << 20];

  /** Makes the benchmark. */
  public BaselineBenchmark() {}

  /**
   * Fills an array that leaves the first-level cache.
   *
   * @return the array, so that the work is not optimized away
   */
  @Benchmark
  public float[] fill() {
    Arrays.fill(values, 1f);
    return values;
  }
}
