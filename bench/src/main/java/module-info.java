/** JMH benchmarks; never published. */
module io.github.weightseed.bench {
  requires io.github.weightseed.keras;
  requires jmh.core;
  requires tools.jackson.databind;
}
