package io.github.weightseed.dl4j;

import io.github.weightseed.testing.ForwardPass;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The models of the forward passes in DL4J. */
final class Networks {

  private Networks() {}

  static MultiLayerNetwork of(ForwardPass pass) {
    return switch (pass.name()) {
      case "conv_dense" -> convolution(5, DataType.FLOAT);
      case "lstm" -> lstm();
      default -> embedding();
    };
  }

  static OutputLayer output(int units, Activation activation) {
    return new OutputLayer.Builder(LossFunction.MSE).nOut(units).activation(activation).build();
  }

  static MultiLayerNetwork convolution(int units, DataType type) {
    return initialized(
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .list()
            .layer(new ConvolutionLayer.Builder(3, 2).nOut(4).activation(Activation.RELU).build())
            .layer(new GlobalPoolingLayer(PoolingType.AVG))
            .layer(output(units, Activation.SOFTMAX))
            .setInputType(InputType.convolutional(6, 5, 3)));
  }

  private static MultiLayerNetwork lstm() {
    return initialized(
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new LastTimeStep(new LSTM.Builder().nOut(5).activation(Activation.TANH).build()))
            .layer(output(2, Activation.IDENTITY))
            .setInputType(InputType.recurrent(3)));
  }

  private static MultiLayerNetwork embedding() {
    return initialized(
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new EmbeddingSequenceLayer.Builder().nIn(7).nOut(3).build())
            .layer(new GlobalPoolingLayer(PoolingType.AVG))
            .layer(output(2, Activation.IDENTITY))
            .setInputType(InputType.recurrent(7)));
  }

  private static MultiLayerNetwork initialized(NeuralNetConfiguration.ListBuilder builder) {
    MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
    network.init();
    return network;
  }

  /** Keras has channels and features last, DL4J after the sample. */
  static INDArray input(ForwardPass pass) {
    INDArray input = Nd4j.create(pass.input().toFloatArray(), pass.input().shape().dims(), 'c');
    return switch (pass.name()) {
      case "conv_dense" -> input.permute(0, 3, 1, 2).dup('c');
      case "lstm" -> input.permute(0, 2, 1).dup('c');
      default -> input;
    };
  }
}
