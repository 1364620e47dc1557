"""The configs of layers, as real Keras' get_config() writes them.

usage: KERAS_BACKEND=numpy python layer_configs.py OUT.jsonl
versions: requirements.txt

After the header a line for each layer: `id`, `class_name`, and `config`, the
JSON of get_config(). Each class is there as `CLASS` with default and as
`CLASS.other` with other arguments. The Java test makes the same layers, under
the same ids. Names are those of a fresh process.
"""

import json
import sys

from fixtures import Lines

import keras
from keras import initializers
from keras import layers

CASES = {}


def case(class_name, default, other):
    CASES[class_name] = default
    CASES[class_name + ".other"] = other


def both(class_name, first=(), **other):
    """A class with only its required arguments, and with others too."""
    make = getattr(layers, class_name)
    case(class_name, lambda: make(*first), lambda: make(*first, **other))


DENSE = dict(
    activation="relu",
    use_bias=False,
    kernel_initializer="he_normal",
    bias_initializer=initializers.Constant(0.5),
    kernel_regularizer="l2",
    bias_regularizer="l1",
    activity_regularizer="L1L2",
    kernel_constraint="max_norm",
    bias_constraint="non_neg",
    name="fc",
    trainable=False,
    dtype="mixed_float16",
)
both("Dense", (3,), **DENSE)
case(
    "EinsumDense",
    lambda: layers.EinsumDense("ab,bc->ac", 5),
    lambda: layers.EinsumDense(
        "abc,cd->abd",
        output_shape=(None, 64),
        activation="swish",
        bias_axes="d",
        kernel_initializer=initializers.GlorotNormal(seed=7),
        bias_initializer="ones",
        kernel_regularizer="orthogonal_regularizer",
        kernel_constraint="unit_norm",
        bias_constraint="min_max_norm",
    ),
)
case(
    "Embedding",
    lambda: layers.Embedding(10, 4),
    lambda: layers.Embedding(
        10, 4, embeddings_initializer="random_normal", mask_zero=True
    ),
)
for rank in (1, 2, 3):
    kernel = (2, 3, 4)[:rank]
    window = dict(
        strides=(2, 1, 2)[:rank],
        padding="same",
        data_format="channels_first",
        activation="gelu",
        bias_initializer="ones",
    )
    name = f"Conv{rank}D"
    both(
        name,
        (4, kernel),
        **window,
        groups=2,
        use_bias=False,
        kernel_initializer="lecun_uniform",
    )
    both(
        name + "Transpose",
        (4, 3),
        **window,
        output_padding=0,
        kernel_initializer="orthogonal",
    )
    pool = dict(
        strides=3, padding="same", data_format="channels_first", name="pool"
    )
    case(
        f"MaxPooling{rank}D",
        lambda rank=rank: getattr(layers, f"MaxPooling{rank}D")(),
        lambda rank=rank, pool=pool: getattr(layers, f"MaxPooling{rank}D")(
            pool_size=(4, 3, 2)[:rank], **pool
        ),
    )
    both(f"AveragePooling{rank}D", (2,), **pool)
    for kind in ("Max", "Average"):
        both(
            f"Global{kind}Pooling{rank}D",
            data_format="channels_first",
            keepdims=True,
        )
    if rank < 3:
        both(
            f"DepthwiseConv{rank}D",
            (3,),
            depth_multiplier=2,
            dilation_rate=2,
            padding="same",
            depthwise_initializer="he_uniform",
            depthwise_regularizer="l2",
        )
        both(
            f"SeparableConv{rank}D",
            (4, 3),
            depth_multiplier=2,
            dilation_rate=2,
            depthwise_initializer="he_uniform",
            pointwise_initializer=initializers.HeUniform(seed=3),
            pointwise_regularizer="l2",
            pointwise_constraint="non_neg",
            depthwise_constraint="non_neg",
        )
CELL = dict(
    activation="relu",
    use_bias=False,
    kernel_initializer="lecun_normal",
    recurrent_initializer="identity",
    bias_initializer="ones",
    recurrent_regularizer="l2",
    recurrent_constraint="non_neg",
    dropout=0.1,
    recurrent_dropout=0.2,
    seed=5,
)
SEQUENCE = dict(
    return_sequences=True,
    return_state=True,
    go_backwards=True,
    stateful=True,
    unroll=True,
)
GATES = dict(recurrent_activation="hard_sigmoid")
both("SimpleRNNCell", (3,), **CELL)
both("LSTMCell", (3,), **CELL, **GATES, unit_forget_bias=False)
both("GRUCell", (3,), **CELL, **GATES, reset_after=False)
both("SimpleRNN", (3,), **CELL, **SEQUENCE)
both("LSTM", (3,), **CELL, **GATES, **SEQUENCE, unit_forget_bias=False)
both("GRU", (3,), **CELL, **GATES, **SEQUENCE, reset_after=False)
case(
    "RNN",
    lambda: layers.RNN(layers.LSTMCell(3)),
    lambda: layers.RNN(
        [layers.GRUCell(3), layers.SimpleRNNCell(2, name="top")],
        return_sequences=True,
    ),
)
case(
    "StackedRNNCells",
    lambda: layers.StackedRNNCells([layers.LSTMCell(3)]),
    lambda: layers.StackedRNNCells(
        [layers.LSTMCell(3), layers.LSTMCell(2)], name="stack"
    ),
)
case(
    "Bidirectional",
    lambda: layers.Bidirectional(layers.LSTM(3)),
    lambda: layers.Bidirectional(
        layers.SimpleRNN(3, seed=1, return_sequences=True),
        merge_mode="sum",
        backward_layer=layers.GRU(
            3, return_sequences=True, go_backwards=True, name="back"
        ),
    ),
)
case(
    "TimeDistributed",
    lambda: layers.TimeDistributed(layers.Dense(2)),
    lambda: layers.TimeDistributed(
        layers.Conv2D(2, 3, name="inner"), name="outer"
    ),
)
both(
    "BatchNormalization",
    axis=1,
    momentum=0.9,
    epsilon=1e-5,
    center=False,
    scale=False,
    beta_initializer="ones",
    gamma_initializer="random_uniform",
    moving_mean_initializer="ones",
    moving_variance_initializer=initializers.Constant(2),
)
both(
    "LayerNormalization",
    axis=(1, 2),
    epsilon=1e-6,
    center=False,
    gamma_initializer="zeros",
    gamma_constraint="non_neg",
    beta_regularizer="l2",
)
both("GroupNormalization", groups=-1, axis=1, epsilon=1e-4, scale=False)
both("RMSNormalization", axis=(1, 2), epsilon=1e-3)
both(
    "MultiHeadAttention",
    (2, 4),
    value_dim=3,
    dropout=0.1,
    use_bias=False,
    output_shape=7,
    attention_axes=(1, 2),
    kernel_initializer="he_normal",
    use_gate=True,
    seed=3,
)
case(
    "Activation",
    lambda: layers.Activation("relu"),
    lambda: layers.Activation("hard_swish", name="act"),
)
both("ReLU", max_value=6.0, negative_slope=0.1, threshold=0.5)
both("LeakyReLU", negative_slope=0.2)
both("PReLU", alpha_initializer="ones", shared_axes=(1, 2))
both("Softmax", axis=1)
both("Dropout", (0.5,), seed=4, noise_shape=(None, 1))
both("Flatten", data_format="channels_first")
case(
    "Reshape",
    lambda: layers.Reshape((2, 3)),
    lambda: layers.Reshape((-1,), name="flat"),
)
case(
    "Permute",
    lambda: layers.Permute((2, 1)),
    lambda: layers.Permute((3, 1, 2)),
)
both(
    "ZeroPadding2D", padding=((1, 2), (3, 4)), data_format="channels_first"
)
both("UpSampling2D", size=(2, 3), interpolation="bilinear")
for name in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"):
    both(name, name="merged", dtype="float64")
both("Concatenate", axis=1)
both("Dot", (1,), normalize=True)
case(
    "Rescaling",
    lambda: layers.Rescaling(2.0),
    lambda: layers.Rescaling(1 / 255.0, offset=-1),
)
case(
    "Resizing",
    lambda: layers.Resizing(8, 9),
    lambda: layers.Resizing(8, 9, interpolation="nearest"),
)


def main():
    with Lines(sys.argv[1]) as out:
        for id, make in CASES.items():
            keras.backend.clear_session()
            layer = make()
            config = json.loads(json.dumps(layer.get_config()))
            out.write(
                {
                    "id": id,
                    "class_name": type(layer).__name__,
                    "config": config,
                }
            )
    print(len(CASES))


if __name__ == "__main__":
    main()
