package io.github.weightseed.keras.layer;

import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an equation such as {@code abc,cde->abde}, {@code ...x,xy->...y} or {@code ab...,bc->ac...}
 * says of the kernel and bias of an EinsumDense, given its input and output shapes.
 *
 * @param kernel the kernel's shape
 * @param bias the bias' shape, or null without one
 * @param inputAxes the kernel's axes that count inputs: those that are not in the output
 * @param outputAxes the kernel's other axes
 * @param output the output's shape
 */
record EinsumEquation(
    Shape kernel,
    @Nullable Shape bias,
    List<Long> inputAxes,
    List<Long> outputAxes,
    PartialShape output) {

  private static final Pattern PLAIN = Pattern.compile("([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)");
  private static final Pattern LEFT = Pattern.compile("0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)");
  private static final Pattern RIGHT = Pattern.compile("([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0");

  /**
   * Reads an equation.
   *
   * @param output the output shape without the batch and without what the ellipsis stands for
   * @param biasAxes the letters of the output that the bias has, or null for no bias
   * @throws IllegalArgumentException where Keras refuses it
   */
  static EinsumEquation of(
      String equation, @Nullable String biasAxes, PartialShape input, List<@Nullable Long> output) {
    String text = equation.replace("...", "0");
    for (Pattern pattern : List.of(PLAIN, LEFT, RIGHT)) {
      Matcher parts = pattern.matcher(text);
      if (parts.matches()) {
        return of(
            parts.group(1),
            parts.group(2),
            parts.group(3),
            pattern == LEFT,
            biasAxes,
            input,
            output);
      }
    }
    throw new IllegalArgumentException(
        "Invalid einsum equation '%s'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or [X]...,[Y]->[Z]...."
            .formatted(equation));
  }

  private static EinsumEquation of(
      String in,
      String weight,
      String out,
      boolean left,
      @Nullable String biasAxes,
      PartialShape input,
      List<@Nullable Long> output) {
    int elided = input.rank() - in.length();
    int skipped = left ? elided : 0;
    List<@Nullable Long> full = fullOutput(input, output, elided, left);
    Map<Character, @Nullable Long> outputDims = dims(out, full, skipped);
    Map<Character, @Nullable Long> inputDims = dims(in, input.dims(), skipped);
    long[] kernel = new long[weight.length()];
    List<Long> inputAxes = new ArrayList<>();
    List<Long> outputAxes = new ArrayList<>();
    for (int axis = 0; axis < kernel.length; axis++) {
      char letter = weight.charAt(axis);
      boolean isOutput = outputDims.containsKey(letter);
      if (!isOutput && !inputDims.containsKey(letter)) {
        throw new IllegalArgumentException(
            "Weight dimension '%s' did not have a match in either the input spec '%s' or the output spec '%s'. For this layer, the weight must be fully specified."
                .formatted(letter, in, out));
      }
      (isOutput ? outputAxes : inputAxes).add((long) axis);
      kernel[axis] = known(letter, (isOutput ? outputDims : inputDims).get(letter));
    }
    Shape bias = biasAxes == null ? null : bias(out, biasAxes, outputDims, left ? 0 : elided);
    return new EinsumEquation(
        Shape.of(kernel), bias, inputAxes, outputAxes, new PartialShape(full));
  }

  /** The output with its batch and with the dimensions that the ellipsis stands for. */
  private static List<@Nullable Long> fullOutput(
      PartialShape input, List<@Nullable Long> output, int elided, boolean left) {
    List<@Nullable Long> full = new ArrayList<>(output);
    full.add(0, input.dims().get(0));
    if (left) {
      for (int axis = 1; axis < elided; axis++) {
        full.add(1, input.dims().get(axis)); // each before the last, as Keras does
      }
    } else if (elided > 0) {
      full.addAll(input.dims().subList(input.rank() - elided, input.rank()));
    }
    return full;
  }

  private static Map<Character, @Nullable Long> dims(
      String letters, List<@Nullable Long> shape, int skipped) {
    Map<Character, @Nullable Long> dims = new HashMap<>();
    for (int i = 0; i < letters.length(); i++) {
      if (i + skipped >= shape.size()) {
        throw new IllegalArgumentException(
            "The equation's '%s' has more dimensions than shape %s"
                .formatted(letters, new PartialShape(shape)));
      }
      dims.put(letters.charAt(i), shape.get(i + skipped));
    }
    return dims;
  }

  private static Shape bias(
      String out, String biasAxes, Map<Character, @Nullable Long> outputDims, int trailing) {
    int first = out.length();
    for (int i = 0; i < biasAxes.length(); i++) {
      char letter = biasAxes.charAt(i);
      int at = out.indexOf(letter);
      if (at < 0) {
        throw new IllegalArgumentException(
            "Bias dimension '%s' was requested, but is not part of the output spec '%s'"
                .formatted(letter, out));
      }
      first = Math.min(first, at);
    }
    long[] dims = new long[out.length() - first + trailing];
    for (int i = 0; i < dims.length; i++) {
      boolean own = first + i < out.length() && biasAxes.indexOf(out.charAt(first + i)) >= 0;
      dims[i] = own ? known(out.charAt(first + i), outputDims.get(out.charAt(first + i))) : 1;
    }
    return Shape.of(dims);
  }

  private static long known(char letter, @Nullable Long dim) {
    if (dim == null) {
      throw new IllegalArgumentException(
          "dimension '%s' of the equation must be known".formatted(letter));
    }
    return dim;
  }
}
