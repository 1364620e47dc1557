package io.github.weightseed.dl4j;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.Weightseed;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.keras.KerasConfig;
import java.util.Objects;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * An initializer of Keras as a weight initialization of DL4J.
 *
 * <pre>{@code
 * new DenseLayer.Builder()
 *     .weightInit(KerasWeightInit.of("glorot_uniform", LayerLayout.DENSE).seed(42))
 * }</pre>
 *
 * <p>It is written into a network's JSON with Keras' own config of the initializer, and read back
 * equal. A seed that is not given is drawn when this is made, and kept. Fans are Keras' own, not
 * those that DL4J passes.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class KerasWeightInit implements IWeightInit {

  private static final long serialVersionUID = 1L;

  /** The initializer's config as Keras' JSON. */
  private final String initializer;

  private final Backend backend;
  private final LayerLayout layout;

  @JsonCreator
  private KerasWeightInit(
      @JsonProperty("initializer") String initializer,
      @JsonProperty("backend") Backend backend,
      @JsonProperty("layout") LayerLayout layout) {
    this.initializer = Objects.requireNonNull(initializer, "initializer");
    this.backend = Objects.requireNonNull(backend, "backend");
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  /**
   * The initializer with a name of Keras, such as {@code glorot_uniform}, on the default backend.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static KerasWeightInit of(String name, LayerLayout layout) {
    return of(Initializers.get(Objects.requireNonNull(name, "name")), layout);
  }

  /**
   * An initializer on the default backend.
   *
   * @throws IllegalArgumentException when it has no config, as a lambda, or a generator as seed,
   *     which JSON could not continue
   */
  public static KerasWeightInit of(Initializer initializer, LayerLayout layout) {
    return new KerasWeightInit(json(initializer), Weightseed.backend(), layout);
  }

  private static String json(Initializer initializer) {
    Initializer kept = initializer;
    if (initializer instanceof RandomInitializer random) {
      if (random.seed() instanceof Seed.Generated) {
        throw new IllegalArgumentException("The seed must be an int, got " + initializer);
      }
      if (random.seed() instanceof Seed.Drawn drawn) {
        kept = Initializers.seeded(initializer, drawn.value());
      }
    }
    return KerasConfig.serialize(kept);
  }

  /**
   * With an int seed.
   *
   * @throws IllegalArgumentException when the initializer takes none
   */
  public KerasWeightInit seed(long seed) {
    return new KerasWeightInit(
        KerasConfig.serialize(Initializers.seeded(initializer(), seed)), backend, layout);
  }

  /** With the values of a backend of Keras. */
  public KerasWeightInit backend(Backend backend) {
    return new KerasWeightInit(initializer, backend, layout);
  }

  private Initializer initializer() {
    return KerasConfig.deserialize(initializer);
  }

  /**
   * Fills a part of the network's parameters.
   *
   * @return the part in the shape and order asked for, on the same memory
   * @throws IllegalArgumentException when the shape does not fit the part, or its type is none that
   *     the backend makes
   */
  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray paramView) {
    Objects.requireNonNull(paramView, "paramView");
    Shape theirs = Shape.of(Objects.requireNonNull(shape, "shape"));
    if (theirs.size() != paramView.length()) {
      throw new IllegalArgumentException(
          "The part of the parameters has %d elements, got shape=%s"
              .formatted(paramView.length(), theirs));
    }
    DType dtype = Nd4jArrays.dtype(paramView.dataType());
    TensorSource source = initializer().source(layout.layout().toKeras(theirs), dtype, backend);
    if (source.dtype() != dtype) {
      throw new IllegalArgumentException(
          "%s makes %s instead of %s".formatted(backend, source.dtype(), dtype));
    }
    INDArray weight = paramView.reshape(order, shape);
    Nd4jArrays.write(layout.layout().fromKeras(source), weight);
    return weight;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KerasWeightInit that
        && initializer.equals(that.initializer)
        && backend == that.backend
        && layout == that.layout;
  }

  @Override
  public int hashCode() {
    return Objects.hash(initializer, backend, layout);
  }

  /** The initializer, the backend and the layout. */
  @Override
  public String toString() {
    return "%s on %s, %s".formatted(initializer(), backend, layout);
  }
}
