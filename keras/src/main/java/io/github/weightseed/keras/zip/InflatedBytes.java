package io.github.weightseed.keras.zip;

import io.github.weightseed.keras.stream.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a deflated entry. Reads in order cost what they read; a read further up starts
 * from the beginning.
 */
final class InflatedBytes implements Bytes {

  private static final int BLOCK = 1 << 16;

  private final Bytes deflated;
  private final long size;
  private Inflater inflater = new Inflater(true);
  private long nextInput;
  private long position;

  InflatedBytes(Bytes deflated, long size) {
    this.deflated = deflated;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  public synchronized void read(long from, ByteBuffer target) throws IOException {
    if (from < position) {
      inflater.end();
      inflater = new Inflater(true);
      nextInput = 0;
      position = 0;
    }
    ByteBuffer skipped = ByteBuffer.allocate((int) Math.min(BLOCK, from - position));
    while (position < from) {
      skipped.clear().limit((int) Math.min(skipped.capacity(), from - position));
      inflate(skipped);
    }
    inflate(target);
  }

  private void inflate(ByteBuffer target) throws IOException {
    try {
      while (target.hasRemaining()) {
        int count = inflater.inflate(target);
        position += count;
        if (count > 0) {
          continue;
        }
        if (inflater.finished() || inflater.needsDictionary()) {
          throw new IOException("the zip's entry ends before its size");
        }
        int next = (int) Math.min(BLOCK, deflated.size() - nextInput);
        if (next == 0) {
          throw new IOException("the zip's entry is cut off");
        }
        inflater.setInput(deflated.read(nextInput, next));
        nextInput += next;
      }
    } catch (DataFormatException e) {
      throw new IOException("the zip's entry is damaged: " + e.getMessage(), e);
    }
  }
}
