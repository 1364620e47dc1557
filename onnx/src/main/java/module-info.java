/** Keras' initial weights in ONNX models and ONNX Runtime. */
module io.github.weightseed.onnx {
  requires transitive io.github.weightseed.keras;
  requires com.google.protobuf;
  requires static transitive com.microsoft.onnxruntime;

  exports io.github.weightseed.onnx;
}
