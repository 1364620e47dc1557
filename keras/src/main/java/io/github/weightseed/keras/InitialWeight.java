package io.github.weightseed.keras;

import io.github.weightseed.TensorSource;

/**
 * One weight of a model with its initial values.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param plan what it is
 * @param source its values; nothing is made before it is read
 */
public record InitialWeight(PlannedWeight plan, TensorSource source) {}
