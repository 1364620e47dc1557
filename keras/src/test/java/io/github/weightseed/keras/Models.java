package io.github.weightseed.keras;

/** Small architectures, written by hand as Keras would, with the parts that matter. */
final class Models {

  static final String INPUT =
      "{\"module\": \"keras.layers\", \"class_name\": \"InputLayer\", \"config\": {\"batch_shape\":"
          + " [null, 4], \"dtype\": \"float32\", \"name\": \"input\"}}";

  private Models() {}

  /** A built Sequential model of an input of 4 and these layers. */
  static String sequential(String... layers) {
    return "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"m\","
        + " \"layers\": ["
        + INPUT
        + ", "
        + String.join(", ", layers)
        + "]}, \"build_config\": {\"input_shape\": [null, 4]}}";
  }

  /** A layer of {@code keras.layers}, built with an input of 4. */
  static String layer(String className, String name, String arguments) {
    return object("keras.layers", className, "\"name\": \"" + name + "\"" + arguments)
        + ", \"build_config\": {\"input_shape\": [null, 4]}}";
  }

  /** A layer that was never built. */
  static String unbuilt(String className, String name, String arguments) {
    return object("keras.layers", className, "\"name\": \"" + name + "\"" + arguments) + "}";
  }

  private static String object(String module, String className, String config) {
    return "{\"module\": \"%s\", \"class_name\": \"%s\", \"config\": {%s}"
        .formatted(module, className, config);
  }

  /** An initializer as an argument: {@code , "kernel_initializer": {...}}. */
  static String initializer(String key, String className, String config) {
    return ", \"%s\": {\"module\": \"keras.initializers\", \"class_name\": \"%s\", \"config\": {%s}}"
        .formatted(key, className, config);
  }
}
