package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.LayerRow;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of {@code model.summary()}: the facts that Keras shows, in a plainer frame. */
final class ModelSummary {

  private static final String GAP = "  ";
  private static final List<String> HEAD =
      List.of("Layer (type)", "Output Shape", "Param #", "Connected to");
  private static final int PARAMETERS = 2;

  private ModelSummary() {}

  /** The table, with a line end after each line. */
  static String of(Model model) {
    ModelPlan plan = model.plan(0);
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    rows.addAll(rows(model, plan));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder("Model: \"" + plan.name() + "\"\n");
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == PARAMETERS ? pad + row.get(i) : row.get(i) + pad).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    long trainable =
        plan.weights().stream()
            .filter(PlannedWeight::trainable)
            .mapToLong(PlannedWeight::parameters)
            .sum();
    text.append(" Total params: ").append(count(plan.parameters())).append('\n');
    text.append(" Trainable params: ").append(count(trainable)).append('\n');
    text.append(" Non-trainable params: ")
        .append(count(plan.parameters() - trainable))
        .append('\n');
    return text.toString();
  }

  private static List<List<String>> rows(Model model, ModelPlan plan) {
    Map<String, Long> parameters = new HashMap<>();
    for (LayerRow row : plan.layers()) {
      parameters.put(row.name(), row.weights().stream().mapToLong(PlannedWeight::parameters).sum());
    }
    ConfigWriter names = model.names();
    List<List<String>> rows = new ArrayList<>();
    for (Node call : model.calls()) {
      String name = names.nameOf(call.layer());
      String inputs =
          call.inputs().stream()
              .map(input -> "%s[%d]".formatted(names.nameOf(input.node().layer()), input.index()))
              .collect(Collectors.joining(", "));
      List<PartialShape> shapes = call.outputs();
      rows.add(
          List.of(
              "%s (%s)".formatted(name, call.layer().className()),
              shapes.size() == 1 ? shapes.get(0).toString() : shapes.toString(),
              count(parameters.getOrDefault(name, 0L)),
              inputs.isEmpty() ? "-" : inputs));
    }
    return rows;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
