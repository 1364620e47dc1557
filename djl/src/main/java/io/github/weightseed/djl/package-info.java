/**
 * Keras' initial weights in DJL: {@link io.github.weightseed.djl.KerasInitializer} for single
 * parameters and blocks, {@link io.github.weightseed.djl.KerasWeights} for a whole model.
 *
 * <p>DJL lays its weights out as PyTorch does. Values and fans here are those of Keras' layout,
 * moved to where DJL's layer looks for them; so the layer computes what Keras' layer would.
 */
@NullMarked
package io.github.weightseed.djl;

import org.jspecify.annotations.NullMarked;
