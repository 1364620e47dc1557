package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Seed;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code EinsumDense}: kernel and bias as its equation says. An initializer that scales by fans and
 * was given no axes gets those of the equation, and keeps its seed.
 */
final class EinsumDense extends Layer {

  private final String equation;
  private final List<@Nullable Long> outputShape;
  private final @Nullable String biasAxes;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer biasInitializer;

  EinsumDense(LayerConfig config) {
    super(config);
    equation = config.requiredText("equation");
    outputShape = config.partialShape("output_shape");
    biasAxes = config.has("bias_axes") ? config.requiredText("bias_axes") : null;
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    EinsumEquation parsed = EinsumEquation.of(equation, biasAxes, shapes.first(), outputShape);
    addWeight("kernel", parsed.kernel(), withAxes(kernelInitializer, parsed));
    if (parsed.bias() != null) {
      addWeight("bias", parsed.bias(), biasInitializer);
    }
  }

  private @Nullable Initializer withAxes(@Nullable Initializer initializer, EinsumEquation parsed) {
    if (!(initializer instanceof FanInitializer scaled)) {
      return initializer;
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(initializer.config());
    if (arguments.get("input_axes") != null && arguments.get("output_axes") != null) {
      return initializer;
    }
    arguments.put("input_axes", parsed.inputAxes());
    arguments.put("output_axes", parsed.outputAxes());
    arguments.put("seed", seed(scaled));
    return config()
        .construction()
        .initializer(Map.of("class_name", initializer.className(), "config", arguments));
  }

  private static Object seed(RandomInitializer initializer) {
    Seed seed = initializer.seed();
    if (seed instanceof Seed.Given given) {
      return given.value();
    }
    return seed instanceof Seed.Drawn drawn
        ? (Object) drawn.value()
        : ((Seed.Generated) seed).generator();
  }

  @Override
  PartialShape output(PartialShape input) {
    return EinsumEquation.of(equation, biasAxes, input, outputShape).output();
  }
}
