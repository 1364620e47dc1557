/** The safetensors file format. Internal. */
@NullMarked
package io.github.weightseed.keras.safetensors;

import org.jspecify.annotations.NullMarked;
