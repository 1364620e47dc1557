/**
 * How a file of known size comes about: a list of parts, written front to back by chunks, put in
 * place atomically. Knows no file format. Internal.
 */
@NullMarked
package io.github.weightseed.keras.stream;

import org.jspecify.annotations.NullMarked;
