package io.github.weightseed.explorer.web;

import com.sun.management.OperatingSystemMXBean;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.Orthogonal;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this machine can hold.
 *
 * @param machine the bytes of its memory
 * @param process the bytes of memory that this process may have
 */
record Limits(long machine, long process) {

  /** A matrix of doubles, the normal values it is made of, and what QR keeps besides. */
  private static final int BYTES_OF_ORTHOGONAL = 24;

  /** The most multiplications of a QR decomposition, which is not cancelled: some seconds. */
  private static final double MOST_WORK_OF_ORTHOGONAL = 2e10;

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  static Limits ofThisMachine() {
    long machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Runtime.getRuntime().maxMemory();
    return new Limits(machine, Runtime.getRuntime().maxMemory());
  }

  /**
   * Refuses a tensor that is larger than the machine's memory, although it is made by chunk: nobody
   * can use it here.
   */
  void check(TensorSource source) {
    check(source.shape(), source.dtype().byteSize(), machine, "This tensor", "this machine");
  }

  /** Refuses a tensor that its initializer makes as a whole, and which this process cannot hold. */
  void check(Initializer initializer, Shape shape) {
    if (!(initializer instanceof Orthogonal) || shape.rank() < 2 || shape.size() == 0) {
      return;
    }
    check(shape, BYTES_OF_ORTHOGONAL, process, "Orthogonal is made as a whole: it", "this program");
    double columns = shape.dim(-1);
    double rows = shape.size() / columns;
    if (rows * columns * Math.min(rows, columns) > MOST_WORK_OF_ORTHOGONAL) {
      throw RefusedException.of(
          "shape",
          "Orthogonal of %,.0f x %,.0f would take too long for this page; weightseed sample makes it"
              .formatted(rows, columns));
    }
  }

  private static void check(Shape shape, int bytes, long most, String what, String where) {
    if (shape.size() > most / bytes) {
      throw RefusedException.of(
          "shape",
          "%s has %,d values and needs %s; %s has %s of memory"
              .formatted(
                  what,
                  shape.size(),
                  text((double) shape.size() * bytes),
                  where,
                  text((double) most)));
    }
  }

  /** A size in bytes: {@code 64 bytes}, {@code 97.8 MiB}. */
  static String text(double bytes) {
    if (bytes < 1024) {
      return String.format(Locale.ROOT, "%.0f bytes", bytes);
    }
    double size = bytes / 1024;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
