package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code SimpleRNNCell}, {@code LSTMCell}, {@code GRUCell}: kernel (inputs, gates * units),
 * recurrent_kernel (units, gates * units), bias (gates * units), which for a GRU with reset_after
 * has two rows. It owns a SeedGenerator, with or without dropout.
 */
final class RecurrentCell extends Layer implements Cell {

  private final Kind kind;
  private final long units;
  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer recurrentInitializer;
  private final @Nullable Initializer biasInitializer;

  /** The kinds of cells. */
  enum Kind {
    SIMPLE(1, true),
    GRU(3, false),
    LSTM(4, false);

    private final int gates;
    private final boolean seedFirst;

    Kind(int gates, boolean seedFirst) {
      this.gates = gates;
      this.seedFirst = seedFirst;
    }
  }

  RecurrentCell(LayerConfig config, Kind kind) {
    super(config);
    this.kind = kind;
    if (kind.seedFirst) {
      config.drawSeedGenerator();
    }
    units = config.positive("units");
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    recurrentInitializer = config.initializer("recurrent_initializer", "orthogonal");
    biasInitializer = config.initializer("bias_initializer", "zeros");
    if (!kind.seedFirst) {
      config.drawSeedGenerator();
    }
  }

  @Override
  public long outputSize() {
    return units;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long gates = Math.multiplyExact(kind.gates, units);
    addWeight("kernel", Shape.of(shapes.first().dim(-1), gates), kernelInitializer);
    addWeight("recurrent_kernel", Shape.of(units, gates), recurrentInitializer);
    if (!useBias) {
      return;
    }
    switch (kind) {
      case SIMPLE -> addWeight("bias", Shape.of(gates), biasInitializer);
      case GRU -> {
        boolean twoRows = config().flag("reset_after", true);
        addWeight("bias", twoRows ? Shape.of(2, gates) : Shape.of(gates), biasInitializer);
      }
      case LSTM ->
          addWeight("bias", Shape.of(gates), UnitForgetBias.orPlain(config(), biasInitializer));
    }
  }

  @Override
  public List<Long> stateSizes() {
    return Collections.nCopies(kind == Kind.LSTM ? 2 : 1, units);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    PartialShape output = PartialShape.of(inputs.first().batch(), units);
    return Collections.nCopies(1 + stateSizes().size(), output);
  }
}
