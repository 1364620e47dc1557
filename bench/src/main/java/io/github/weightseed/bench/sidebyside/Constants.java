package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Zeros;
import java.util.List;

/** Gigabytes a second of initializers that only write, beside what the memory takes. */
final class Constants {

  /** Of the plain loop's speed; the rest is for the noise of the measurement. */
  private static final double TARGET = 0.9;

  private static final List<Initializer> INITIALIZERS =
      List.of(new Zeros(), new Ones(), Constant.of(0.1), new Identity());

  private final Settings settings;
  private final Table table =
      new Table(
          "Constants",
          2,
          "backend",
          "initializer",
          "Keras, GB/s",
          "ours, GB/s",
          "of `Arrays.fill`",
          "target",
          "reached?",
          "bytes equal?");

  Constants(Settings settings, Bandwidth bandwidth) {
    this.settings = settings;
    table.note(
        "float32, bytes written a second: of tensors as in the other tables, of which a cache may hold a part; the share and the memory are of four times as much. The memory: %s. A NumPy array of zeros costs Keras nothing until somebody touches it."
            .formatted(bandwidth));
  }

  void measure(KerasServer server) {
    INITIALIZERS.forEach(initializer -> measure(server, initializer));
  }

  private void measure(KerasServer server, Initializer initializer) {
    Backend backend = server.backend();
    Shape shape = Shape.of(settings.side(), settings.side());
    DType dtype = DType.FLOAT32;
    Contest contest = Contest.run(settings, settings.rounds(), server, initializer, shape, dtype);
    double bytes = (double) shape.size() * Float.BYTES;
    double share = shareOfPlainLoop(initializer.source(Bandwidth.shape(settings), dtype, backend));
    table.add(
        backend.kerasName(),
        initializer.className(),
        Figures.gigabytes(bytes, contest.keras()),
        Figures.gigabytes(bytes, contest.all()),
        Figures.format("%.2f", share),
        Figures.format("%.1f", TARGET),
        Figures.reached(share >= TARGET),
        contest.difference().toString());
  }

  /** Our speed over the plain loop's, in turns into one array. */
  private double shareOfPlainLoop(TensorSource source) {
    float[] target = new float[Math.toIntExact(source.shape().size())];
    double turn = settings.turnSeconds() / 2;
    double[] best =
        Turns.best(
            settings.roundsOfCloseOnes(),
            List.of(
                () -> Turns.fastest(turn, () -> Bandwidth.fill(target)),
                () -> Turns.fastest(turn, () -> source.readAll(target))));
    return best[0] / best[1];
  }

  Table table() {
    return table;
  }
}
