package io.github.weightseed.keras.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts together the little-endian structures of file headers. Not thread-safe. */
public final class ByteBuilder {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Starts with no bytes. */
  public ByteBuilder() {}

  /** Appends the low 8 bits. */
  public ByteBuilder u8(int value) {
    out.write(value);
    return this;
  }

  /** Appends the low 16 bits. */
  public ByteBuilder u16(int value) {
    return u8(value).u8(value >> 8);
  }

  /** Appends 32 bits. */
  public ByteBuilder u32(int value) {
    return u16(value).u16(value >> 16);
  }

  /** Appends 64 bits. */
  public ByteBuilder u64(long value) {
    return u32((int) value).u32((int) (value >> 32));
  }

  /** Appends bytes. */
  public ByteBuilder bytes(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Appends the UTF-8 bytes of a text, without an end mark. */
  public ByteBuilder text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends zeros until the size is a multiple of a number. */
  public ByteBuilder alignTo(int multiple) {
    return bytes(new byte[(int) (roundUp(size(), multiple) - size())]);
  }

  /** The number of bytes so far. */
  public int size() {
    return out.size();
  }

  /** The bytes so far, as a new array. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }

  /** The smallest multiple of a number that is not below a value. */
  public static long roundUp(long value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }
}
