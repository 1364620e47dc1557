package io.github.weightseed.keras.safetensors;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A safetensors file: length of the header (8 bytes), header in JSON, the tensors' bytes.
 *
 * <p>The header names the tensors in their given order. Their bytes stand in that order too, but
 * wider element types come first, so that every tensor is aligned to its elements; the reference
 * library ({@code safetensors} 0.8.0, {@code tensor.rs}, {@code prepare}) does so, and then orders
 * by name, which would lose the order of the model. Header and limit: <a
 * href="https://huggingface.co/docs/safetensors">the format</a>.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Safetensors {

  /** The reference library refuses longer headers ({@code MAX_HEADER_SIZE}). */
  private static final int MOST_HEADER_BYTES = 100_000_000;

  private static final int HEADER_ALIGNMENT = 8;
  private static final String METADATA = "__metadata__";
  private static final JsonFactory JSON = new JsonFactory();

  private Safetensors() {}

  /**
   * The file of named tensors.
   *
   * @param metadata texts for the header's {@code __metadata__}; none leaves it out
   * @throws IllegalArgumentException when a tensor is named {@code __metadata__}, or the header is
   *     above 100 MB
   */
  public static List<Part> parts(Map<String, TensorSource> tensors, Map<String, String> metadata) {
    if (tensors.containsKey(METADATA)) {
      throw new IllegalArgumentException("A tensor in safetensors cannot be named " + METADATA);
    }
    List<Part> data = new ArrayList<>();
    Map<String, Long> offsets = new HashMap<>();
    long end = 0;
    for (var tensor : widestFirst(tensors)) {
      Part values = new Part.Values(tensor.getValue());
      data.add(values);
      offsets.put(tensor.getKey(), end);
      end = Math.addExact(end, values.size());
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Literal(header(json(tensors, metadata, offsets))));
    parts.addAll(data);
    return parts;
  }

  /** Sorted by the width of the elements; the sort keeps the order of equals. */
  private static List<Map.Entry<String, TensorSource>> widestFirst(
      Map<String, TensorSource> tensors) {
    List<Map.Entry<String, TensorSource>> sorted = new ArrayList<>(tensors.entrySet());
    sorted.sort(Comparator.comparing(tensor -> -tensor.getValue().dtype().byteSize()));
    return sorted;
  }

  private static byte[] header(byte[] json) {
    if (json.length > MOST_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "A safetensors header has at most 100000000 bytes, got " + json.length);
    }
    int length = (int) ByteBuilder.roundUp(json.length, HEADER_ALIGNMENT);
    return new ByteBuilder()
        .u64(length)
        .bytes(json)
        .text(" ".repeat(length - json.length))
        .toByteArray();
  }

  private static byte[] json(
      Map<String, TensorSource> tensors, Map<String, String> metadata, Map<String, Long> offsets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectPropertyStart(METADATA);
        metadata.forEach(json::writeStringProperty);
        json.writeEndObject();
      }
      tensors.forEach((name, source) -> write(json, name, source, offsets.getOrDefault(name, 0L)));
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, String name, TensorSource source, long start) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("dtype", name(source.dtype()));
    json.writeArrayPropertyStart("shape");
    for (long dim : source.shape().dims()) {
      json.writeNumber(dim);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("data_offsets");
    json.writeNumber(start);
    json.writeNumber(start + new Part.Values(source).size());
    json.writeEndArray();
    json.writeEndObject();
  }

  static String name(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> "F16";
      case BFLOAT16 -> "BF16";
      case FLOAT32 -> "F32";
      case FLOAT64 -> "F64";
      case INT8 -> "I8";
      case INT16 -> "I16";
      case INT32 -> "I32";
      case INT64 -> "I64";
      case UINT8 -> "U8";
      case UINT16 -> "U16";
      case UINT32 -> "U32";
      case UINT64 -> "U64";
      case BOOL -> "BOOL";
    };
  }
}
