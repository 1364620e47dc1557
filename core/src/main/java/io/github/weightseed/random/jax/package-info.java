/**
 * The random functions of Keras on JAX: Threefry counters, and the arithmetic of XLA's CPU kernels.
 * Internal.
 */
@NullMarked
package io.github.weightseed.random.jax;

import org.jspecify.annotations.NullMarked;
