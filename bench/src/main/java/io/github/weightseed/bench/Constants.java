package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Zeros;
import java.util.Arrays;
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
 * How many gigabytes a second the initializers write that only write, beside the plainest loop
 * there is: on one thread and on all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class Constants {

  private static final int SIZE = 1 << 24;
  private static final int BYTES = SIZE * Float.BYTES;
  private static final Shape SHAPE = Shape.of(4096, 4096);

  /** The initializer; {@code fill} is {@link Arrays#fill}, which has no threads. */
  @Param({"zeros", "ones", "constant", "identity", "fill"})
  public String initializer = "";

  private final float[] values = new float[SIZE];
  private Initializer chosen = new Zeros();

  /** Makes the benchmark. */
  public Constants() {}

  /** Chooses the initializer. */
  @Setup
  public void choose() {
    chosen =
        switch (initializer) {
          case "ones" -> new Ones();
          case "constant" -> Constant.of(0.1);
          case "identity" -> new Identity();
          default -> new Zeros();
        };
  }

  /**
   * One thread.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public float[] one() {
    if (initializer.equals("fill")) {
      Arrays.fill(values, 1f);
    } else {
      chosen.source(SHAPE, DType.FLOAT32, Backend.NUMPY).read(0, SIZE, values, 0);
    }
    return values;
  }

  /**
   * All threads.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public float[] all() {
    if (initializer.equals("fill")) {
      Arrays.fill(values, 1f);
    } else {
      chosen.source(SHAPE, DType.FLOAT32, Backend.NUMPY).readAll(values);
    }
    return values;
  }
}
