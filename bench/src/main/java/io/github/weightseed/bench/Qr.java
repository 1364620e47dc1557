package io.github.weightseed.bench;

import io.github.weightseed.linalg.HouseholderQr;
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
 * How long Orthogonal's decomposition takes. NumPy beside it: {@code python -m timeit -s "import
 * numpy; a = numpy.random.randn(1024, 1024).astype('f')" "numpy.linalg.qr(a)"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Qr {

  /** Rows and columns. */
  @Param({"512x512", "1024x1024", "2048x2048", "4096x1024"})
  public String shape = "";

  /** Threads of one decomposition. */
  @Param({"1", "2"})
  public int threads;

  private int rows;
  private int columns;
  private double[] matrix = {};

  /** Makes the benchmark. */
  public Qr() {}

  /** Draws the matrix. */
  @Setup
  public void draw() {
    int cross = shape.indexOf('x');
    rows = Integer.parseInt(shape.substring(0, cross));
    columns = Integer.parseInt(shape.substring(cross + 1));
    Random random = new Random(1);
    matrix = new double[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
  }

  /**
   * Decomposes a copy of the matrix.
   *
   * @return Q
   */
  @Benchmark
  public double[] signedQ() {
    double[] q = matrix.clone();
    HouseholderQr.signedQ(q, rows, columns, threads);
    return q;
  }
}
