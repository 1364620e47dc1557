/** Plots, the signal experiment, advice, reports and the local page. */
@SuppressWarnings("module") // the module that may see these packages is compiled later
module io.github.weightseed.explorer {
  requires transitive io.github.weightseed.keras;
  requires ejml.core;
  requires ejml.ddense;
  requires java.desktop;
  requires java.management;
  requires jdk.httpserver;
  requires jdk.management;
  requires org.apache.commons.numbers.gamma;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.xmlgraphics.batik.svggen;
  requires tools.jackson.databind;
  requires xchart;

  exports io.github.weightseed.explorer.advice to
      io.github.weightseed.tools;
  exports io.github.weightseed.explorer.figure to
      io.github.weightseed.tools;
  exports io.github.weightseed.explorer.measure to
      io.github.weightseed.tools;
  exports io.github.weightseed.explorer.report to
      io.github.weightseed.tools;
  exports io.github.weightseed.explorer.signal to
      io.github.weightseed.tools;
  exports io.github.weightseed.explorer.web to
      io.github.weightseed.tools;

  opens io.github.weightseed.explorer.signal to
      tools.jackson.databind;
  opens io.github.weightseed.explorer.web to
      tools.jackson.databind;
}
