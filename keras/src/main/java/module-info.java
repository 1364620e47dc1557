/** Keras' configurations, layers, models and weight files. */
module io.github.weightseed.keras {
  requires transitive io.github.weightseed.core;
  requires tools.jackson.databind;

  exports io.github.weightseed.keras;
  exports io.github.weightseed.keras.file;
  exports io.github.weightseed.keras.transfer;
}
