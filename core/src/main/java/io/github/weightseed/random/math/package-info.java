/** Elementary functions with exactly the bits of those that the backends call. Internal. */
@NullMarked
package io.github.weightseed.random.math;

import org.jspecify.annotations.NullMarked;
