/** Zip archives of uncompressed entries. Internal. */
@NullMarked
package io.github.weightseed.keras.zip;

import org.jspecify.annotations.NullMarked;
