package io.github.weightseed.cli;

import io.github.weightseed.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed plot}: pictures of weights. What draws is loaded when it runs. */
@Command(
    name = "plot",
    description = {
      "Draw the weights that initializers make of a shape, or that are in a file: a histogram with the"
          + " exact density over it, singular values, or an image.",
      "Several names, or several backends, are drawn over each other."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed plot he_normal --shape 3,3,64,128 --seed 42 -o he_normal.svg",
      "  weightseed plot he_normal glorot_uniform lecun_normal --shape 256,256",
      "  weightseed plot glorot_uniform --shape 64,64 --backend jax,torch --seed 1337",
      "  weightseed plot orthogonal he_normal --shape 256,256 --kind spectrum",
      "  weightseed plot stft --shape 256,1,258 --kind image",
      "  weightseed plot resnet50.weights.h5:layers/conv2d/vars/0"
    })
final class PlotCommand implements Callable<Integer> {

  /** What is drawn. */
  enum Kind {
    histogram,
    spectrum,
    image
  }

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description =
          "An initializer by any of Keras' names (he_normal, HeNormal), or FILE:WEIGHT, a weight by"
              + " its name in a file.")
  private List<String> names = List.of();

  @Option(
      names = "--shape",
      paramLabel = "DIMS",
      converter = Converters.OfShape.class,
      description = "The shape, such as 3,3,64,128. Default: that of the first weight of a file.")
  private @Nullable Shape shape;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "histogram, spectrum (singular values of the matrix with the last axis as columns) or"
              + " image (of the same matrix). Default: histogram.")
  private Kind kind = Kind.histogram;

  @Mixin private InitializerOptions options = new InitializerOptions();

  @Mixin private BackendOptions backends = new BackendOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "The picture to write: .png or .svg. Default: a .png with the names, such as"
              + " he_normal.png, in the current folder.")
  private @Nullable Path output;

  PlotCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    try (Subjects subjects = new Subjects()) {
      subjects.add(
          names,
          shape,
          options.dtype(),
          options.seed(),
          backends.several(console),
          options.arguments());
      new Plot(subjects.list(), kind, console).write(output);
    }
    return ExitCode.OK;
  }
}
