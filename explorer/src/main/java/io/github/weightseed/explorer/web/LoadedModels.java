package io.github.weightseed.explorer.web;

import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.file.WeightFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that were loaded into the page, each kept in a temporary file. Safe for use by many
 * threads.
 */
final class LoadedModels implements AutoCloseable {

  private static final int BLOCK = 1 << 16;
  private static final int DIGITS_OF_ID = 16;
  private static final String KERAS = ".keras";
  private static final String JSON = ".json";

  private final Map<String, LoadedModel> models = new LinkedHashMap<>();
  private @Nullable Path folder;

  /**
   * Loads a model.
   *
   * @param fileName the name of the file, which is only shown
   * @param content its content
   * @throws RefusedException when it is no model, or cannot be kept in this machine's temporary
   *     folder
   */
  LoadedModel load(String fileName, InputStream content) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(KERAS) && !lower.endsWith(JSON)) {
      throw RefusedException.of(
          "model-file", "A model is a .keras or a .json file, got '%s'".formatted(fileName));
    }
    try {
      return keep(fileName, lower.endsWith(KERAS) ? KERAS : JSON, content);
    } catch (IOException e) {
      throw RefusedException.of(
          "model-file", "The file cannot be received or kept here: " + e.getMessage());
    }
  }

  private LoadedModel keep(String fileName, String extension, InputStream content)
      throws IOException {
    Path file = Files.createTempFile(folder(), "model", extension);
    boolean isKept = false;
    try {
      String id = receive(content, file);
      LoadedModel same = again(id, fileName);
      if (same != null) {
        return same;
      }
      LoadedModel model = read(id, fileName, file);
      synchronized (models) {
        isKept = models.putIfAbsent(id, model) == null;
      }
      if (isKept) {
        return model;
      }
      model.close(); // it was loaded twice at the same time
      return find(id);
    } finally {
      if (!isKept) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A model that is there already, by the name that its file has now. */
  private @Nullable LoadedModel again(String id, String fileName) {
    synchronized (models) {
      return models.computeIfPresent(
          id, (any, same) -> new LoadedModel(id, fileName, same.plan(), same.file()));
    }
  }

  private synchronized Path folder() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("weightseed-explorer");
    }
    return folder;
  }

  /** Copies, and gives the start of the SHA-256 in hex. */
  private static String receive(InputStream content, Path file) throws IOException {
    MessageDigest digest = sha256();
    long space = Files.getFileStore(file).getUsableSpace() / 2;
    try (DigestInputStream in = new DigestInputStream(content, digest);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] block = new byte[BLOCK];
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        space -= count;
        if (space < 0) {
          throw RefusedException.of(
              "model-file", "The file is larger than the space for temporary files here");
        }
        out.write(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS_OF_ID);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static LoadedModel read(String id, String fileName, Path file) {
    try {
      ModelPlan plan = ModelPlan.read(file, 0);
      boolean hasValues = file.toString().endsWith(KERAS);
      return new LoadedModel(id, fileName, plan, hasValues ? WeightFileReader.open(file) : null);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw RefusedException.of(
          "model-file", String.valueOf(e.getMessage()).replace(file.toString(), fileName));
    }
  }

  /**
   * A model that was loaded.
   *
   * @throws RefusedException when there is none with this name
   */
  LoadedModel find(String id) {
    synchronized (models) {
      LoadedModel model = models.get(id);
      if (model == null) {
        throw RefusedException.of(
            "model-file", "This model is not loaded (any more): choose its file again");
      }
      return model;
    }
  }

  @Override
  public synchronized void close() {
    synchronized (models) {
      models.values().forEach(LoadedModel::close);
      models.clear();
    }
    if (folder == null) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // The system clears its temporary folder itself.
    }
    folder = null;
  }
}
