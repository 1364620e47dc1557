package io.github.weightseed.cli;

import io.github.weightseed.DType;
import io.github.weightseed.Seed;
import io.github.weightseed.keras.LayerRow;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's weights as {@code model.summary()} shows its layers. A narrow terminal gets each
 * layer's name above its weights, a wide one beside the first of them, a pipe beside each.
 */
final class WeightTable {

  private final ModelPlan plan;
  private final Console console;
  private final boolean hasOneDType;

  WeightTable(ModelPlan plan, Console console) {
    this.plan = plan;
    this.console = console;
    this.hasOneDType = plan.weights().stream().map(PlannedWeight::dtype).distinct().count() <= 1;
  }

  /** Writes it, in the form that fits. */
  void print() {
    Table wide = wide();
    (wide.width() <= console.width() ? wide : narrow()).print(console);
  }

  private Table wide() {
    Table table = columns(new Table().column("Layer (class)", Table.Align.LEFT));
    for (LayerRow layer : plan.layers()) {
      String title = title(layer);
      for (PlannedWeight weight : layer.weights()) {
        List<String> cells = cells(layer, weight);
        cells.add(0, title);
        table.row(cells.toArray(String[]::new));
        title = console.isUnbounded() ? title : "";
      }
    }
    return table;
  }

  private Table narrow() {
    Table table = columns(new Table().indented());
    for (LayerRow layer : plan.layers()) {
      if (!layer.weights().isEmpty()) {
        table.heading(title(layer));
        layer.weights().forEach(weight -> table.row(cells(layer, weight).toArray(String[]::new)));
      }
    }
    return table;
  }

  private Table columns(Table table) {
    table.column("Weight", Table.Align.LEFT).column("Shape", Table.Align.LEFT);
    if (!hasOneDType) {
      table.column("Type", Table.Align.LEFT);
    }
    return table
        .column("Initializer", Table.Align.LEFT)
        .column("Parameters", Table.Align.RIGHT)
        .column("Seed", Table.Align.RIGHT);
  }

  private List<String> cells(LayerRow layer, PlannedWeight weight) {
    List<String> cells = new ArrayList<>();
    cells.add(nameWithin(layer, weight));
    cells.add(weight.shape().toString());
    if (!hasOneDType) {
      cells.add(weight.dtype().toString());
    }
    cells.add(weight.initializer().className());
    cells.add(Numbers.grouped(weight.parameters()));
    cells.add(seed(weight.seed()));
    return cells;
  }

  static String title(LayerRow layer) {
    return layer.name() + " (" + layer.className() + ")";
  }

  static String nameWithin(LayerRow layer, PlannedWeight weight) {
    String start = layer.name() + "/";
    return weight.path().startsWith(start)
        ? weight.path().substring(start.length())
        : weight.path();
  }

  static String seed(@Nullable Seed seed) {
    if (seed instanceof Seed.Given given) {
      return Long.toString(given.value());
    }
    if (seed instanceof Seed.Drawn drawn) {
      return Long.toString(drawn.value());
    }
    return seed instanceof Seed.Generated generated
        ? "generator " + generated.generator().seed()
        : "";
  }

  /** The one type of all weights, or the word for several. */
  String dtypes() {
    return hasOneDType
        ? plan.weights().stream()
            .map(PlannedWeight::dtype)
            .findFirst()
            .map(DType::toString)
            .orElse("")
        : "several types";
  }
}
