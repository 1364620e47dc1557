package io.github.weightseed.keras.layers;

import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.HeUniform;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The layers of {@code oracle/layer_configs.py}, by the same ids. */
final class LayerCases {

  static final Map<String, Layer> ALL = new LinkedHashMap<>();

  private static <L extends ConfiguredLayer<L>> void both(L layer, UnaryOperator<L> other) {
    ALL.put(layer.className(), layer);
    ALL.put(layer.className() + ".other", other.apply(layer));
  }

  static {
    both(
        Dense.units(3),
        dense ->
            dense
                .activation("relu")
                .useBias(false)
                .kernelInitializer("he_normal")
                .biasInitializer(Constant.of(0.5))
                .kernelRegularizer("l2")
                .biasRegularizer("l1")
                .activityRegularizer("L1L2")
                .kernelConstraint("max_norm")
                .biasConstraint("non_neg")
                .name("fc")
                .trainable(false)
                .dtype("mixed_float16"));
    ALL.put("EinsumDense", EinsumDense.equation("ab,bc->ac").outputShape(5));
    ALL.put(
        "EinsumDense.other",
        EinsumDense.equation("abc,cd->abd")
            .outputShape(Input.ANY, 64)
            .activation("swish")
            .biasAxes("d")
            .kernelInitializer(new GlorotNormal(7))
            .biasInitializer("ones")
            .kernelRegularizer("orthogonal_regularizer")
            .kernelConstraint("unit_norm")
            .with("bias_constraint", "min_max_norm"));
    both(
        Embedding.inputDim(10).outputDim(4),
        table -> table.embeddingsInitializer("random_normal").maskZero(true));
    convolutions();
    pools();
    recurrent();
    normalizations();
    both(
        MultiHeadAttention.numHeads(2).keyDim(4),
        attention ->
            attention
                .valueDim(3)
                .dropout(0.1)
                .useBias(false)
                .outputShape(7)
                .attentionAxes(1, 2)
                .kernelInitializer("he_normal")
                .useGate(true)
                .seed(3));
    ALL.put("Activation", Activation.of("relu"));
    ALL.put("Activation.other", Activation.of("hard_swish").name("act"));
    both(new ReLU(), relu -> relu.maxValue(6).negativeSlope(0.1).threshold(0.5));
    both(new LeakyReLU(), relu -> relu.negativeSlope(0.2));
    both(new PReLU(), relu -> relu.alphaInitializer("ones").sharedAxes(1, 2));
    both(new Softmax(), softmax -> softmax.axis(1));
    both(Dropout.rate(0.5), dropout -> dropout.seed(4).with("noise_shape", Arrays.asList(null, 1)));
    both(new Flatten(), flatten -> flatten.dataFormat("channels_first"));
    ALL.put("Reshape", Reshape.targetShape(2, 3));
    ALL.put("Reshape.other", Reshape.targetShape(-1).name("flat"));
    ALL.put("Permute", Permute.dims(2, 1));
    ALL.put("Permute.other", Permute.dims(3, 1, 2));
    both(new ZeroPadding2D(), padding -> padding.padding(1, 2, 3, 4).dataFormat("channels_first"));
    both(new UpSampling2D(), up -> up.size(2, 3).interpolation("bilinear"));
    both(new Add(), merge -> merge.name("merged").dtype("float64"));
    both(new Subtract(), merge -> merge.name("merged").dtype("float64"));
    both(new Multiply(), merge -> merge.name("merged").dtype("float64"));
    both(new Average(), merge -> merge.name("merged").dtype("float64"));
    both(new Maximum(), merge -> merge.name("merged").dtype("float64"));
    both(new Minimum(), merge -> merge.name("merged").dtype("float64"));
    both(new Concatenate(), concatenate -> concatenate.axis(1));
    both(Dot.axes(1), dot -> dot.normalize(true));
    both(Rescaling.scale(2), rescaling -> rescaling.with("scale", 1 / 255.0).with("offset", -1));
    ALL.put("Resizing", Layer.of("Resizing", resizing("bilinear")));
    ALL.put("Resizing.other", Layer.of("Resizing", resizing("nearest")));
  }

  private LayerCases() {}

  /** A layer without a Java class: its config is what it is given. */
  static Map<String, Object> resizing(String interpolation) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("data_format", "channels_last");
    config.put("height", 8);
    config.put("width", 9);
    config.put("interpolation", interpolation);
    config.put("crop_to_aspect_ratio", false);
    config.put("pad_to_aspect_ratio", false);
    config.put("fill_mode", "constant");
    config.put("fill_value", 0.0);
    config.put("antialias", false);
    return config;
  }

  private static <L extends ConfiguredLayer<L> & HasWindow<L> & HasActivation<L> & HasBias<L>>
      UnaryOperator<L> window(long... strides) {
    return layer ->
        layer
            .strides(strides)
            .padding("same")
            .dataFormat("channels_first")
            .activation("gelu")
            .biasInitializer("ones");
  }

  private static void convolutions() {
    both(
        Conv1D.filters(4).kernelSize(2),
        conv ->
            LayerCases.<Conv1D>window(2)
                .apply(conv)
                .groups(2)
                .useBias(false)
                .kernelInitializer("lecun_uniform"));
    both(
        Conv2D.filters(4).kernelSize(2, 3),
        conv ->
            LayerCases.<Conv2D>window(2, 1)
                .apply(conv)
                .groups(2)
                .useBias(false)
                .kernelInitializer("lecun_uniform"));
    both(
        Conv3D.filters(4).kernelSize(2, 3, 4),
        conv ->
            LayerCases.<Conv3D>window(2, 1, 2)
                .apply(conv)
                .groups(2)
                .useBias(false)
                .kernelInitializer("lecun_uniform"));
    both(
        Conv1DTranspose.filters(4).kernelSize(3),
        conv ->
            LayerCases.<Conv1DTranspose>window(2)
                .apply(conv)
                .outputPadding(0)
                .kernelInitializer("orthogonal"));
    both(
        Conv2DTranspose.filters(4).kernelSize(3),
        conv ->
            LayerCases.<Conv2DTranspose>window(2, 1)
                .apply(conv)
                .outputPadding(0)
                .kernelInitializer("orthogonal"));
    both(
        Conv3DTranspose.filters(4).kernelSize(3),
        conv ->
            LayerCases.<Conv3DTranspose>window(2, 1, 2)
                .apply(conv)
                .outputPadding(0)
                .kernelInitializer("orthogonal"));
    both(
        new DepthwiseConv1D().kernelSize(3),
        conv ->
            conv.depthMultiplier(2)
                .dilationRate(2)
                .padding("same")
                .depthwiseInitializer("he_uniform")
                .depthwiseRegularizer("l2"));
    both(
        new DepthwiseConv2D().kernelSize(3),
        conv ->
            conv.depthMultiplier(2)
                .dilationRate(2)
                .padding("same")
                .depthwiseInitializer("he_uniform")
                .depthwiseRegularizer("l2"));
    both(
        SeparableConv1D.filters(4).kernelSize(3),
        conv ->
            conv.depthMultiplier(2)
                .dilationRate(2)
                .depthwiseInitializer("he_uniform")
                .pointwiseInitializer(new HeUniform(3))
                .pointwiseRegularizer("l2")
                .pointwiseConstraint("non_neg")
                .depthwiseConstraint("non_neg"));
    both(
        SeparableConv2D.filters(4).kernelSize(3),
        conv ->
            conv.depthMultiplier(2)
                .dilationRate(2)
                .depthwiseInitializer("he_uniform")
                .pointwiseInitializer(new HeUniform(3))
                .pointwiseRegularizer("l2")
                .pointwiseConstraint("non_neg")
                .depthwiseConstraint("non_neg"));
  }

  private static <L extends ConfiguredLayer<L> & HasPool<L>> L pool(L layer) {
    return layer.strides(3).padding("same").dataFormat("channels_first").name("pool");
  }

  private static void pools() {
    both(new MaxPooling1D(), pool -> pool(pool.poolSize(4)));
    both(new MaxPooling2D(), pool -> pool(pool.poolSize(4, 3)));
    both(new MaxPooling3D(), pool -> pool(pool.poolSize(4, 3, 2)));
    both(AveragePooling1D.poolSize(2), LayerCases::pool);
    both(AveragePooling2D.poolSize(2), LayerCases::pool);
    both(AveragePooling3D.poolSize(2), LayerCases::pool);
    both(new GlobalMaxPooling1D(), pool -> pool.dataFormat("channels_first").keepdims(true));
    both(new GlobalMaxPooling2D(), pool -> pool.dataFormat("channels_first").keepdims(true));
    both(new GlobalMaxPooling3D(), pool -> pool.dataFormat("channels_first").keepdims(true));
    both(new GlobalAveragePooling1D(), pool -> pool.dataFormat("channels_first").keepdims(true));
    both(new GlobalAveragePooling2D(), pool -> pool.dataFormat("channels_first").keepdims(true));
    both(new GlobalAveragePooling3D(), pool -> pool.dataFormat("channels_first").keepdims(true));
  }

  private static <
          L extends
              ConfiguredLayer<L> & HasKernel<L> & HasRecurrentKernel<L> & HasBias<L>
                  & HasActivation<L>>
      L cell(L layer) {
    return layer
        .activation("relu")
        .useBias(false)
        .kernelInitializer("lecun_normal")
        .recurrentInitializer("identity")
        .biasInitializer("ones")
        .recurrentRegularizer("l2")
        .recurrentConstraint("non_neg")
        .dropout(0.1)
        .recurrentDropout(0.2)
        .seed(5);
  }

  private static <L extends ConfiguredLayer<L> & HasSequence<L>> L sequence(L layer) {
    return layer
        .returnSequences(true)
        .returnState(true)
        .goBackwards(true)
        .stateful(true)
        .unroll(true);
  }

  private static void recurrent() {
    both(SimpleRNNCell.units(3), LayerCases::cell);
    both(
        LSTMCell.units(3),
        cell -> cell(cell).recurrentActivation("hard_sigmoid").unitForgetBias(false));
    both(
        GRUCell.units(3), cell -> cell(cell).recurrentActivation("hard_sigmoid").resetAfter(false));
    both(SimpleRNN.units(3), layer -> sequence(cell(layer)));
    both(
        LSTM.units(3),
        layer -> sequence(cell(layer)).recurrentActivation("hard_sigmoid").unitForgetBias(false));
    both(
        GRU.units(3),
        layer -> sequence(cell(layer)).recurrentActivation("hard_sigmoid").resetAfter(false));
    ALL.put("RNN", RNN.of(LSTMCell.units(3)));
    ALL.put(
        "RNN.other",
        RNN.of(GRUCell.units(3), SimpleRNNCell.units(2).name("top")).returnSequences(true));
    ALL.put("StackedRNNCells", StackedRNNCells.of(LSTMCell.units(3)));
    ALL.put(
        "StackedRNNCells.other",
        StackedRNNCells.of(LSTMCell.units(3), LSTMCell.units(2)).name("stack"));
    ALL.put("Bidirectional", Bidirectional.of(LSTM.units(3)));
    ALL.put(
        "Bidirectional.other",
        Bidirectional.of(SimpleRNN.units(3).seed(1).returnSequences(true))
            .mergeMode("sum")
            .backwardLayer(GRU.units(3).returnSequences(true).goBackwards(true).name("back")));
    ALL.put("TimeDistributed", TimeDistributed.of(Dense.units(2)));
    ALL.put(
        "TimeDistributed.other",
        TimeDistributed.of(Conv2D.filters(2).kernelSize(3).name("inner")).name("outer"));
  }

  private static void normalizations() {
    both(
        new BatchNormalization(),
        norm ->
            norm.axis(1)
                .momentum(0.9)
                .epsilon(1e-5)
                .center(false)
                .scale(false)
                .betaInitializer("ones")
                .gammaInitializer("random_uniform")
                .movingMeanInitializer("ones")
                .movingVarianceInitializer(Constant.of(2)));
    both(
        new LayerNormalization(),
        norm ->
            norm.axis(1, 2)
                .epsilon(1e-6)
                .center(false)
                .gammaInitializer("zeros")
                .gammaConstraint("non_neg")
                .betaRegularizer("l2"));
    both(new GroupNormalization(), norm -> norm.groups(-1).axis(1).epsilon(1e-4).scale(false));
    both(new RMSNormalization(), norm -> norm.axis(1, 2).epsilon(1e-3));
  }
}
