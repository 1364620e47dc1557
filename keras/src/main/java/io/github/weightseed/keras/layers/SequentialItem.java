package io.github.weightseed.keras.layers;

/**
 * What a {@link Sequential} is made of: layers, and an {@link Input} before them.
 *
 * <p>Immutable and safe for use by many threads.
 */
public sealed interface SequentialItem permits Layer, Input {}
