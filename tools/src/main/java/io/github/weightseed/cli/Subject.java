package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.Initializer;
import io.github.weightseed.TensorSource;
import org.jspecify.annotations.Nullable;

/**
 * A tensor to look at: what an initializer makes on a backend, or a weight of a file.
 *
 * @param name as it was asked for: an initializer's name, a weight's name
 * @param call what makes it, as a call: {@code HeNormal(seed=42)}; of a file the weight's name
 * @param source its values
 * @param initializer what makes it; null for a weight of a file
 * @param backend whose values; null for a weight of a file
 */
record Subject(
    String name,
    String call,
    TensorSource source,
    @Nullable Initializer initializer,
    @Nullable Backend backend) {}
