package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.CastSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bias of an LSTM with {@code unit_forget_bias}: of four equal parts, the second is ones; the
 * first comes from the bias initializer, and so do the last two, in one call. Its values are held
 * whole.
 *
 * @param bias the bias initializer
 */
record UnitForgetBias(Initializer bias) implements Initializer {

  /**
   * This initializer if the config asks for it, as it does by default; otherwise the bias
   * initializer itself.
   */
  static @Nullable Initializer orPlain(LayerConfig config, @Nullable Initializer bias) {
    return bias == null || !config.flag("unit_forget_bias", true) ? bias : new UnitForgetBias(bias);
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    int units = Math.toIntExact(shape.dim(0) / 4);
    double[] values = new double[4 * units];
    TensorSource input = bias.source(Shape.of(units), dtype, backend);
    input.read(0, units, values, 0);
    Arrays.fill(values, units, 2 * units, 1);
    bias.source(Shape.of(2L * units), dtype, backend).read(0, 2 * units, values, 2 * units);
    return CastSource.of(Tensor.of(shape, values).source(), input.dtype());
  }

  @Override
  public Initializer copy() {
    return new UnitForgetBias(bias.copy());
  }
}
