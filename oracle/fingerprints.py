"""Fingerprints of a model's initial weights, for `init --verify`.

usage: KERAS_BACKEND=jax python fingerprints.py SEED MODEL.json OUT
versions: requirements.txt

The file is UTF-8 with LF line ends. Lines that start with "#" are comments
and stand at the top; the lines "# key: value" among them are meant for
programs. Then one line per entry of model.weights, in Keras' order:

    SHA256  DTYPE  SHAPE  PATH

four fields separated by exactly two spaces. SHA256: 64 lower-case hexadecimal
digits, of the weight's raw little-endian bytes in C order. DTYPE: Keras' name
of the dtype of those bytes. SHAPE: as Python writes a tuple: (7, 7, 3, 64),
(64,), (). PATH: the rest of the line, the variable's path after
model_from_json; it may hold spaces. As a regular expression:
 ^([0-9a-f]{64})  ([a-z0-9]+)  (\\([0-9, ]*\\))  (.+)$
"""

import os
import sys

from fixtures import dtype_of
from fixtures import header
from fixtures import open_text
from fixtures import raw_bytes
from fixtures import sha256

from model_values import build


def main():
    seed, path, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    model = build(path, seed)
    with open_text(target) as out:
        out.write("# Initial weights of a model as real Keras made them:\n")
        out.write("# SHA-256 of the bytes, dtype, shape, path\n")
        for key, value in header().items():
            out.write(f"# {key}: {value}\n")
        out.write(f"# model: {os.path.basename(path)}\n")
        out.write(f"# seed: {seed}\n")
        out.write(f"# weights: {len(model.weights)}\n")
        for weight in model.weights:
            digest = sha256(raw_bytes(weight.value))
            shape = tuple(weight.shape)
            dtype = dtype_of(weight.value)
            out.write(f"{digest}  {dtype}  {shape}  {weight.path}\n")


if __name__ == "__main__":
    main()
