/** NumPy's file format for one array. Internal. */
@NullMarked
package io.github.weightseed.keras.npy;

import org.jspecify.annotations.NullMarked;
