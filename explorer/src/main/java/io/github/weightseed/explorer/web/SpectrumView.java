package io.github.weightseed.explorer.web;

import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.measure.Spectrum;
import java.util.Arrays;
import java.util.List;

/**
 * The singular values of a matrix, as the page reads them.
 *
 * @param rows the rows
 * @param columns the columns
 * @param values the singular values, the largest first
 * @param condition the largest by the smallest
 */
record SpectrumView(long rows, long columns, List<Double> values, double condition) {

  static SpectrumView of(TensorSource source) {
    Spectrum spectrum = Spectrum.of(source);
    return new SpectrumView(
        spectrum.rows(),
        spectrum.columns(),
        Arrays.stream(spectrum.values()).boxed().toList(),
        spectrum.condition());
  }
}
