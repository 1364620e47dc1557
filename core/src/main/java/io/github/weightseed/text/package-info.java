/** Text as Python and Keras write it, for messages and configs. Internal. */
@NullMarked
package io.github.weightseed.text;

import org.jspecify.annotations.NullMarked;
