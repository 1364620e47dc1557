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
      weightless("MaxPooling" + suffix, ShapeRule.of((c, in) -> Pooling.windows(c, in, dims)));
      alias("MaxPool" + suffix, "MaxPooling" + suffix);
      weightless("AveragePooling" + suffix, ShapeRule.of((c, in) -> Pooling.windows(c, in, dims)));
      alias("AvgPool" + suffix, "AveragePooling" + suffix);
      weightless("GlobalMaxPooling" + suffix, Pooling.global(dims));
      alias("GlobalMaxPool" + suffix, "GlobalMaxPooling" + suffix);
      weightless("GlobalAveragePooling" + suffix, Pooling.global(dims));
      alias("GlobalAvgPool" + suffix, "GlobalAveragePooling" + suffix);
      weightless(
          "AdaptiveMaxPooling" + suffix, ShapeRule.of((c, in) -> Pooling.adaptive(c, in, dims)));
      weightless(
          "AdaptiveAveragePooling" + suffix,
          ShapeRule.of((c, in) -> Pooling.adaptive(c, in, dims)));
      weightless("ZeroPadding" + suffix, ShapeRule.of((c, in) -> Margins.padded(c, in, dims)));
      weightless("Cropping" + suffix, ShapeRule.of((c, in) -> Margins.cropped(c, in, dims)));
      weightless("UpSampling" + suffix, ShapeRule.of((c, in) -> Margins.repeated(c, in, dims)));
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
      layer(random, config -> new SeededPreprocessing(config, 1, ShapeRule.SAME));
    }
    layer(
        "RandomCrop",
        config -> new SeededPreprocessing(config, 2, ShapeRule.of(Preprocessing::cropped)));
    layer("AugMix", config -> new SeededPreprocessing(config, 10, ShapeRule.SAME));
    layer("RandAugment", config -> new SeededPreprocessing(config, 10, ShapeRule.SAME));
    layer("RandomColorJitter", SeededPreprocessing::colorJitter);
    layer("Pipeline", Pipeline::new);

    layer("InputLayer", InputLayer::new);
    weightless("Identity", ShapeRule.SAME);
    weightless("Masking", ShapeRule.SAME);
    weightless("Activation", ShapeRule.SAME);
    weightless("ReLU", ShapeRule.SAME);
    weightless("LeakyReLU", ShapeRule.SAME);
    weightless("ELU", ShapeRule.SAME);
    weightless("Softmax", ShapeRule.SAME);
    weightless("ActivityRegularization", ShapeRule.SAME);
    weightless("UnitNormalization", ShapeRule.SAME);
    weightless("Rescaling", ShapeRule.SAME);
    weightless("Resizing", ShapeRule.of(Preprocessing::resized));
    weightless("CenterCrop", ShapeRule.of(Preprocessing::centerCropped));
    weightless("CategoryEncoding", ShapeRule.of(Preprocessing::categories));
    weightless("Discretization", ShapeRule.of(Preprocessing::discretized));
    weightless("Hashing", ShapeRule.of(Preprocessing::hashed));
    weightless("HashedCrossing", ShapeRule.of(Preprocessing::crossed));
    weightless("IntegerLookup", ShapeRule.of(Preprocessing::lookedUp));
    weightless("StringLookup", ShapeRule.of(Preprocessing::lookedUp));
    weightless("TextVectorization", ShapeRule.of(Preprocessing::vectorized));
    weightless("AutoContrast", ShapeRule.SAME);
    weightless("Equalization", ShapeRule.SAME);
    weightless("ContrastLimitedAdaptiveHistogramEqualization", ShapeRule.SAME);
    weightless("MaxNumBoundingBoxes", Preprocessing::boundingBoxes);
    weightless("StochasticDepth", ShapeRule.SAME);
    weightless("CustomScaleLayer", ShapeRule.SAME);
    weightless("MelSpectrogram", ShapeRule.of(Preprocessing::mel));
    weightless("Flatten", ShapeRule.of(Reshaping::flatten));
    weightless("Reshape", ShapeRule.of(Reshaping::reshape));
    weightless("Permute", ShapeRule.of(Reshaping::permute));
    weightless("RepeatVector", ShapeRule.of(Reshaping::repeatVector));
    weightless("Add", Merging::elementwise);
    weightless("Subtract", Merging::elementwise);
    weightless("Multiply", Merging::elementwise);
    weightless("Average", Merging::elementwise);
    weightless("Maximum", Merging::elementwise);
    weightless("Minimum", Merging::elementwise);
    weightless("Concatenate", Merging::concatenate);
    weightless("Dot", Merging::dot);
  }

  private LayerTable() {}

  private static void layer(String name, Function<LayerConfig, Layer> constructor) {
    CLASSES.put(name, new LayerClass(name, constructor));
  }

  private static void weightless(String name, ShapeRule rule) {
    layer(name, config -> new Weightless(config, rule));
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
