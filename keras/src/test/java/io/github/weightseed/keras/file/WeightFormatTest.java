package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WeightFormatTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NPY_DIRECTORY")
  void nameAndExtensionLeadBackToTheFormat(WeightFormat format) {
    assertThat(WeightFormat.of(format.formatName())).isEqualTo(format);
    assertThat(WeightFormat.of(Path.of("folder", "m" + format.extension()))).isEqualTo(format);
    assertThat(format).hasToString(format.formatName());
  }

  @ParameterizedTest
  @CsvSource({
    "M.WEIGHTS.H5,weights.h5",
    "a.npz.npy,npy",
    "a.npy.npz,npz",
    "x.SafeTensors,safetensors"
  })
  void endOfTheNameDecides(String file, String format) {
    assertThat(WeightFormat.of(Path.of(file)).formatName()).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({"m.h5", "m", "m.npz.bak", "npz"})
  void otherFileNamesAreRefused(String file) {
    assertThatThrownBy(() -> WeightFormat.of(Path.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A weight file's name must end in one of .weights.h5, .safetensors, .npz, .npy, .keras, got '%s'"
                .formatted(file));
  }

  @Test
  void unknownNameComesWithTheNearest() {
    assertThatThrownBy(() -> WeightFormat.of("safetensor"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown weight format: safetensor. Did you mean 'safetensors'?");
    assertThatThrownBy(() -> WeightFormat.of("onnx"))
        .hasMessage(
            "Unknown weight format: onnx. Use one of: weights.h5, safetensors, npz, npy, keras, npy-directory");
  }

  @Test
  void folderIsNamedAndHasNoExtension() {
    assertThat(WeightFormat.of("npy-directory")).isEqualTo(WeightFormat.NPY_DIRECTORY);
    assertThat(WeightFormat.NPY_DIRECTORY.extension()).isEmpty();
  }

  @Test
  void kerasFileNeedsAnArchitecture() {
    WeightSet alone = WeightSet.of(List.of(new NamedWeight("a", PatternSource.of(DType.INT8, 1))));
    assertThatThrownBy(() -> WeightFormat.KERAS.parts(alone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A .keras file holds the model's architecture too, got weights alone");
  }

  @Test
  void npyHoldsOneTensor() {
    NamedWeight weight = new NamedWeight("a", PatternSource.of(DType.INT8, 1));
    WeightSet two = WeightSet.of(List.of(weight, weight));
    assertThatThrownBy(() -> WeightFormat.NPY.parts(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A .npy file holds one tensor, got 2; .npz holds any number");
  }
}
