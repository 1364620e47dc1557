/** The command line. */
@NullMarked
package io.github.weightseed.cli;

import org.jspecify.annotations.NullMarked;
