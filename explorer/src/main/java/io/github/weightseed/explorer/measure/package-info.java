/** What tensors look like in numbers: histograms, exact densities, singular values. */
@NullMarked
package io.github.weightseed.explorer.measure;

import org.jspecify.annotations.NullMarked;
