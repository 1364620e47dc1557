/** Keras' initial weights in TensorFlow-Java. */
module io.github.weightseed.tensorflow {
  requires transitive io.github.weightseed.keras;
  requires transitive tensorflow;
  requires transitive org.tensorflow.ndarray;
  requires static transitive tensorflow.framework;

  exports io.github.weightseed.tensorflow;
}
