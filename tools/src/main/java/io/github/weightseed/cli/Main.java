package io.github.weightseed.cli;

import io.github.weightseed.Weightseed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code weightseed} command. */
@Command(
    name = "weightseed",
    description = "Keras' initial weights, to the bit, on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Makes the command; picocli fills it. */
  public Main() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "weightseed " + (version == null ? "(not packaged)" : version), Weightseed.reference()
      };
    }
  }
}
