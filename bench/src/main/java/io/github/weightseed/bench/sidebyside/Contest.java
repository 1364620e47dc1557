package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One tensor made in turn by Keras, by us on all processors and by us on one thread. Each call of
 * ours starts its stream anew.
 *
 * @param keras the seconds of Keras' fastest call
 * @param all of ours on all processors
 * @param alone of ours on one thread
 * @param difference how the tensors differ
 */
record Contest(double keras, double all, double alone, Difference difference) {

  static Contest run(
      Settings settings,
      int rounds,
      KerasServer server,
      Initializer initializer,
      Shape shape,
      DType dtype) {
    Backend backend = server.backend();
    Progress.step(backend, initializer.className(), shape, dtype);
    Target target = Target.of(shape, dtype);
    Runnable all = () -> target.fill(initializer.source(shape, dtype, backend));
    Runnable alone = () -> target.fillAlone(initializer.source(shape, dtype, backend));
    double turn = settings.turnSeconds();

    server.make(initializer, shape, dtype, turn);
    Turns.fastest(settings.warmUpSeconds(), all);
    Difference difference = target.difference(bytes(server.write()));
    Turns.fastest(turn, alone);
    double[] best =
        Turns.best(
            rounds,
            List.of(
                () -> server.make(initializer, shape, dtype, turn),
                () -> Turns.fastest(turn, all),
                () -> Turns.fastest(turn, alone)));
    return new Contest(best[0], best[1], best[2], difference);
  }

  /** The faster of two runs, side by side. */
  Contest orFaster(Contest other) {
    return new Contest(
        Math.min(keras, other.keras),
        Math.min(all, other.all),
        Math.min(alone, other.alone),
        difference);
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
