package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.keras.LayerNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks without normalization or skip connections to the model's output, in which the signal or
 * its gradient grows or fades beyond measure.
 *
 * <p>By mean-field theory: with second moment q of a layer's inputs, those of its outputs before
 * the activation are {@code s = q * fan_in * E[w^2]}, after it {@code E[f(sqrt(s) z)^2]}; the
 * gradient's second moment is multiplied by {@code fan_out * E[w^2] * E[f'(sqrt(s) z)^2]}.
 */
final class SignalDepth implements Rule {

  /** A factor of 1000 in the second moment is one of 32 in the values. */
  private static final double MOST = 1000;

  /**
   * A signal since the last normalization, sum or input.
   *
   * @param moment its second moment, that of the start being 1
   * @param gradient the factor of the gradient's second moment from here to the start
   * @param places the kernels that it passed
   */
  record Signal(double moment, double gradient, List<Place> places) {
    static final Signal START = new Signal(1, 1, List.of());

    boolean isBad() {
      return moment > MOST || moment < 1 / MOST || gradient > MOST || gradient < 1 / MOST;
    }
  }

  @Override
  public List<Finding> findings(AdvisedModel model) {
    Map<Integer, Signal> signals = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (LayerNode node : model.graph().nodes()) {
      if (node.next().isEmpty()) {
        Signal signal = signal(node, model, signals);
        if (signal.isBad()) {
          findings.add(finding(signal));
        }
      }
    }
    return findings;
  }

  /** What a node gives. */
  static Signal signal(LayerNode node, AdvisedModel model, Map<Integer, Signal> known) {
    // From the front, so that deep models need no deep stack.
    List<LayerNode> chain = new ArrayList<>();
    LayerNode at = node;
    while (!known.containsKey(at.number())) {
      known.put(at.number(), Signal.START); // also ends loops of shared layers
      chain.add(at);
      if (at.previous().size() != 1) {
        break;
      }
      at = model.graph().previous(at).get(0);
    }
    for (int i = chain.size() - 1; i >= 0; i--) {
      LayerNode next = chain.get(i);
      Signal before =
          next.previous().size() == 1
              ? known.getOrDefault(next.previous().get(0), Signal.START)
              : Signal.START;
      known.put(next.number(), after(next, before, model));
    }
    return known.getOrDefault(node.number(), Signal.START);
  }

  private static Signal after(LayerNode node, Signal before, AdvisedModel model) {
    List<Kernel> kernels = model.kernels(node);
    if (!kernels.isEmpty()) {
      Signal signal = before;
      for (Kernel kernel : kernels) {
        signal =
            kernel.role().isPlain() && kernel.moments() != null
                ? through(kernel, signal)
                : Signal.START;
      }
      Activation own = LayerKinds.ofConfig(node.config().get("activation"));
      return own == null ? Signal.START : through(own, signal);
    }
    Activation activation = LayerKinds.activation(node);
    if (activation != null) {
      return through(activation, before);
    }
    return LayerKinds.isPassing(node) ? before : Signal.START;
  }

  private static Signal through(Kernel kernel, Signal before) {
    double second = kernel.moments() == null ? 0 : kernel.moments().second();
    if (second == 0) {
      return Signal.START; // ConstantKernels tells of it
    }
    List<Place> places = new ArrayList<>(before.places());
    double gain = kernel.fans().fanIn() * second;
    places.add(
        new Place(
            kernel.weight().path(), "variance * fan_in = %s".formatted(Written.number(gain))));
    return new Signal(
        before.moment() * gain, before.gradient() * kernel.fans().fanOut() * second, places);
  }

  private static Signal through(Activation activation, Signal before) {
    if (activation == Activation.LINEAR || activation == Activation.SOFTMAX) {
      return before;
    }
    return new Signal(
        activation.moment(before.moment()),
        before.gradient() * activation.slope(before.moment()),
        before.places());
  }

  private static Finding finding(Signal signal) {
    return new Finding(
        Severity.WARNING,
        "signal-depth",
        "%s without normalization or skip connection: %s"
            .formatted(
                signal.places().size() == 1 ? "a layer" : signal.places().size() + " layers",
                effect(signal)),
        "Estimated for inputs of variance 1 and independent weights. A signal that fades or grows"
            + " with each layer leaves the range in which activations and optimizers work; the"
            + " kernels' scales decide that, and depth raises it to a power.",
        References.POOLE,
        "initializers that fit the activations (see the other findings), a normalization between"
            + " the layers, or skip connections",
        signal.places());
  }

  private static String effect(Signal signal) {
    boolean isSignal = signal.moment() > MOST || signal.moment() < 1 / MOST;
    boolean isGradient = signal.gradient() > MOST || signal.gradient() < 1 / MOST;
    String ofSignal = "the signal's variance is multiplied by " + Written.number(signal.moment());
    String ofGradient = "the gradient's by " + Written.number(signal.gradient());
    if (isSignal && isGradient) {
      return ofSignal + ", " + ofGradient;
    }
    return isSignal
        ? ofSignal
        : "the gradient's variance is multiplied by " + Written.number(signal.gradient());
  }
}
