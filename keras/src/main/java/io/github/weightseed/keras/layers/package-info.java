/**
 * Layers and models written in Java, as Keras' documentation writes them in Python.
 *
 * <pre>{@code
 * var inputs = Input.of(64);
 * var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs);
 * x = new ReLU().apply(x);
 * var skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs);
 * var model = Model.of(inputs, new Add().apply(x, skip));
 * var weights = model.initialize(Backend.TENSORFLOW, 42);
 * }</pre>
 *
 * <p>A layer is a class name and arguments, under the names and with the defaults of Keras 3.15.1:
 * required arguments are given to a static method, optional ones are methods in camelCase that
 * return a changed copy. An argument that has no method of its own is set by {@code
 * with("kernel_regularizer", "l2")}, a layer that has no class here is made by {@link
 * io.github.weightseed.keras.layers.Layer#of(String, java.util.Map)}.
 *
 * <p>One layer object is one layer: applied twice it shares its weights, and a changed copy is
 * another layer. Layers draw no seeds when they are written; {@code model.initialize(backend,
 * seed)} gives the weights of {@code keras.utils.set_random_seed(seed)} followed by {@code
 * keras.models.model_from_json(model.toJson())}.
 *
 * <p>Nothing here trains or runs a model: the tensors are symbols with a shape and a dtype.
 */
@NullMarked
package io.github.weightseed.keras.layers;

import org.jspecify.annotations.NullMarked;
