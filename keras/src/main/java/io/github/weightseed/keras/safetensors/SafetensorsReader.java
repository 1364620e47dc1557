package io.github.weightseed.keras.safetensors;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.stream.Bytes;
import io.github.weightseed.keras.stream.StoredTensor;
import io.github.weightseed.text.Names;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a safetensors file as strictly as the reference library ({@code safetensors} 0.8.0, {@code
 * tensor.rs}): the tensors' bytes fill the rest of the file, one after the other, without holes and
 * overlaps.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param tensors the tensors by their names, in the header's order
 * @param metadata the header's {@code __metadata__}
 */
public record SafetensorsReader(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

  private static final int LENGTH_SIZE = 8;

  /** The reference allows 100 MB; this is enough for 100,000 tensors, and for little memory. */
  private static final int LONGEST_HEADER = 16 << 20;

  private static final int MOST_DIMENSIONS = 64;
  private static final String METADATA = "__metadata__";
  private static final JsonFactory JSON = new JsonFactory();

  /** What the header says of a tensor. */
  private record Entry(String name, DType dtype, Shape shape, long start, long end) {}

  /** Copies the maps. */
  public SafetensorsReader {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Whether a file starts as this format does: the header's length, then JSON. */
  public static boolean isSafetensors(ByteBuffer start) {
    return start.remaining() > LENGTH_SIZE && start.get(start.position() + LENGTH_SIZE) == '{';
  }

  /**
   * The tensors of a file.
   *
   * @throws IllegalArgumentException when it is no such file, damaged, or lies about lengths
   */
  public static SafetensorsReader read(Bytes file) throws IOException {
    if (file.size() < LENGTH_SIZE) {
      throw new IllegalArgumentException(
          "A safetensors file has at least 8 bytes, got " + file.size());
    }
    long headerSize = file.read(0, LENGTH_SIZE).getLong();
    if (headerSize < 0 || headerSize > file.size() - LENGTH_SIZE) {
      throw new IllegalArgumentException(
          "The safetensors file is truncated: its header should have %s bytes, got %d"
              .formatted(Long.toUnsignedString(headerSize), file.size() - LENGTH_SIZE));
    }
    if (headerSize > LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "A safetensors header has at most %d bytes here, got %d"
              .formatted(LONGEST_HEADER, headerSize));
    }
    byte[] header = file.read(LENGTH_SIZE, (int) headerSize).array();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), header)) {
      header(json, entries, metadata);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The safetensors header is not its JSON: " + e.getOriginalMessage(), e);
    }
    long dataStart = LENGTH_SIZE + headerSize;
    checkPlaces(entries, file.size() - dataStart);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Bytes bytes = file.slice(dataStart + entry.start, entry.end - entry.start);
      StoredTensor tensor = new StoredTensor(entry.dtype, entry.shape, bytes);
      if (tensors.put(entry.name, tensor) != null) {
        throw new IllegalArgumentException(
            "The safetensors header has '%s' twice".formatted(entry.name));
      }
    }
    return new SafetensorsReader(tensors, metadata);
  }

  private static void header(JsonParser json, List<Entry> entries, Map<String, String> metadata) {
    expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      expect(json.nextToken(), JsonToken.START_OBJECT, "an object as '" + name + "'");
      if (name.equals(METADATA)) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          expect(json.nextToken(), JsonToken.VALUE_STRING, "a text in " + METADATA);
          metadata.put(key, json.getString());
        }
      } else {
        entries.add(entry(json, name));
      }
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("The safetensors header has more after its end");
    }
  }

  private static Entry entry(JsonParser json, String name) {
    String dtype = null;
    long[] shape = null;
    long[] offsets = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      JsonToken token = json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(token, JsonToken.VALUE_STRING, "a text as dtype of '" + name + "'");
          dtype = json.getString();
        }
        case "shape" -> shape = numbers(json, token, name);
        case "data_offsets" -> offsets = numbers(json, token, name);
        default ->
            throw new IllegalArgumentException(
                "The safetensors header has an unknown key '%s' for '%s'".formatted(key, name));
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
      throw new IllegalArgumentException(
          "The safetensors header must give dtype, shape and two data_offsets, not so for '%s'"
              .formatted(name));
    }
    try {
      return checked(new Entry(name, dtype(dtype), Shape.of(shape), offsets[0], offsets[1]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  private static Entry checked(Entry entry) {
    long size = StoredTensor.byteSize(entry.dtype, entry.shape);
    if (entry.start < 0 || entry.end < entry.start || entry.end - entry.start != size) {
      throw new IllegalArgumentException(
          "shape=%s of %s takes %d bytes, got data_offsets [%d, %d]"
              .formatted(entry.shape, entry.dtype, size, entry.start, entry.end));
    }
    return entry;
  }

  private static long[] numbers(JsonParser json, @Nullable JsonToken first, String name) {
    expect(first, JsonToken.START_ARRAY, "a list of whole numbers for '" + name + "'");
    long[] numbers = new long[MOST_DIMENSIONS];
    int count = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      expect(token, JsonToken.VALUE_NUMBER_INT, "a list of whole numbers for '" + name + "'");
      if (count == MOST_DIMENSIONS) {
        throw new IllegalArgumentException(
            "A tensor has at most 64 dimensions, got more for '%s'".formatted(name));
      }
      numbers[count] = json.getLongValue();
      count++;
    }
    return Arrays.copyOf(numbers, count);
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected, String what) {
    if (token != expected) {
      throw new IllegalArgumentException(
          "The safetensors header must have %s there, got %s".formatted(what, token));
    }
  }

  private static void checkPlaces(List<Entry> entries, long dataSize) {
    List<Entry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
    long end = 0;
    for (Entry entry : byPlace) {
      if (entry.start != end) {
        throw new IllegalArgumentException(
            "'%s' must start where the one before it ends, at %d: got data_offsets [%d, %d]"
                .formatted(entry.name, end, entry.start, entry.end));
      }
      end = entry.end;
    }
    if (end != dataSize) {
      throw new IllegalArgumentException(
          "The safetensors file is truncated or too long: its tensors take %d bytes, got %d"
              .formatted(end, dataSize));
    }
  }

  private static DType dtype(String name) {
    for (DType dtype : DType.values()) {
      if (Safetensors.name(dtype).equals(name)) {
        return dtype;
      }
    }
    List<String> names = Arrays.stream(DType.values()).map(Safetensors::name).toList();
    throw new IllegalArgumentException(
        "No weight has the dtype " + name + Names.suggestion(name, names));
  }
}
