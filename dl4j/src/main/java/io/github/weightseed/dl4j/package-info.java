/**
 * Keras' initial weights in DL4J: {@link io.github.weightseed.dl4j.KerasWeightInit} for single
 * layers, {@link io.github.weightseed.dl4j.KerasWeights} for a whole network.
 *
 * <p>Values and fans are those of Keras' layout, moved to where DL4J's layer looks for them; so the
 * layer computes what Keras' layer would.
 */
@NullMarked
package io.github.weightseed.dl4j;

import org.jspecify.annotations.NullMarked;
