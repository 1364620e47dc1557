"""Histograms, densities, singular values and activations, as NumPy, SciPy and Keras compute them.

usage: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python explorer_values.py OUT.jsonl
versions: Python 3.11 and requirements.txt

The first line says what made the file. Each other line has a "kind":

- "histogram": numpy.histogram of generated values: the edges and counts;
- "density": of an initializer (class, config, shape): at each of "points" the
  density "pdf" and the distribution function "cdf"; "mean" and "stddev";
- "spectrum": numpy.linalg.svd's singular values of a generated matrix;
- "activation": keras.activations.NAME and its derivative (jax.grad) at "points".

Generated values are float32, from "seed" as in qr_values.py:

    state = state * 6364136223846793005 + 1442695040888963407   (mod 2^64)
    value = (state >> 40) / 2^24 - 0.5
"""

import json
import sys

import numpy as np
import scipy
import scipy.special
import scipy.stats

import fixtures
import jax
import jax.numpy as jnp
import keras


def generated(seed, size):
    state = seed
    values = np.empty(size, np.float32)
    for i in range(size):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        values[i] = (state >> 40) / 2**24 - 0.5
    return values


def histograms():
    cases = [
        (1, 1000, 10, None),
        (2, 20000, 97, None),
        (3, 5000, 64, (-0.25, 0.4)),
        (4, 50000, 48, (-0.5, 0.5)),
        (5, 1, 5, None),
    ]
    for seed, size, bins, limits in cases:
        values = generated(seed, size).astype(np.float64)
        counts, edges = np.histogram(values, bins=bins, range=limits)
        yield {
            "kind": "histogram",
            "seed": seed,
            "size": size,
            "range": limits,
            "edges": edges.tolist(),
            "counts": counts.tolist(),
        }


class Entry:
    """An entry of a uniformly random orthogonal matrix of n rows, times a gain."""

    def __init__(self, n, gain):
        self.n = n
        self.gain = gain

    def pdf(self, x):
        x = x / self.gain
        power = (1 - np.minimum(1, x * x)) ** ((self.n - 3) / 2)
        return np.where(abs(x) <= 1, power, 0) / scipy.special.beta(0.5, (self.n - 1) / 2) / self.gain

    def cdf(self, x):
        return [scipy.integrate.quad(self.pdf, -self.gain, min(y, self.gain), epsabs=1e-13)[0] for y in x]

    def mean(self):
        return 0.0

    def std(self):
        return self.gain / np.sqrt(self.n)


def truncated(mean, stddev):
    return scipy.stats.truncnorm(-2, 2, loc=mean, scale=stddev)


def scaled(variance):
    return truncated(0, np.sqrt(variance) / 0.87962566103423978)


def within(limit):
    return scipy.stats.uniform(-limit, 2 * limit)


def densities():
    kernel = [3, 3, 64, 128]
    cases = [
        ("GlorotUniform", {}, kernel, within(np.sqrt(6 / (576 + 1152)))),
        ("GlorotNormal", {}, kernel, scaled(2 / (576 + 1152))),
        ("HeUniform", {}, kernel, within(np.sqrt(6 / 576))),
        ("HeNormal", {}, kernel, scaled(2 / 576)),
        ("LecunUniform", {}, kernel, within(np.sqrt(3 / 576))),
        ("LecunNormal", {}, kernel, scaled(1 / 576)),
        (
            "VarianceScaling",
            {"scale": 3.0, "mode": "fan_out", "distribution": "untruncated_normal"},
            [20, 30],
            scipy.stats.norm(0, np.sqrt(3 / 30)),
        ),
        (
            "VarianceScaling",
            {"scale": 0.5, "mode": "fan_avg", "distribution": "uniform"},
            [20, 30],
            within(np.sqrt(3 * 0.5 / 25)),
        ),
        ("VarianceScaling", {"scale": 2.0}, [7], scaled(2 / 7)),
        ("RandomUniform", {"minval": -0.25, "maxval": 1.0}, [5], scipy.stats.uniform(-0.25, 1.25)),
        ("RandomNormal", {"mean": 0.5, "stddev": 0.1}, [5], scipy.stats.norm(0.5, 0.1)),
        ("TruncatedNormal", {"mean": -1.0, "stddev": 0.3}, [5], truncated(-1, 0.3)),
        ("Orthogonal", {"gain": 1.5}, [2, 8, 16], Entry(16, 1.5)),
        ("Orthogonal", {}, [4, 3], Entry(4, 1.0)),
        ("Orthogonal", {}, [3, 3], Entry(3, 1.0)),
        ("Orthogonal", {"gain": 2.0}, [100, 500], Entry(500, 2.0)),
    ]
    for name, config, shape, distribution in cases:
        reach = 2.5 * distribution.std()
        points = np.linspace(distribution.mean() - reach, distribution.mean() + reach, 23)
        yield {
            "kind": "density",
            "class_name": name,
            "config": config,
            "shape": shape,
            "points": points.tolist(),
            "pdf": [float(y) for y in distribution.pdf(points)],
            "cdf": [float(y) for y in distribution.cdf(points)],
            "mean": float(distribution.mean()),
            "stddev": float(distribution.std()),
        }


def spectra():
    for seed, shape in [(1, [5, 5]), (2, [40, 12]), (3, [12, 40]), (4, [3, 3, 4, 8]), (5, [1, 7])]:
        matrix = generated(seed, int(np.prod(shape))).astype(np.float64).reshape(-1, shape[-1])
        yield {
            "kind": "spectrum",
            "seed": seed,
            "shape": shape,
            "values": np.linalg.svd(matrix, compute_uv=False).tolist(),
        }


def activations():
    points = np.concatenate([np.linspace(-6, 6, 49), [-30.0, 30.0, -0.001, 0.001]])
    points = points[points != 0]  # where relu's derivative is a matter of taste
    for name in ["linear", "tanh", "sigmoid", "relu", "leaky_relu", "elu", "selu", "gelu", "silu"]:
        # keras.ops.tanh gives float32 for float64.
        function = jnp.tanh if name == "tanh" else getattr(keras.activations, name)
        yield {
            "kind": "activation",
            "name": name,
            "points": points.tolist(),
            "values": function(jnp.asarray(points)).tolist(),
            "derivatives": jax.vmap(jax.grad(function))(jnp.asarray(points)).tolist(),
        }


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        head = {"made_by": "oracle/explorer_values.py", **fixtures.versions(), "scipy": scipy.__version__}
        for line in [head, *histograms(), *densities(), *spectra(), *activations()]:
            out.write(json.dumps(line) + "\n")


main()
