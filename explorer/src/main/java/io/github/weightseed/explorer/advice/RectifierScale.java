package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Activation.Kind;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.VarianceScaling;
import java.util.List;
import java.util.Objects;

/** A rectifier after a kernel whose variance is not made for one. */
final class RectifierScale implements Rule {

  /** He's variance is 2 / fan_in; what has three quarters of it is near enough. */
  private static final double ENOUGH = 1.5;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model.kernels().stream()
        .filter(kernel -> kernel.role().isPlain() && kernel.role() != Kernel.Role.DEPTHWISE)
        .filter(RectifierScale::isTooSmall)
        .map(kernel -> finding(kernel, model))
        .toList();
  }

  private static boolean isTooSmall(Kernel kernel) {
    Activation activation = kernel.activation();
    return activation != null
        && activation.kind() == Kind.RECTIFIER
        && kernel.initializer() instanceof FanInitializer fitted
        && !isHeBackward(fitted)
        && kernel.gain() < ENOUGH;
  }

  /** He et al. derive 2 / fan_out from the gradient: either will do. */
  private static boolean isHeBackward(FanInitializer initializer) {
    return initializer instanceof VarianceScaling scaling
        && scaling.mode().equals("fan_out")
        && scaling.scale().doubleValue() >= ENOUGH;
  }

  private static Finding finding(Kernel kernel, AdvisedModel model) {
    String activation = Objects.requireNonNull(kernel.activation()).word();
    boolean isBounded = kernel.isNormalized() || model.isBounded(kernel.node());
    String effect;
    if (kernel.isNormalized()) {
      effect =
          " The normalization between them makes up for it, so that little changes as the model is.";
    } else if (isBounded) {
      effect = " A normalization or a sum soon after limits the effect.";
    } else {
      effect = " Nothing after it makes up for that: it adds up with depth.";
    }
    return new Finding(
        isBounded ? Severity.NOTE : Severity.WARNING,
        "rectifier-scale",
        "%s before %s".formatted(kernel.written(), activation),
        ("%s is zero or small for half of its inputs. With a variance of 2 / fan_in the signal keeps"
                    + " its size from layer to layer; with less it fades.")
                .formatted(activation)
            + effect,
        References.HE,
        kernel.argument() + "=\"he_normal\"",
        new Place(kernel.weight().path(), detail(kernel)));
  }

  private static String detail(Kernel kernel) {
    double stddev =
        kernel.weight().initializer() instanceof FanInitializer fitted
            ? fitted.expectedStddev(kernel.weight().shape())
            : 0;
    return "stddev %s; he_normal's: %s"
        .formatted(Written.number(stddev), Written.number(Math.sqrt(2.0 / kernel.fans().fanIn())));
  }
}
