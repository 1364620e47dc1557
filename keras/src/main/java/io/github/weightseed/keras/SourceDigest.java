package io.github.weightseed.keras;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a tensor's bytes, taken by parts. */
final class SourceDigest {

  /** Elements made at a time: 256 KB of float32. */
  private static final int CHUNK = 1 << 16;

  private SourceDigest() {}

  /** The digest of the bytes, little-endian in C order, in hexadecimal. */
  static String sha256(TensorSource source) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    long size = source.shape().size();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * source.dtype().byteSize());
    for (long from = 0; from < size; from += CHUNK) {
      chunk.clear();
      source.read(from, (int) Math.min(CHUNK, size - from), chunk);
      digest.update(chunk.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
