package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of layers with a kernel.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasKernel<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** How the kernel starts: a name, such as {@code he_normal}. */
  default L kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** How the kernel starts: an initializer. */
  default L kernelInitializer(Initializer initializer) {
    return with("kernel_initializer", initializer);
  }

  /** How the kernel starts: a config. */
  default L kernelInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("kernel_initializer", config);
  }

  /** How the kernel starts: a function of shape and dtype. */
  default L kernelInitializer(CustomInitializer initializer) {
    return with("kernel_initializer", initializer);
  }

  /** The penalty on the kernel: a name, such as {@code l2}. */
  default L kernelRegularizer(String name) {
    return with("kernel_regularizer", name);
  }

  /** The penalty on the kernel: a config. */
  default L kernelRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("kernel_regularizer", config);
  }

  /** The constraint on the kernel: a name, such as {@code max_norm}. */
  default L kernelConstraint(String name) {
    return with("kernel_constraint", name);
  }

  /** The constraint on the kernel: a config. */
  default L kernelConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("kernel_constraint", config);
  }
}
