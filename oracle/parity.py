"""Compares millions of our values with those of real Keras, bit by bit.

usage: KERAS_BACKEND=torch python parity.py CLASSPATH [--elements N] [--seed N]
       [--dtypes NAME...] [--functions NAME...] [--largest N] [--standard]
       CLASSPATH: compiled classes and test classes of core, joined by ":";
       --elements: per function and dtype, 10 million if not given;
       --largest: elements of a call, 400000 if not given (JAX compiles anew
       for each shape: fewer, larger calls are quicker there);
       --standard: mean 0 and stddev 1, or 0 to 1, instead of random parameters
versions: requirements.txt

Draws seeds, SeedGenerator calls, shapes and parameters at random, asks
`io.github.weightseed.random.ParityDump` for the same, and counts. Not part of
the build. Prints a line for each function and dtype: elements, how many have
the same bits (a NaN equals any NaN), and the largest distance in units in the
last place (of calls with a mean of 0: added to another mean, a small
difference of a number near minus that mean is a large one of the sum).
"""

import argparse
import random
import struct
import subprocess

from fixtures import FLOATS
from fixtures import backend_label
from fixtures import flat_array

import keras
import numpy as np

FUNCTIONS = ["uniform", "normal", "truncated_normal"]

# Backend, whether for a SeedGenerator: the range; 0 to 2**32 for the others.
SEEDS = {
    ("tensorflow", False): (-(2**63), 2**63),
    ("tensorflow", True): (-(2**63), 2**63),
    ("torch", False): (-(2**40), 2**40),
    ("torch", True): (-(2**31), 2**31),
}


def draw_call(draw, function, backend, chosen):
    """A random call: seed, index of the draw, two parameters, shape."""
    generator = draw.random() < 0.2
    low, high = SEEDS.get((backend, generator), (0, 2**32))
    seed = draw.choice([0, 1, 42, 2**31 - 1, draw.randrange(low, high)])
    count = draw.randrange(4) if generator else None
    size = int(chosen.largest ** draw.random()) + draw.randrange(3)
    shape = draw.choice([(size,), (1, size), (2, size // 2), (3, size // 3)])
    if chosen.standard:
        return seed, count, (0.0, 1.0), shape
    scale = draw.choice([1.0, 0.05, 10.0 ** draw.uniform(-12, 4)])
    shift = draw.choice([0.0, 0.0, -1.5, draw.gauss(0, 10) * scale])
    if function == "uniform":
        return seed, count, (shift - scale, shift + scale), shape
    return seed, count, (shift, scale), shape


def theirs(function, dtype, seed, count, numbers, shape):
    source = seed if count is None else keras.random.SeedGenerator(seed)
    draw = getattr(keras.random, function)
    # What the generator's earlier draws were for does not matter.
    for _ in range(count or 0):
        keras.random.uniform((1,), seed=source)
    return flat_array(draw(shape, *numbers, dtype=dtype, seed=source))


def ours(java, like, function, dtype, seed, count, numbers, shape):
    call = [function, dtype, seed, "-" if count is None else count]
    call += [repr(number) for number in numbers] + list(shape)
    java.stdin.write((" ".join(map(str, call)) + "\n").encode())
    java.stdin.flush()
    (size,) = struct.unpack(">q", java.stdout.read(8))
    return np.frombuffer(java.stdout.read(size), dtype=like)


def places(values):
    """Floats numbered in their order, so that neighbours differ by 1."""
    signed = values.view(f"i{values.dtype.itemsize}").astype(np.int64)
    lowest = -(2 ** (8 * values.dtype.itemsize - 1))
    return np.where(signed < 0, lowest - signed, signed)


def compare(java, draw, function, dtype, backend, chosen):
    compared = equal = furthest = calls = 0
    while compared < chosen.elements:
        call = draw_call(draw, function, backend, chosen)
        expected = theirs(function, dtype, *call)
        got = ours(java, expected.dtype, function, dtype, *call)
        assert got.shape == expected.shape, (function, dtype, call)
        nan = np.isnan(expected.astype("f8")) & np.isnan(got.astype("f8"))
        distance = np.where(nan, 0, np.abs(places(expected) - places(got)))
        bits = f"u{expected.dtype.itemsize}"
        same = nan | (expected.view(bits) == got.view(bits))
        compared += expected.size
        equal += int(same.sum())
        if function == "uniform" or call[2][0] == 0:
            furthest = max(furthest, int(distance.max(initial=0)))
        calls += 1
    print(
        f"{backend} {function} {dtype}: {compared} elements in {calls} calls, "
        f"{equal} equal ({100 * equal / compared:.4f} %), "
        f"at most {furthest} ulp apart",
        flush=True,
    )


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("classpath")
    parser.add_argument("--elements", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=400_000)
    parser.add_argument("--dtypes", nargs="+", default=FLOATS)
    parser.add_argument("--functions", nargs="+", default=FUNCTIONS)
    parser.add_argument("--standard", action="store_true")
    return parser.parse_args()


def main():
    chosen = arguments()
    draw = random.Random(chosen.seed)
    backend = backend_label()
    command = ["java", "-cp", chosen.classpath]
    command += ["io.github.weightseed.random.ParityDump", backend]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as java:
        for function in chosen.functions:
            for dtype in chosen.dtypes:
                compare(java, draw, function, dtype, backend, chosen)
        java.stdin.close()


if __name__ == "__main__":
    main()
