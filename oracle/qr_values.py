"""Orthogonal factors as Keras' Orthogonal takes them from NumPy's qr.

usage: KERAS_BACKEND=numpy python qr_values.py OUT.jsonl
versions: Python 3.11 and requirements.txt

Each line is a float32 matrix and q * sign(diag(r)) of q, r = keras.ops.qr(a),
in float32 as Keras leaves it: as hexadecimal bytes (little-endian, C order) up
to 64 x 64, as SHA-256 of these bytes above. The matrix is "input" (hexadecimal
bytes), or it is made from "seed" by 64-bit arithmetic that any language has:

    state = state * 6364136223846793005 + 1442695040888963407   (mod 2^64)
    value = (state >> 40) / 2^24 - 0.5

from state = seed, one step a value, in C order; all values are exact.
"""

import sys

import numpy as np

import fixtures
import keras

GENERATED = [
    (1, 1),
    (2, 1),
    (7, 1),
    (2, 2),
    (3, 2),
    (4, 4),
    (5, 3),
    (8, 8),
    (31, 31),
    (33, 32),
    (33, 33),
    (40, 36),
    (64, 16),
    (64, 64),
    (65, 65),
    (128, 97),
    (200, 200),
    (256, 256),
    (1000, 33),
    (1024, 256),
    (512, 512),
]


def generated(rows, columns, seed):
    values = np.empty(rows * columns, np.float32)
    state = seed
    for i in range(values.size):
        state = state * 6364136223846793005 + 1442695040888963407
        state &= 2**64 - 1
        values[i] = (state >> 40) / 2**24 - 0.5
    return values.reshape(rows, columns)


def special():
    """Matrices that are exact in float32 and whose q no rounding decides."""
    yield "one", [[3.0]]
    yield "minus one", [[-3.0]]
    yield "zero", [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
    yield "identity", np.eye(5)
    yield "minus identity", -np.eye(4, 3)
    yield "zero column", [[1.0, 0.0, 2.0], [2.0, 0.0, 1.0], [2.0, 0.0, -3.0]]
    yield "triangular", [[-2.0, 1.0, 5.0], [0.0, 4.0, -1.0], [0.0, 0.0, -0.5]]
    yield "swap", [[0.0, 1.0], [1.0, 0.0]]
    yield "large", [[1e30, 2e30], [3e30, -1e30], [1e30, 1e30]]
    yield "small", [[1e-30, 2e-30], [3e-30, -1e-30], [1e-30, 1e-30]]
    yield "scales", [[1e30, 2e-30], [3e30, -1e-30], [1e30, 1e-30]]
    yield "subnormal", [[1e-40, 2e-40], [3e-40, -1e-40], [1e-40, 1e-40]]


def signed_q(matrix):
    q, r = keras.ops.qr(keras.ops.convert_to_tensor(matrix))
    return q * keras.ops.sign(keras.ops.diag(r))


def main(path):
    assert keras.backend.backend() == "numpy"
    with fixtures.Lines(path) as lines:
        for name, rows in special():
            matrix = np.array(rows, np.float32)
            record = {"name": name, "shape": matrix.shape}
            record["input"] = matrix.tobytes().hex()
            record["hex"] = fixtures.raw_bytes(signed_q(matrix)).hex()
            lines.write(record)
        for shape in GENERATED:
            seed = 1 + shape[0] * shape[1]
            raw = fixtures.raw_bytes(signed_q(generated(*shape, seed)))
            record = {"shape": shape, "seed": seed}
            if len(raw) <= 4 * 64 * 64:
                record["hex"] = raw.hex()
            else:
                record["sha256"] = fixtures.sha256(raw)
            lines.write(record)


if __name__ == "__main__":
    main(sys.argv[1])
