/** Figures of tensors and signals, as PNG and SVG files. */
@NullMarked
package io.github.weightseed.explorer.figure;

import org.jspecify.annotations.NullMarked;
