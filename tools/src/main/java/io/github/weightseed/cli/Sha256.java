package io.github.weightseed.cli;

import io.github.weightseed.TensorSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in 64 hexadecimal digits. */
final class Sha256 {

  private static final int BLOCK_BYTES = 1 << 16;

  private Sha256() {}

  /** Of a tensor's bytes, made block by block. */
  static String of(TensorSource source) {
    MessageDigest digest = digest();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    long size = source.shape().size();
    int most = BLOCK_BYTES / source.dtype().byteSize();
    for (long from = 0; from < size; from += most) {
      block.clear();
      source.read(from, (int) Math.min(most, size - from), block);
      digest.update(block.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of a file's bytes. */
  static String of(Path file) {
    MessageDigest digest = digest();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(block.clear()) >= 0) {
        digest.update(block.flip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
