package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.custom.CustomLayer;
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

  /** The largest of keras.applications has about 2000. */
  private static final int MOST_STEPS = 500_000;

  private final CustomObjects customObjects;
  private final Map<String, CustomLayer> customLayers;
  private final @Nullable Backend backend;
  private final Map<String, Integer> names = new HashMap<>();
  private int steps;

  /**
   * A new reading.
   *
   * @param customObjects what names in configs mean beyond Keras' own
   * @param customLayers layers of the user's own, by class or registered name
   * @param backend where values are made as variables are added; null to make none
   */
  public Construction(
      CustomObjects customObjects,
      Map<String, CustomLayer> customLayers,
      @Nullable Backend backend) {
    this.customObjects = customObjects;
    this.customLayers = customLayers;
    this.backend = backend;
  }

  /** The layer that the user registered for an object, or null. */
  @Nullable CustomLayer customLayer(Map<String, ? extends @Nullable Object> object) {
    CustomLayer registered = customLayers.get(String.valueOf(object.get("registered_name")));
    return registered != null
        ? registered
        : customLayers.get(String.valueOf(object.get("class_name")));
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

  /**
   * Counts a layer that is made, or a call whose shape is asked for: a small file may nest models
   * in models so that their number doubles with each.
   *
   * @throws IllegalArgumentException beyond what any model has
   */
  void count() {
    if (++steps > MOST_STEPS) {
      throw new LayerException(
          "The model is too large: it has more than %d layers and calls".formatted(MOST_STEPS));
    }
  }

  /** A name that is new in this reading: {@code dense}, {@code dense_1}, ... */
  String automaticName(String base) {
    int uses = names.merge(base, 1, Integer::sum);
    return uses == 1 ? base : base + "_" + (uses - 1);
  }
}
