/** JMH benchmarks, one class per question. */
@NullMarked
package io.github.weightseed.bench;

import org.jspecify.annotations.NullMarked;
