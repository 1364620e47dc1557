/**
 * What each backend makes of Python values: which dtype comes, how numbers are cast and scaled.
 * Internal.
 */
@NullMarked
package io.github.weightseed.conversion;

import org.jspecify.annotations.NullMarked;
