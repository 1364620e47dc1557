/** Keras' configurations, layers, models and weight files. */
@NullMarked
package io.github.weightseed.keras;

import org.jspecify.annotations.NullMarked;
