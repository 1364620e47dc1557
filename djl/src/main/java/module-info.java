/** Keras' initial weights in DJL. */
module io.github.weightseed.djl {
  requires transitive io.github.weightseed.keras;
  requires transitive ai.djl.api;

  exports io.github.weightseed.djl;
}
