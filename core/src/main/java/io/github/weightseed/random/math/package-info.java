/**
 * Functions that several backends' streams compute with, exactly defined on every machine.
 * Internal.
 */
@NullMarked
package io.github.weightseed.random.math;

import org.jspecify.annotations.NullMarked;
