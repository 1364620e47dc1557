package io.github.weightseed.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of files. */
final class Sha256 {

  private static final int BLOCK_BYTES = 1 << 16;

  private Sha256() {}

  /** Of a file's bytes, in 64 hexadecimal digits. */
  static String of(Path file) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      while (channel.read(block.clear()) >= 0) {
        digest.update(block.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
