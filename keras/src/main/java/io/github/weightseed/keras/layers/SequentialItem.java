package io.github.weightseed.keras.layers;

/** What a {@link Sequential} is made of: layers, and an {@link Input} before them. */
public sealed interface SequentialItem permits Layer, Input {}
