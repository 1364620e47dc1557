"""What the Python lines that the explorer shows make: they are run as they are.

usage: python explorer_lines.py OUT.jsonl
versions: Python 3.11 and requirements.txt

The first line says what made the file. Each other line has a "query" for the
explorer, the "python" that it must show for it, and what that made: the
"dtype", the "shape" and the little-endian "bytes" in hex. Each text is run in a
process of its own, as it chooses the backend.
"""

import json
import os
import subprocess
import sys

import fixtures

RUN = """
import sys, keras, numpy as np, json
array = np.asarray(keras.ops.convert_to_numpy(values))
print(json.dumps({
    "dtype": keras.backend.standardize_dtype(values.dtype),
    "shape": list(array.shape),
    "bytes": array.tobytes().hex(),
}))
"""

CASES = [
    (
        "initializer=he_normal&shape=2,3&backend=jax&seed=42",
        "jax",
        'HeNormal(seed=42)((2, 3), dtype="float32")',
    ),
    (
        "initializer=glorot_uniform&shape=5&backend=torch&seed=-1&dtype=float64",
        "torch",
        'GlorotUniform(seed=-1)((5,), dtype="float64")',
    ),
    (
        "initializer=lecun_uniform&shape=3,2,2&input_axes=0,1&output_axes=-1"
        "&seed=5000000000&backend=tensorflow",
        "tensorflow",
        "LecunUniform(input_axes=[0, 1], output_axes=[-1], seed=5000000000)"
        '((3, 2, 2), dtype="float32")',
    ),
    (
        "initializer=variance_scaling&shape=3,3&scale=2&mode=fan_avg"
        "&distribution=uniform&backend=numpy&seed=1",
        "numpy",
        "VarianceScaling(scale=2, mode='fan_avg', distribution='uniform', seed=1)"
        '((3, 3), dtype="float32")',
    ),
    (
        "initializer=random_normal&shape=4&stddev=0.01&dtype=float64"
        "&backend=jax-x64&seed=7",
        "jax-x64",
        'RandomNormal(mean=0.0, stddev=0.01, seed=7)((4,), dtype="float64")',
    ),
    (
        "initializer=random_uniform&shape=&minval=-1&backend=tensorflow&seed=7",
        "tensorflow",
        'RandomUniform(minval=-1, maxval=0.05, seed=7)((), dtype="float32")',
    ),
    (
        "initializer=orthogonal&shape=3,2&gain=0.5&backend=numpy&seed=3",
        "numpy",
        'Orthogonal(gain=0.5, seed=3)((3, 2), dtype="float32")',
    ),
    (
        "initializer=constant&shape=2,3&value=[1,2,3.5]&backend=numpy",
        "numpy",
        'Constant(value=[1, 2, 3.5])((2, 3), dtype="float32")',
    ),
    (
        "initializer=constant&shape=2&value=-inf&backend=numpy",
        "numpy",
        'Constant(value=-float("inf"))((2,), dtype="float32")',
    ),
    (
        "initializer=constant&shape=2&value=nan&backend=jax",
        "jax",
        'Constant(value=float("nan"))((2,), dtype="float32")',
    ),
    (
        "initializer=identity&shape=2,3&gain=2&backend=jax",
        "jax",
        'Identity(gain=2)((2, 3), dtype="float32")',
    ),
    (
        "initializer=zeros&shape=2&dtype=int8&backend=torch",
        "torch",
        'Zeros()((2,), dtype="int8")',
    ),
    (
        "initializer=stft&shape=4,1,3&side=imag&window=None&scaling=None"
        "&backend=numpy",
        "numpy",
        "STFT(side='imag', window=None, scaling=None, periodic=False)"
        '((4, 1, 3), dtype="float32")',
    ),
]


def python(backend, call):
    lines = [
        "import os",
        'os.environ["KERAS_BACKEND"] = "%s"' % backend.replace("-x64", ""),
    ]
    if backend == "jax-x64":
        lines.append('os.environ["JAX_ENABLE_X64"] = "1"')
    lines += ["import keras", "values = keras.initializers." + call]
    return "\n".join(lines)


def run(text):
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("KERAS_BACKEND", "JAX_ENABLE_X64")
    }
    done = subprocess.run(
        [sys.executable, "-c", text + RUN],
        env=clean,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


with fixtures.Lines(sys.argv[1]) as out:
    for query, backend, call in CASES:
        text = python(backend, call)
        out.write({"query": query, "python": text, **run(text)})
