package io.github.weightseed.examples.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import io.github.weightseed.Backend;
import io.github.weightseed.djl.KerasInitializer;
import java.util.Arrays;

/** A small network in DJL that starts from Keras' weights, and one forward pass through it. */
public final class DjlExample {

  private DjlExample() {}

  /** Prints the first weights and the output. */
  public static void main(String[] arguments) {
    SequentialBlock block =
        new SequentialBlock()
            .add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(8).build())
            .add(Activation::relu)
            .add(Pool.globalAvgPool2dBlock())
            .add(Linear.builder().setUnits(4).build());

    // One line: as GlorotUniform(seed=42) of Keras on JAX.
    block.setInitializer(
        KerasInitializer.of("glorot_uniform").seed(42).backend(Backend.JAX), Parameter.Type.WEIGHT);

    try (Model model = Model.newInstance("example", "PyTorch");
        NDManager manager = model.getNDManager().newSubManager()) {
      model.setBlock(block);
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 16, 16));
      NDArray kernel = block.getParameters().get("04Linear_weight").getArray();
      System.out.println("linear weight (out, in) = " + kernel.getShape());
      System.out.println("first of Keras' kernel  = " + kernel.getFloat(0, 0));
      NDList output =
          block.forward(
              new ParameterStore(manager, false),
              new NDList(manager.ones(new Shape(1, 3, 16, 16))),
              false);
      System.out.println(
          "output                  = " + Arrays.toString(output.singletonOrThrow().toFloatArray()));
    }
  }
}
