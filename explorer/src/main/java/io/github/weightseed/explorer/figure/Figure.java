package io.github.weightseed.explorer.figure;

import java.awt.Graphics2D;

/** What can be drawn. Implementations are for one thread at a time. */
public interface Figure {

  /** What it shows, in a line. */
  String title();

  /** What there is to see, in sentences: axes and curves by their names. */
  String description();

  /** The width, in pixels of 1/96 inch. */
  int width();

  /** The height, in pixels of 1/96 inch. */
  int height();

  /** Draws it, from the origin on. */
  void paint(Graphics2D graphics);
}
