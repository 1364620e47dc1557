package io.github.weightseed.keras.layers;

import java.util.List;

/**
 * {@code ZeroPadding2D}: rows and columns of zeros around an image.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ZeroPadding2D extends ConfiguredLayer<ZeroPadding2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("ZeroPadding2D").then("padding", 1).then("data_format", "channels_last");

  /** One on each side. */
  public ZeroPadding2D() {
    this(DEFAULTS);
  }

  private ZeroPadding2D(Arguments arguments) {
    super(arguments);
  }

  /** The same on each side. */
  public ZeroPadding2D padding(long padding) {
    return with("padding", padding);
  }

  /** Rows above and below, columns left and right. */
  public ZeroPadding2D padding(long rows, long columns) {
    return with("padding", List.of(rows, columns));
  }

  /** Rows above, rows below, columns left, columns right. */
  public ZeroPadding2D padding(long above, long below, long left, long right) {
    return with("padding", List.of(List.of(above, below), List.of(left, right)));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public ZeroPadding2D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  @Override
  ZeroPadding2D copy(Arguments changed) {
    return new ZeroPadding2D(changed);
  }
}
