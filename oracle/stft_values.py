"""The STFT initializer's whole tensors, and SciPy's windows alone.

usage: KERAS_BACKEND=jax python stft_values.py kernels OUT.jsonl
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for the file jax-x64.jsonl)
       KERAS_BACKEND=numpy python stft_values.py windows OUT.jsonl
versions: requirements.txt; notes/stft.md says how Keras computes

After the header, one record a line.
`kernels`: group, config, shape, dtype, `got`, `hex` (all raw little-endian
bytes in C order), `nan` (number of NaN elements), `got_shape` where it is not
`shape`; or `when` ("construction" or "call"), `error`, `message`.
`windows`: `name`, `periodic`, `n`, `hex` (float64, little-endian) of
scipy.signal.get_window(name, n, fftbins=periodic); aliases have `same_as`
instead of values (all n, both forms, compared byte for byte); refused names
have `error` and `message`.
"""

import itertools
import sys

from fixtures import DTYPES
from fixtures import FLOATS
from fixtures import Lines
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import message_of

import keras
import numpy as np
from scipy.signal import get_window
from scipy.signal.windows import _windows

LENGTHS = [1, 2, 3, 8, 17, 32]
# Every name that get_window knows; the first of each tuple is the main one.
NAMES = list(_windows._WIN_FUNC_DATA)
TAKES_NONE = [
    names
    for names, (_, needs) in _windows._WIN_FUNC_DATA.items()
    if needs is not True
]
SUFFIXED = ["hann_periodic", "hann_symmetric", "tri_periodic", "tuk_symmetric"]
WRONG_NAMES = [
    "",
    "Hann",
    "HANN",
    "hanning",
    " hann",
    "nosuchwindow",
    "hann_",
    "hann_periodic_symmetric",
    "_periodic",
    "kaiser_symmetric",
]
RAMP = [round(0.1 * i, 1) for i in range(1, 13)]


def kernel_cases():
    """Yields (group, config, shape, dtype)."""
    for shape in [(32, 1, 17), (24, 1, 9), (12, 1, 17)]:
        for side, scaling, periodic in itertools.product(
            ["real", "imag"], [None, "density", "spectrum"], [False, True]
        ):
            config = {"side": side, "scaling": scaling, "periodic": periodic}
            if shape[2] == 17 or not periodic:
                yield "hann", config, shape, "float32"
    for side, scaling in itertools.product(
        ["real", "imag"], [None, "density"]
    ):
        config = {"side": side, "window": None, "scaling": scaling}
        yield "no window", config, (12, 1, 9), "float32"
    for names in TAKES_NONE:
        for scaling in ("density", "spectrum"):
            config = {"window": names[0], "scaling": scaling}
            yield "windows", config, (12, 1, 9), "float32"
    for name in SUFFIXED:
        config = {"window": name, "periodic": name.endswith("symmetric")}
        yield "windows", config, (12, 1, 9), "float32"
    for dtype in FLOATS[1:]:
        for side, scaling in itertools.product(
            ["real", "imag"], [None, "density", "spectrum"]
        ):
            config = {"side": side, "scaling": scaling}
            yield "dtypes", config, (32, 1, 17), dtype
        yield "dtypes", {"window": None}, (24, 1, 9), dtype
    for window in (RAMP, list(range(12)), [1] * 12, [-0.5] * 12, [0.0] * 12):
        for dtype in ("float32", "float16"):
            config = {"window": window, "scaling": "spectrum"}
            yield "array", config, (12, 1, 5), dtype
    for window in (RAMP[:11], [RAMP], [], 0.5, 1, ["kaiser", 8.6], ["a"]):
        yield "array", {"window": window}, (12, 1, 5), "float32"
    for shape in [
        (),
        (12,),
        (12, 5),
        (12, 1, 5, 1),
        (12, 2, 5),
        (12, 0, 5),
        (1, 1, 1),
        (1, 1, 5),
        (2, 1, 2),
        (12, 1, 1),
        (12, 1, 0),
        (0, 1, 5),
        (-1, 1, 5),
    ]:
        for window in ("hann", None):
            yield "shapes", {"window": window}, shape, "float32"
    for dtype in [None, "float31", "complex64", "string"] + DTYPES[4:]:
        for window in ("hann", None):
            yield "odd dtypes", {"window": window}, (4, 1, 3), dtype
    for config in [
        {"side": "left"},
        {"side": "Real"},
        {"side": None},
        {"side": 1},
        {"scaling": "loud"},
        {"scaling": "Density"},
        {"scaling": ""},
        {"scaling": 1},
        {"scaling": False},
        {"side": "left", "window": "x", "scaling": "loud"},
        {"window": "x", "scaling": "loud"},
        {"periodic": None},
        {"periodic": 1},
        {"periodic": "yes"},
        {"periodic": 0, "window": None},
    ]:
        yield "options", config, (4, 1, 3), "float32"
    for name in WRONG_NAMES:
        yield "names", {"window": name}, (4, 1, 3), "float32"
    for names in NAMES:
        if names not in TAKES_NONE:
            for name in names:
                yield "names", {"window": name}, (4, 1, 3), "float32"


def kernel_record(group, config, shape, dtype):
    made = {
        "group": group,
        "config": config,
        "shape": list(shape),
        "dtype": dtype,
    }
    when = "construction"
    try:
        initializer = keras.initializers.STFT(**config)
        when = "call"
        value = initializer(shape, dtype=dtype)
        flat = flat_array(value)
        made["got"] = dtype_of(value)
        if tuple(value.shape) != tuple(shape):
            made["got_shape"] = list(value.shape)
        made["hex"] = flat.tobytes().hex()
        nans = int(np.isnan(flat.astype("float64")).sum())
        if nans:
            made["nan"] = nans
    except Exception as error:
        made["when"] = when
        made["error"] = type(error).__name__
        made["message"] = message_of(error)
    return made


def window_hex(name, n, periodic):
    window = get_window(name, n, fftbins=periodic)
    return window.astype("<f8").tobytes().hex()


def window_records():
    for names in NAMES:
        for name in names:
            if names not in TAKES_NONE:
                yield refused(name)
            elif name == names[0]:
                yield from values_of(name)
            else:
                same = all(
                    window_hex(name, n, p) == window_hex(names[0], n, p)
                    for n in LENGTHS
                    for p in (False, True)
                )
                if not same:
                    raise AssertionError(f"{name} is not {names[0]}")
                yield {"name": name, "same_as": names[0]}
    for name in SUFFIXED:
        yield from values_of(name)
    for name in WRONG_NAMES:
        yield refused(name)


def values_of(name):
    for periodic in (False, True):
        for n in LENGTHS:
            yield {
                "name": name,
                "periodic": periodic,
                "n": n,
                "hex": window_hex(name, n, periodic),
            }


def refused(name):
    try:
        get_window(name, 1)
    except Exception as error:
        return {
            "name": name,
            "error": type(error).__name__,
            "message": message_of(error),
        }
    raise AssertionError(f"{name} was not refused")


def main():
    what, path = sys.argv[1:]
    with Lines(path) as out:
        if what == "windows":
            for record in window_records():
                out.write(record)
        else:
            for case in kernel_cases():
                out.write(kernel_record(*case))


if __name__ == "__main__":
    main()
