package io.github.weightseed.keras;

import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.keras.layer.Variable;
import io.github.weightseed.keras.layer.WeightWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One weight of a model, before it has values.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param path {@code variable.path} after {@code model_from_json}, such as {@code conv1/kernel};
 *     may occur twice in a model with nested models
 * @param layerName the name of the layer that owns it
 * @param layerClass the class of that layer
 * @param name its name in the layer, such as {@code kernel}
 * @param shape its shape
 * @param dtype its type: the layer's variable dtype
 * @param trainable whether it is trained
 * @param initializer what makes its values
 * @param seed the seed that the initializer uses, given or drawn; null when it uses none
 * @param fans the fans that count for it, whether its initializer looks at them or not
 * @param h5Paths the paths of its datasets in a {@code .weights.h5} file: one, but for a kernel
 *     that its wrapper tracks too
 */
public record PlannedWeight(
    String path,
    String layerName,
    String layerClass,
    String name,
    Shape shape,
    DType dtype,
    boolean trainable,
    Initializer initializer,
    @Nullable Seed seed,
    Fans fans,
    List<String> h5Paths) {

  /** Copies the list. */
  public PlannedWeight {
    h5Paths = List.copyOf(h5Paths);
  }

  static PlannedWeight of(Variable variable, WeightWalk walk) {
    Initializer initializer = variable.initializer();
    return new PlannedWeight(
        variable.path(),
        variable.owner().name(),
        variable.owner().className(),
        variable.name(),
        variable.shape(),
        variable.dtype(),
        variable.trainable(),
        initializer,
        initializer instanceof RandomInitializer random ? random.seed() : null,
        initializer instanceof FanInitializer scaled
            ? scaled.fans(variable.shape())
            : Fans.of(variable.shape()),
        walk.h5Paths(variable));
  }

  /** The number of its elements. */
  public long parameters() {
    return shape.size();
  }

  /** How many values enter a unit of it. */
  public long fanIn() {
    return fans.fanIn();
  }

  /** How many values leave a unit of it. */
  public long fanOut() {
    return fans.fanOut();
  }
}
