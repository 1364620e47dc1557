package io.github.weightseed.source;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** A sequential source that can also be read as a whole, in {@link Pieces}. */
public final class PieceSource extends AbstractSource {

  private final TensorSource inOrder;
  private final Supplier<Pieces> pieces;

  private PieceSource(TensorSource inOrder, Supplier<Pieces> pieces) {
    super(inOrder.shape(), inOrder.dtype());
    this.inOrder = inOrder;
    this.pieces = pieces;
  }

  /**
   * A source of the same elements.
   *
   * @param inOrder for reads of some of them
   * @param pieces for each read of all of them
   */
  public static TensorSource of(TensorSource inOrder, Supplier<Pieces> pieces) {
    return new PieceSource(inOrder, pieces);
  }

  /** All elements, for one reading. */
  Pieces pieces() {
    return pieces.get();
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    inOrder.read(from, count, target, offset);
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    inOrder.read(from, count, target, offset);
  }

  @Override
  void readShorts(long from, int count, short[] target, int offset) {
    inOrder.read(from, count, target, offset);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    inOrder.read(from, count, target);
  }
}
