"""Small models under the dtype policies of Keras: architecture and weights.

usage: KERAS_BACKEND=numpy python policy_models.py OUTDIR
versions: requirements.txt

Writes policy_NAME.json (model.to_json()) and policy_NAME.weights.json, the
list of weights that a reader of the JSON must find: path (that after
model_from_json), shape, dtype, trainable.
model_values.py makes the values.
"""

import json
import os
import sys

from fixtures import header

import keras
from keras import initializers
from keras import layers

POLICIES = [
    "bfloat16",
    "float16",
    "float64",
    "mixed_bfloat16",
    "mixed_float16",
]


def images():
    """Convolution, normalization, dense; several initializers."""
    return keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            layers.Conv2D(6, 3, kernel_initializer="he_normal"),
            layers.BatchNormalization(),
            layers.Conv2D(4, 3, kernel_initializer="lecun_uniform"),
            layers.Flatten(),
            layers.Dense(
                7,
                kernel_initializer=initializers.RandomNormal(0.5, 0.1, 3),
                bias_initializer=initializers.Constant(0.1),
            ),
            layers.Dense(5, bias_initializer="random_uniform"),
        ],
        name="images",
    )


def words():
    """Embedding and dense, functional."""
    ids = keras.Input((10,), dtype="int32", name="ids")
    x = layers.Embedding(20, 6, name="table")(ids)
    x = layers.GlobalAveragePooling1D()(x)
    x = layers.Dense(
        8,
        kernel_initializer=initializers.VarianceScaling(
            2.0, "fan_out", "untruncated_normal"
        ),
        name="hidden",
    )(x)
    x = layers.BatchNormalization(name="norm")(x)
    x = layers.Dense(3, kernel_initializer="truncated_normal", name="out")(x)
    return keras.Model(ids, x, name="words")


def weight_list(model):
    rows = []
    for layer in model.layers:
        for weight in layer.weights:
            rows.append(
                {
                    "path": weight.path,
                    "shape": list(weight.shape),
                    "dtype": weight.dtype,
                    "trainable": weight.trainable,
                }
            )
    return rows


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for policy in POLICIES:
        for make in (images, words):
            keras.backend.clear_session()
            keras.config.set_dtype_policy(policy)
            text = make().to_json()
            # Another default shows whether the JSON alone says enough.
            keras.config.set_dtype_policy("float32")
            keras.backend.clear_session()
            model = keras.models.model_from_json(text)
            name = os.path.join(folder, f"policy_{policy}_{make.__name__}")
            with open(f"{name}.json", "w", encoding="utf-8") as out:
                out.write(text)
            with open(f"{name}.weights.json", "w", encoding="utf-8") as out:
                rows = ",\n".join(
                    "  " + json.dumps(row) for row in weight_list(model)
                )
                head = json.dumps(header())
                out.write(f'{{\n "header": {head},\n')
                out.write(f' "weights": [\n{rows}\n ]\n}}\n')


if __name__ == "__main__":
    main()
