"""Initializer values as real Keras makes them, for one backend.

usage: KERAS_BACKEND=jax python initializer_values.py OUT.jsonl
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for the file jax-x64.jsonl)
versions: requirements.txt

The first line is the header; then one initializer call a line: class_name,
config (constructor arguments), shape, dtype asked for, `got` (the dtype that
came), `seed` (an int) or `seed_generator` + `call` (index of the draw), and
the values: `sha256` of the raw little-endian bytes in C order, `hex` of the
same bytes up to 96 of them, `sample` = [[flat index, value], ...], and
`values` for Orthogonal. A call that Keras refuses has `error` (Python's
class) and `message` (up to 300 characters; members of a set sorted) instead.
"""

import itertools
import random
import sys

from fixtures import FLOATS
from fixtures import Lines
from fixtures import backend_label
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import message_of
from fixtures import sha256

import keras
import numpy as np

SEEDS = [0, 1, 42, 1337, 2**31 - 1, 2**31, 2**32 - 1, 2**32 + 5, -1]
SHAPES = [
    (1,),
    (2, 3),
    (15,),
    (16,),
    (17,),
    (33,),
    (64, 128),
    (3, 3, 16, 32),
    (2, 2, 2, 2, 2),
    (257, 513),
    (),
]
BIG = (1024, 1024)

PLAIN = [
    ("RandomNormal", {}),
    ("RandomNormal", {"mean": 1.5, "stddev": 0.02}),
    ("RandomUniform", {}),
    ("RandomUniform", {"minval": -3.0, "maxval": 0.125}),
    ("TruncatedNormal", {}),
    ("TruncatedNormal", {"mean": -0.7, "stddev": 2.0}),
    ("GlorotUniform", {}),
    ("GlorotNormal", {}),
    ("HeUniform", {}),
    ("HeNormal", {}),
    ("LecunUniform", {}),
    ("LecunNormal", {}),
]
MODES = ["fan_in", "fan_out", "fan_avg"]
DISTRIBUTIONS = ["truncated_normal", "untruncated_normal", "uniform"]
SCALED = [
    ("VarianceScaling", {"scale": s, "mode": m, "distribution": d})
    for s, m, d in itertools.product([1.0, 0.1], MODES, DISTRIBUTIONS)
]
WITH_AXES = [
    (
        "VarianceScaling",
        {
            "scale": 2.0,
            "mode": mode,
            "distribution": "truncated_normal",
            "input_axes": [0],
            "output_axes": [1, 2],
        },
    )
    for mode in MODES
] + [("GlorotUniform", {"input_axes": [0, 1], "output_axes": [2]})]
SQUARE_TALL_WIDE = [
    (2, 2),
    (3, 5),
    (5, 3),
    (8, 8),
    (3, 3, 4, 8),
    (16, 64),
    (64, 16),
    (24, 24),
]
REFUSED = [
    ("VarianceScaling", {"scale": 0.0}, (2, 2), 1),
    ("VarianceScaling", {"scale": -1.0}, (2, 2), 1),
    ("VarianceScaling", {"mode": "fan_both"}, (2, 2), 1),
    ("VarianceScaling", {"distribution": "cauchy"}, (2, 2), 1),
    ("Identity", {}, (2, 2, 2), None),
    ("Identity", {}, (4,), None),
    ("Orthogonal", {}, (4,), 1),
    ("STFT", {"side": "left"}, (32, 1, 17), None),
    ("STFT", {"scaling": "loud"}, (32, 1, 17), None),
    ("STFT", {"window": "nosuchwindow"}, (32, 1, 17), None),
    ("RandomNormal", {}, (2, 2), "x"),
    ("GlorotUniform", {}, (2, 2), "x"),
]


def cases():
    """Yields (class_name, config, shape, dtype, more), as `record` takes."""
    # The picks were made once with this seed; they are part of the fixture.
    pick = random.Random("open-7")
    for name, config in PLAIN:
        for dtype in FLOATS:
            for shape in pick.sample(SHAPES, 5):
                seed = pick.choice(SEEDS)
                yield name, config, shape, dtype, {"seed": seed}
        for shape in SHAPES:
            yield name, config, shape, "float32", {"seed": 42}
        for seed in SEEDS:
            yield name, config, (8, 5), "float32", {"seed": seed}
        for call in range(3):
            more = {"seed_generator": 42, "call": call}
            yield name, config, (4, 6), "float32", more
        yield name, config, BIG, "float32", {"seed": 1337}
    for name, config in SCALED:
        for shape in pick.sample(SHAPES, 3):
            seed = pick.choice(SEEDS)
            yield name, config, shape, "float32", {"seed": seed}
        shape, dtype = pick.choice(SHAPES), pick.choice(FLOATS[1:])
        yield name, config, shape, dtype, {"seed": pick.choice(SEEDS)}
    for name, config in WITH_AXES:
        for shape in [(6, 4, 5), (12, 3, 7)]:
            yield name, config, shape, "float32", {"seed": 1}
    for gain in (1.0, 0.5):
        for shape in SQUARE_TALL_WIDE:
            more = {"seed": 42}
            yield "Orthogonal", {"gain": gain}, shape, "float32", more
    yield "Orthogonal", {}, (8, 6), "float64", {"seed": 42}
    for dtype in FLOATS + ["int32", "int64", "uint8", "bool"]:
        yield "Zeros", {}, (2, 3), dtype, {}
        yield "Ones", {}, (2, 3), dtype, {}
        yield "Constant", {"value": 3.7}, (2, 3), dtype, {}
    for shape in [(3, 3), (2, 5), (5, 2)]:
        for dtype in FLOATS:
            yield "Identity", {"gain": 0.3}, shape, dtype, {}
    for side, window, scaling, periodic in itertools.product(
        ["real", "imag"],
        ["hann", "hamming", "blackman", None],
        ["density", "spectrum", None],
        [False, True],
    ):
        config = {
            "side": side,
            "window": window,
            "scaling": scaling,
            "periodic": periodic,
        }
        yield "STFT", config, (32, 1, 17), "float32", {}
    for name, config, shape, seed in REFUSED:
        more = {} if seed is None else {"seed": seed}
        yield name, config, shape, "float32", more


def record(name, config, shape, dtype, more):
    """Makes one initializer, calls it, and returns the record of it."""
    made = {
        "backend": backend_label(),
        "class_name": name,
        "config": config,
        "shape": list(shape),
        "dtype": dtype,
        **more,
    }
    try:
        arguments = dict(config)
        if "seed" in more:
            arguments["seed"] = more["seed"]
        if "seed_generator" in more:
            seed = more["seed_generator"]
            arguments["seed"] = keras.random.SeedGenerator(seed)
        initializer = getattr(keras.initializers, name)(**arguments)
        for _ in range(more.get("call", 0) + 1):
            value = initializer(shape, dtype=dtype)
        flat = flat_array(value)
        raw = flat.tobytes()
        made["got"] = dtype_of(value)
        made["sha256"] = sha256(raw)
        if len(raw) <= 96:
            made["hex"] = raw.hex()
        indices = np.linspace(0, flat.size - 1, 6).astype(int).tolist()
        made["sample"] = [[i, float(flat[i])] for i in sorted(set(indices))]
        if name == "Orthogonal" and flat.size <= 1200:
            made["values"] = [float(x) for x in flat]
    except Exception as error:
        made["error"] = type(error).__name__
        made["message"] = message_of(error, 300)
    return made


def main():
    with Lines(sys.argv[1]) as out:
        for case in cases():
            out.write(record(*case))


if __name__ == "__main__":
    main()
