package io.github.weightseed.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Layout;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.Weightseed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An initializer of Keras as an initializer of DJL.
 *
 * <pre>{@code
 * Initializer kernels = KerasInitializer.of("glorot_uniform").seed(42);
 * block.setInitializer(kernels, Parameter.Type.WEIGHT);
 * }</pre>
 *
 * <p>The layout is {@link Layout#OUT_IN} unless given: right for linear, convolution, LSTM and
 * plain recurrent blocks, not for embeddings and GRUs. {@link #applyTo} takes each block's own.
 * With an int seed, parameters of one shape get equal values, as in Keras; with a {@link
 * io.github.weightseed.SeedGenerator} they differ. Every type that the engine can hold is filled by
 * bytes made here; bfloat16 on OnnxRuntime, but not on PyTorch, where DJL 0.35 has none and its own
 * initializers end the JVM.
 *
 * <p>Immutable; safe for use by many threads as far as the manager is.
 */
public final class KerasInitializer implements Initializer {

  private final io.github.weightseed.Initializer initializer;
  private final Backend backend;
  private final Layout layout;

  private KerasInitializer(
      io.github.weightseed.Initializer initializer, Backend backend, Layout layout) {
    this.initializer = Objects.requireNonNull(initializer, "initializer");
    this.backend = Objects.requireNonNull(backend, "backend");
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  /**
   * The initializer with a name of Keras, such as {@code glorot_uniform}, on the default backend.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static KerasInitializer of(String name) {
    return of(Initializers.get(Objects.requireNonNull(name, "name")));
  }

  /** An initializer on the default backend. */
  public static KerasInitializer of(io.github.weightseed.Initializer initializer) {
    return new KerasInitializer(initializer, Weightseed.backend(), Layout.OUT_IN);
  }

  /**
   * With an int seed.
   *
   * @throws IllegalArgumentException when the initializer takes none
   */
  public KerasInitializer seed(long seed) {
    return new KerasInitializer(Initializers.seeded(initializer, seed), backend, layout);
  }

  /** With the values of a backend of Keras. */
  public KerasInitializer backend(Backend backend) {
    return new KerasInitializer(initializer, backend, layout);
  }

  /** For parameters of a layout. */
  public KerasInitializer layout(Layout layout) {
    return new KerasInitializer(initializer, backend, layout);
  }

  /**
   * Sets this initializer on every weight in a block and its children, each with the layout of its
   * block's class. Call it before the block is initialized.
   *
   * @throws IllegalArgumentException when a block's class is not known; nothing was changed
   */
  public void applyTo(Block block) {
    List<Runnable> settings = new ArrayList<>();
    collect(Objects.requireNonNull(block, "block"), settings);
    settings.forEach(Runnable::run);
  }

  private void collect(Block block, List<Runnable> settings) {
    for (Pair<String, Parameter> pair : block.getDirectParameters()) {
      Parameter parameter = pair.getValue();
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        Initializer fitting = layout(BlockLayouts.of(block, parameter));
        settings.add(() -> parameter.setInitializer(fitting));
      }
    }
    block.getChildren().values().forEach(child -> collect(child, settings));
  }

  /**
   * The values of a parameter.
   *
   * @throws IllegalArgumentException when the shape or the type is none that Keras could have
   * @throws IllegalStateException when the manager is closed
   */
  @Override
  public NDArray initialize(
      NDManager manager, ai.djl.ndarray.types.Shape shape, DataType dataType) {
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(shape, "shape");
    DType dtype = DjlArrays.dtype(manager, Objects.requireNonNull(dataType, "dataType"));
    Shape keras = layout.toKeras(DjlArrays.shape(shape));
    TensorSource source = initializer.source(keras, dtype, backend);
    if (source.dtype() != dtype) {
      throw new IllegalArgumentException(
          "%s makes %s instead of %s".formatted(backend, source.dtype(), dtype));
    }
    return DjlArrays.create(manager, shape, dataType, layout.fromKeras(source));
  }

  /** The initializer, the backend and the layout. */
  @Override
  public String toString() {
    return "%s on %s, %s".formatted(initializer, backend, layout);
  }
}
