"""Models that Java programs make, as real Keras makes and loads them.

usage: KERAS_BACKEND=numpy python java_models.py json OUTDIR
       KERAS_BACKEND=jax python java_models.py values JSONDIR OUT.jsonl.gz
       KERAS_BACKEND=jax python java_models.py check FOLDER
versions: requirements.txt

`json` writes to_json() of each model in a fresh process' names: NAME.json.gz.
The Java twins must write the same text. (Java counts the names in each model
on its own, so layers of nested models have names of their own here.)

`values` reads such files; after the header a line for each model and seed:
the weights of set_random_seed(seed) and model_from_json, each with path,
shape, dtype, sha256 of its bytes (C order, little-endian) and first values.

`check` loads what Java wrote (NAME.json, and NAME.SEED.BACKEND.keras and
.weights.h5 of this backend) and compares each weight with those that Keras
initializes; Orthogonal ones within 5e-5.
"""

import glob
import gzip
import json
import os
import sys

from fixtures import Lines
from fixtures import backend_label
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import sha256

import keras
import numpy as np
from keras import Input
from keras import initializers
from keras import layers

SEEDS = (0, 42, 4294967295)

IDENTITY_WITH_GAIN = '"Identity", "config": {"gain": 0.1}'


def skip():
    inputs = Input((64,))
    x = layers.Dense(64, kernel_initializer="he_normal")(inputs)
    x = layers.ReLU()(x)
    skip = layers.Dense(
        64, kernel_initializer=initializers.Identity(gain=0.1)
    )(inputs)
    return keras.Model(inputs, layers.Add()([x, skip]))


def cnn():
    return keras.Sequential(
        [
            Input((28, 28, 1), dtype="uint8", name="image"),
            layers.Rescaling(1 / 255.0),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(16, (3, 2), kernel_initializer="he_normal"),
            layers.BatchNormalization(),
            layers.ReLU(max_value=6.0),
            layers.AveragePooling2D(2, padding="same"),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(10, activation="softmax", name="classes"),
        ],
        name="cnn",
    )


def text_classifier():
    words = Input((None,), dtype="int32", name="words")
    x = layers.Embedding(50, 8, mask_zero=True)(words)
    x = layers.Dropout(0.1)(x)
    x = layers.Bidirectional(layers.LSTM(6, return_sequences=True))(x)
    x = layers.Bidirectional(layers.GRU(4), merge_mode="sum")(x)
    return keras.Model(words, layers.Dense(1, activation="sigmoid")(x))


def transformer():
    tokens = Input((12,), dtype="int32")
    x = layers.Embedding(40, 16, mask_zero=True)(tokens)
    for block in range(2):
        attended = layers.MultiHeadAttention(4, 4, dropout=0.1)(x, x)
        x = layers.LayerNormalization(epsilon=1e-6)(
            layers.Add()([x, attended])
        )
        y = layers.Dense(32, activation="gelu", name=f"up_{block}")(x)
        y = layers.Dense(16, name=f"down_{block}")(y)
        x = layers.LayerNormalization(epsilon=1e-6)(layers.Add()([x, y]))
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(tokens, layers.Dense(3)(x), name="encoder")


def siamese():
    """Shared and nested parts, two inputs, two outputs."""
    image = Input((8, 8, 3), name="image")
    x = layers.Conv2D(4, 3, strides=2, padding="same")(image)
    x = layers.GlobalMaxPooling2D()(x)
    tower = keras.Model(image, x, name="tower")
    head = keras.Sequential([layers.Dense(5, activation="tanh", name="out")])
    a, b = Input((8, 8, 3), name="a"), Input((8, 8, 3), name="b")
    one, two = head(tower(a)), head(tower(b))
    shared = layers.Dense(4, bias_initializer="random_normal")
    both = layers.Concatenate()([shared(one), shared(two)])
    distance = layers.Dot(1, normalize=True)([one, two])
    score = layers.Dense(1)(both)
    return keras.Model([a, b], [score, distance], name="siamese")


def unet():
    image = Input((16, 16, 2))
    x = layers.ZeroPadding2D(2)(image)
    down = layers.SeparableConv2D(4, 3, activation="relu")(x)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(down)
    x = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2)(x)
    x = layers.Conv2D(6, 3, padding="same", groups=2)(x)
    x = layers.LeakyReLU(negative_slope=0.2)(x)
    up = layers.Conv2DTranspose(4, 2, strides=2)(x)
    x = layers.Concatenate()([down, up])
    x = layers.UpSampling2D(2)(x)
    return keras.Model(image, layers.Conv2D(1, 1, use_bias=False)(x))


def recurrent():
    """Cells, states, layers over time."""
    steps = Input((5, 6))
    x = layers.TimeDistributed(layers.Dense(4, activation="elu"))(steps)
    x, h, c = layers.LSTM(3, return_sequences=True, return_state=True)(x)
    x = layers.LSTM(3, return_sequences=True, unit_forget_bias=False)(
        x, initial_state=[h, c]
    )
    x = layers.RNN(
        [layers.GRUCell(4, reset_after=False), layers.SimpleRNNCell(3)],
        return_sequences=True,
    )(x)
    x = layers.SimpleRNN(
        2, kernel_initializer=initializers.GlorotNormal(seed=3)
    )(x)
    return keras.Model(steps, x)


def volumes():
    return keras.Sequential(
        [
            Input((6, 8, 8, 2)),
            layers.Conv3D(4, 3, padding="same", activation="silu"),
            layers.GroupNormalization(groups=-1),
            layers.MaxPooling3D((1, 2, 2)),
            layers.Conv3DTranspose(3, (1, 2, 2), strides=(1, 2, 2)),
            layers.AveragePooling3D(2),
            layers.PReLU(shared_axes=(1, 2, 3)),
            layers.GlobalAveragePooling3D(),
            layers.Reshape((3, 1)),
            layers.Conv1D(2, 2, padding="causal"),
            layers.Conv1DTranspose(2, 3),
            layers.Permute((2, 1)),
            layers.MaxPooling1D(),
            layers.Flatten(),
        ]
    )


def merges():
    """Each way to merge; EinsumDense; dtypes; axes; a frozen layer."""
    a, b = Input((4, 6)), Input((4, 6))
    x = layers.EinsumDense("abc,cd->abd", (None, 6), bias_axes="d")(a)
    y = layers.RMSNormalization()(b)
    y = layers.LayerNormalization(axis=(2, 1), center=False)(y)
    outputs = [
        layers.Subtract()([x, y]),
        layers.Multiply()([x, y]),
        layers.Average()([x, y, a]),
        layers.Maximum()([x, y]),
        layers.Minimum()([x, y]),
    ]
    x = layers.Add()(outputs)
    x = layers.Softmax(axis=1)(x)
    x = layers.Dense(3, dtype="mixed_float16", trainable=False)(x)
    x = layers.SeparableConv1D(4, 2, dtype="bfloat16")(x)
    x = layers.DepthwiseConv1D(2, dtype="float16")(x)
    x = layers.Activation("relu", dtype="float64")(x)
    x = layers.GlobalMaxPooling1D()(x)
    return keras.Model([a, b], x)


def seeds_and_names():
    """Seeds of all kinds; a layer by name; an activation that is a layer."""
    inner = keras.Sequential(
        [
            layers.Dense(
                8,
                kernel_initializer=initializers.HeNormal(seed=7),
                name="first",
            ),
            layers.Dense(
                8,
                activation=layers.LeakyReLU(0.1),
                kernel_initializer=initializers.VarianceScaling(
                    scale=2.0, mode="fan_out", distribution="uniform"
                ),
                kernel_regularizer="l2",
                name="second",
            ),
        ],
        name="inner",
    )
    return keras.Sequential(
        [
            Input((9, 9, 3), name="image"),
            layers.Resizing(8, 9),
            layers.Flatten(),
            inner,
            layers.Dense(
                4,
                kernel_initializer=initializers.RandomNormal(stddev=0.01),
                bias_initializer=initializers.Constant(0.1),
            ),
            layers.Dense(4, kernel_initializer="orthogonal"),
        ]
    )


def wrapped():
    """Attention over images and gates; two wrappers; a model in a model."""
    video = Input((3, 6, 6, 2))
    inner = Input((6, 6, 2), name="image")
    y = layers.Conv2D(4, 3)(inner)
    y = layers.GlobalAveragePooling2D()(y)
    frame = keras.Model(inner, y, name="frame")
    x = layers.TimeDistributed(frame)(video)
    x = layers.MultiHeadAttention(2, 3, value_dim=5, use_gate=True)(x, x, x)
    forward = layers.GRU(3, return_sequences=True)
    backward = layers.SimpleRNN(2, return_sequences=True, go_backwards=True)
    x = layers.Bidirectional(forward, backward_layer=backward)(x)
    return keras.Model(video, layers.Dense(1)(x))


MODELS = [
    skip,
    cnn,
    text_classifier,
    transformer,
    siamese,
    unet,
    recurrent,
    volumes,
    merges,
    seeds_and_names,
    wrapped,
]


def write_json(folder):
    for make in MODELS:
        keras.backend.clear_session()
        # Identity's get_config() loses the gain; Java writes it, Keras reads it.
        text = (
            make()
            .to_json()
            .replace('"Identity", "config": {}', IDENTITY_WITH_GAIN)
        )
        path = os.path.join(folder, make.__name__ + ".json.gz")
        with open(path, "wb") as raw:
            with gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
                file.write(text.encode())


def initialize(text, seed):
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    return keras.models.model_from_json(text)


def write_values(folder, target):
    with Lines(target) as out:
        for path in sorted(glob.glob(os.path.join(folder, "*.json.gz"))):
            name = os.path.basename(path).removesuffix(".json.gz")
            text = gzip.open(path, "rt", encoding="utf-8").read()
            for seed in SEEDS:
                model = initialize(text, seed)
                records = [
                    {
                        "path": weight.path,
                        "shape": list(weight.shape),
                        "dtype": dtype_of(weight),
                        "sha256": sha256(flat_array(weight.value).tobytes()),
                        "first": [
                            float(x) for x in flat_array(weight.value)[:3]
                        ],
                    }
                    for weight in model.weights
                ]
                out.write({"model": name, "seed": seed, "weights": records})


def compare(name, expected, got):
    """The largest difference of a weight that is not equal to the bit."""
    largest = 0.0
    if [w.path for w in expected.weights] != [w.path for w in got.weights]:
        raise ValueError(f"{name}: other weights")
    for one, other in zip(expected.weights, got.weights):
        a, b = flat_array(one.value), flat_array(other.value)
        if a.dtype != b.dtype or one.shape != other.shape:
            raise ValueError(f"{name}: {one.path} is of another kind")
        if a.tobytes() != b.tobytes():
            difference = np.abs(a.astype("f8") - b.astype("f8")).max()
            if difference > 5e-5 or False:
                raise ValueError(f"{name}: {one.path} by {difference}")
            largest = max(largest, difference)
    return largest


def check(folder):
    count = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.basename(path).removesuffix(".json")
        text = open(path, encoding="utf-8").read()
        for seed in SEEDS:
            file = os.path.join(folder, f"{name}.{seed}.{backend_label()}")
            model = initialize(text, seed)
            loaded = keras.models.load_model(file + ".keras")
            differences = [compare(name, model, loaded)]
            other = initialize(text, seed + 1 if seed == 0 else 1)
            other.load_weights(file + ".weights.h5")
            differences.append(compare(name, model, other))
            again = json.loads(loaded.to_json())["config"]
            if again != json.loads(text)["config"]:
                print(f"{name}: loaded.to_json() differs from the text")
            count += 1
            print(name, seed, backend_label(), max(differences))
    print(count, "files of each kind")


if __name__ == "__main__":
    {"json": write_json, "values": write_values, "check": check}[sys.argv[1]](
        *sys.argv[2:]
    )
