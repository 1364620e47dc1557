"""The initial weights of whole models, as real Keras makes them.

usage: KERAS_BACKEND=jax python model_values.py SEED OUTDIR MODEL.json[.gz]...
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for NAME.jax-x64.jsonl)
versions: requirements.txt

For each model: keras.utils.set_random_seed(SEED), model_from_json, then one
line per entry of model.weights, in order, after the header: path, shape,
dtype, sha256 of the raw little-endian bytes (C order) and the first three
values. `got` is there where the value's dtype is not the variable's: plain
JAX holds a float64 variable as float32, and these are the bytes hashed. `hex`
is all bytes of a matrix with orthogonal columns or rows: what Orthogonal made,
whose last bits are each backend's own. Written to OUTDIR/NAME.BACKEND.jsonl.gz.
"""

import gzip
import os
import sys

from fixtures import Lines
from fixtures import backend_label
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import sha256

import keras
import numpy as np


def build(path, seed):
    """Makes the model of an architecture file with new initial weights."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        text = file.read()
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    model = keras.models.model_from_json(text)
    if not model.built:
        raise ValueError(f"{path}: the model has no input shape")
    return model


def is_orthogonal(shape, flat):
    if len(shape) < 2 or 0 in shape:
        return False
    matrix = flat.astype("float64").reshape(-1, shape[-1])
    if matrix.shape[0] < matrix.shape[1]:
        matrix = matrix.T
    if not 1 < matrix.shape[1] <= 1024:
        return False
    product = matrix.T @ matrix
    square = product[0, 0]
    unit = square * np.eye(matrix.shape[1])
    close = np.allclose(product, unit, rtol=0, atol=0.02 * square)
    return bool(square > 0 and close)


def weight_record(weight):
    flat = flat_array(weight.value)
    raw = flat.tobytes()
    declared, got = dtype_of(weight), dtype_of(weight.value)
    return {
        "path": weight.path,
        "shape": list(weight.shape),
        "dtype": declared,
        **({"got": got} if got != declared else {}),
        "sha256": sha256(raw),
        "first": [float(x) for x in flat[:3]],
        **({"hex": raw.hex()} if is_orthogonal(weight.shape, flat) else {}),
    }


def main():
    seed, folder = int(sys.argv[1]), sys.argv[2]
    for path in sys.argv[3:]:
        name = os.path.basename(path).removesuffix(".gz")
        name = name.removesuffix(".json")
        weights = build(path, seed).weights
        target = os.path.join(folder, f"{name}.{backend_label()}.jsonl.gz")
        with Lines(target, model=name, seed=seed) as out:
            for weight in weights:
                out.write(weight_record(weight))
        print(name, len(weights))


if __name__ == "__main__":
    main()
