package io.github.weightseed.testing;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the real Keras computed with a small model on its initial weights.
 *
 * @param backend the backend it ran on
 * @param name the model's name: {@code conv_dense}, {@code lstm}, {@code gru} or {@code embedding}
 * @param plan the model, with the seed of the run
 * @param weights Keras' bytes of every weight, by its path
 * @param input what was put in
 * @param output what came out
 */
public record ForwardPass(
    Backend backend,
    String name,
    ModelPlan plan,
    Map<String, Tensor> weights,
    Tensor input,
    Tensor output) {

  /** How near a framework's forward pass must come to Keras'. */
  public static final float TOLERANCE = 1e-5f;

  /** The pass of a model on each of the four backends. */
  public static Stream<ForwardPass> of(String name) {
    return Stream.of(Backend.JAX, Backend.TENSORFLOW, Backend.TORCH, Backend.NUMPY)
        .map(backend -> read(backend, name));
  }

  private static ForwardPass read(Backend backend, String name) {
    String file = "/keras-3.15.1/forward/" + backend + ".json";
    try (InputStream in = Objects.requireNonNull(ForwardPass.class.getResourceAsStream(file))) {
      JsonNode all = JsonMapper.shared().readTree(in);
      JsonNode model = all.get("models").get(name);
      Map<String, Tensor> weights = new LinkedHashMap<>();
      for (JsonNode weight : model.get("weights")) {
        weights.put(
            weight.get("path").asString(),
            Tensor.of(
                shape(weight),
                DType.FLOAT32,
                HexFormat.of().parseHex(weight.get("hex").asString())));
      }
      return new ForwardPass(
          backend,
          name,
          ModelPlan.of(model.get("json").asString(), all.get("seed").asLong()),
          weights,
          floats(model.get("input")),
          floats(model.get("output")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shape shape(JsonNode node) {
    return Shape.of(
        StreamSupport.stream(node.get("shape").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray());
  }

  private static Tensor floats(JsonNode node) {
    JsonNode values = node.get("values");
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return Tensor.of(shape(node), floats);
  }

  /** The weights as this library makes them. */
  public ModelWeights initialize() {
    return plan.initialize(backend);
  }

  /** The weight of Keras with a path. */
  public Tensor weight(String path) {
    return Objects.requireNonNull(weights.get(path), path);
  }

  /** The model and the backend. */
  @Override
  public String toString() {
    return name + " on " + backend;
  }
}
