"""Initializers at the edges, as real Keras treats them, for one backend.

usage: KERAS_BACKEND=jax python initializer_edges.py OUT.jsonl
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for the file edges-jax-x64.jsonl)
versions: requirements.txt

Odd parameters, shapes, dtypes and seeds: what comes, or how it is refused.
Records are those of initializer_values.py, with these differences: `hex` of
all bytes, instead of `sha256` and `sample`; no `backend` (the header has it);
`group` names the case's kind; `got_shape` where another shape came than was
asked for; `nan` counts the NaN elements (a NaN's
sign and payload are not promised: compare it with "is NaN"); `floatx` where
keras.config.set_floatx was called before; a `dtype` of null is None; a
refused case has `when`, "construction" or "call", and the whole message.
A call that does not end (NumPy's rejection loop) has the error "Endless".
`seed_generator` there is any value given to SeedGenerator, `seed` any value
given as seed. JSON as Python writes it: NaN, Infinity and -Infinity occur,
and integers of any size; 3 is an int and 3.0 a float.
"""

import signal
import sys

from fixtures import DTYPES
from fixtures import FLOATS
from fixtures import INTEGERS
from fixtures import Lines
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import message_of

import keras
import numpy as np

NAN, INF = float("nan"), float("inf")

NORMAL_PARAMETERS = [
    (0, 1),
    (2, 3),
    (True, False),
    (0.0, 0.0),
    (-0.0, 0.0),
    (0.0, -1.0),
    (1.0, -0.02),
    (-0.0, 1e-8),
    (0.0, 6e-8),
    (0.0, 1e-5),
    (0.0, 2.0**-14),
    (0.0, 1e-37),
    (0.0, 2.0**-126),
    (0.0, 1e-38),
    (0.0, 1e-40),
    (0.0, 1e-45),
    (1e-40, 0.0),
    (1e-40, 1e-38),
    (0.0, 5e-324),
    (0.0, 2.5e-308),
    (0.0, 1e-310),
    (0.0, 30000.0),
    (0.0, 65504.0),
    (0.0, 70000.0),
    (65519.0, 1.0),
    (65520.0, 1.0),
    (0.0, 3e38),
    (3e38, 3e38),
    (0.0, 3.4028235677973366e38),
    (0.0, 1e39),
    (1e39, 1.0),
    (0.0, 1e308),
    (1e308, 1e308),
    (NAN, 1.0),
    (0.0, NAN),
    (INF, 1.0),
    (-INF, 1.0),
    (0.0, INF),
    (0.0, -INF),
    (16777217, 1),
    (2**53 + 1, 1),
    (0, 2**31),
    (0, 2**63),
    (0, 2**64),
    (10**20, 1),
    (0.1, 0.3),
    (1.0, 1e-9),
]
UNIFORM_PARAMETERS = [
    (-1, 1),
    (0, 1),
    (0, 3),
    (-3, 5),
    (False, True),
    (0.0, 0.0),
    (1.0, 1.0),
    (1, 1),
    (-0.0, 0.0),
    (0.0, -0.0),
    (-0.0, -0.0),
    (1.0, -1.0),
    (1, -1),
    (5.0, 4.999),
    (-0.05, -0.06),
    (0.0, 1e-7),
    (0.0, 6e-8),
    (-1e-5, 1e-5),
    (0.0, 2.0**-126),
    (0.0, 1e-38),
    (0.0, 1e-40),
    (-1e-40, 1e-40),
    (1e-40, 1.0),
    (0.0, 1e-45),
    (0, 5e-324),
    (0.0, 1e-310),
    (1e-310, 1.0),
    (0.0, 65504.0),
    (-65504, 65504),
    (0.0, 65519.0),
    (0.0, 65520.0),
    (0.0, 70000.0),
    (0.0, 3e38),
    (-3e38, 3e38),
    (0.0, 1e39),
    (-1e39, 1e39),
    (0.0, 1e308),
    (-1e308, 1e308),
    (NAN, 1.0),
    (0.0, NAN),
    (0.0, INF),
    (-INF, 0.0),
    (-INF, INF),
    (INF, INF),
    (1, 1 + 2**-23),
    (1.0, 1.001),
    (1.0, 1.0 + 2**-30),
    (16777216, 16777217),
    (0.1, 0.3),
    (0, 2**31),
    (-(2**31), 2**31),
    (0, 2**63),
    (0, 2**64),
    (0, 10**20),
]
WRONG_PARAMETERS = [
    ("RandomNormal", {"mean": "a"}),
    ("RandomNormal", {"stddev": None}),
    ("RandomNormal", {"stddev": [1.0, 2.0]}),
    ("RandomUniform", {"minval": "a"}),
    ("RandomUniform", {"maxval": None}),
    ("TruncatedNormal", {"stddev": "a"}),
    ("TruncatedNormal", {"mean": None}),
    ("Orthogonal", {"gain": "a"}),
    ("Orthogonal", {"gain": None}),
    ("Identity", {"gain": "a"}),
    ("Identity", {"gain": None}),
]
SHAPES = [
    (),
    (0,),
    (0, 0),
    (3, 0, 2),
    (0, 3),
    (3, 0),
    (1,),
    (1, 1),
    (5,),
    (2, 1, 3, 1, 2, 2),
    (1, 1, 1, 1, 1, 1, 1, 1),
    (-1,),
    (2, -3),
]
SEEDED = [
    "RandomNormal",
    "RandomUniform",
    "TruncatedNormal",
    "VarianceScaling",
    "GlorotUniform",
    "GlorotNormal",
    "HeUniform",
    "HeNormal",
    "LecunUniform",
    "LecunNormal",
    "Orthogonal",
]
UNSEEDED = ["Zeros", "Ones", "Constant", "Identity"]
ODD_DTYPES = [
    None,
    "",
    "float31",
    "FLOAT32",
    "Float32",
    "float",
    "double",
    "half",
    "int",
    "long",
    "uint",
    "bool_",
    "object",
    "str",
    "string",
    "<f4",
    "f4",
    "complex64",
    "float8_e4m3fn",
    "float8_e5m2",
    "int4",
]
SEEDS = [
    0,
    1,
    True,
    False,
    -1,
    2**31 - 1,
    2**31,
    2**32 - 1,
    2**32,
    2**32 + 5,
    -(2**31),
    -(2**31) - 1,
    -(2**32),
    2**63 - 1,
    2**63,
    -(2**63),
    -(2**63) - 1,
    2**64 - 1,
    2**64,
    10**30,
    -(10**30),
    1.0,
    1.5,
    NAN,
    "42",
    [1, 2],
]
CONSTANTS = [
    0,
    1,
    3,
    -1,
    100,
    127,
    128,
    255,
    256,
    300,
    -129,
    40000,
    70000,
    16777217,
    2**31,
    2**32 - 1,
    2**32,
    2**40 + 1,
    2**53 + 1,
    2**63 - 1,
    -(2**63),
    2**63,
    2**64 - 1,
    2**64,
    10**40,
    0.0,
    -0.0,
    0.1,
    0.5,
    1.5,
    2.5,
    3.0,
    3.7,
    -3.7,
    -0.5,
    255.9,
    300.5,
    1e-8,
    6e-8,
    1e-40,
    1e-310,
    65504.0,
    65519.0,
    65520.0,
    3e9,
    1e19,
    1e38,
    3.4e38,
    3.5e38,
    1e40,
    NAN,
    INF,
    -INF,
    True,
    False,
    None,
    "abc",
    "3",
    "3.5",
]
# value, shape asked for
CONSTANT_LISTS = [
    ([], (2, 3)),
    ([], (0,)),
    ([], (2, 0)),
    ([5], (2, 3)),
    ([1, 2, 3], (2, 3)),
    ([1.5, 2, 3.7], (2, 3)),
    ([True, False, True], (2, 3)),
    ([[1], [2]], (2, 3)),
    ([[1, 2, 3], [4, 5, 6]], (2, 3)),
    ([[[1, 2, 3]]], (2, 3)),
    ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], (2, 3)),
    ([1, 2], (2, 3)),
    ([1, 2, 3, 4], (2, 3)),
    ([[1, 2], [3]], (2, 2)),
    ([1, 2], ()),
    ([1, 2], (1,)),
    ([0.1, NAN, INF], (3,)),
    ([300, -1], (2,)),
    (["a", "b"], (2,)),
    ([None], (2,)),
]
GAINS = [
    0,
    1,
    3,
    -2,
    300,
    2**40,
    2**64,
    0.0,
    -0.0,
    0.3,
    1.0,
    -1.5,
    1e-8,
    1e-40,
    70000.0,
    1e40,
    NAN,
    INF,
    True,
    False,
]
ORTHOGONAL_SHAPES = [
    (),
    (3,),
    (0,),
    (1, 1),
    (4, 4),
    (5, 1),
    (1, 5),
    (6, 3),
    (3, 6),
    (0, 3),
    (3, 0),
    (0, 0),
    (2, 0, 3),
    (2, 2, 3),
    (2, 2, 6),
    (2, 1, 2, 3),
    (1, 2, 1, 2, 3),
]
SCALINGS = [
    {"scale": 0},
    {"scale": 0.0},
    {"scale": -0.0},
    {"scale": -1},
    {"scale": 1},
    {"scale": 2},
    {"scale": True},
    {"scale": False},
    {"scale": NAN},
    {"scale": INF},
    {"scale": -INF},
    {"scale": 5e-324},
    {"scale": 1e-80},
    {"scale": 1e-60},
    {"scale": 1e60},
    {"scale": 1e300},
    {"scale": 2**70},
    {"scale": "1"},
    {"scale": None},
    {"mode": "FAN_IN"},
    {"mode": "fan_both"},
    {"mode": ""},
    {"mode": None},
    {"mode": 1},
    {"distribution": "normal"},
    {"distribution": "Normal"},
    {"distribution": "UNIFORM"},
    {"distribution": "Untruncated_Normal"},
    {"distribution": "cauchy"},
    {"distribution": "Cauchy"},
    {"distribution": ""},
    {"distribution": None},
    {"distribution": 1},
    {"mode": "fan_both", "distribution": "cauchy", "scale": -1},
    {"mode": "fan_both", "distribution": "cauchy"},
]
# input_axes, output_axes, for shape (4, 2, 3)
AXES = [
    ([0], [1, 2]),
    ([0, 1], [2]),
    ([-1], [0]),
    ([], []),
    ([0], []),
    ([0, 0], [1]),
    ([0], None),
    (None, [0]),
    ([3], [0]),
    ([0], [-4]),
    ([0.0], [1]),
    (0, 1),
    (["a"], [1]),
]


def parameter_cases():
    for dtype in FLOATS:
        for mean, stddev in NORMAL_PARAMETERS:
            config = {"mean": mean, "stddev": stddev}
            for name in ("RandomNormal", "TruncatedNormal"):
                yield name, config, (6,), dtype, {"seed": 42}
        for minval, maxval in UNIFORM_PARAMETERS:
            config = {"minval": minval, "maxval": maxval}
            yield "RandomUniform", config, (6,), dtype, {"seed": 42}
    for name, config in WRONG_PARAMETERS:
        more = {} if name == "Identity" else {"seed": 42}
        yield name, config, (2, 2), "float32", more


def shape_cases():
    for name in SEEDED + UNSEEDED:
        more = {"seed": 42} if name in SEEDED else {}
        for shape in SHAPES:
            yield name, {}, shape, "float32", more


def dtype_cases():
    for name in SEEDED + UNSEEDED:
        more = {"seed": 42} if name in SEEDED else {}
        for dtype in INTEGERS + ["bool"] + ODD_DTYPES:
            yield name, {}, (2, 2), dtype, more
        for floatx in ("float16", "bfloat16", "float64"):
            yield name, {}, (2, 2), None, {**more, "floatx": floatx}
    for name in ("Zeros", "Ones"):
        for dtype in FLOATS:
            yield name, {}, (2, 2), dtype, {}


def seed_cases():
    for name in ("RandomNormal", "TruncatedNormal", "GlorotUniform"):
        for seed in SEEDS:
            yield name, {}, (4,), "float32", {"seed": seed}
    for seed in SEEDS:
        more = {"seed_generator": seed, "call": 1}
        yield "RandomNormal", {}, (4,), "float32", more
        yield "Orthogonal", {}, (2, 2), "float32", {"seed": seed}


def constant_cases():
    for dtype in DTYPES:
        for value in CONSTANTS:
            yield "Constant", {"value": value}, (2,), dtype, {}
        for value, shape in CONSTANT_LISTS:
            yield "Constant", {"value": value}, shape, dtype, {}


def identity_cases():
    for dtype in DTYPES:
        for gain in GAINS:
            yield "Identity", {"gain": gain}, (2, 3), dtype, {}
        yield "Identity", {}, (3, 2), dtype, {}
    for shape in [(0, 3), (3, 0), (0, 0), (1, 1), (5, 2), (-1, 2)]:
        yield "Identity", {"gain": 0.3}, shape, "float32", {}


def orthogonal_cases():
    for dtype in DTYPES:
        yield "Orthogonal", {}, (4, 3), dtype, {"seed": 42}
    for shape in ORTHOGONAL_SHAPES:
        yield "Orthogonal", {"gain": 0.5}, shape, "float32", {"seed": 42}
    for dtype in FLOATS:
        for gain in GAINS:
            config = {"gain": gain}
            yield "Orthogonal", config, (2, 2), dtype, {"seed": 42}
    for shape in [(3, 5), (5, 3), (8, 8), (2, 3, 4)]:
        yield "Orthogonal", {}, shape, "float64", {"seed": 42}


def scaling_cases():
    for config in SCALINGS:
        for dtype in ("float32", "float16"):
            yield "VarianceScaling", config, (3, 4), dtype, {"seed": 42}
    for input_axes, output_axes in AXES:
        axes = {"input_axes": input_axes, "output_axes": output_axes}
        more = {"seed": 42}
        for mode in ("fan_in", "fan_out", "fan_avg"):
            config = {"mode": mode, **axes}
            yield "VarianceScaling", config, (4, 2, 3), "float32", more
        yield "GlorotUniform", axes, (4, 2, 3), "float32", more


GROUPS = {
    "parameters": parameter_cases,
    "shapes": shape_cases,
    "dtypes": dtype_cases,
    "seeds": seed_cases,
    "constant": constant_cases,
    "identity": identity_cases,
    "orthogonal": orthogonal_cases,
    "scaling": scaling_cases,
}


class Endless(BaseException):
    """Keras was still busy with one small tensor after three seconds."""


def give_up(*_):
    raise Endless("no result after three seconds")


def record(group, name, config, shape, dtype, more):
    """Makes one initializer, calls it, and returns the record of it."""
    made = {
        "group": group,
        "class_name": name,
        "config": config,
        "shape": list(shape),
        "dtype": dtype,
        **more,
    }
    keras.config.set_floatx(more.get("floatx", "float32"))
    when = "construction"
    # Only NumPy's loop is known to be endless; compiling may take its time.
    signal.alarm(3 if keras.backend.backend() == "numpy" else 60)
    try:
        arguments = dict(config)
        if "seed" in more:
            arguments["seed"] = more["seed"]
        if "seed_generator" in more:
            seed = more["seed_generator"]
            arguments["seed"] = keras.random.SeedGenerator(seed)
        initializer = getattr(keras.initializers, name)(**arguments)
        when = "call"
        for _ in range(more.get("call", 0) + 1):
            value = initializer(shape, dtype=dtype)
        flat = flat_array(value)
        made["got"] = dtype_of(value)
        if tuple(value.shape) != tuple(shape):
            made["got_shape"] = list(value.shape)
        made["hex"] = flat.tobytes().hex()
        if made["got"] in FLOATS:
            nans = int(np.isnan(flat.astype("float64")).sum())
            if nans:
                made["nan"] = nans
            if name == "Orthogonal":
                made["values"] = [float(x) for x in flat]
    except (Exception, Endless) as error:
        made["when"] = when
        made["error"] = type(error).__name__
        made["message"] = message_of(error)
    finally:
        signal.alarm(0)
        keras.config.set_floatx("float32")
    return made


def main():
    signal.signal(signal.SIGALRM, give_up)
    with Lines(sys.argv[1]) as out:
        for group, cases in GROUPS.items():
            for case in cases():
                out.write(record(group, *case))


if __name__ == "__main__":
    main()
