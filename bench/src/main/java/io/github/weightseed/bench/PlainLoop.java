package io.github.weightseed.bench;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.RandomUniform;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels by passes over blocks beside the plain loops that they replace, which keep all in
 * registers and make one element (JAX) or one block of four (TensorFlow) after the other. Without
 * the vectoriser the passes must not be the slower ones: add {@code -jvmArgsAppend
 * -XX:-UseSuperWord}, or {@code -jvmArgsAppend "-XX:UseAVX=0"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class PlainLoop {

  private static final int SIZE = 1 << 16;
  private static final Shape SHAPE = Shape.of(SIZE);
  private static final float LOW = -0.05f;
  private static final float RANGE = 0.05f - LOW;

  /** TensorFlow's scrambling key, as in its stateless_random_ops. */
  private static final int SCRAMBLE_KEY_0 = 0x3ec8f720;

  private static final int SCRAMBLE_KEY_1 = 0x02461e29;

  private final float[] values = new float[SIZE];
  private final TensorSource jax = source(Backend.JAX);
  private final TensorSource tensorflow = source(Backend.TENSORFLOW);
  private final int[] key = tensorflowKey();

  /** Makes the benchmark. */
  public PlainLoop() {}

  private static TensorSource source(Backend backend) {
    return RandomUniform.builder().seed(42).build().source(SHAPE, DType.FLOAT32, backend);
  }

  /**
   * Compares the loops' values with the kernels'.
   *
   * @throws IllegalStateException when they differ
   */
  @Setup
  public void compare() {
    requireSame(jaxKernel().clone(), jaxPlain());
    requireSame(tensorflowKernel().clone(), tensorflowPlain());
  }

  private static void requireSame(float[] kernel, float[] plain) {
    if (!Arrays.equals(kernel, plain)) {
      throw new IllegalStateException("The plain loop makes other values");
    }
  }

  /**
   * Threefry and the conversion by passes.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] jaxKernel() {
    jax.read(0, SIZE, values, 0);
    return values;
  }

  /**
   * The same element by element.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] jaxPlain() {
    int key0 = 42;
    int key1 = 0;
    int key2 = key0 ^ key1 ^ 0x1BD11BDA;
    for (int i = 0; i < SIZE; i++) {
      int a = key0;
      int b = i + key1;
      for (int group = 0; group < 5; group++) {
        boolean even = group % 2 == 0;
        a += b;
        b = Integer.rotateLeft(b, even ? 13 : 17) ^ a;
        a += b;
        b = Integer.rotateLeft(b, even ? 15 : 29) ^ a;
        a += b;
        b = Integer.rotateLeft(b, even ? 26 : 16) ^ a;
        a += b;
        b = Integer.rotateLeft(b, even ? 6 : 24) ^ a;
        a += group % 3 == 0 ? key1 : group % 3 == 1 ? key2 : key0;
        b += (group % 3 == 0 ? key2 : group % 3 == 1 ? key0 : key1) + group + 1;
      }
      float fraction = Float.intBitsToFloat((a ^ b) >>> 9 | 0x3f800000) - 1;
      values[i] = Math.fma(fraction, RANGE, LOW);
    }
    return values;
  }

  /**
   * Philox and the conversion by passes.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] tensorflowKernel() {
    tensorflow.read(0, SIZE, values, 0);
    return values;
  }

  /**
   * The same block by block.
   *
   * @return the values
   */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] tensorflowPlain() {
    int[] words = new int[4];
    for (int i = 0; i < SIZE; i += 4) {
      philox(i / 4, key[2], key[3], key[0], key[1], words);
      values[i] = tensorflowValue(words[0]);
      values[i + 1] = tensorflowValue(words[1]);
      values[i + 2] = tensorflowValue(words[2]);
      values[i + 3] = tensorflowValue(words[3]);
    }
    return values;
  }

  /** The key and the upper counters: the block of the seed under TensorFlow's scrambling key. */
  private static int[] tensorflowKey() {
    int[] words = new int[4];
    philox(42, 0, 0, SCRAMBLE_KEY_0, SCRAMBLE_KEY_1, words);
    return words;
  }

  private static void philox(
      int counter0, int counter2, int counter3, int firstKey0, int firstKey1, int[] words) {
    int word0 = counter0;
    int word1 = 0;
    int word2 = counter2;
    int word3 = counter3;
    int key0 = firstKey0;
    int key1 = firstKey1;
    for (int round = 0; round < 10; round++) {
      long product0 = Integer.toUnsignedLong(word0) * 0xD2511F53L;
      long product1 = Integer.toUnsignedLong(word2) * 0xCD9E8D57L;
      word0 = (int) (product1 >>> 32) ^ word1 ^ key0;
      word1 = (int) product1;
      word2 = (int) (product0 >>> 32) ^ word3 ^ key1;
      word3 = (int) product0;
      key0 += 0x9E3779B9;
      key1 += 0xBB67AE85;
    }
    words[0] = word0;
    words[1] = word1;
    words[2] = word2;
    words[3] = word3;
  }

  private static float tensorflowValue(int word) {
    return (Float.intBitsToFloat((word & 0x7fffff) | 0x3f800000) - 1) * RANGE + LOW;
  }
}
