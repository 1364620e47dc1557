package io.github.weightseed.onnx;

import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Keras' weights in the shape that an ONNX operator wants. */
final class Arrangement {

  private Arrangement() {}

  /** One weight of ONNX from Keras' weights, one per direction. */
  static TensorSource of(OnnxWeight weight, List<TensorSource> sources) {
    return switch (weight.role()) {
      case KERNEL, VECTOR -> weight.layout().fromKeras(sources.get(0));
      case RECURRENT_KERNEL ->
          concatenated(weight, sources.stream().map(weight.layout()::fromKeras).toList(), 1);
      case RECURRENT_BIAS -> bias(weight, sources);
    };
  }

  private static TensorSource bias(OnnxWeight weight, List<TensorSource> sources) {
    long half = weight.shape().dim(1) / 2;
    // Keras' one row is the input's half, and the state's is zero; its two rows are both halves.
    List<TensorSource> rows =
        sources.stream()
            .flatMap(
                source -> {
                  int count = (int) (source.shape().size() / half);
                  return IntStream.range(0, count)
                      .mapToObj(row -> weight.layout().fromKeras(row(source, row, half)));
                })
            .toList();
    return concatenated(weight, rows, 2 * sources.size() / rows.size());
  }

  private static TensorSource row(TensorSource source, int index, long length) {
    int count = Math.toIntExact(length);
    ByteBuffer bytes = ByteBuffer.allocate(count * source.dtype().byteSize());
    source.read(index * length, count, bytes);
    return Tensor.of(Shape.of(length), source.dtype(), bytes.array()).source();
  }

  /** The parts one after another, each followed by zeros up to some times its size. */
  private static TensorSource concatenated(OnnxWeight weight, List<TensorSource> parts, int times) {
    int size = Math.toIntExact(weight.shape().size() * weight.dtype().byteSize());
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (TensorSource part : parts) {
      ByteBuffer values = part.toTensor().asByteBuffer();
      int end = bytes.position() + values.remaining() * times;
      bytes.put(values).position(end);
    }
    return Tensor.of(weight.shape(), weight.dtype(), bytes.array()).source();
  }
}
