package io.github.weightseed.examples.dl4j;

import io.github.weightseed.Backend;
import io.github.weightseed.dl4j.KerasWeightInit;
import io.github.weightseed.dl4j.LayerLayout;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A small network in DL4J that starts from Keras' weights, and one forward pass through it. */
public final class Dl4jExample {

  private Dl4jExample() {}

  /** Prints the first weights and the output. */
  public static void main(String[] arguments) {
    // As GlorotUniform(seed=42) of Keras on JAX.
    KerasWeightInit kernel =
        KerasWeightInit.of("glorot_uniform", LayerLayout.CONVOLUTION).seed(42).backend(Backend.JAX);
    KerasWeightInit dense =
        KerasWeightInit.of("glorot_uniform", LayerLayout.DENSE).seed(42).backend(Backend.JAX);

    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(8)
                        .activation(Activation.RELU)
                        .weightInit(kernel)
                        .build())
                .layer(new GlobalPoolingLayer())
                .layer(
                    new OutputLayer.Builder()
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .weightInit(dense)
                        .build())
                .setInputType(InputType.convolutional(16, 16, 3))
                .build());
    network.init();
    System.out.println("first of Keras' kernel = " + network.getParam("2_W").getFloat(0, 0));
    System.out.println(
        "output = " + network.output(Nd4j.ones(DataType.FLOAT, 1, 3, 16, 16)).toString());
  }
}
