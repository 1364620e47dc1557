package io.github.weightseed.examples.dl4j;

import io.github.weightseed.Initializers;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.testing.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures the initializers of DL4J; an argument names a folder for pictures. With {@code
 * orthogonal} as the only argument, asks DL4J for a dense layer with an orthogonal kernel, which
 * ends the JVM or never returns.
 */
final class OwnInitializers {

  private OwnInitializers() {}

  private static float[] values(WeightInit scheme) {
    long[] shape = {256, 256};
    return scheme
        .getWeightInitFunction()
        .init(256, 256, shape, 'f', Nd4j.create(256 * 256))
        .dup('c')
        .data()
        .asFloat();
  }

  private static float[] ours(String distribution) {
    return Comparison.ours(
        VarianceScaling.builder().distribution(distribution).seed(42).build(), 256, 256);
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1 && arguments[0].equals("orthogonal")) {
      MultiLayerNetwork network =
          new MultiLayerNetwork(
              new NeuralNetConfiguration.Builder()
                  .list()
                  .layer(
                      new DenseLayer.Builder()
                          .nIn(16)
                          .nOut(16)
                          .weightInit(new OrthogonalDistribution(1))
                          .build())
                  .layer(new OutputLayer.Builder().nOut(2).build())
                  .build());
      network.init();
      System.out.println(network.getParam("0_W"));
      return;
    }
    Nd4j.getRandom().setSeed(42);
    float[] lecun = values(WeightInit.LECUN_UNIFORM);
    float[] uniform = Comparison.ours(Initializers.lecunUniform(42), 256, 256);
    Comparison.row("`LECUN_UNIFORM`, 256×256", lecun, uniform);
    Comparison.row(
        "`VAR_SCALING_UNIFORM_FAN_IN`, 256×256",
        values(WeightInit.VAR_SCALING_UNIFORM_FAN_IN),
        ours("uniform"));
    Comparison.row(
        "`VAR_SCALING_NORMAL_FAN_IN`, 256×256",
        values(WeightInit.VAR_SCALING_NORMAL_FAN_IN),
        ours("truncated_normal"));
    Comparison.row(
        "`XAVIER`, to which Keras' `glorot_normal` is imported, 256×256",
        values(WeightInit.XAVIER),
        Comparison.ours(Initializers.glorotNormal(42), 256, 256));
    if (arguments.length > 0) {
      Comparison.draw(
          Path.of(arguments[0], "dl4j-lecun.svg"),
          "DL4J 1.0.0-M2.1, LECUN_UNIFORM, 256×256",
          lecun,
          uniform);
    }
  }
}
