/** What the adapters' tests share. */
@NullMarked
package io.github.weightseed.testing;

import org.jspecify.annotations.NullMarked;
