package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.Keras;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.IVersionProvider;

/** This program's version, and that of the program whose weights it makes. */
final class Version implements IVersionProvider {

  Version() {}

  /** The version in the jar. */
  static String ofProgram() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public String[] getVersion() {
    String backends =
        Arrays.stream(Backend.values())
            .filter(backend -> backend != Backend.JAX_X64)
            .map(backend -> Keras.reference(backend).replaceFirst(".*/", ""))
            .collect(Collectors.joining(", "));
    return new String[] {
      "weightseed " + ofProgram(),
      "reference: Keras %s (%s; CPU, x86-64)".formatted(Keras.VERSION, backends)
    };
  }
}
