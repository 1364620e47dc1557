/**
 * Keras' own initializers, one class each, with Keras' argument names and defaults.
 *
 * <table>
 * <caption>Which one</caption>
 * <tr><th>For</th><th>Initializer</th></tr>
 * <tr><td>ReLU and its like</td><td>{@link HeNormal}, {@link HeUniform}</td></tr>
 * <tr><td>SELU</td><td>{@link LecunNormal}, {@link LecunUniform}</td></tr>
 * <tr><td>tanh, sigmoid, softmax</td><td>{@link GlorotUniform}, {@link GlorotNormal}</td></tr>
 * <tr><td>linear</td><td>{@link GlorotNormal}, {@link VarianceScaling}</td></tr>
 * <tr><td>dense layers</td><td>{@link GlorotUniform}; {@link HeNormal} before a ReLU</td></tr>
 * <tr><td>convolutions</td><td>{@link HeNormal}, {@link HeUniform}</td></tr>
 * <tr><td>recurrent layers</td><td>{@link Orthogonal} for the recurrent kernel, {@link GlorotUniform}
 *     for that of the input</td></tr>
 * <tr><td>embeddings</td><td>{@link RandomUniform}, {@link RandomNormal}</td></tr>
 * <tr><td>biases</td><td>{@link Zeros}, {@link Constant}</td></tr>
 * <tr><td>normalization</td><td>{@link Ones} for gamma, {@link Zeros} for beta</td></tr>
 * <tr><td>skip connections</td><td>{@link Identity}</td></tr>
 * <tr><td>spectrograms</td><td>{@link Stft}</td></tr>
 * </table>
 *
 * <p>Kernels that start at zero do not learn apart; zeros are for biases.
 *
 * <p>All are immutable and safe for use by many threads. An initializer without a seed draws one
 * when it is complete, from {@link io.github.weightseed.RandomState#current()}, and gives the same
 * values from then on, as one with an int; a {@link io.github.weightseed.SeedGenerator} as seed
 * gives new values at every call.
 */
@NullMarked
package io.github.weightseed.initializers;

import org.jspecify.annotations.NullMarked;
