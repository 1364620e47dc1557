"""Values of keras.random as real Keras makes them, for one backend.

usage: KERAS_BACKEND=jax python stream_values.py OUT.jsonl
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for the file jax-x64.jsonl)
versions: requirements.txt

The first line is the header; then one call a line: `function` (of
keras.random), `first` and `second` (minval and maxval, or mean and stddev: a
JSON int is a Python int, a JSON float a Python float, a string one of "nan",
"inf", "-inf"), shape, the dtype asked for, `seed` (an int) or
`seed_generator` + `call` (index of the draw), and what came: `got` (its
dtype), `sha256` of the raw little-endian bytes in C order, and `slices`:
[[flat index of the first element, hex of the raw bytes], ...]. A call that
Keras refuses has `error` (Python's class) and `message` instead.
"""

import math
import sys

from fixtures import FLOATS
from fixtures import Lines
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import message_of
from fixtures import sha256

import keras
import numpy as np

FUNCTIONS = ["uniform", "normal", "truncated_normal"]
SEEDS = [0, 1, 42, 2**31 - 1, 2**31, 2**32 - 1]
SIZES = [1, 2, 15, 16, 17, 255, 1023, 1024, 1025, 65537, 1_000_000]
SHAPES = [(), (0,), (3, 0, 2), (2, 3), (3, 3, 5, 7)]
SLICE = 4

# What is drawn with the parameters below: enough for odd block sizes.
EDGE_SHAPE = (2051,)
INF, NAN = math.inf, math.nan
HALF_TIE = 1 + 2.0**-11 + 2.0**-40
BRAIN_TIE = 1 + 2.0**-8 + 2.0**-40
EDGES = {
    "uniform": [
        (-0.05, 0.05),
        (-3.0, 0.125),
        (5.0, 5.0),
        (1.0, -1.0),
        (0.0, -0.0),
        (-0.0, 0.0),
        (-0.0, -1.0),
        (0.0, HALF_TIE),
        (0.0, BRAIN_TIE),
        (1e-45, 2e-38),
        (-1e-40, 1e-40),
        (0.0, 1e-38),
        (0.0, 1.5e-38),
        (-1.2e-38, 2e-38),
        (1.2e-38, 1.7e-38),
        (-3e-38, 5e-37),
        (0.0, 1e-30),
        (-1e-24, 1e-24),
        (0.0, 1e-7),
        (0.0, 5e-324),
        (0.0, 1e-310),
        (0.0, 4e-308),
        (-3e-308, 4e-308),
        (0.0, 1e-292),
        (0.0, 70000.0),
        (-70000.0, 0.0),
        (-60000.0, 60000.0),
        (0.0, 1e38),
        (-2e38, 2e38),
        (-1e39, 1.0),
        (0.0, 1e39),
        (1e39, 2e39),
        (-1e308, 1e308),
        (0.0, INF),
        (-INF, 0.0),
        (-INF, INF),
        (INF, INF),
        (INF, 0.0),
        (NAN, 1.0),
        (0.0, NAN),
        (-1.0, NAN),
        (NAN, NAN),
        (-1, 1),
        (0, 16777217),
        (0, 2**31 - 1),
        (-(2**31), 0),
        (0, 2**31),
        (-(2**31) - 1, 0),
        (2**31, 2**31 + 1),
        (0, 2**62 + 1),
        (-1.5, 2**30 + 2**22 + 1),
    ],
    "normal": [
        (0.0, 0.05),
        (1.5, 0.02),
        (-0.7, 2.0),
        (0.0, 0.0),
        (3.0, 0.0),
        (-0.0, 1.0),
        (-0.0, 0.0),
        (0.0, -1.0),
        (2.0, -0.5),
        (HALF_TIE, 1.0),
        (0.0, BRAIN_TIE),
        (0.0, 1e-45),
        (0.0, 1e-39),
        (0.0, 1e-38),
        (1e-38, 1e-38),
        (1e-37, 1e-37),
        (-1.2e-38, 2e-38),
        (1e-40, 1.0),
        (1e-40, 0.0),
        (0.0, 1e-30),
        (0.0, 1e-20),
        (1e-7, 1e-7),
        (0.0, 5e-324),
        (0.0, 1e-310),
        (0.0, 3e-308),
        (2e-308, 3e-308),
        (0.0, 1e-292),
        (0.0, 20000.0),
        (60000.0, 20000.0),
        (0.0, 70000.0),
        (0.0, 1e38),
        (-3e38, 2e38),
        (0.0, 1e39),
        (1e39, 1.0),
        (0.0, 1e308),
        (0.0, INF),
        (INF, 1.0),
        (INF, INF),
        (-INF, INF),
        (0.0, NAN),
        (NAN, 1.0),
        (-INF, NAN),
        (0, 1),
        (16777217, 3),
        (2**31 - 1, 2**30 + 2**22 + 1),
        (-(2**31), 1),
        (2**31, 1),
        (0, -(2**31) - 1),
        (2**31, 2**31 + 1),
        (0, 2**62 + 1),
    ],
}
EDGES["truncated_normal"] = EDGES["normal"]

OTHER_SEEDS = [-1, 2**32, -(2**31) - 1, 2**40, 2**62]
REFUSED_DTYPES = ["int32", "int64", "uint8", "bool"]


def endless(function, parameters):
    """Whether Keras on NumPy would draw for ever: nothing is within NaN."""
    mean, stddev = parameters
    return (
        keras.backend.backend() == "numpy"
        and function == "truncated_normal"
        and math.isnan(mean - 2 * stddev + mean + 2 * stddev)
    )


def number(value):
    """A parameter as strict JSON has it."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def cases():
    """Yields (function, parameters, shape, dtype, seed), as `record` takes."""
    for function in FUNCTIONS:
        plain = EDGES[function][0]
        for dtype in FLOATS:
            for seed in SEEDS:
                yield function, plain, (19,), dtype, {"seed": seed}
            for size in SIZES:
                yield function, plain, (size,), dtype, {"seed": 42}
            for shape in SHAPES:
                yield function, plain, shape, dtype, {"seed": 42}
            for call in range(4):
                seed = {"seed_generator": 2**32 - 7, "call": call}
                yield function, plain, (19,), dtype, seed
            for parameters in EDGES[function]:
                if endless(function, parameters):
                    continue
                yield function, parameters, EDGE_SHAPE, dtype, {"seed": 1337}
        for seed in OTHER_SEEDS:
            yield function, plain, (3,), "float32", {"seed": seed}
            generator = {"seed_generator": seed, "call": 0}
            yield function, plain, (3,), "float32", generator
        for dtype in REFUSED_DTYPES:
            yield function, plain, (3,), dtype, {"seed": 1}
            yield function, plain, (3,), dtype, {"seed": -1}


def record(function, parameters, shape, dtype, seed):
    """Makes one call and returns the record of it."""
    made = {
        "function": function,
        "first": number(parameters[0]),
        "second": number(parameters[1]),
        "shape": list(shape),
        "dtype": dtype,
        **seed,
    }
    try:
        source = seed.get("seed")
        if source is None:
            source = keras.random.SeedGenerator(seed["seed_generator"])
        draw = getattr(keras.random, function)
        for _ in range(seed.get("call", 0) + 1):
            value = draw(shape, *parameters, dtype=dtype, seed=source)
        flat = flat_array(value)
        if dtype == "float16" and function == "uniform":
            # XLA's vectors and loop remainders disagree on the sign of a NaN.
            flat = np.where(np.isnan(flat), np.float16(np.nan), flat)
        made["got"] = dtype_of(value)
        made["sha256"] = sha256(flat.tobytes())
        starts = {0, max(0, flat.size - SLICE)}
        made["slices"] = [
            [start, flat[start : start + SLICE].tobytes().hex()]
            for start in sorted(starts)
        ]
    except Exception as error:
        made["error"] = type(error).__name__
        made["message"] = message_of(error, 200)
    return made


def main():
    with Lines(sys.argv[1]) as out:
        for case in cases():
            out.write(record(*case))


if __name__ == "__main__":
    main()
