package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operation {@code einsum} of equations that name their output, {@code ...ij,...jk->...ik}. */
final class Einsum {

  private static final String ELLIPSIS = "...";

  private Einsum() {}

  /** The output's shape: what the ellipses stand for is broadcast. */
  static List<PartialShape> outputs(LayerConfig config, InputShapes inputs) {
    String equation = config.text("subscripts", "").replace(" ", "");
    int arrow = equation.indexOf("->");
    if (arrow < 0) {
      return List.of();
    }
    String[] operands = equation.substring(0, arrow).split(",", -1);
    Map<Character, @Nullable Long> sizes = new HashMap<>();
    PartialShape elided = PartialShape.of();
    for (int i = 0; i < operands.length; i++) {
      PartialShape input = inputs.at(i);
      String operand = operands[i];
      int dots = operand.indexOf(ELLIPSIS);
      String letters = operand.replace(ELLIPSIS, "");
      int more = input.rank() - letters.length();
      if (dots < 0 ? more != 0 : more < 0) {
        throw config.wrong("subscripts", "of as many letters as there are dimensions");
      }
      if (dots >= 0) {
        elided = Broadcast.OPERATIONS.of(elided, input.between(dots, dots + more));
      }
      for (int letter = 0; letter < letters.length(); letter++) {
        int axis = dots >= 0 && letter >= dots ? letter + more : letter;
        Long size = input.get(axis);
        if (size != null || !sizes.containsKey(letters.charAt(letter))) {
          sizes.put(letters.charAt(letter), size);
        }
      }
    }
    String target = equation.substring(arrow + 2);
    int dots = target.indexOf(ELLIPSIS);
    List<@Nullable Long> output = new ArrayList<>();
    for (int at = 0; at < target.length(); at++) {
      if (at == dots) {
        output.addAll(elided.dims());
        at += ELLIPSIS.length() - 1;
      } else {
        output.add(sizes.get(target.charAt(at)));
      }
    }
    return List.of(new PartialShape(output));
  }
}
