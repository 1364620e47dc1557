package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
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

/** How many million values a second one thread makes of each backend's stream, chunk by chunk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class StreamValues {

  private static final int CHUNK = 1 << 16;

  /** The backend. */
  @Param({"jax-x64", "tensorflow", "torch", "numpy"})
  public String backend = "";

  /** The distribution. */
  @Param({"uniform", "normal", "truncated_normal"})
  public String distribution = "";

  /** The dtype. */
  @Param({"float32", "float64", "float16", "bfloat16"})
  public String dtype = "";

  private final float[] floats = new float[CHUNK];
  private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES);
  private TensorSource source = Tensor.of(Shape.scalar(), 0f).source();
  private long from;

  /** Makes the benchmark. */
  public StreamValues() {}

  /** Asks for the source; nothing is made yet. */
  @Setup
  public void ask() {
    source =
        Distributions.of(distribution)
            .source(Shape.of(1L << 50), DType.of(dtype), Backend.of(backend));
  }

  /**
   * Reads the next chunk as floats.
   *
   * @return the floats
   */
  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public float[] floats() {
    source.read(from, CHUNK, floats, 0);
    from += CHUNK;
    return floats;
  }

  /**
   * Reads the next chunk as bytes, as a file writer does.
   *
   * @return the bytes
   */
  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public ByteBuffer bytes() {
    source.read(from, CHUNK, bytes.clear());
    from += CHUNK;
    return bytes;
  }
}
