package io.github.weightseed.keras.layer;

import java.util.function.Function;

/**
 * A kind of layer: a line of {@link LayerTable}.
 *
 * @param name its {@code class_name} in configs
 * @param pythonName the name of its Python class, which HDF5 groups and automatic names are made
 *     from
 * @param constructor makes a layer from its arguments
 */
record LayerClass(String name, String pythonName, Function<LayerConfig, Layer> constructor) {

  /** A kind whose Python class has the same name. */
  LayerClass(String name, Function<LayerConfig, Layer> constructor) {
    this(name, name, constructor);
  }
}
