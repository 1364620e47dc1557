package io.github.weightseed.explorer.web;

import io.github.weightseed.Seed;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model, as the page reads it.
 *
 * @param id its name in addresses
 * @param fileName the name of its file
 * @param name its own name
 * @param className its class
 * @param parameters the number of values in all weights
 * @param hasValues whether the file has values
 * @param weights its weights
 * @param findings what is advised
 */
record ModelView(
    String id,
    String fileName,
    String name,
    String className,
    long parameters,
    boolean hasValues,
    List<WeightView> weights,
    List<FindingView> findings) {

  /**
   * A weight.
   *
   * @param index its place in the model
   * @param path its path
   * @param layerClass the class of its layer
   * @param shape its shape, as Python prints it
   * @param dtype its type
   * @param parameters the number of values
   * @param trainable whether it is trained
   * @param initializer its initializer, as a call in Python
   * @param seed the seed in use, as text: JavaScript's numbers do not hold it
   * @param fanIn how many values enter a unit
   * @param fanOut how many values leave a unit
   */
  record WeightView(
      int index,
      String path,
      String layerClass,
      String shape,
      String dtype,
      long parameters,
      boolean trainable,
      String initializer,
      @Nullable String seed,
      long fanIn,
      long fanOut) {

    private static WeightView of(int index, PlannedWeight weight) {
      return new WeightView(
          index,
          weight.path(),
          weight.layerClass(),
          weight.shape().toString(),
          weight.dtype().kerasName(),
          weight.parameters(),
          weight.trainable(),
          weight.initializer().toString(),
          seed(weight.seed()),
          weight.fanIn(),
          weight.fanOut());
    }

    private static @Nullable String seed(@Nullable Seed seed) {
      if (seed instanceof Seed.Given given) {
        return Long.toString(given.value());
      }
      return seed instanceof Seed.Drawn drawn ? Long.toString(drawn.value()) : null;
    }
  }

  static ModelView of(LoadedModel model, ModelPlan plan) {
    List<PlannedWeight> weights = plan.weights();
    return new ModelView(
        model.id(),
        model.fileName(),
        plan.name(),
        plan.className(),
        plan.parameters(),
        model.file() != null,
        IntStream.range(0, weights.size())
            .mapToObj(index -> WeightView.of(index, weights.get(index)))
            .toList(),
        FindingView.of(plan));
  }
}
