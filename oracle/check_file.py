"""Checks a weight file against the weights that real Keras initializes.

usage: KERAS_BACKEND=jax python check_file.py FILE MODEL.json SEED [BACKEND]
versions: requirements.txt

FILE is a .weights.h5, .keras, .safetensors, .npz, or a folder of .npy files.
The model is made twice: once with keras.utils.set_random_seed(SEED), and once
with every weight set to zero and then filled from FILE (load_weights for
.weights.h5; for the others by key: the variables' paths, or, where two
weights have one path, their HDF5 paths); of a .keras file load_model makes
it, and its config.json must be MODEL.json byte for byte. Every weight's bytes
are compared. Prints "N of N weights equal" and
returns 1 if any differ, after naming those that do. BACKEND, if given, takes
the place of KERAS_BACKEND ("jax-x64" means JAX with JAX_ENABLE_X64=1).
"""

import json
import os
import sys
import zipfile

if __name__ == "__main__" and len(sys.argv) == 5:
    os.environ["KERAS_BACKEND"] = sys.argv[4].removesuffix("-x64")
    if sys.argv[4] == "jax-x64":
        os.environ["JAX_ENABLE_X64"] = "1"

from fixtures import dtype_of  # noqa: E402
from fixtures import raw_bytes  # noqa: E402

import keras  # noqa: E402
import ml_dtypes  # noqa: E402
import numpy as np  # noqa: E402

from model_values import build  # noqa: E402


def read_npz(path):
    with np.load(path) as file:
        arrays = {key: file[key] for key in file.files}
    # NumPy has no bfloat16 of its own: ml_dtypes saves it as two raw bytes.
    return {
        key: a.view(ml_dtypes.bfloat16) if a.dtype == np.dtype("V2") else a
        for key, a in arrays.items()
    }


def read_folder(path):
    arrays = {}
    for folder, _, names in os.walk(path):
        for name in names:
            if name.endswith(".npy"):
                file = os.path.join(folder, name)
                array = np.load(file)
                if array.dtype == np.dtype("V2"):
                    array = array.view(ml_dtypes.bfloat16)
                key = os.path.relpath(file, path).removesuffix(".npy")
                arrays[key.replace(os.sep, "/")] = array
    return arrays


def read_safetensors(path):
    from safetensors.numpy import load_file

    return load_file(path)


def h5_paths(model):
    """Each weight's path in Keras' HDF5 file, by the weight's identity."""
    import tempfile

    import h5py

    numbered = [keras.ops.convert_to_numpy(w.value) for w in model.weights]
    for number, weight in enumerate(model.weights):
        weight.assign(np.full(weight.shape, number, weight.dtype))
    found = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset) and item.size:
            value = np.asarray(item).reshape(-1)[0]
            if item.attrs.get("dtype") == "bfloat16":
                value = value.view(ml_dtypes.bfloat16)
            found[int(value)] = name

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbered.weights.h5")
        model.save_weights(path)
        with h5py.File(path) as file:
            file.visititems(visit)
    for weight, value in zip(model.weights, numbered):
        weight.assign(value)
    return [found[number] for number in range(len(model.weights))]


def fill(model, path):
    if path.endswith(".weights.h5"):
        model.load_weights(path)
        return
    if os.path.isdir(path):
        arrays = read_folder(path)
    elif path.endswith(".npz"):
        arrays = read_npz(path)
    else:
        arrays = read_safetensors(path)
    keys = [weight.path for weight in model.weights]
    if len(set(keys)) < len(keys):
        keys = h5_paths(model)
    unknown = set(arrays) - set(keys)
    if unknown:
        raise KeyError(f"keys that no weight has: {sorted(unknown)}")
    for key, weight in zip(keys, model.weights):
        array = arrays[key]
        if array.dtype.name != dtype_of(weight.value):
            dtype = dtype_of(weight.value)
            raise TypeError(f"{key}: {array.dtype} for {dtype}")
        weight.assign(array)


def load_keras(path, model_path):
    with zipfile.ZipFile(path) as archive, open(model_path, "rb") as model:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "metadata.json",
            "config.json",
            "model.weights.h5",
        ]
        assert archive.read("config.json") == model.read()
        assert json.loads(archive.read("metadata.json"))["keras_version"]
    return keras.models.load_model(path, compile=False)


def main():
    path, model_path, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    expected = build(model_path, seed)
    wanted = [(w.path, raw_bytes(w.value)) for w in expected.weights]
    if path.endswith(".keras"):
        model = load_keras(path, model_path)
    else:
        model = build(model_path, seed + 1)
        for weight in model.weights:
            weight.assign(np.zeros(weight.shape, weight.dtype))
        fill(model, path)
    equal = 0
    for (name, raw), weight in zip(wanted, model.weights, strict=True):
        if raw == raw_bytes(weight.value):
            equal += 1
        else:
            print("differs:", name)
    print(f"{equal} of {len(wanted)} weights equal")
    return 0 if equal == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main())
