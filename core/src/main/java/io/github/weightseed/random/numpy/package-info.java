/**
 * The random stream of Keras' NumPy backend: {@code numpy.random.default_rng} of NumPy 2.4.
 *
 * <p>SeedSequence makes the state of a PCG64; uniforms and normals are drawn in double and cast
 * once. Internal.
 */
@NullMarked
package io.github.weightseed.random.numpy;

import org.jspecify.annotations.NullMarked;
