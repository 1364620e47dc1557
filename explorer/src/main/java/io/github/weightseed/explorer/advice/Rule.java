package io.github.weightseed.explorer.advice;

import java.util.List;

/** A guideline that can be checked on a model. */
interface Rule {

  /** The findings, one for each place; the advisor groups them. */
  List<Finding> findings(AdvisedModel model);
}
