package io.github.weightseed.keras.file;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * How far two tensors of one shape are apart.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param count how many elements are not the same
 * @param largestUlp the most floating-point numbers of the type that lie between two elements, plus
 *     one; empty when the types differ, are no floating-point ones, or an element is NaN in one
 *     only
 * @param largestAbsolute the largest absolute difference of two elements; NaN when an element is
 *     NaN in one only
 */
public record TensorDifference(long count, OptionalLong largestUlp, double largestAbsolute) {

  private static final int BLOCK = 1 << 14;

  /** {@return whether all elements are the same: the same bits, if the types are the same} */
  public boolean isNone() {
    return count == 0;
  }

  /**
   * Compares two tensors, block by block. Of one type, elements are the same if their bits are; of
   * two types, if their values are.
   *
   * @param a one
   * @param b the other
   * @return the difference
   * @throws IllegalArgumentException when the shapes differ
   */
  public static TensorDifference of(TensorSource a, TensorSource b) {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "Two tensors must have one shape to be compared, got %s and %s"
              .formatted(a.shape(), b.shape()));
    }
    Comparison comparison = new Comparison(a, b);
    for (long from = 0; from < a.shape().size(); from += BLOCK) {
      comparison.block(from, (int) Math.min(BLOCK, a.shape().size() - from));
    }
    return comparison.result();
  }

  private static final class Comparison {

    private final TensorSource a;
    private final TensorSource b;
    private final boolean isOneType;
    private final ByteBuffer bytesOfA;
    private final ByteBuffer bytesOfB;
    private final double[] valuesOfA = new double[BLOCK];
    private final double[] valuesOfB = new double[BLOCK];
    private boolean hasUlp;
    private long count;
    private long largestUlp;
    private double largestAbsolute;

    Comparison(TensorSource a, TensorSource b) {
      this.a = a;
      this.b = b;
      this.isOneType = a.dtype() == b.dtype();
      this.hasUlp = isOneType && a.dtype().isFloating();
      this.bytesOfA = buffer(a.dtype());
      this.bytesOfB = buffer(b.dtype());
    }

    private static ByteBuffer buffer(DType dtype) {
      return ByteBuffer.allocate(BLOCK * dtype.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
    }

    void block(long from, int size) {
      if (isOneType) {
        a.read(from, size, bytesOfA.clear());
        b.read(from, size, bytesOfB.clear());
        if (bytesOfA.flip().equals(bytesOfB.flip())) {
          return;
        }
      }
      a.read(from, size, valuesOfA, 0);
      b.read(from, size, valuesOfB, 0);
      for (int i = 0; i < size; i++) {
        if (isOneType ? !hasSameBits(i) : valuesOfA[i] != valuesOfB[i]) {
          add(i);
        }
      }
    }

    private boolean hasSameBits(int i) {
      int size = a.dtype().byteSize();
      return bytesOfA.slice(i * size, size).equals(bytesOfB.slice(i * size, size));
    }

    private void add(int i) {
      boolean areBothNaN = Double.isNaN(valuesOfA[i]) && Double.isNaN(valuesOfB[i]);
      if (areBothNaN && !isOneType) {
        return;
      }
      count++;
      if (areBothNaN) {
        return;
      }
      double difference = valuesOfA[i] == valuesOfB[i] ? 0 : Math.abs(valuesOfA[i] - valuesOfB[i]);
      largestAbsolute = Math.max(largestAbsolute, difference);
      if (Double.isNaN(difference)) {
        hasUlp = false;
      }
      if (hasUlp) {
        largestUlp = Math.max(largestUlp, ulps(i));
      }
    }

    /**
     * The distance in the row of all numbers of the type, in which the two zeros are neighbours; at
     * most 2^63-1.
     */
    private long ulps(int i) {
      long placeOfA = place(bytesOfA, i);
      long placeOfB = place(bytesOfB, i);
      long distance = Math.max(placeOfA, placeOfB) - Math.min(placeOfA, placeOfB);
      return distance < 0 ? Long.MAX_VALUE : distance;
    }

    private long place(ByteBuffer bytes, int i) {
      return switch (a.dtype().byteSize()) {
        case 2 -> ordered(bytes.getShort(2 * i), 0x7fffL);
        case 4 -> ordered(bytes.getInt(4 * i), 0x7fffffffL);
        default -> ordered(bytes.getLong(8 * i), Long.MAX_VALUE);
      };
    }

    private static long ordered(long bits, long magnitude) {
      return bits >= 0 ? bits : -(bits & magnitude) - 1;
    }

    TensorDifference result() {
      return new TensorDifference(
          count, hasUlp ? OptionalLong.of(largestUlp) : OptionalLong.empty(), largestAbsolute);
    }
  }
}
