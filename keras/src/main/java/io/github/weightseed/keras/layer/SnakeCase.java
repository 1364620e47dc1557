package io.github.weightseed.keras.layer;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keras' {@code to_snake_case}: the names that layers and HDF5 groups get from their classes. */
final class SnakeCase {

  private static final Pattern NOT_WORD = Pattern.compile("\\W+");
  private static final Pattern WORD_START = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private SnakeCase() {}

  /**
   * {@code Conv2DTranspose} becomes {@code conv2d_transpose}, {@code PReLU} becomes {@code
   * p_re_lu}.
   */
  static String of(String className) {
    String name = NOT_WORD.matcher(className).replaceAll("");
    name = WORD_START.matcher(name).replaceAll("$1_$2");
    return CAPITAL.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
