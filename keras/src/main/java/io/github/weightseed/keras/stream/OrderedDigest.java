package io.github.weightseed.keras.stream;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of a file that is written front to back. For use by one thread at a time. */
public final class OrderedDigest {

  private final MessageDigest digest;
  private volatile boolean abandoned;

  /** A digest of nothing yet. */
  public OrderedDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Adds what remains of a buffer. */
  void add(ByteBuffer bytes) {
    if (!abandoned) {
      digest.update(bytes);
    }
  }

  /** Gives up, as bytes that are in are replaced. */
  void abandon() {
    abandoned = true;
  }

  /** The digest in 64 hexadecimal digits, unless it had to be given up. */
  public Optional<String> result() {
    return abandoned ? Optional.empty() : Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
