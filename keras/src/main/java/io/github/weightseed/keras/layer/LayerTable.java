package io.github.weightseed.keras.layer;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The layers that are known, by the {@code class_name} of configs: one line each. */
final class LayerTable {

  /** Keras' classes whose weights, if any, are made by code that only Python can run. */
  static final Set<String> NEEDS_PYTHON =
      Set.of("Lambda", "TFSMLayer", "JaxLayer", "FlaxLayer", "TorchModuleWrapper");

  /** The image layers that own one SeedGenerator each. */
  private static final List<String> SEEDED_PREPROCESSING =
      List.of(
          "CutMix",
          "MixUp",
          "RandomBrightness",
          "RandomColorDegeneration",
          "RandomContrast",
          "RandomElasticTransform",
          "RandomErasing",
          "RandomFlip",
          "RandomGaussianBlur",
          "RandomGrayscale",
          "RandomHue",
          "RandomInvert",
          "RandomPerspective",
          "RandomPosterization",
          "RandomRotation",
          "RandomSaturation",
          "RandomSharpness",
          "RandomShear",
          "RandomTranslation",
          "RandomZoom",
          "Solarization");

  private static final Map<String, LayerClass> CLASSES = new LinkedHashMap<>();

  static {
    layer("Functional", FunctionalModel::new);
    layer("Sequential", SequentialModel::new);
    alias("Model", "Functional");

    layer("Dense", Dense::new);
    for (int rank = 1; rank <= 3; rank++) {
      int dims = rank;
      String suffix = rank + "D";
      layer("Conv" + suffix, config -> new Convolution(config, dims));
      alias("Convolution" + suffix, "Conv" + suffix);
      layer("Conv" + suffix + "Transpose", config -> new TransposedConvolution(config, dims));
      alias("Convolution" + suffix + "Transpose", "Conv" + suffix + "Transpose");
      weightless("MaxPooling" + suffix);
      alias("MaxPool" + suffix, "MaxPooling" + suffix);
      weightless("AveragePooling" + suffix);
      alias("AvgPool" + suffix, "AveragePooling" + suffix);
      weightless("GlobalMaxPooling" + suffix);
      alias("GlobalMaxPool" + suffix, "GlobalMaxPooling" + suffix);
      weightless("GlobalAveragePooling" + suffix);
      alias("GlobalAvgPool" + suffix, "GlobalAveragePooling" + suffix);
      weightless("AdaptiveMaxPooling" + suffix);
      weightless("AdaptiveAveragePooling" + suffix);
      weightless("ZeroPadding" + suffix);
      weightless("Cropping" + suffix);
      weightless("UpSampling" + suffix);
      layer("ConvLSTM" + suffix, config -> new ConvolutionalLstm(config, dims));
      layer("SpatialDropout" + suffix, config -> new Noise(config, "rate"));
    }
    for (int rank = 1; rank <= 2; rank++) {
      int dims = rank;
      String suffix = rank + "D";
      layer("DepthwiseConv" + suffix, config -> new DepthwiseConvolution(config, dims));
      layer("SeparableConv" + suffix, config -> new SeparableConvolution(config, dims));
      alias("SeparableConvolution" + suffix, "SeparableConv" + suffix);
    }

    layer("EinsumDense", EinsumDense::new);
    layer("Embedding", Embedding::plain);
    layer("ReversibleEmbedding", Embedding::reversible);
    layer("LayerScale", LayerScale::new);
    layer("PReLU", ParametricRelu::new);
    layer("STFTSpectrogram", StftSpectrogram::new);

    layer("BatchNormalization", BatchNormalization::new);
    layer("LayerNormalization", AxisNormalization::layer);
    layer("GroupNormalization", AxisNormalization::group);
    layer("RMSNormalization", AxisNormalization::rms);
    layer("SpectralNormalization", SpectralNormalization::new);
    layer("Normalization", Normalization::new);

    layer("Attention", Attention::dot);
    layer("AdditiveAttention", Attention::additive);
    layer("MultiHeadAttention", MultiHeadAttention::new);
    CLASSES.put(
        "GroupQueryAttention",
        new LayerClass("GroupQueryAttention", "GroupedQueryAttention", GroupedQueryAttention::new));

    layer("SimpleRNNCell", config -> new RecurrentCell(config, RecurrentCell.Kind.SIMPLE));
    layer("LSTMCell", config -> new RecurrentCell(config, RecurrentCell.Kind.LSTM));
    layer("GRUCell", config -> new RecurrentCell(config, RecurrentCell.Kind.GRU));
    layer("StackedRNNCells", StackedCells::new);
    layer("RNN", Recurrent::ofCell);
    for (String kind : new String[] {"SimpleRNN", "LSTM", "GRU"}) {
      layer(kind, config -> Recurrent.ofKind(config, kind + "Cell"));
    }
    layer("Bidirectional", Bidirectional::new);
    layer("TimeDistributed", config -> new Wrapper(config, true));
    layer("Wrapper", config -> new Wrapper(config, false));

    for (String rated : new String[] {"Dropout", "AlphaDropout", "GaussianDropout"}) {
      layer(rated, config -> new Noise(config, "rate"));
    }
    layer("GaussianNoise", config -> new Noise(config, "stddev"));

    for (String random : SEEDED_PREPROCESSING) {
      layer(random, config -> new SeededPreprocessing(config, 1));
    }
    layer("RandomCrop", config -> new SeededPreprocessing(config, 2));
    layer("AugMix", config -> new SeededPreprocessing(config, 10));
    layer("RandAugment", config -> new SeededPreprocessing(config, 10));
    layer("RandomColorJitter", SeededPreprocessing::colorJitter);

    weightless("InputLayer");
    weightless("Identity");
    weightless("Masking");
    weightless("Activation");
    weightless("ReLU");
    weightless("LeakyReLU");
    weightless("ELU");
    weightless("Softmax");
    weightless("ActivityRegularization");
    weightless("UnitNormalization");
    weightless("Rescaling");
    weightless("Resizing");
    weightless("CenterCrop");
    weightless("CategoryEncoding");
    weightless("Discretization");
    weightless("Hashing");
    weightless("HashedCrossing");
    weightless("IntegerLookup");
    weightless("StringLookup");
    weightless("TextVectorization");
    weightless("AutoContrast");
    weightless("Equalization");
    weightless("CLAHE");
    weightless("MaxNumBoundingBoxes");
    weightless("StochasticDepth");
    weightless("CustomScaleLayer");
    weightless("MelSpectrogram");
    weightless("Flatten");
    weightless("Reshape");
    weightless("Permute");
    weightless("RepeatVector");
    weightless("Add");
    weightless("Subtract");
    weightless("Multiply");
    weightless("Average");
    weightless("Maximum");
    weightless("Minimum");
    weightless("Concatenate");
    weightless("Dot");
  }

  private LayerTable() {}

  private static void layer(String name, Function<LayerConfig, Layer> constructor) {
    CLASSES.put(name, new LayerClass(name, constructor));
  }

  private static void weightless(String name) {
    layer(name, Weightless::new);
  }

  private static void alias(String alias, String name) {
    CLASSES.put(alias, Objects.requireNonNull(CLASSES.get(name)));
  }

  /** The class of a name or alias, or null. */
  static @Nullable LayerClass find(String className) {
    return CLASSES.get(className);
  }

  /** A class that is known to be here. */
  static LayerClass get(String className) {
    return Objects.requireNonNull(CLASSES.get(className), className);
  }

  /** All names and aliases. */
  static Collection<String> names() {
    return Collections.unmodifiableSet(CLASSES.keySet());
  }
}
