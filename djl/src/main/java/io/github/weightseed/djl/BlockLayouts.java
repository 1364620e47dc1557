package io.github.weightseed.djl;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.convolutional.Deconvolution;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.nn.transformer.IdEmbedding;
import io.github.weightseed.Layout;

/** The layouts of DJL's own blocks, by their class. */
final class BlockLayouts {

  /** Keras' gates z, r, h are r, z, n in PyTorch, whose order DJL takes. */
  static final Layout GRU_GATES = Layout.KERAS.withGates(1, 0, 2);

  static final Layout GRU_KERNEL = Layout.OUT_IN.withGates(1, 0, 2);

  private BlockLayouts() {}

  /** Whether the class of a block tells the layout of its weights. */
  static boolean isKnown(Block block) {
    // A deconvolution is not: DJL gives it a shape with the filters first, PyTorch reads the input
    // there.
    return block instanceof Linear
        || (block instanceof Convolution && !(block instanceof Deconvolution))
        || block instanceof Embedding
        || block instanceof IdEmbedding
        || block instanceof RecurrentBlock;
  }

  /**
   * The layout of the weights of a block.
   *
   * @throws IllegalArgumentException when its class is not known
   */
  static Layout of(Block block, Parameter parameter) {
    if (!isKnown(block)) {
      throw new IllegalArgumentException(
          "The layout of %s in a %s is not known; set its initializer with a layout of your choice"
              .formatted(parameter.getName(), block.getClass().getSimpleName()));
    }
    if (block instanceof Embedding || block instanceof IdEmbedding) {
      return Layout.KERAS;
    }
    // An LSTM's gates are in Keras' order: i, f, c, o.
    return block instanceof GRU ? GRU_KERNEL : Layout.OUT_IN;
  }
}
