package io.github.weightseed.cli;

import io.github.weightseed.Initializers;
import io.github.weightseed.Seed;
import io.github.weightseed.cli.Table.Align;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.LayerRow;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code plan} prints. */
final class PlanReport {

  private static final int DIGITS = 4;

  private final ModelPlan plan;
  private final Console console;

  PlanReport(ModelPlan plan, Console console) {
    this.plan = plan;
    this.console = console;
  }

  /** For people. */
  void table() {
    boolean isWide = console.isUnbounded();
    Table table = isWide ? new Table() : new Table().indented();
    table
        .column("Weight", Align.LEFT)
        .column("Initializer", Align.LEFT)
        .column("Fan in", Align.LEFT)
        .column("Fan out", Align.LEFT)
        .column("Stddev", Align.RIGHT)
        .column("Seed", Align.RIGHT);
    Set<String> rules = new LinkedHashSet<>();
    for (LayerRow layer : plan.layers()) {
      if (!isWide && !layer.weights().isEmpty()) {
        table.heading(WeightTable.title(layer));
      }
      for (PlannedWeight weight : layer.weights()) {
        List<String> cells = new ArrayList<>();
        cells.add(isWide ? weight.path() : WeightTable.nameWithin(layer, weight));
        cells.add(weight.initializer().className());
        if (weight.initializer() instanceof FanInitializer) {
          FanExplanation why = FanExplanation.of(weight);
          cells.add(FanExplanation.product(why.in(), weight.fanIn()));
          cells.add(FanExplanation.product(why.out(), weight.fanOut()));
          rules.add(why.rule());
        } else {
          cells.addAll(List.of("", ""));
        }
        Double stddev = expectedStddev(weight);
        cells.add(stddev == null ? "" : Numbers.significant(stddev, DIGITS));
        cells.add(WeightTable.seed(weight.seed()));
        table.row(cells.toArray(String[]::new));
      }
    }
    table.print(console);
    console.line();
    console.fact("Model", "%s (%s)".formatted(plan.name(), plan.className()));
    console.fact("Seed", Long.toString(plan.seed()));
    String name = "Fans of";
    for (String rule : rules) {
      console.fact(name, rule);
      name = "";
    }
  }

  /** For programs. */
  void json() {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("name", plan.name());
    model.put("class_name", plan.className());
    model.put("seed", plan.seed());
    model.put("parameters", plan.parameters());
    model.put("weights", plan.weights().stream().map(PlanReport::json).toList());
    console.line(KerasJson.dumps(model));
  }

  private static Map<String, @Nullable Object> json(PlannedWeight weight) {
    FanExplanation why = FanExplanation.of(weight);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", weight.path());
    json.put("layer", weight.layerName());
    json.put("layer_class", weight.layerClass());
    json.put("h5_paths", weight.h5Paths());
    json.put("shape", Arrays.stream(weight.shape().dims()).boxed().toList());
    json.put("dtype", weight.dtype().kerasName());
    json.put("trainable", weight.trainable());
    json.put("initializer", config(weight));
    json.put("seed", seed(weight.seed()));
    json.put("seed_is_drawn", weight.seed() instanceof Seed.Drawn);
    json.put("fan_in", weight.fanIn());
    json.put("fan_out", weight.fanOut());
    json.put("fan_in_dimensions", why.in());
    json.put("fan_out_dimensions", why.out());
    json.put("fans_rule", why.rule());
    json.put("fans_are_used", weight.initializer() instanceof FanInitializer);
    json.put("expected_stddev", expectedStddev(weight));
    return json;
  }

  private static @Nullable Object config(PlannedWeight weight) {
    try {
      return Initializers.serialize(weight.initializer());
    } catch (IllegalArgumentException e) {
      return weight.initializer().className(); // of the user's own, without a config
    }
  }

  private static @Nullable Object seed(@Nullable Seed seed) {
    if (seed instanceof Seed.Given given) {
      return given.value();
    }
    if (seed instanceof Seed.Drawn drawn) {
      return drawn.value();
    }
    return seed instanceof Seed.Generated generated ? generated.generator().seed() : null;
  }

  private static @Nullable Double expectedStddev(PlannedWeight weight) {
    return weight.initializer() instanceof RandomInitializer random
        ? (Double) random.expectedStddev(weight.shape())
        : null;
  }
}
