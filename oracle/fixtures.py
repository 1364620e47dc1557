"""What the oracle's scripts share: versions, a tensor's bytes, JSON lines.

usage: imported by the scripts beside it; import it before keras
versions: Python 3.11 and requirements.txt
"""

import gzip
import hashlib
import importlib.metadata
import io
import json
import os
import platform
import re
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
warnings.filterwarnings("ignore")

import keras  # noqa: E402
import ml_dtypes  # noqa: E402
import numpy as np  # noqa: E402

FLOATS = ["float32", "float64", "float16", "bfloat16"]
INTEGERS = [
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
]
DTYPES = FLOATS + INTEGERS + ["bool"]


def backend_label():
    """The backend's name; "jax-x64" for JAX with JAX_ENABLE_X64=1."""
    name = keras.backend.backend()
    if name == "jax":
        import jax

        if jax.config.jax_enable_x64:
            return "jax-x64"
    return name


def versions():
    """Versions of Keras, of the backend in use, of NumPy and of Python."""
    found = {"keras": keras.__version__, "backend": backend_label()}
    package = {
        "jax": "jax",
        "tensorflow": "tensorflow_cpu",
        "torch": "torch",
    }.get(keras.backend.backend())
    if package:
        version = importlib.metadata.version(package)
        found[keras.backend.backend()] = version
    found["numpy"] = np.__version__
    found["scipy"] = importlib.metadata.version("scipy")
    found["python"] = platform.python_version()
    return found


def header(**more):
    """The first record of a fixture: the script that made it, and versions."""
    script = "oracle/" + os.path.basename(sys.argv[0])
    return {"made_by": script, **versions(), **more}


def open_text(path):
    """Opens a text file for writing; gzip without a time if it ends in .gz."""
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    if path.endswith(".gz"):
        raw = _TimelessGzip(path)
        return io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    return open(path, "w", encoding="utf-8", newline="\n")


class _TimelessGzip(gzip.GzipFile):
    """A gzip file without name and time, so that it is the same every time."""

    def __init__(self, path):
        self._target = open(path, "wb")
        super().__init__("", "wb", 9, self._target, mtime=0)

    def close(self):
        super().close()
        self._target.close()


class Lines:
    """A file of JSON lines whose first line is the header."""

    def __init__(self, path, **more):
        self._file = open_text(path)
        self.write(header(**more))

    def write(self, record):
        self._file.write(json.dumps(record) + "\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()


def dtype_of(tensor):
    return keras.backend.standardize_dtype(tensor.dtype)


def flat_array(tensor):
    """The tensor's elements in C order as a NumPy array of its own dtype."""
    flat = keras.ops.reshape(tensor, (-1,))
    array = np.asarray(keras.ops.convert_to_numpy(flat))
    if dtype_of(tensor) == "bfloat16" and array.dtype != ml_dtypes.bfloat16:
        # PyTorch's bfloat16 comes as float32, which holds it exactly.
        array = array.astype(ml_dtypes.bfloat16)
    return np.ascontiguousarray(array)


def raw_bytes(tensor):
    """The tensor's raw little-endian bytes in C order."""
    return flat_array(tensor).tobytes()


def sha256(raw):
    return hashlib.sha256(raw).hexdigest()


def message_of(error, limit=None):
    """The error's text, made the same on every run and every machine.

    Python prints a set in an order that changes from run to run: the members
    are sorted. Addresses of objects are replaced by "0x".
    """
    text = re.sub(
        r"\{('[^'{}]*'(?:, '[^'{}]*')*)\}",
        lambda m: "{" + ", ".join(sorted(m.group(1).split(", "))) + "}",
        str(error),
    )
    text = re.sub(r"\bat 0x[0-9a-f]+", "at 0x", text)
    return text[:limit]
