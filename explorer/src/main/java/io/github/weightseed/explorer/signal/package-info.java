/** What becomes of a signal on its way through many layers. */
@NullMarked
package io.github.weightseed.explorer.signal;

import org.jspecify.annotations.NullMarked;
