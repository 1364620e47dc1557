package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.linalg.HouseholderQr;
import java.util.Arrays;
import java.util.Random;
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
 * How fast each kernel is on one thread. Run by {@link VectorisedCheck} with and without the
 * compiler's vectoriser.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 40, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Vectorised {

  private static final int CHUNK = 1 << 16;
  private static final int QR = 256;

  /** {@code qr}, or the backend, distribution and dtype of a stream. */
  @Param({
    "jax uniform float32",
    "jax normal float32",
    "jax truncated_normal float32",
    "jax-x64 uniform float64",
    "jax-x64 normal float64",
    "jax uniform bfloat16",
    "tensorflow uniform float32",
    "tensorflow normal float32",
    "tensorflow truncated_normal float32",
    "tensorflow uniform float64",
    "torch uniform float32",
    "torch normal float32",
    "torch uniform float16",
    "numpy uniform float32",
    "numpy normal float32",
    "qr"
  })
  public String kernel = "";

  private final float[] floats = new float[CHUNK];
  private final short[] shorts = new short[CHUNK];
  private final double[] doubles = new double[CHUNK];
  private final double[] matrix = new double[QR * QR];
  private TensorSource source = Tensor.of(Shape.scalar(), 0f).source();
  private long from;

  /** Makes the benchmark. */
  public Vectorised() {}

  /** Asks for the source, or draws the matrix. */
  @Setup
  public void ask() {
    if (kernel.equals("qr")) {
      Random random = new Random(1);
      Arrays.setAll(matrix, i -> random.nextGaussian());
      return;
    }
    String[] words = kernel.split(" ", 3);
    DType dtype = DType.of(words[2]);
    source = Distributions.of(words[1]).source(Shape.of(1L << 50), dtype, Backend.of(words[0]));
  }

  /**
   * Runs the kernel once.
   *
   * @return where it wrote, or what
   */
  @Benchmark
  public Object run() {
    if (kernel.equals("qr")) {
      double[] q = matrix.clone();
      HouseholderQr.signedQ(q, QR, QR, 1);
      return q;
    }
    from += CHUNK;
    switch (source.dtype()) {
      case FLOAT64 -> source.read(from, CHUNK, doubles, 0);
      case FLOAT32 -> source.read(from, CHUNK, floats, 0);
      default -> source.read(from, CHUNK, shorts, 0);
    }
    return source;
  }
}
