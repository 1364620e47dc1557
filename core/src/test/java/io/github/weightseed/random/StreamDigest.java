package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.Orthogonal;

/**
 * Prints hashes of a few values of every stream: run on differently configured machines by {@link
 * SameBitsTest}.
 */
public final class StreamDigest {

  private static final Backend[] BACKENDS = {
    Backend.JAX, Backend.JAX_X64, Backend.TENSORFLOW, Backend.TORCH, Backend.NUMPY
  };

  private StreamDigest() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.print(text());
  }

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(orthogonal()).append('\n');
    for (Backend backend : BACKENDS) {
      for (DType dtype : DType.values()) {
        if (dtype.isFloating()) {
          for (int size : new int[] {7, 1043}) {
            text.append(line(backend, dtype, size)).append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  /** Large enough for two panels of columns. */
  private static String orthogonal() {
    Tensor q =
        Orthogonal.builder()
            .seed(77)
            .build()
            .initialize(Shape.of(70, 61), DType.FLOAT64, Backend.NUMPY);
    return "orthogonal %08x".formatted(q.asByteBuffer().hashCode());
  }

  private static String line(Backend backend, DType dtype, int size) {
    RandomStream stream = RandomStream.of(backend);
    SeedState seed = SeedState.ofInt(77);
    Shape shape = Shape.of(size);
    Tensor uniform = stream.uniform(seed, shape, dtype, -1.5, 1.0).toTensor();
    Tensor normal = stream.normal(seed, shape, dtype, 0.5, 1.5).toTensor();
    Tensor truncated = stream.truncatedNormal(seed, shape, dtype, 0.5, 1.5).toTensor();
    return "%s %s %d %08x %08x %08x"
        .formatted(
            backend,
            dtype,
            size,
            uniform.asByteBuffer().hashCode(),
            normal.asByteBuffer().hashCode(),
            truncated.asByteBuffer().hashCode());
  }
}
