"""HDF5 files as h5py and Keras write them, good ones and bad ones.

usage: KERAS_BACKEND=jax python hdf5_files.py OUT_FOLDER
versions: requirements.txt (h5py 3.14.0, HDF5 1.14.6)

numbers.h5            a (2, 3) dataset for each dtype, a scalar, an empty one
latest.h5             the newest layout (libver="latest"): 40 groups in one
                      group, each with a dataset of Keras' bfloat16 kind and
                      so many attributes that its header goes on elsewhere
chunked.h5            a (200, 30) float32 in gzipped, shuffled chunks, a
                      big-endian float64, a compact dataset
mixed.weights.h5      a Keras model with bfloat16, float32, float16 layers;
mixed.weights.json    the same in shards (mixed_0000*.weights.h5);
mixed.keras           the same saved whole
mixed.json            its architecture
loop.h5               a group that is in itself
soft_link.h5          a dataset by a link with its name
external_link.h5      a dataset by a link into another file
bomb.h5               2^28 zeros in 16 gzipped chunks, nearly all left out
never_written.h5      a dataset of a billion elements without storage
text.h5               a dataset of texts
versions.json         this script and the versions

Element i of a tensor comes from v = i % 101, as in file_values.py.
"""

import json
import os
import sys

import fixtures  # noqa: F401
import h5py
import keras
import numpy as np

from file_values import DTYPES
from file_values import tensor


def put(file, name, array):
    if array.dtype.name == "bfloat16":
        dataset = file.create_dataset(name, data=array.view("V2"))
        dataset.attrs["dtype"] = "bfloat16"
        return dataset
    return file.create_dataset(name, data=array)


def numbers(path):
    with h5py.File(path, "w") as file:
        for dtype in DTYPES:
            put(file, dtype, tensor(dtype, (2, 3)))
        put(file, "scalar", tensor("float32", ()))
        put(file, "empty", tensor("float32", (0, 3)))
        file.attrs["seed"] = "42"


def latest(path):
    with h5py.File(path, "w", libver="latest") as file:
        for i in range(40):
            dataset = put(file, f"layers/{i}/vars/0", tensor("bfloat16", (6,)))
            for k in range(8 + i % 8):
                dataset.attrs[f"more{k}"] = "x" * 40


def chunked(path):
    with h5py.File(path, "w") as file:
        file.create_dataset(
            "gzip",
            data=tensor("float32", (200, 30)),
            chunks=(64, 7),
            compression="gzip",
            shuffle=True,
        )
        file.create_dataset("big_endian", data=tensor("float64", (2, 3)).astype(">f8"))
        space = h5py.h5s.create_simple((2, 3))
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        properties.set_layout(h5py.h5d.COMPACT)
        dataset = h5py.h5d.create(
            file.id, b"compact", h5py.h5t.IEEE_F32LE, space, properties
        )
        dataset.write(
            h5py.h5s.ALL, h5py.h5s.ALL, tensor("float32", (2, 3))
        )


def mixed(folder):
    keras.utils.set_random_seed(1)
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(3, dtype="bfloat16"),
            layers.BatchNormalization(),
            layers.Dense(2, dtype="float16"),
        ],
        name="mixed",
    )
    for weight in model.weights:
        weight.assign(tensor(weight.dtype, weight.shape))
    model.save_weights(os.path.join(folder, "mixed.weights.h5"))
    model.save_weights(
        os.path.join(folder, "mixed.weights.json"), max_shard_size=50 / 2**30
    )
    model.save(os.path.join(folder, "mixed.keras"))
    with open(os.path.join(folder, "mixed.json"), "w") as file:
        file.write(model.to_json())


def bad(folder):
    with h5py.File(os.path.join(folder, "loop.h5"), "w") as file:
        group = file.create_group("a/b")
        group["c"] = file["a"]
    with h5py.File(os.path.join(folder, "soft_link.h5"), "w") as file:
        put(file, "a", tensor("float32", (2,)))
        file["b"] = h5py.SoftLink("/a")
    with h5py.File(os.path.join(folder, "external_link.h5"), "w") as file:
        file["b"] = h5py.ExternalLink("/etc/passwd", "/a")
    with h5py.File(os.path.join(folder, "bomb.h5"), "w") as file:
        bomb = file.create_dataset(
            "bomb", (2**28,), "f4", chunks=(2**24,), compression="gzip"
        )
        bomb[:1000] = 0
    with h5py.File(os.path.join(folder, "never_written.h5"), "w") as file:
        file.create_dataset("a", (10**9,), "f4")
    with h5py.File(os.path.join(folder, "text.h5"), "w") as file:
        file["a"] = ["a", "b"]


def main(folder):
    os.makedirs(folder, exist_ok=True)
    numbers(os.path.join(folder, "numbers.h5"))
    latest(os.path.join(folder, "latest.h5"))
    chunked(os.path.join(folder, "chunked.h5"))
    mixed(folder)
    bad(folder)
    with open(os.path.join(folder, "versions.json"), "w") as file:
        json.dump(
            {
                "made_by": "oracle/hdf5_files.py",
                "h5py": h5py.__version__,
                "hdf5": h5py.version.hdf5_version,
                "keras": keras.__version__,
                "numpy": np.__version__,
            },
            file,
        )


if __name__ == "__main__":
    main(sys.argv[1])
