package io.github.weightseed.keras.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.PatternSource;
import io.github.weightseed.keras.file.Written;
import io.github.weightseed.keras.stream.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SafetensorsTest {

  /** The tensors of oracle/file_values.py, in the order that the library gives them. */
  private static Map<String, TensorSource> inReferenceOrder() {
    Map<String, TensorSource> tensors = new LinkedHashMap<>();
    List<DType> order =
        List.of(
            DType.UINT64,
            DType.INT64,
            DType.FLOAT64,
            DType.FLOAT32,
            DType.UINT32,
            DType.INT32,
            DType.BFLOAT16,
            DType.FLOAT16,
            DType.UINT16,
            DType.INT16,
            DType.INT8,
            DType.UINT8,
            DType.BOOL);
    assertThat(order).containsExactlyInAnyOrder(DType.values());
    for (DType dtype : order) {
      tensors.put(dtype.kerasName(), PatternSource.of(dtype, 2, 3));
      if (dtype == DType.FLOAT32) {
        tensors.put("größe/β", PatternSource.of(dtype, 1, 2, 1, 3, 2));
        tensors.put("scalar", PatternSource.of(dtype));
        tensors.put("zero", PatternSource.of(dtype, 1234567890123L, 0));
      }
    }
    return tensors;
  }

  @Test
  void sameBytesAsTheReferenceLibraryForTensorsInItsOrder() {
    List<Part> parts = Safetensors.parts(inReferenceOrder(), Map.of("reference", "numpy \"2\""));
    assertThat(Written.bytes(parts)).isEqualTo(Written.reference("weights.safetensors"));
  }

  @Test
  void headerKeepsTheOrderAndEveryTensorIsAligned() {
    Map<String, TensorSource> tensors = new LinkedHashMap<>();
    tensors.put("z", PatternSource.of(DType.INT8, 3));
    tensors.put("y", PatternSource.of(DType.BFLOAT16, 3));
    tensors.put("x", PatternSource.of(DType.FLOAT32, 3));
    tensors.put("w", PatternSource.of(DType.FLOAT64, 3));
    tensors.put("v", PatternSource.of(DType.FLOAT16, 5));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("reference", "keras-3.15.1/jax-0.10.2");
    metadata.put("a", "quote \" newline \n control \u0001 größe \uD83C\uDF31");
    byte[] file = Written.bytes(Safetensors.parts(tensors, metadata));

    int headerSize = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(headerSize % 8).isZero();
    JsonNode header = new ObjectMapper().readTree(Arrays.copyOfRange(file, 8, 8 + headerSize));
    assertThat(header.propertyNames()).containsExactly("__metadata__", "z", "y", "x", "w", "v");
    assertThat(header.get("__metadata__").propertyNames()).containsExactly("reference", "a");
    assertThat(header.get("__metadata__").get("a").stringValue()).isEqualTo(metadata.get("a"));
    tensors.forEach(
        (name, source) -> {
          int start = header.get(name).get("data_offsets").get(0).intValue();
          int end = header.get(name).get("data_offsets").get(1).intValue();
          assertThat(start % source.dtype().byteSize()).as(name).isZero();
          assertThat(Arrays.copyOfRange(file, 8 + headerSize + start, 8 + headerSize + end))
              .as(name)
              .isEqualTo(PatternSource.bytes(source));
        });
    assertThat(file).hasSize(8 + headerSize + 24 + 12 + 6 + 10 + 3);
  }

  @Test
  void withoutMetadataThereIsNoEntryForIt() {
    byte[] file = Written.bytes(Safetensors.parts(Map.of(), Map.of()));
    assertThat(file)
        .isEqualTo(new byte[] {8, 0, 0, 0, 0, 0, 0, 0, '{', '}', 32, 32, 32, 32, 32, 32});
  }

  @Test
  void reservedNameIsRefused() {
    Map<String, TensorSource> tensors = Map.of("__metadata__", PatternSource.of(DType.INT8, 1));
    assertThatThrownBy(() -> Safetensors.parts(tensors, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A tensor in safetensors cannot be named __metadata__");
  }

  @Test
  void headerAboveTheLimitIsRefused() {
    Map<String, String> metadata = Map.of("k", "x".repeat(100_000_000));
    assertThatThrownBy(() -> Safetensors.parts(Map.of(), metadata))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A safetensors header has at most 100000000 bytes, got 1000000");
  }
}
