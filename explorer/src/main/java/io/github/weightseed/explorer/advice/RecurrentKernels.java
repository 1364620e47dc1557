package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomInitializer;
import java.util.List;

/** Recurrent kernels that are not orthogonal. */
final class RecurrentKernels implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(Kernel.Role.RECURRENT)
        .filter(
            kernel ->
                kernel.initializer() instanceof RandomInitializer
                    && !(kernel.initializer() instanceof Orthogonal)
                    && !(kernel.initializer() instanceof Identity))
        .map(
            kernel ->
                new Finding(
                    Severity.WARNING,
                    "recurrent-kernel",
                    "recurrent kernel from %s".formatted(kernel.written()),
                    "The state is multiplied by this matrix at every step. The singular values of an"
                        + " orthogonal one are all 1, so that states and gradients neither fade nor"
                        + " explode; those of independent values spread from 0 to about twice their"
                        + " mean.",
                    References.SAXE,
                    "recurrent_initializer=\"orthogonal\"",
                    new Place(kernel.weight().path(), "")))
        .toList();
  }
}
