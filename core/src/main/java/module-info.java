/** Shapes, tensors, random streams and initializers. */
@SuppressWarnings("module") // The named module is compiled later.
module io.github.weightseed.core {
  requires static transitive org.jspecify;

  exports io.github.weightseed;
  exports io.github.weightseed.text to
      io.github.weightseed.keras;
}
