package io.github.weightseed.dl4j;

import io.github.weightseed.Layout;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.transfer.Receiver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a network takes: its parameters as places for Keras' weights, in Keras' order. */
final class LayerReceivers {

  private final List<Receiver> receivers = new ArrayList<>();

  private LayerReceivers() {}

  static List<Receiver> of(MultiLayerNetwork network) {
    var layers = Objects.requireNonNull(network, "network").getLayers();
    LayerReceivers all = new LayerReceivers();
    for (int i = 0; i < checked(layers).length; i++) {
      all.add(i + "_", layers[i]);
    }
    return all.receivers;
  }

  static List<Receiver> of(ComputationGraph graph) {
    var layers = Objects.requireNonNull(graph, "graph").getLayers();
    LayerReceivers all = new LayerReceivers();
    for (var layer : checked(layers)) {
      all.add(layer.conf().getLayer().getLayerName() + "_", layer);
    }
    return all.receivers;
  }

  private static org.deeplearning4j.nn.api.Layer[] checked(
      org.deeplearning4j.nn.api.Layer @Nullable [] layers) {
    if (layers == null) {
      throw new IllegalStateException("The network must be initialized first");
    }
    return layers;
  }

  private void add(String prefix, org.deeplearning4j.nn.api.Layer layer) {
    Map<String, INDArray> table = layer.paramTable();
    if (table == null || table.isEmpty()) {
      return;
    }
    Layer configuration = layer.conf().getLayer();
    while (configuration instanceof BaseWrapperLayer wrapper) {
      configuration = wrapper.getUnderlying();
    }
    if (configuration instanceof Bidirectional both) {
      // Keras has all weights of the forward direction first.
      add(prefix + "f", table, "f", both.getFwd());
      add(prefix + "b", table, "b", both.getBwd());
    } else {
      add(prefix, table, "", configuration);
    }
  }

  private void add(String prefix, Map<String, INDArray> table, String start, Layer configuration) {
    boolean isVector = configuration instanceof BatchNormalization;
    Layout layout = isVector ? Layout.KERAS : layout(configuration);
    int taken = 0;
    // DL4J's names, in Keras' order; pW is the pointwise kernel of a separable convolution.
    for (String name : List.of("W", "pW", "RW", "b", "gamma", "beta", "mean", "var")) {
      INDArray array = table.get(start + name);
      if (array == null) {
        continue;
      }
      taken++;
      INDArray view = array;
      if (isVector || name.equals("b")) {
        view = array.reshape('c', new long[] {array.length()});
      } else if (configuration instanceof Convolution1DLayer) {
        view = array.reshape('c', Arrays.copyOf(array.shape(), 3));
      }
      add(prefix + name, view, name.equals("b") ? vector(layout) : layout);
    }
    INDArray logStddev = table.get(start + "log10stdev");
    if (logStddev != null) {
      taken++;
      receivers.add(variance(prefix + "log10stdev", logStddev));
    }
    long all = table.keySet().stream().filter(name -> name.startsWith(start)).count();
    if (taken < all) {
      throw unknown(configuration);
    }
  }

  /** Keras' variance, of which DL4J keeps the logarithm of the square root. */
  private static Receiver variance(String name, INDArray array) {
    return new Receiver(
        name,
        Shape.of(array.length()),
        Nd4jArrays.dtype(array.dataType()),
        source -> {
          double[] values = source.toTensor().toDoubleArray();
          for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.log10(values[i]) / 2;
          }
          array.assign(Nd4j.createFromArray(values).reshape(array.shape()));
        });
  }

  /** The gates of a bias are those of its kernel. */
  private static Layout vector(Layout layout) {
    return layout.equals(Layout.OUT_IN) ? Layout.KERAS : layout;
  }

  private static Layout layout(Layer configuration) {
    if (configuration instanceof ConvolutionLayer) {
      return LayerLayout.CONVOLUTION.layout();
    }
    if (configuration instanceof LSTM) {
      return LayerLayout.LSTM.layout();
    }
    if (configuration instanceof DenseLayer
        || configuration instanceof BaseOutputLayer
        || configuration instanceof EmbeddingLayer
        || configuration instanceof EmbeddingSequenceLayer
        || configuration instanceof SimpleRnn) {
      return LayerLayout.DENSE.layout();
    }
    throw unknown(configuration);
  }

  private static IllegalArgumentException unknown(Layer configuration) {
    return new IllegalArgumentException(
        "The layout of a %s is not known".formatted(configuration.getClass().getSimpleName()));
  }

  private void add(String name, INDArray array, Layout layout) {
    receivers.add(
        new Receiver(
            name,
            layout.toKeras(Shape.of(array.shape())),
            Nd4jArrays.dtype(array.dataType()),
            source -> Nd4jArrays.write(layout.fromKeras(source), array)));
  }
}
