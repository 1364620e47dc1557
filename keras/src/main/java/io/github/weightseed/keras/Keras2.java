package io.github.weightseed.keras;

import io.github.weightseed.RandomState;
import io.github.weightseed.keras.layer.Keras2Converter;
import io.github.weightseed.keras.layer.Layer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Architectures that Keras 2 wrote: tf.keras 2.x, and Keras 2.2 and later.
 *
 * <p>Keras 3.15.1 refuses them; {@link ModelPlan} reads them as the Keras 3 architecture that they
 * become here.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Keras2 {

  private Keras2() {}

  /**
   * Whether a text is an architecture of Keras 2.
   *
   * @throws IllegalArgumentException when it is not JSON
   */
  public static boolean isKeras2(String json) {
    return isKeras2(KerasJson.parse(json));
  }

  static boolean isKeras2(@Nullable Object json) {
    return json instanceof Map<?, ?> model && Keras2Converter.isKeras2(ModelReader.object(model));
  }

  /**
   * The architecture as Keras 3 writes it, shapes of the calls included: a text for {@code
   * keras.models.model_from_json}.
   *
   * @throws IllegalArgumentException when it is not an architecture of Keras 2, or holds what has
   *     no form in Keras 3
   */
  public static String toKeras3(String json) {
    return toKeras3(KerasJson.parse(json), ModelOptions.defaults());
  }

  static String toKeras3(@Nullable Object json, ModelOptions options) {
    if (!(json instanceof Map<?, ?> model) || !isKeras2(json)) {
      throw new IllegalArgumentException("Not an architecture of Keras 2");
    }
    Map<String, @Nullable Object> converted = Keras2Converter.convert(ModelReader.object(model));
    Layer read = RandomState.of(0).run(() -> ModelReader.read(converted, options, null));
    Keras2Converter.fillShapes(converted, read);
    return KerasJson.dumps(converted);
  }
}
