/**
 * Weightseed and installed Keras in turn on one machine, as a table: {@code bench/side-by-side}.
 */
@NullMarked
package io.github.weightseed.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
