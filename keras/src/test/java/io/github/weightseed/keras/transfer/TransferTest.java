package io.github.weightseed.keras.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.ModelPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferTest {

  private static final Path MODEL =
      Path.of("src/test/resources/keras-3.15.1/models/mlp_functional_seeds.json");

  private final List<InitialWeight> weights =
      ModelPlan.read(MODEL, 42).initialize(Backend.JAX).weights();
  private final Map<String, TensorSource> received = new LinkedHashMap<>();

  private Receiver receiver(String name, Shape shape, DType dtype) {
    return new Receiver(name, shape, dtype, source -> received.put(name, source));
  }

  private List<Receiver> fitting() {
    return weights.stream()
        .map(weight -> receiver("my_" + path(weight), weight.plan().shape(), DType.FLOAT32))
        .toList();
  }

  private static String path(InitialWeight weight) {
    return weight.plan().path();
  }

  @Test
  void byOrderEachGetsItsOwn() {
    TransferReport report = Transfer.byOrder(weights, fitting()).run();
    assertThat(received).hasSize(weights.size());
    weights.forEach(
        weight -> assertThat(received.get("my_" + path(weight))).isSameAs(weight.source()));
    assertThat(report.isComplete()).isTrue();
    assertThat(report.toString())
        .startsWith(weights.size() + " weights matched\n")
        .contains(
            "    my_%s %s <- ".formatted(path(weights.get(0)), weights.get(0).plan().shape()));
  }

  @Test
  void oneWrongShapeAndNothingChanges() {
    List<Receiver> receivers = new ArrayList<>(fitting());
    receivers.set(1, receiver("wrong", Shape.of(1, 2, 3), DType.FLOAT32));
    assertThatThrownBy(() -> Transfer.byOrder(weights, receivers).run())
        .isInstanceOfSatisfying(
            TransferException.class,
            e -> {
              assertThat(e.report().problems()).hasSize(1);
              assertThat(e.report().matched()).hasSize(weights.size() - 1);
            })
        .hasMessageContaining("1 problems; nothing was changed")
        .hasMessageContaining("wrong (1, 2, 3) <- " + path(weights.get(1)))
        .hasMessageContaining("the shapes differ");
    assertThat(received).isEmpty();
  }

  @Test
  void wrongTypeAndWrongCountAreProblems() {
    Receiver half = receiver("half", weights.get(0).plan().shape(), DType.FLOAT16);
    assertThat(Transfer.byOrder(weights.subList(0, 2), List.of(half)).report().problems())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("the dtypes differ, float16 and float32"),
            line -> assertThat(line).endsWith("has no receiver"));
    assertThat(Transfer.byOrder(List.of(), List.of(half)).report().problems())
        .singleElement()
        .asString()
        .endsWith("gets no weight");
  }

  @Test
  void byNameLeavesTheRestAlone() {
    String last = path(weights.get(weights.size() - 1));
    TransferReport report = Transfer.byName(weights, fitting(), Map.of("my_" + last, last)).run();
    assertThat(received.keySet()).containsExactly("my_" + last);
    assertThat(report.matched()).hasSize(1);
    assertThat(report.leftAlone()).hasSize(2 * (weights.size() - 1));
  }

  @Test
  void unknownNamesGetTheNearest() {
    String first = path(weights.get(0));
    assertThat(
            Transfer.byName(weights, fitting(), Map.of("my_" + first, first + "x", "none", first))
                .report()
                .problems())
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .startsWith("There is no weight " + first + "x")
                    .contains("Did you mean"),
            line -> assertThat(line).startsWith("There is no receiver none"));
  }

  @Test
  void aPathThatOccursTwiceIsNotGuessed() {
    List<InitialWeight> twice = List.of(weights.get(0), weights.get(0));
    String path = path(weights.get(0));
    assertThat(Transfer.byName(twice, fitting(), Map.of("my_" + path, path)).report().problems())
        .containsExactly("There are 2 weights " + path);
  }
}
