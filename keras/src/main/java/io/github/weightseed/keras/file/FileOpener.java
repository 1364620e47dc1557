package io.github.weightseed.keras.file;

import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.hdf5.Hdf5Reader;
import io.github.weightseed.keras.npy.NpyReader;
import io.github.weightseed.keras.safetensors.SafetensorsReader;
import io.github.weightseed.keras.stream.Bytes;
import io.github.weightseed.keras.stream.StoredTensor;
import io.github.weightseed.keras.zip.ZipDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is by how it starts, and what is in it. For one file, by one thread. */
final class FileOpener {

  private static final String CONFIG = "config.json";
  private static final String KERAS_WEIGHTS = "model.weights.h5";
  private static final int START_SIZE = 16;

  /** As the reader of architectures allows. */
  private static final int LARGEST_CONFIG = 16 << 20;

  /** A JSON value takes up to thirty times its text in memory. */
  private static final int LARGEST_INDEX = 4 << 20;

  private static final int BLOCK = 1 << 16;

  private final List<Closeable> open;

  /**
   * An opener.
   *
   * @param open gets what is to be closed when the file is no longer read
   */
  FileOpener(List<Closeable> open) {
    this.open = open;
  }

  /** What is in a file or folder. */
  Opened open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.exists(path.resolve(KERAS_WEIGHTS))
          ? kerasFolder(path)
          : NpyDirectoryReader.read(path);
    }
    Bytes file = bytes(path);
    ByteBuffer start = file.read(0, (int) Math.min(START_SIZE, file.size()));
    if (Hdf5Reader.isHdf5(start)) {
      return hdf5(WeightFormat.WEIGHTS_H5, Hdf5Reader.read(file), null);
    }
    if (NpyReader.isNpy(start)) {
      String name = String.valueOf(path.getFileName()).replaceFirst("\\.npy$", "");
      return new Opened(WeightFormat.NPY, Map.of(name, NpyReader.read(file)), Map.of());
    }
    if (start.remaining() >= 2 && start.get(0) == 'P' && start.get(1) == 'K') {
      return zip(file);
    }
    if (SafetensorsReader.isSafetensors(start)) {
      SafetensorsReader reader = SafetensorsReader.read(file);
      return new Opened(WeightFormat.SAFETENSORS, reader.tensors(), reader.metadata());
    }
    if (start.remaining() > 0 && start.get(0) == '{') {
      return Shards.open(path, index(file), this);
    }
    throw new IllegalArgumentException(
        "It is no weight file: it starts neither as HDF5, zip, npy or safetensors do, nor as JSON"
            + (file.size() == 0 ? "; it is empty" : ""));
  }

  /** The bytes of a file, which stays open. */
  Bytes bytes(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    open.add(channel);
    return Bytes.of(channel);
  }

  private static Opened hdf5(WeightFormat format, Hdf5Reader reader, @Nullable String config) {
    return new Opened(format, reader.tensors(), reader.groupNames(), reader.metadata(), config);
  }

  private Opened kerasFolder(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    Hdf5Reader weights = Hdf5Reader.read(bytes(folder.resolve(KERAS_WEIGHTS)));
    return hdf5(
        WeightFormat.KERAS,
        weights,
        Files.exists(config) ? text(bytes(config), LARGEST_CONFIG) : null);
  }

  private Opened zip(Bytes file) throws IOException {
    ZipDirectory zip = ZipDirectory.read(file);
    ZipDirectory.Entry config = zip.entries().get(CONFIG);
    ZipDirectory.Entry weights = zip.entries().get(KERAS_WEIGHTS);
    if (weights != null) {
      Bytes content = inPlace(ZipDirectory.content(file, weights));
      return hdf5(
          WeightFormat.KERAS,
          Hdf5Reader.read(content),
          config == null ? null : text(ZipDirectory.content(file, config), LARGEST_CONFIG));
    }
    if (config != null) {
      throw new IllegalArgumentException("The .keras file has no weights: no " + KERAS_WEIGHTS);
    }
    return npz(file, zip);
  }

  private static Opened npz(Bytes file, ZipDirectory zip) throws IOException {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (ZipDirectory.Entry entry : zip.entries().values()) {
      if (!entry.name().endsWith(NpyDirectory.EXTENSION)) {
        throw new IllegalArgumentException(
            "The zip is neither .keras nor .npz: it has an entry '%s'".formatted(entry.name()));
      }
      String name =
          entry.name().substring(0, entry.name().length() - NpyDirectory.EXTENSION.length());
      try {
        tensors.put(name, NpyReader.read(ZipDirectory.content(file, entry)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'%s': %s".formatted(name, e.getMessage()), e);
      }
    }
    return new Opened(WeightFormat.NPZ, tensors, metadata(zip.comment()));
  }

  private static Map<String, String> metadata(String comment) {
    if (!comment.startsWith("{")) {
      return Map.of();
    }
    try {
      return texts(KerasJson.parse(comment));
    } catch (IllegalArgumentException e) {
      return Map.of(); // someone else's comment
    }
  }

  /** The texts in a JSON object. */
  static Map<String, String> texts(@Nullable Object json) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> object) {
      object.forEach(
          (key, value) -> {
            if (value instanceof String text) {
              texts.put(String.valueOf(key), text);
            }
          });
    }
    return texts;
  }

  /** What the JSON of an index means. */
  static @Nullable Object index(Bytes file) throws IOException {
    return KerasJson.parse(text(file, LARGEST_INDEX));
  }

  private static String text(Bytes file, int largest) throws IOException {
    if (file.size() > largest) {
      throw new IllegalArgumentException(
          "Such a file of JSON has at most %d bytes, got %d".formatted(largest, file.size()));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(file.read(0, (int) file.size())).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Not JSON: the file is not text in UTF-8", e);
    }
  }

  /** HDF5 is read here and there: a compressed one is unpacked into a temporary file. */
  private Bytes inPlace(Bytes content) throws IOException {
    if (content.isRandomAccess()) {
      return content;
    }
    Path temporary = Files.createTempFile("weightseed-", ".h5");
    FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    open.add(channel);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long at = 0; at < content.size(); at += block.limit()) {
      block.clear().limit((int) Math.min(BLOCK, content.size() - at));
      content.read(at, block);
      block.flip();
      while (block.hasRemaining()) {
        channel.write(block);
      }
    }
    return Bytes.of(channel);
  }
}
