/** Shapes, tensors, random streams and initializers. */
module io.github.weightseed.core {
  requires static transitive org.jspecify;

  exports io.github.weightseed;
}
