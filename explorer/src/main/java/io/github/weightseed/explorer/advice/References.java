package io.github.weightseed.explorer.advice;

/** The papers and pages that findings refer to. */
final class References {

  static final String GLOROT =
      "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural"
          + " networks, https://proceedings.mlr.press/v9/glorot10a.html";
  static final String HE =
      "He et al. 2015, Delving Deep into Rectifiers, https://arxiv.org/abs/1502.01852";
  static final String KLAMBAUER =
      "Klambauer et al. 2017, Self-Normalizing Neural Networks, https://arxiv.org/abs/1706.02515";
  static final String SAXE =
      "Saxe et al. 2014, Exact solutions to the nonlinear dynamics of learning in deep linear"
          + " neural networks, https://arxiv.org/abs/1312.6120";
  static final String IOFFE =
      "Ioffe and Szegedy 2015, Batch Normalization, https://arxiv.org/abs/1502.03167";
  static final String JOZEFOWICZ =
      "Jozefowicz et al. 2015, An Empirical Exploration of Recurrent Network Architectures,"
          + " https://proceedings.mlr.press/v37/jozefowicz15.html";
  static final String POOLE =
      "Poole et al. 2016, Exponential expressivity in deep neural networks through transient chaos,"
          + " https://arxiv.org/abs/1606.05340";
  static final String LU =
      "Lu et al. 2019, Dying ReLU and Initialization, https://arxiv.org/abs/1903.06733";
  static final String GOODFELLOW =
      "Goodfellow et al. 2016, Deep Learning, section 8.4, https://www.deeplearningbook.org";
  static final String KERAS_GUIDE =
      "Keras documentation, layer weight initializers, https://keras.io/api/layers/initializers/";
  static final String KERAS_SEEDS =
      "Keras documentation, keras.initializers: an initializer seeded with an integer will produce"
          + " the same random values across multiple calls";
  static final String PRESS =
      "Press and Wolf 2017, Using the Output Embedding to Improve Language Models,"
          + " https://arxiv.org/abs/1608.05859";

  private References() {}
}
