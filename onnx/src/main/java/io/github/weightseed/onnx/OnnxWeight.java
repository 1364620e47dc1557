package io.github.weightseed.onnx;

import io.github.weightseed.DType;
import io.github.weightseed.Layout;
import io.github.weightseed.Shape;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A weight of an ONNX model: an initializer that a node takes in as kernel, bias or statistics.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param name the initializer's name
 * @param shape its shape in the file
 * @param dtype its type
 * @param operator the operator of the first node that takes it, such as {@code Conv}
 * @param node the name of that node, may be empty
 * @param role what it is to the node
 * @param layout how the operator lays it out
 */
public record OnnxWeight(
    String name, Shape shape, DType dtype, String operator, String node, Role role, Layout layout) {

  /** What a weight is to its node. */
  public enum Role {
    /** A matrix or convolution kernel, an embedding. */
    KERNEL,
    /** The kernels of a recurrent node, one per direction along a first axis. */
    RECURRENT_KERNEL,
    /** A bias, and scale, mean and variance of a normalization. */
    VECTOR,
    /** The biases of a recurrent node: for input and state, per direction along a first axis. */
    RECURRENT_BIAS
  }

  /** Whether fans mean something for it: not a bias. */
  public boolean isKernel() {
    return role == Role.KERNEL || role == Role.RECURRENT_KERNEL;
  }

  /** The shape of one of its kernels or vectors in Keras' layout. */
  public Shape kerasShape() {
    return switch (role) {
      case KERNEL, VECTOR -> layout.toKeras(shape);
      case RECURRENT_KERNEL -> layout.toKeras(withoutDirections());
      case RECURRENT_BIAS -> recurrentBias();
    };
  }

  /** How many of Keras' weights it is made of: 2 for a bidirectional node, else 1. */
  public int directions() {
    return role == Role.KERNEL || role == Role.VECTOR ? 1 : Math.toIntExact(shape.dim(0));
  }

  private Shape withoutDirections() {
    return Shape.of(shape.dim(1), shape.dim(2));
  }

  /** One row in Keras' LSTM, two in its GRU (reset_after); ONNX has always two halves. */
  private Shape recurrentBias() {
    long half = shape.dim(1) / 2;
    return operator.equals("GRU") ? Shape.of(2, half) : Shape.of(half);
  }

  /** Kernels of nodes with one of these operators; of any operator when none is given. */
  public static Predicate<OnnxWeight> kernels(String... operators) {
    List<String> wanted = List.of(operators);
    return weight -> weight.isKernel() && (wanted.isEmpty() || wanted.contains(weight.operator));
  }

  /** Weights whose own name, or whose node's name, matches a regular expression as a whole. */
  public static Predicate<OnnxWeight> named(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return weight ->
        pattern.matcher(weight.name).matches() || pattern.matcher(weight.node).matches();
  }
}
