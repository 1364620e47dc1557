/** Ways for a tensor's values to come about, each readable by parts. Internal. */
@NullMarked
package io.github.weightseed.source;

import org.jspecify.annotations.NullMarked;
