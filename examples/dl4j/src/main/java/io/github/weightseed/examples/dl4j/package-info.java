/** A small network in DL4J that starts from Keras' weights. */
@NullMarked
package io.github.weightseed.examples.dl4j;

import org.jspecify.annotations.NullMarked;
