package io.github.weightseed.keras.layers;

import io.github.weightseed.Backend;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.keras.ModelWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The models of {@code oracle/java_models.py}, written in Java. */
final class JavaModels {

  private static final List<Backend> BACKENDS =
      List.of(Backend.JAX, Backend.TENSORFLOW, Backend.TORCH, Backend.NUMPY);
  private static final List<Long> SEEDS = List.of(0L, 42L, 4294967295L);

  static final Map<String, Supplier<Model>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("skip", JavaModels::skip);
    ALL.put("cnn", JavaModels::cnn);
    ALL.put("text_classifier", JavaModels::textClassifier);
    ALL.put("transformer", JavaModels::transformer);
    ALL.put("siamese", JavaModels::siamese);
    ALL.put("unet", JavaModels::unet);
    ALL.put("recurrent", JavaModels::recurrent);
    ALL.put("volumes", JavaModels::volumes);
    ALL.put("merges", JavaModels::merges);
    ALL.put("seeds_and_names", JavaModels::seedsAndNames);
    ALL.put("wrapped", JavaModels::wrapped);
  }

  private JavaModels() {}

  /**
   * Writes each model into a folder for {@code oracle/java_models.py check}: {@code NAME.json}, and
   * for each seed and backend a {@code .keras} and a {@code .weights.h5} file.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, Supplier<Model>> entry : ALL.entrySet()) {
      Model model = entry.getValue().get();
      Files.writeString(folder.resolve(entry.getKey() + ".json"), model.toJson());
      for (Backend backend : BACKENDS) {
        for (long seed : SEEDS) {
          ModelWeights weights = model.initialize(backend, seed);
          String name = "%s.%d.%s".formatted(entry.getKey(), seed, backend);
          weights.save(folder.resolve(name + ".keras"));
          weights.save(folder.resolve(name + ".weights.h5"));
        }
      }
    }
  }

  static Model skip() {
    var inputs = Input.of(64);
    var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs);
    x = new ReLU().apply(x);
    var skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs);
    return Model.of(inputs, new Add().apply(x, skip));
  }

  static Model cnn() {
    return new Sequential(
            Input.of(28, 28, 1).dtype("uint8").name("image"),
            Rescaling.scale(1 / 255.0),
            Conv2D.filters(8).kernelSize(3).activation("relu"),
            new MaxPooling2D(),
            Conv2D.filters(16).kernelSize(3, 2).kernelInitializer("he_normal"),
            new BatchNormalization(),
            new ReLU().maxValue(6),
            AveragePooling2D.poolSize(2).padding("same"),
            Dropout.rate(0.25),
            new Flatten(),
            Dense.units(10).activation("softmax").name("classes"))
        .name("cnn");
  }

  static Model textClassifier() {
    var words = Input.of(Input.ANY).dtype("int32").name("words");
    var x = Embedding.inputDim(50).outputDim(8).maskZero(true).apply(words);
    x = Dropout.rate(0.1).apply(x);
    x = Bidirectional.of(LSTM.units(6).returnSequences(true)).apply(x);
    x = Bidirectional.of(GRU.units(4)).mergeMode("sum").apply(x);
    return Model.of(words, Dense.units(1).activation("sigmoid").apply(x));
  }

  static Model transformer() {
    var tokens = Input.of(12).dtype("int32");
    var x = Embedding.inputDim(40).outputDim(16).maskZero(true).apply(tokens);
    for (int block = 0; block < 2; block++) {
      var attended = MultiHeadAttention.numHeads(4).keyDim(4).dropout(0.1).apply(x, x);
      x = new LayerNormalization().epsilon(1e-6).apply(new Add().apply(x, attended));
      var y = Dense.units(32).activation("gelu").name("up_" + block).apply(x);
      y = Dense.units(16).name("down_" + block).apply(y);
      x = new LayerNormalization().epsilon(1e-6).apply(new Add().apply(x, y));
    }
    x = new GlobalAveragePooling1D().apply(x);
    return Model.of(tokens, Dense.units(3).apply(x)).name("encoder");
  }

  static Model siamese() {
    var image = Input.of(8, 8, 3).name("image");
    var x = Conv2D.filters(4).kernelSize(3).strides(2).padding("same").apply(image);
    x = new GlobalMaxPooling2D().apply(x);
    var tower = Model.of(image, x).name("tower");
    var head = new Sequential(Dense.units(5).activation("tanh").name("out"));
    var a = Input.of(8, 8, 3).name("a");
    var b = Input.of(8, 8, 3).name("b");
    var one = head.apply(tower.apply(a));
    var two = head.apply(tower.apply(b));
    var shared = Dense.units(4).biasInitializer("random_normal");
    var both = new Concatenate().apply(shared.apply(one), shared.apply(two));
    var distance = Dot.axes(1).normalize(true).apply(one, two);
    var score = Dense.units(1).apply(both);
    return Model.of(List.of(a, b), List.of(score, distance)).name("siamese");
  }

  static Model unet() {
    var image = Input.of(16, 16, 2);
    var x = new ZeroPadding2D().padding(2).apply(image);
    var down = SeparableConv2D.filters(4).kernelSize(3).activation("relu").apply(x);
    x = new MaxPooling2D().poolSize(3).strides(2).padding("same").apply(down);
    x = new DepthwiseConv2D().kernelSize(3).padding("same").depthMultiplier(2).apply(x);
    x = Conv2D.filters(6).kernelSize(3).padding("same").groups(2).apply(x);
    x = new LeakyReLU().negativeSlope(0.2).apply(x);
    var up = Conv2DTranspose.filters(4).kernelSize(2).strides(2).apply(x);
    x = new Concatenate().apply(down, up);
    x = new UpSampling2D().size(2).apply(x);
    return Model.of(image, Conv2D.filters(1).kernelSize(1).useBias(false).apply(x));
  }

  static Model recurrent() {
    var steps = Input.of(5, 6);
    var x = TimeDistributed.of(Dense.units(4).activation("elu")).apply(steps);
    var all = LSTM.units(3).returnSequences(true).returnState(true).call(List.of(x), Map.of());
    x =
        LSTM.units(3)
            .returnSequences(true)
            .unitForgetBias(false)
            .call(List.of(all.get(0)), Map.of("initial_state", List.of(all.get(1), all.get(2))))
            .get(0);
    x =
        RNN.of(GRUCell.units(4).resetAfter(false), SimpleRNNCell.units(3))
            .returnSequences(true)
            .apply(x);
    x = SimpleRNN.units(2).kernelInitializer(new GlorotNormal(3)).apply(x);
    return Model.of(steps, x);
  }

  static Model volumes() {
    return new Sequential(
        Input.of(6, 8, 8, 2),
        Conv3D.filters(4).kernelSize(3).padding("same").activation("silu"),
        new GroupNormalization().groups(-1),
        new MaxPooling3D().poolSize(1, 2, 2),
        Conv3DTranspose.filters(3).kernelSize(1, 2, 2).strides(1, 2, 2),
        AveragePooling3D.poolSize(2),
        new PReLU().sharedAxes(1, 2, 3),
        new GlobalAveragePooling3D(),
        Reshape.targetShape(3, 1),
        Conv1D.filters(2).kernelSize(2).padding("causal"),
        Conv1DTranspose.filters(2).kernelSize(3),
        Permute.dims(2, 1),
        new MaxPooling1D(),
        new Flatten());
  }

  static Model merges() {
    var a = Input.of(4, 6);
    var b = Input.of(4, 6);
    var x = EinsumDense.equation("abc,cd->abd").outputShape(Input.ANY, 6).biasAxes("d").apply(a);
    var y = new RMSNormalization().apply(b);
    y = new LayerNormalization().axis(2, 1).center(false).apply(y);
    List<KerasTensor> outputs = new ArrayList<>();
    outputs.add(new Subtract().apply(x, y));
    outputs.add(new Multiply().apply(x, y));
    outputs.add(new Average().apply(x, y, a));
    outputs.add(new Maximum().apply(x, y));
    outputs.add(new Minimum().apply(x, y));
    x = new Add().apply(outputs);
    x = new Softmax().axis(1).apply(x);
    x = Dense.units(3).dtype("mixed_float16").trainable(false).apply(x);
    x = SeparableConv1D.filters(4).kernelSize(2).dtype("bfloat16").apply(x);
    x = new DepthwiseConv1D().kernelSize(2).dtype("float16").apply(x);
    x = Activation.of("relu").dtype("float64").apply(x);
    x = new GlobalMaxPooling1D().apply(x);
    return Model.of(List.of(a, b), x);
  }

  static Model seedsAndNames() {
    var inner =
        new Sequential(
                Dense.units(8).kernelInitializer(new HeNormal(7)).name("first"),
                Dense.units(8)
                    .activation(new LeakyReLU().negativeSlope(0.1))
                    .kernelInitializer(
                        VarianceScaling.builder()
                            .scale(2.0)
                            .mode("fan_out")
                            .distribution("uniform")
                            .build())
                    .kernelRegularizer("l2")
                    .name("second"))
            .name("inner");
    return new Sequential(
        Input.of(9, 9, 3).name("image"),
        Layer.of("Resizing", LayerCases.resizing("bilinear")),
        new Flatten(),
        inner,
        Dense.units(4)
            .kernelInitializer(RandomNormal.builder().stddev(0.01).build())
            .biasInitializer(Constant.of(0.1)),
        Dense.units(4).kernelInitializer("orthogonal"));
  }

  static Model wrapped() {
    var video = Input.of(3, 6, 6, 2);
    var inner = Input.of(6, 6, 2).name("image");
    var y = Conv2D.filters(4).kernelSize(3).apply(inner);
    y = new GlobalAveragePooling2D().apply(y);
    var frame = Model.of(inner, y).name("frame");
    var x = TimeDistributed.of(frame).apply(video);
    x = MultiHeadAttention.numHeads(2).keyDim(3).valueDim(5).useGate(true).apply(x, x, x);
    var forward = GRU.units(3).returnSequences(true);
    var backward = SimpleRNN.units(2).returnSequences(true).goBackwards(true);
    x = Bidirectional.of(forward).backwardLayer(backward).apply(x);
    return Model.of(video, Dense.units(1).apply(x));
  }
}
