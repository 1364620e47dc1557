/**
 * Weight files: what goes into one ({@link io.github.weightseed.keras.file.WeightSet}), the formats
 * ({@link io.github.weightseed.keras.file.WeightFormat}), the writer ({@link
 * io.github.weightseed.keras.file.WeightFileWriter}) and the reader ({@link
 * io.github.weightseed.keras.file.WeightFileReader}).
 *
 * <p>A file is written by chunks: memory does not grow with the model. It appears whole or not at
 * all. The same weights give the same bytes, whatever the number of threads, the machine and the
 * time of day; later versions may lay a file out differently, with the same content.
 */
@NullMarked
package io.github.weightseed.keras.file;

import org.jspecify.annotations.NullMarked;
