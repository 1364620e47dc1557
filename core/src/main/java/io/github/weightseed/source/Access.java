package io.github.weightseed.source;

/** Which elements of a source can be had at what cost. */
enum Access {
  /** Any, each at the cost of making it. */
  ANYWHERE,
  /** Any, at the cost of passing over those before it, which is much less than making them. */
  SKIPPING,
  /** One after the other. */
  IN_ORDER
}
