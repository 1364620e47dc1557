package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.CastSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all layers of one reading of a model share: custom objects, the backend that values are for,
 * automatic names.
 *
 * <p>Seeds are drawn from the thread's current {@link io.github.weightseed.RandomState}. Not safe
 * for use by several threads: a reading is one thread's work.
 */
public final class Construction {

  private final CustomObjects customObjects;
  private final @Nullable Backend backend;
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * A new reading.
   *
   * @param customObjects what names in configs mean beyond Keras' own
   * @param backend where values are made as variables are added; null to make none
   */
  public Construction(CustomObjects customObjects, @Nullable Backend backend) {
    this.customObjects = customObjects;
    this.backend = backend;
  }

  /** The backend that values are for, or null when only the structure is wanted. */
  @Nullable Backend backend() {
    return backend;
  }

  /** The initializer that a config value means; an unseeded one draws its seed now. */
  Initializer initializer(Object config) {
    return config instanceof Initializer initializer
        ? initializer
        : Initializers.deserialize(config, customObjects);
  }

  /**
   * The values of a new variable, cast to its type as Keras does when an initializer gives another
   * one; null when only the structure is wanted.
   */
  @Nullable TensorSource source(Initializer initializer, Shape shape, DType dtype) {
    return backend == null
        ? null
        : CastSource.of(initializer.source(shape, dtype, backend), kept(dtype, backend));
  }

  /**
   * The type that a backend gives a variable: JAX without x64 has no 64-bit types, and Keras makes
   * none of an initializer's values on NumPy.
   */
  private static DType kept(DType dtype, Backend backend) {
    if (backend != Backend.JAX && backend != Backend.NUMPY) {
      return dtype;
    }
    return switch (dtype) {
      case FLOAT64 -> DType.FLOAT32;
      case INT64 -> DType.INT32;
      case UINT64 -> DType.UINT32;
      default -> dtype;
    };
  }

  /** A name that is new in this reading: {@code dense}, {@code dense_1}, ... */
  String automaticName(String base) {
    int uses = names.merge(base, 1, Integer::sum);
    return uses == 1 ? base : base + "_" + (uses - 1);
  }
}
