/** The command line. */
module io.github.weightseed.tools {
  requires info.picocli;
  requires io.github.weightseed.explorer;
  requires io.github.weightseed.keras;
  requires me.tongfei.progressbar;

  exports io.github.weightseed.cli;

  opens io.github.weightseed.cli to
      info.picocli;
}
