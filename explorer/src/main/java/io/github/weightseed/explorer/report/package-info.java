/** A page about a whole model's initial weights, in one file. */
@NullMarked
package io.github.weightseed.explorer.report;

import org.jspecify.annotations.NullMarked;
