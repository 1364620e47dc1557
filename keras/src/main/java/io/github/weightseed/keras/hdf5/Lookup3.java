package io.github.weightseed.keras.hdf5;

/**
 * The checksum of HDF5's metadata: Bob Jenkins' {@code hashlittle} with initial value 0.
 *
 * <p>Bob Jenkins, <i>lookup3.c</i>, May 2006, public domain, <a
 * href="https://burtleburtle.net/bob/c/lookup3.c">burtleburtle.net/bob/c/lookup3.c</a>; in HDF5
 * {@code H5_checksum_lookup3}.
 */
final class Lookup3 {

  private static final int BLOCK = 12;

  private int a;
  private int b;
  private int c;

  private Lookup3(int length) {
    a = 0xdeadbeef + length;
    b = a;
    c = a;
  }

  /** The checksum of bytes. */
  static int checksum(byte[] bytes) {
    Lookup3 state = new Lookup3(bytes.length);
    int at = 0;
    for (; bytes.length - at > BLOCK; at += BLOCK) {
      state.add(bytes, at);
      state.mix();
    }
    if (at < bytes.length) {
      state.add(bytes, at);
      state.finish();
    }
    return state.c;
  }

  /** Adds up to twelve bytes, as three little-endian words; what is missing counts as zero. */
  private void add(byte[] bytes, int at) {
    a += word(bytes, at);
    b += word(bytes, at + 4);
    c += word(bytes, at + 8);
  }

  private static int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = Math.min(at + 4, bytes.length) - 1; i >= at; i--) {
      word = (word << 8) | (bytes[i] & 0xff);
    }
    return word;
  }

  private void mix() {
    a = (a - c) ^ Integer.rotateLeft(c, 4);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 6);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 8);
    b += a;
    a = (a - c) ^ Integer.rotateLeft(c, 16);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 19);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 4);
    b += a;
  }

  private void finish() {
    c = (c ^ b) - Integer.rotateLeft(b, 14);
    a = (a ^ c) - Integer.rotateLeft(c, 11);
    b = (b ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    c = (c ^ b) - Integer.rotateLeft(b, 24);
  }
}
