/** Layers of the user's own: what Python code says of them, said in Java. */
@NullMarked
package io.github.weightseed.keras.custom;

import org.jspecify.annotations.NullMarked;
