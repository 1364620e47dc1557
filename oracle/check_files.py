"""Opens weight files that Weightseed wrote with the formats' own libraries.

usage: KERAS_BACKEND=numpy python check_files.py FOLDER MODELS_FOLDER
versions: Python 3.11 and requirements.txt

FOLDER is what the test class FileSamples wrote: dtypes.EXT with one tensor of
each dtype, and MODEL.EXT with the weights of each model in MODELS_FOLDER. The
values follow the rule in file_values.py; every one is compared, and the exit
code is 1 if one differs or a file does not open.
"""

import glob
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py  # noqa: E402
import keras  # noqa: E402
import ml_dtypes  # noqa: E402
import numpy as np  # noqa: E402
import safetensors  # noqa: E402
import safetensors.numpy  # noqa: E402
from file_values import DTYPES, tensor  # noqa: E402

SHAPES = {"matrix": (2, 3), "scalar": (), "zero": (0, 3), "long": (300007,)}


def same(name, actual, expected):
    """Stops unless dtype, shape and bytes are equal."""
    actual = np.asarray(actual)
    if actual.dtype == np.dtype("V2"):
        actual = actual.view(ml_dtypes.bfloat16)
    assert actual.dtype == expected.dtype, (name, actual.dtype, expected.dtype)
    assert actual.shape == expected.shape, (name, actual.shape, expected.shape)
    assert actual.tobytes() == expected.tobytes(), name


def check_dtypes(folder):
    """Every dtype and shape, in every format; returns the number compared."""
    expected = {
        f"{dtype}/{name}": tensor(dtype, shape)
        for dtype in DTYPES
        for name, shape in SHAPES.items()
    }
    with h5py.File(os.path.join(folder, "dtypes.weights.h5")) as file:
        for key, value in expected.items():
            same(key, file[key][()], value)
            if key.startswith("bfloat16"):
                assert file[key].attrs["dtype"] == "bfloat16"
        assert file["vars"].attrs["name"] == "größe"
    with np.load(os.path.join(folder, "dtypes.npz")) as file:
        assert sorted(file.files) == sorted(expected)
        for key, value in expected.items():
            same(key, file[key], value)
    path = os.path.join(folder, "dtypes.safetensors")
    loaded = safetensors.numpy.load_file(path)
    assert sorted(loaded) == sorted(expected)
    for key, value in expected.items():
        same(key, loaded[key], value)
    import torch
    from safetensors.torch import load_file

    for key, value in load_file(path).items():
        raw = value.reshape(-1).view(torch.uint8).numpy().tobytes()
        assert raw == expected[key].tobytes(), key
    with safetensors.safe_open(path, "np") as file:
        assert file.metadata() == {"seed": "42", "text": 'größe "\n'}
    for dtype in DTYPES:
        value = np.load(os.path.join(folder, dtype + ".npy"))
        same(dtype, value, tensor(dtype, (2, 3)))
    return len(expected)


def check_model(folder, architecture):
    """Loads one model's files as a user does; returns its weight count."""
    name = os.path.basename(architecture)[: -len(".json")]
    with open(architecture, encoding="utf-8") as file:
        text = file.read()
    with open(architecture.replace(".json", ".weights.json")) as file:
        recorded = json.load(file)["weights"]
    model = keras.models.model_from_json(text)
    model.load_weights(os.path.join(folder, name + ".weights.h5"))
    assert len(model.weights) == len(recorded), name
    npz = np.load(os.path.join(folder, name + ".npz"))
    flat = safetensors.numpy.load_file(
        os.path.join(folder, name + ".safetensors")
    )
    paths = [weight["path"] for weight in recorded]
    unique = len(set(paths)) == len(paths)
    for variable, weight in zip(model.weights, recorded):
        expected = tensor(weight["dtype"], tuple(weight["shape"]))
        actual = keras.ops.convert_to_numpy(variable.value)
        same(weight["h5"], actual.astype(expected.dtype), expected)
        key = weight["path"] if unique else weight["h5"]
        same(key, npz[key], expected)
        same(key, flat[key], expected)
    return len(recorded)


def main(folder, models):
    print("tensors of all dtypes:", check_dtypes(folder))
    total = 0
    architectures = [
        path
        for path in sorted(glob.glob(os.path.join(models, "*.json")))
        if not path.endswith(".weights.json")
    ]
    for architecture in architectures:
        total += check_model(folder, architecture)
    print("models:", len(architectures), "weights:", total)


if __name__ == "__main__":
    main(*sys.argv[1:])
