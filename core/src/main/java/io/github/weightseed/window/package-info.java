/** Window functions for the short-time Fourier transform. Internal. */
@NullMarked
package io.github.weightseed.window;

import org.jspecify.annotations.NullMarked;
