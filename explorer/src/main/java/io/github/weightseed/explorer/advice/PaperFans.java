package io.github.weightseed.explorer.advice;

import io.github.weightseed.Fans;
import io.github.weightseed.Shape;
import io.github.weightseed.explorer.advice.Kernel.Role;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.PlannedWeight;

/**
 * The fans of a kernel as the papers count them: how many inputs each output sees, how many outputs
 * each input reaches.
 */
final class PaperFans {

  private PaperFans() {}

  static Fans of(Role role, LayerPart part, PlannedWeight weight) {
    Shape shape = weight.shape();
    if (role == Role.DEPTHWISE) {
      long window = window(shape);
      return new Fans(window, window * shape.dim(-1));
    }
    if (role == Role.TRANSPOSED) {
      long window = window(shape);
      return new Fans(window * shape.dim(-1), window * shape.dim(-2));
    }
    if (part.config().get("equation") instanceof String equation) {
      return ofEquation(equation, shape);
    }
    Fans keras = Fans.of(shape);
    if (part.config().get("groups") instanceof Number groups && groups.longValue() > 1) {
      return new Fans(keras.fanIn(), keras.fanOut() / groups.longValue());
    }
    return keras;
  }

  /** The number of positions of a window. */
  static long window(Shape shape) {
    long window = 1;
    for (int axis = 0; axis < shape.rank() - 2; axis++) {
      window *= shape.dim(axis);
    }
    return window;
  }

  /** Letters of the kernel that are in the output count as outputs, the others as inputs. */
  private static Fans ofEquation(String equation, Shape shape) {
    int comma = equation.indexOf(',');
    int arrow = equation.indexOf("->");
    if (comma < 0 || arrow < comma || arrow - comma - 1 != shape.rank()) {
      return Fans.of(shape);
    }
    String kernel = equation.substring(comma + 1, arrow);
    String output = equation.substring(arrow + 2);
    long in = 1;
    long out = 1;
    for (int axis = 0; axis < kernel.length(); axis++) {
      if (output.indexOf(kernel.charAt(axis)) >= 0) {
        out *= shape.dim(axis);
      } else {
        in *= shape.dim(axis);
      }
    }
    return new Fans(in, out);
  }
}
