package io.github.weightseed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.testing.RequiresNatives;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RequiresNatives(framework = "ONNX Runtime", probe = OnnxRuntime.class)
class OrtTensorsTest {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  private static Tensor tensor(DType dtype) {
    byte[] bytes = new byte[6 * dtype.byteSize()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = dtype == DType.BOOL ? (byte) (i % 2) : (byte) (i + 1);
    }
    return Tensor.of(Shape.of(2, 3), dtype, bytes);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UINT16", "UINT32", "UINT64"})
  void everyTypeHasOurBytes(DType dtype) throws OrtException {
    Tensor ours = tensor(dtype);
    try (OnnxTensor theirs = OrtTensors.create(environment, ours.source())) {
      assertThat(theirs.getInfo().getShape()).containsExactly(2, 3);
      ByteBuffer bytes = theirs.getByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      assertThat(bytes).isEqualTo(ours.asByteBuffer());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"UINT16", "UINT32", "UINT64"})
  void typesItDoesNotHaveAreRefused(DType dtype) {
    assertThatThrownBy(() -> OrtTensors.create(environment, tensor(dtype).source()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ONNX Runtime's Java API has no " + dtype);
  }

  @Test
  void misuseIsOneException() {
    assertThatThrownBy(() -> OrtTensors.create(null, tensor(DType.FLOAT32).source()))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("environment");
    assertThatThrownBy(() -> OrtTensors.create(environment, null))
        .isInstanceOf(NullPointerException.class);
  }
}
