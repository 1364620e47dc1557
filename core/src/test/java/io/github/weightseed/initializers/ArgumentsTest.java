package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.Weightseed;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments by name: their types, their checks, and the frame of an STFT. */
class ArgumentsTest {

  private static Tensor scalar(double value) {
    return Tensor.of(Shape.of(), new double[] {value});
  }

  @Test
  void intsStayIntsInTheConfig() {
    assertThat(RandomUniform.between(-1, 1).config())
        .containsEntry("minval", -1L)
        .containsEntry("maxval", 1L);
    assertThat(RandomUniform.between(-1.0, 1.0).config()).containsEntry("minval", -1.0);
    assertThat(RandomNormal.builder().mean(0).stddev(1).build().config())
        .containsEntry("mean", 0L)
        .containsEntry("stddev", 1L);
    assertThat(VarianceScaling.builder().scale(2).build().scale()).isEqualTo(2L);
    assertThat(Orthogonal.withGain(2).gain()).isEqualTo(2L);
    assertThat(Identity.withGain(2).gain()).isEqualTo(2L);
    assertThat(Constant.of(BigInteger.TWO).value()).isEqualTo(2L);
  }

  @Test
  void scalarTensorsAreTakenAsTheirNumber() {
    assertThat(RandomNormal.builder().mean(scalar(0.5)).stddev(scalar(2)).seed(1).build())
        .isEqualTo(RandomNormal.builder().mean(0.5).stddev(2.0).seed(1).build());
    assertThat(
            RandomUniform.builder()
                .minval(Tensor.of(Shape.of(), new long[] {-1}))
                .maxval(scalar(1))
                .seed(1)
                .build())
        .isEqualTo(RandomUniform.builder().minval(-1).maxval(1.0).seed(1).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomNormal.builder().mean(Tensor.of(Shape.of(1), 1f)))
        .withMessage("Expected a number or a tensor of rank 0, got shape=(1,)");
  }

  @Test
  void scalarTensorsInConfigsAreTakenAsTheirNumber() {
    Map<String, Object> tensor =
        Map.of("class_name", "__tensor__", "config", Map.of("value", 1.5, "dtype", "float32"));
    assertThat(RandomNormal.fromConfig(Map.of("mean", tensor)).mean()).isEqualTo(1.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomNormal.fromConfig(Map.of("mean", List.of(1))))
        .withMessage(
            "RandomNormal expects a number of at most 64 bits as `mean`. Received: mean=[1]");
  }

  @Test
  void fansFollowTheAxesWhenBothAreGiven() {
    Shape shape = Shape.of(4, 2, 3);
    assertThat(HeNormal.builder().inputAxes(0, 1).outputAxes(2).build().fans(shape))
        .isEqualTo(new Fans(8, 3));
    assertThat(HeNormal.builder().inputAxes(0, 1).build().fans(shape)).isEqualTo(new Fans(8, 12));
  }

  /** Divisions of Python's ints: exact, then rounded once; checked with Python 3.11. */
  @Test
  void intScalesAreDividedExactly() {
    Scaling scaling =
        new Scaling(9007199254740993L, Scaling.Mode.FAN_IN, Scaling.Distribution.UNIFORM);
    assertThat(scaling.variance(new Fans(3, 1))).isEqualTo(3002399751580331.0);
    assertThat(scaling.variance(new Fans(0, 1))).isEqualTo(9007199254740992.0);
    assertThat(
            new Scaling(2.0, Scaling.Mode.FAN_AVG, Scaling.Distribution.UNIFORM)
                .variance(new Fans(3, 4)))
        .isEqualTo(2.0 / 3.5);
  }

  @Test
  void distributionsAreFoldedAndNormalIsTruncated() {
    assertThat(VarianceScaling.builder().distribution("Normal").build().distribution())
        .isEqualTo("truncated_normal");
    assertThat(VarianceScaling.builder().distribution("UNIFORM").build().distribution())
        .isEqualTo("uniform");
    assertThat(VarianceScaling.builder().mode("fan_avg").build().mode()).isEqualTo("fan_avg");
  }

  @Test
  void choicesAreListedInAFixedOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceScaling.builder().mode("fan_both").build())
        .withMessage(
            "Invalid `mode` argument: fan_both. Please use one of {'fan_in', 'fan_out', 'fan_avg'}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceScaling.builder().distribution("Cauchy").build())
        .withMessage(
            "Invalid `distribution` argument: cauchy.Please use one of {'truncated_normal', 'uniform', 'untruncated_normal'}");
  }

  @Test
  void identityWritesItsGainWhenItIsNotOne() {
    assertThat(new Identity().config()).isEmpty();
    assertThat(Identity.withGain(1).config()).isEmpty();
    assertThat(Identity.withGain(0.1).config()).isEqualTo(Map.of("gain", 0.1));
    Identity read = Identity.fromConfig(Map.of("gain", 0.1));
    assertThat(read).isEqualTo(Identity.withGain(0.1)).isEqualTo(read.copy());
    assertThat(Identity.fromConfig(Map.of("gain", true)).gain()).isEqualTo(true);
  }

  @Test
  void constantsHoldListsAndTensors() {
    Constant list = Constant.of(List.of(List.of(1, 2.5f), List.of((short) 3, 4L)));
    assertThat(list.value()).isEqualTo(List.of(List.of(1L, 2.5), List.of(3L, 4L)));
    Tensor tensor = Tensor.of(Shape.of(2), 1L, 2L);
    Constant constant = Constant.of(tensor);
    assertThat(constant.config())
        .containsEntry(
            "value",
            Map.of(
                "class_name",
                "__tensor__",
                "config",
                Map.of("value", List.of(1L, 2L), "dtype", "int64")));
    assertThat(Constant.fromConfig(constant.config())).isEqualTo(constant);
    assertThat(constant.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX).toFloatArray())
        .containsExactly(1, 2, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Constant.fromConfig(Map.of()))
        .withMessageStartingWith("Constant needs the argument 'value'");
  }

  @Test
  void anStftMayHaveAFixedFrame() {
    Stft stft = Stft.ofFrame(128, 128, 32);
    assertThat(stft.windowStep()).hasValue(32);
    assertThat(new Stft().windowStep()).isEmpty();
    Tensor kernel = Weightseed.withBackend(Backend.JAX, () -> stft.initialize());
    assertThat(kernel.shape()).isEqualTo(Shape.of(128, 1, 65));
    assertThat(kernel)
        .isEqualTo(new Stft().initialize(Shape.of(128, 1, 65), DType.FLOAT32, Backend.JAX));
    assertThat(stft).isNotEqualTo(new Stft()).isEqualTo(stft.copy());
    assertThat(stft.config()).isEqualTo(new Stft().config());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stft.initialize(Shape.of(64, 1, 65), DType.FLOAT32, Backend.JAX))
        .withMessage("This STFT has the fixed frame shape=(128, 1, 65), got shape=(64, 1, 65)");
  }

  @Test
  void anStftTakesItsWindowInEveryForm() {
    Shape shape = Shape.of(3, 1, 5);
    Initializer values = Stft.builder().side("imag").window(0.5, 1, 0.25).noScaling().build();
    Initializer tensor =
        Stft.builder()
            .side("imag")
            .window(Tensor.of(Shape.of(3), 0.5f, 1, 0.25f))
            .noScaling()
            .build();
    assertThat(values.initialize(shape, DType.FLOAT32, Backend.JAX))
        .isEqualTo(tensor.initialize(shape, DType.FLOAT32, Backend.JAX));
    assertThat(Stft.fromConfig(tensor.config())).isEqualTo(tensor);
    Stft none = Stft.builder().noWindow().scaling("spectrum").periodic(true).build();
    assertThat(none.window()).isNull();
    assertThat(none.side()).isEqualTo("real");
    assertThat(none.scaling()).isEqualTo("spectrum");
    assertThat(none.periodic()).isTrue();
    assertThat(none.initialize(shape, DType.FLOAT32, Backend.JAX).get(0, 0, 4)).isEqualTo(1);
    assertThat(Stft.fromConfig(none.config())).isEqualTo(none);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.initialize(shape, DType.INT32, Backend.JAX))
        .withMessage("STFT needs a floating-point dtype, got dtype=int32");
  }
}
