/** Shapes, tensors, random streams and initializers. */
@SuppressWarnings("module") // the module that may see the internal packages is compiled later
module io.github.weightseed.core {
  requires static transitive org.jspecify;

  exports io.github.weightseed;
  exports io.github.weightseed.initializers;
  exports io.github.weightseed.source to
      io.github.weightseed.keras;
  exports io.github.weightseed.text to
      io.github.weightseed.keras;
}
