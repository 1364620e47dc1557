package io.github.weightseed.explorer.measure;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.function.LongConsumer;

/**
 * Another source that tells where each read ended. It may be used by as many threads as both the
 * source and the listener.
 */
final class WatchedSource implements TensorSource {

  private final TensorSource source;
  private final LongConsumer listener;

  WatchedSource(TensorSource source, LongConsumer listener) {
    this.source = source;
    this.listener = listener;
  }

  @Override
  public Shape shape() {
    return source.shape();
  }

  @Override
  public DType dtype() {
    return source.dtype();
  }

  @Override
  public boolean isRandomAccess() {
    return source.isRandomAccess();
  }

  @Override
  public void read(long from, int count, float[] target, int offset) {
    source.read(from, count, target, offset);
    listener.accept(from + count);
  }

  @Override
  public void read(long from, int count, double[] target, int offset) {
    source.read(from, count, target, offset);
    listener.accept(from + count);
  }

  @Override
  public void read(long from, int count, ByteBuffer target) {
    source.read(from, count, target);
    listener.accept(from + count);
  }

  @Override
  public void read(long from, FloatBuffer target) {
    long end = from + target.remaining();
    source.read(from, target);
    listener.accept(end);
  }
}
