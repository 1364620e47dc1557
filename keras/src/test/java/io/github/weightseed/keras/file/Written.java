package io.github.weightseed.keras.file;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.stream.PartWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What tests write and compare with. */
public final class Written {

  private Written() {}

  /** The bytes of a file of these parts. */
  public static byte[] bytes(List<Part> parts) {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = memory.getPath("file");
      try (SeekableByteChannel channel =
          Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        PartWriter.write(parts, channel, 64, 1, (bytes, total) -> {});
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that the format's own library made (oracle/file_values.py). */
  public static byte[] reference(String name) {
    String resource = "/keras-3.15.1/files/" + name;
    try (InputStream in = Written.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
