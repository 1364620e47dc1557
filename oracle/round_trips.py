"""Round trips of weight files between Weightseed and real Keras.

usage: KERAS_BACKEND=jax python round_trips.py WEIGHTSEED FOLDER MODEL.json...
versions: requirements.txt

WEIGHTSEED is the launcher, FOLDER gets the files. For each model and format:

- out: `weightseed init` writes the file, real Keras (or the format's own
  Python library) opens it, every weight is compared with what Keras itself
  initializes (Orthogonal's within 5e-5: its last bits depend on the QR);
- in: Keras saves the model with other weights (model.save_weights, whole and
  in shards, model.save, and a .keras repacked with compression),
  `weightseed convert` makes each format of it, every weight is compared with
  the model's; `weightseed diff` finds the two files equal, and unequal after
  one bit of one weight was turned.

Prints a line for each model, and returns 1 if anything differs.
"""

import os
import subprocess
import sys
import zipfile

import keras
import numpy as np

from check_file import fill
from check_file import load_keras
from fixtures import raw_bytes
from model_values import build

FORMATS = ["weights.h5", "keras", "safetensors", "npz", "folder"]
BACKEND = os.environ["KERAS_BACKEND"]


def run(program, *arguments, code=0):
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != code:
        raise AssertionError(f"{arguments}: {done.stdout}{done.stderr}")
    return done.stdout


def name(folder, stem, extension):
    if extension == "folder":
        return os.path.join(folder, stem) + "/"
    return os.path.join(folder, f"{stem}.{extension}")


def read_back(path, model_path, seed):
    if path.endswith(".keras"):
        return load_keras(path, model_path)
    model = build(model_path, seed + 1)
    for weight in model.weights:
        weight.assign(np.zeros(weight.shape, weight.dtype))
    fill(model, path.rstrip("/"))
    return model


def differing(expected, model):
    return [
        a.path
        for a, b in zip(expected.weights, model.weights, strict=True)
        if raw_bytes(a.value) != raw_bytes(b.value)
    ]


def is_near(weight, other):
    """Orthogonal kernels are near Keras', but rounded otherwise."""
    a = keras.ops.convert_to_numpy(weight.value).astype("float64")
    b = keras.ops.convert_to_numpy(other.value).astype("float64")
    return bool(np.allclose(a, b, rtol=0, atol=5e-5))


def differing_initially(expected, model, text):
    different = differing(expected, model)
    if '"Orthogonal' not in text:
        return different
    return [
        a.path
        for a, b in zip(expected.weights, model.weights, strict=True)
        if a.path in different and not is_near(a, b)
    ]


def scramble(model):
    random = np.random.default_rng(7)
    for weight in model.weights:
        shape = weight.shape
        if "float" in weight.dtype:
            weight.assign(random.normal(size=shape).astype("float32"))
        else:
            weight.assign(random.integers(0, 100, size=shape))


def saved_by_keras(model, folder):
    whole = os.path.join(folder, "in.weights.h5")
    model.save_weights(whole)
    yield whole
    largest = max(int(np.prod(w.shape)) * 8 for w in model.weights)
    total = sum(int(np.prod(w.shape)) * 4 for w in model.weights)
    shards = os.path.join(folder, "in.weights.json")
    model.save_weights(
        shards, max_shard_size=max(largest * 1.01, total / 3) / 2**30
    )
    yield shards
    keras_file = os.path.join(folder, "in.keras")
    model.save(keras_file)
    yield keras_file
    packed = os.path.join(folder, "packed.keras")
    with zipfile.ZipFile(keras_file) as old:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.namelist():
                new.writestr(entry, old.read(entry))
    yield packed


def check(program, model_path, folder):
    wrong = []
    expected = build(model_path, 42)
    seed = ["--backend", BACKEND, "--seed", "42"]
    with open(model_path, encoding="utf-8") as file:
        text = file.read()
    for extension in FORMATS:
        path = name(folder, "out", extension)
        run(program, "init", model_path, *seed, "-o", path)
        model = read_back(path, model_path, 42)
        different = differing_initially(expected, model, text)
        wrong += [f"out {extension} {w}" for w in different]
    model = build(model_path, 43)
    scramble(model)
    files = 0
    for saved in saved_by_keras(model, folder):
        for extension in FORMATS:
            path = name(folder, "converted", extension)
            run(program, "convert", saved, path, "--model", model_path)
            back = read_back(path, model_path, 42)
            label = f"in {os.path.basename(saved)} {extension}"
            wrong += [f"{label} {w}" for w in differing(model, back)]
            run(program, "diff", saved, path, "--model", model_path)
            files += 1
    kernel = model.weights[0]
    values = np.array(keras.ops.convert_to_numpy(kernel.value))
    values.view("u1").reshape(-1)[0] ^= 1
    kernel.assign(values)
    model.save_weights(os.path.join(folder, "turned.weights.h5"))
    run(
        program,
        "diff",
        os.path.join(folder, "in.weights.h5"),
        os.path.join(folder, "turned.weights.h5"),
        code=1,
    )
    count = len(model.weights)
    print(
        f"{os.path.basename(model_path)}: {count} weights, "
        f"{len(FORMATS)} files out, {files} in, {len(wrong)} differences",
        flush=True,
    )
    for line in wrong:
        print("  differs:", line)
    return not wrong


def main():
    program, folder, models = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(folder, exist_ok=True)
    results = [check(program, model, folder) for model in models]
    print(f"{sum(results)} of {len(results)} models without differences")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
