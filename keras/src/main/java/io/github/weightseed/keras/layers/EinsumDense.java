package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code EinsumDense}: a kernel whose shape an equation gives, and a bias over chosen axes.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class EinsumDense extends ConfiguredLayer<EinsumDense>
    implements HasKernel<EinsumDense>, HasActivation<EinsumDense> {

  private static final Arguments DEFAULTS =
      Arguments.of("EinsumDense")
          .thenRequired("output_shape")
          .thenRequired("equation")
          .then("activation", "linear")
          .then("bias_axes", null)
          .then("kernel_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("bias_constraint", null)
          .then("quantization_config", null);

  private EinsumDense(Arguments arguments) {
    super(arguments);
  }

  /** A layer of an equation, such as {@code ab,bc->ac}. */
  public static EinsumDense equation(String equation) {
    return new EinsumDense(DEFAULTS.with("equation", equation));
  }

  /** The shape of the output without the batch; {@link Input#ANY} for unknown dimensions. */
  public EinsumDense outputShape(long... outputShape) {
    return with(
        "output_shape",
        LongStream.of(outputShape).mapToObj(dim -> dim == Input.ANY ? null : dim).toList());
  }

  /** The letters of the output that the bias has; none by default. */
  public EinsumDense biasAxes(String biasAxes) {
    return with("bias_axes", biasAxes);
  }

  /** How the bias starts: a name, such as {@code he_normal}. */
  public EinsumDense biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** How the bias starts: an initializer. */
  public EinsumDense biasInitializer(Initializer initializer) {
    return with("bias_initializer", initializer);
  }

  /** How the bias starts: a config. */
  public EinsumDense biasInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("bias_initializer", config);
  }

  /** How the bias starts: a function of shape and dtype. */
  public EinsumDense biasInitializer(CustomInitializer initializer) {
    return with("bias_initializer", initializer);
  }

  @Override
  EinsumDense copy(Arguments changed) {
    return new EinsumDense(changed);
  }
}
