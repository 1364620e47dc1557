package io.github.weightseed.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar in bytes, gone when it is done. */
final class Bar implements AutoCloseable {

  private static final int UPDATE_MILLIS = 100;
  private static final int MEBIBYTE = 1 << 20;
  private static final int WIDEST = 100;

  private final Console console;
  private final int width;
  private final ProgressBar bar;

  Bar(String task, Console console) {
    this.console = console;
    this.width = Math.min(WIDEST, console.width() - 1);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(" MiB", MEBIBYTE)
            .setStyle(
                console.hasUnicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, width))
            .build();
  }

  private void draw(String text) {
    console.err().print("\r" + text);
    console.err().flush();
  }

  /** Moves on. */
  void update(long bytes, long total) {
    bar.maxHint(total);
    bar.stepTo(bytes);
  }

  @Override
  public void close() {
    bar.close();
    draw(" ".repeat(width) + "\r");
  }
}
