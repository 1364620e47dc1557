/**
 * Orthogonal matrices: a QR decomposition in double and what Keras makes of it. Internal.
 *
 * <p>Everything here is plain multiplication and addition in a fixed order, so that the bits depend
 * neither on the Java virtual machine, nor on the processor, nor on the number of threads.
 */
@NullMarked
package io.github.weightseed.linalg;

import org.jspecify.annotations.NullMarked;
