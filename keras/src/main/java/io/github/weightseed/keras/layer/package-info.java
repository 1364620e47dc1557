/**
 * Keras' layers as far as weights are concerned: which variables each makes, in which order, and
 * which seeds it draws. Internal.
 *
 * <p>A layer has the life of a Keras layer: constructed from its config (initializers without a
 * seed draw theirs then), built with its input shape (variables are added then), and asked for the
 * shapes of what it gives. To add a layer: a class that extends {@link
 * io.github.weightseed.keras.layer.Layer} and one line in {@link
 * io.github.weightseed.keras.layer.LayerTable}; a layer without weights needs only the line, with
 * its {@link io.github.weightseed.keras.layer.ShapeRule}.
 */
@NullMarked
package io.github.weightseed.keras.layer;

import org.jspecify.annotations.NullMarked;
