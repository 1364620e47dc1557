/** Plots, the signal experiment, advice, reports and the local page. */
module io.github.weightseed.explorer {
  requires transitive io.github.weightseed.keras;

  exports io.github.weightseed.explorer.advice;
}
