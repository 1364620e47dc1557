/** Shapes, tensors, random streams and initializers. */
@SuppressWarnings("module") // the modules that may see the internal packages are compiled later
module io.github.weightseed.core {
  requires static transitive org.jspecify;

  exports io.github.weightseed;
  exports io.github.weightseed.initializers;
  exports io.github.weightseed.linalg to
      io.github.weightseed.bench;
  exports io.github.weightseed.source to
      io.github.weightseed.keras;
  exports io.github.weightseed.text to
      io.github.weightseed.explorer,
      io.github.weightseed.keras,
      io.github.weightseed.tools;
}
