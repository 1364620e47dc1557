/** Keras' configurations, layers, models and weight files. */
@SuppressWarnings("module") // the module that may see the internal package is compiled later
module io.github.weightseed.keras {
  requires transitive io.github.weightseed.core;
  requires io.jhdf;
  requires tools.jackson.databind;

  exports io.github.weightseed.keras;
  exports io.github.weightseed.keras.custom;
  exports io.github.weightseed.keras.file;
  exports io.github.weightseed.keras.layers;
  exports io.github.weightseed.keras.shape;
  exports io.github.weightseed.keras.transfer;
  exports io.github.weightseed.keras.stream to
      io.github.weightseed.explorer,
      io.github.weightseed.onnx;
}
