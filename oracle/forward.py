"""Forward passes of small models on their initial weights.

usage: KERAS_BACKEND=jax python forward.py OUTDIR
versions: requirements.txt

Writes OUTDIR/BACKEND.json: after the header's keys, `models`, by name. Each has
`json` (model.to_json()), `weights` (path, shape and hex of the little-endian
bytes of every weight after set_random_seed(42) and model_from_json), `input` and
`output` of one forward pass (shape and values, C order). Biases are random too,
so that a bias in the wrong place shows.
"""

import json
import os
import sys

from fixtures import backend_label
from fixtures import flat_array
from fixtures import header

import keras
import numpy as np

SEED = 42


def models():
    layers = keras.layers
    bias = keras.initializers.RandomNormal
    recurrent = {
        "recurrent_initializer": "glorot_normal",
        "bias_initializer": bias(),
    }
    yield (
        "conv_dense",
        [
            layers.Input((6, 5, 3)),
            layers.Conv2D(4, (3, 2), activation="relu", bias_initializer=bias()),
            layers.GlobalAveragePooling2D(),
            layers.Dense(5, activation="softmax", bias_initializer=bias()),
        ],
    )
    yield (
        "lstm",
        [
            layers.Input((4, 3)),
            layers.LSTM(5, unit_forget_bias=False, **recurrent),
            layers.Dense(2, bias_initializer=bias()),
        ],
    )
    yield (
        "gru",
        [
            layers.Input((4, 3)),
            layers.GRU(5, **recurrent),
            layers.Dense(2, bias_initializer=bias()),
        ],
    )
    yield (
        "embedding",
        [
            layers.Input((4,), dtype="int32"),
            layers.Embedding(7, 3),
            layers.GlobalAveragePooling1D(),
            layers.Dense(2, bias_initializer=bias()),
        ],
    )


def values_for(model):
    random = np.random.default_rng(7)
    shape = (2, *model.input_shape[1:])
    if model.inputs[0].dtype == "int32":
        return random.integers(0, 7, shape, dtype=np.int32)
    return random.standard_normal(shape, dtype=np.float32)


def record(name, parts):
    text = keras.Sequential(parts, name=name).to_json()
    keras.backend.clear_session()
    keras.utils.set_random_seed(SEED)
    model = keras.models.model_from_json(text)
    given = values_for(model)
    made = np.asarray(keras.ops.convert_to_numpy(model(given)))
    return {
        "json": text,
        "weights": [
            {
                "path": weight.path,
                "shape": list(weight.shape),
                "hex": flat_array(weight.value).tobytes().hex(),
            }
            for weight in model.weights
        ],
        "input": {"shape": given.shape, "values": given.ravel().tolist()},
        "output": {"shape": made.shape, "values": made.ravel().tolist()},
    }


def main():
    found = header(seed=SEED)
    found["models"] = {name: record(name, parts) for name, parts in models()}
    os.makedirs(sys.argv[1], exist_ok=True)
    path = os.path.join(sys.argv[1], backend_label() + ".json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)
        file.write("\n")


main()
