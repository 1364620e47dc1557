package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.bench.TinyModel;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.ModelWeights;
import java.util.List;

/** Small tensors, one by one and as a model: threads must not make them slower. */
final class Small {

  private static final int ELEMENTS = 1000;
  private static final int CALLS = 200;

  /** No slower, but for the noise of the measurement. */
  private static final double TARGET = 1.05;

  private final Settings settings;

  Small(Settings settings) {
    this.settings = settings;
  }

  Table tensors() {
    Table table =
        new Table(
            "Tensors of 1 000 elements",
            2,
            "stream",
            "initializer",
            "1 thread, µs",
            "all, µs",
            "all / 1",
            "target",
            "reached?");
    for (String name : settings.backends()) {
      for (Initializer initializer : Streams.INITIALIZERS) {
        Progress.step("small", name, initializer.className());
        Backend backend = Backend.of(name);
        Shape shape = Shape.of(ELEMENTS);
        float[] target = new float[ELEMENTS];
        double[] best =
            inTurn(
                () -> {
                  for (int call = 0; call < CALLS; call++) {
                    initializer.source(shape, DType.FLOAT32, backend).read(0, ELEMENTS, target, 0);
                  }
                },
                () -> {
                  for (int call = 0; call < CALLS; call++) {
                    initializer.source(shape, DType.FLOAT32, backend).readAll(target);
                  }
                });
        add(table, "%.2f", 1e6 / CALLS, best, name, initializer.className());
      }
    }
    return table;
  }

  Table models() {
    Table table =
        new Table(
            "A model of 10 000 tiny tensors",
            2,
            "stream",
            "tensors",
            "sum, 1 thread, ms",
            "model, ms",
            "model / sum",
            "target",
            "reached?");
    int layers = settings.quick() ? 50 : TinyModel.LAYERS;
    for (String name : settings.backends()) {
      Progress.step("tiny model", name);
      ModelWeights weights = TinyModel.plan(layers).initialize(Backend.of(name));
      float[] target = new float[TinyModel.UNITS * TinyModel.UNITS];
      double[] best =
          inTurn(
              () -> {
                for (InitialWeight weight : weights.weights()) {
                  int size = Math.toIntExact(weight.source().shape().size());
                  weight.source().read(0, size, target, 0);
                }
              },
              () -> {
                for (InitialWeight weight : weights.weights()) {
                  weight.source().readAll(target);
                }
              });
      add(table, "%.2f", 1e3, best, name, weights.weights().size() + "");
    }
    table.note(
        "Kernels of 16x16 and biases of 16. The sum reads each tensor on one thread; the model's are"
            + " read as callers do, with `readAll`.");
    return table;
  }

  private double[] inTurn(Runnable alone, Runnable all) {
    double turn = settings.turnSeconds() / 4;
    Turns.fastest(settings.warmUpSeconds() / 2, alone);
    Turns.fastest(settings.warmUpSeconds() / 2, all);
    return Turns.best(
        settings.roundsOfCloseOnes(),
        List.of(() -> Turns.fastest(turn, alone), () -> Turns.fastest(turn, all)));
  }

  private static void add(
      Table table, String pattern, double unit, double[] best, String stream, String what) {
    double ratio = best[1] / best[0];
    table.add(
        stream,
        what,
        Figures.format(pattern, best[0] * unit),
        Figures.format(pattern, best[1] * unit),
        Figures.times(ratio),
        "at most " + Figures.times(TARGET),
        Figures.reached(ratio <= TARGET));
  }
}
