package io.github.weightseed.keras.transfer;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.util.function.Consumer;

/**
 * A place in another framework's model that takes one weight of Keras.
 *
 * <p>Immutable; its writer changes that model, so it is for one thread at a time.
 *
 * @param name its name there
 * @param shape the shape that the weight must have, in Keras' layout
 * @param dtype the type that its values must have
 * @param writer puts the values there, from Keras' layout
 */
public record Receiver(String name, Shape shape, DType dtype, Consumer<TensorSource> writer) {}
