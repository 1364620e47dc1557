"""Small weight files as the formats' own libraries write them.

usage: python file_values.py OUT_FOLDER
versions: Python 3.11, numpy 2.4.6, ml_dtypes 0.6.0, safetensors 0.8.0

npy/NAME.npy         numpy.save: one file for each tensor
weights.npz          numpy.savez: all tensors
weights.safetensors  safetensors.numpy.save_file: all tensors
versions.json        this script and the versions

The tensors: one of shape (2, 3) for each dtype, and some odd shapes. Element i
comes from v = i % 101: (v - 3) / 2 for floating-point types, v - 3 for signed
integers, v for unsigned ones, v % 2 for bool.
"""

import json
import os
import sys

import ml_dtypes
import numpy as np
import safetensors
import safetensors.numpy

# In the order in which safetensors lays them out: type, then name.
DTYPES = [
    "uint64",
    "int64",
    "float64",
    "float32",
    "uint32",
    "int32",
    "bfloat16",
    "float16",
    "uint16",
    "int16",
    "int8",
    "uint8",
    "bool",
]


def tensor(dtype, shape):
    """The tensor of a dtype and shape, by the rule above."""
    values = np.arange(int(np.prod(shape))) % 101
    if "float" in dtype:
        values = (values - 3) / 2
    elif dtype.startswith("int"):
        values = values - 3
    elif dtype == "bool":
        values = values % 2
    if dtype == "bfloat16":
        dtype = ml_dtypes.bfloat16
    return values.astype(dtype).reshape(shape)


def tensors():
    """All tensors by name, in the order of safetensors."""
    named = {}
    for dtype in DTYPES:
        named[dtype] = tensor(dtype, (2, 3))
        if dtype == "float32":
            # By name within a type, as safetensors sorts them.
            named["größe/β"] = tensor("float32", (1, 2, 1, 3, 2))
            named["scalar"] = tensor("float32", ())
            named["zero"] = tensor("float32", (1234567890123, 0))
    return named


def main(folder):
    os.makedirs(os.path.join(folder, "npy"), exist_ok=True)
    named = tensors()
    for name, value in named.items():
        file = name.replace("größe/β", "rank5") + ".npy"
        np.save(os.path.join(folder, "npy", file), value)
    np.savez(os.path.join(folder, "weights.npz"), **named)
    safetensors.numpy.save_file(
        named,
        os.path.join(folder, "weights.safetensors"),
        metadata={"reference": 'numpy "2"'},
    )
    with open(os.path.join(folder, "versions.json"), "w") as out:
        record = {
            "made_by": "oracle/file_values.py",
            "numpy": np.__version__,
            "ml_dtypes": ml_dtypes.__version__,
            "safetensors": safetensors.__version__,
        }
        out.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
