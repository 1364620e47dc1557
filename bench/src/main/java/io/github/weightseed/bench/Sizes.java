package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
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
 * What a value costs in nanoseconds, on one thread, by the size of its tensor: small ones are made
 * anew again and again, large ones read on by chunks until their end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class Sizes {

  /** Values of one invocation. */
  private static final int VALUES = 1 << 20;

  private static final int CHUNK = 1 << 16;

  /** Elements of the tensor, a power of two. */
  @Param({"1024", "32768", "1048576", "33554432", "1073741824"})
  public int size;

  /** The backend. */
  @Param({"jax", "tensorflow", "torch", "numpy"})
  public String backend = "";

  /** The distribution. */
  @Param({"uniform", "normal", "truncated_normal"})
  public String distribution = "";

  private final float[] chunk = new float[CHUNK];
  private Initializer initializer = Distributions.of("uniform");
  private TensorSource source = initializer.source(Shape.of(0), DType.FLOAT32, Backend.JAX);
  private long from;

  /** Makes the benchmark. */
  public Sizes() {}

  /** Chooses the initializer. */
  @Setup
  public void choose() {
    initializer = Distributions.of(distribution);
    from = size;
  }

  /**
   * Reads so many values, of as many tensors as it takes.
   *
   * @return the last chunk
   */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float[] values() {
    int length = Math.min(CHUNK, size);
    for (int done = 0; done < VALUES; done += length) {
      if (from == size) {
        source = initializer.source(Shape.of(size), DType.FLOAT32, Backend.of(backend));
        from = 0;
      }
      source.read(from, length, chunk, 0);
      from += length;
    }
    return chunk;
  }
}
