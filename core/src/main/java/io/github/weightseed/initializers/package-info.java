/**
 * Keras' own initializers, one class each, with Keras' argument names and defaults.
 *
 * <table>
 * <caption>Which one</caption>
 * <tr><th>For</th><th>Initializer</th></tr>
 * <tr><td>ReLU and its like</td><td>{@link HeNormal}, {@link HeUniform}</td></tr>
 * <tr><td>SELU</td><td>{@link LecunNormal}, {@link LecunUniform}</td></tr>
 * <tr><td>tanh, sigmoid, softmax, linear</td><td>{@link GlorotUniform}, {@link GlorotNormal}</td></tr>
 * <tr><td>recurrent kernels</td><td>{@link Orthogonal}</td></tr>
 * <tr><td>embeddings</td><td>{@link RandomUniform}, {@link RandomNormal}</td></tr>
 * <tr><td>biases, normalization</td><td>{@link Zeros}, {@link Ones}, {@link Constant}</td></tr>
 * <tr><td>skip connections</td><td>{@link Identity}</td></tr>
 * <tr><td>spectrograms</td><td>{@link Stft}</td></tr>
 * </table>
 *
 * <p>All are immutable and safe for use by many threads. An initializer without a seed draws one
 * when it is complete, from {@link io.github.weightseed.RandomState#current()}, and gives the same
 * values from then on.
 */
@NullMarked
package io.github.weightseed.initializers;

import org.jspecify.annotations.NullMarked;
