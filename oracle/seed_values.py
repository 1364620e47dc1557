"""Seeds that Keras draws, and the values of keras.random's functions.

usage: KERAS_BACKEND=numpy python seed_values.py draws OUT.jsonl
       KERAS_BACKEND=jax python seed_values.py random OUT.jsonl
       (JAX_ENABLE_X64=1 KERAS_BACKEND=jax for random/jax-x64.jsonl)
versions: requirements.txt

After the header, one record a line; `kind` says which.
`draws` (the same on every backend): `seed` given to set_random_seed;
  draws     `first` = the first ten drawn seeds, `later` = draws 625 to 630
            (counted from 1), each as random.randint(1, 10**9) gives it
  sequence  `made` = what was constructed one after the other, `seeds` = the
            seed that each holds (null: none), `clones` those of the clones
            made afterwards in the same order
  refused   set_random_seed refuses: `error`, `message`
`random` (per backend), always after set_random_seed(42):
  global_states  `states` = what the global SeedGenerator gives, unordered
  states         the ordered states of SeedGenerator(`seed`)
  values         function, arguments, shape, dtype, `got`, `hex`; `seed` is
                 null, an int, or {"SeedGenerator": n}; `call` counts calls
                 from 0; for null they all come from one global generator
                 that was new at call 0
"""

import random
import sys

from fixtures import Lines
from fixtures import dtype_of
from fixtures import message_of
from fixtures import raw_bytes

import keras

INITIALIZERS = [
    "RandomNormal",
    "Zeros",
    "GlorotUniform",
    "SeedGenerator",
    "Orthogonal",
    "Constant",
    "HeNormal",
    "VarianceScaling",
    "Identity",
    "STFT",
    "TruncatedNormal",
    "RandomUniform",
    "Ones",
]
FUNCTIONS = [
    ("normal", {}),
    ("normal", {"mean": 1.5, "stddev": 0.25}),
    ("uniform", {}),
    ("uniform", {"minval": -2, "maxval": 3}),
    ("truncated_normal", {}),
    ("truncated_normal", {"mean": -0.5, "stddev": 2}),
]


def held_seed(thing):
    if isinstance(thing, keras.random.SeedGenerator):
        return int(keras.ops.convert_to_numpy(thing.state.value)[0])
    return getattr(thing, "seed", None)


def make(name):
    if name == "SeedGenerator":
        return keras.random.SeedGenerator()
    return getattr(keras.initializers, name)()


def copy(thing):
    if isinstance(thing, keras.random.SeedGenerator):
        return type(thing).from_config(thing.get_config())
    return thing.clone()


def draw_records():
    for seed in (0, 1, 2, 7, 42, 1337, 2**31 - 1, 2**31, 2**32 - 1, True):
        keras.utils.set_random_seed(seed)
        drawn = [random.randint(1, 10**9) for _ in range(630)]
        yield {
            "kind": "draws",
            "seed": seed,
            "first": drawn[:10],
            "later": drawn[624:],
        }
    for seed in (0, 42, 2**32 - 1):
        keras.utils.set_random_seed(seed)
        things = [make(name) for name in INITIALIZERS]
        yield {
            "kind": "sequence",
            "seed": seed,
            "made": INITIALIZERS,
            "seeds": [held_seed(x) for x in things],
            "clones": [held_seed(copy(x)) for x in things],
        }
    for seed in (-1, 2**32, 10**30, 1.0, "42", None):
        made = {"kind": "refused", "seed": seed}
        try:
            keras.utils.set_random_seed(seed)
        except Exception as error:
            made["error"] = type(error).__name__
            made["message"] = message_of(error)
        yield made


def state(value):
    return [int(x) for x in keras.ops.convert_to_numpy(value)]


def random_records():
    keras.utils.set_random_seed(42)
    from keras.src.random.seed_generator import draw_seed

    yield {
        "kind": "global_states",
        "seed": 42,
        "states": [state(draw_seed(None)) for _ in range(12)],
    }
    for seed in (0, 42, 2**31 - 1, 2**32 - 1):
        made = {"kind": "states", "seed": seed}
        try:
            generator = keras.random.SeedGenerator(seed)
            made["states"] = [state(generator.next()) for _ in range(3)]
        except Exception as error:
            made["error"] = type(error).__name__
            made["message"] = message_of(error)
        yield made
    dtypes = [None, "float16", "bfloat16", "float64"]
    for name, arguments in FUNCTIONS:
        for seed in (None, 5, {"SeedGenerator": 5}):
            for dtype in dtypes:
                yield from value_records(name, arguments, seed, dtype)


def value_records(name, arguments, seed, dtype):
    keras.utils.set_random_seed(42)
    given = seed
    if isinstance(seed, dict):
        given = keras.random.SeedGenerator(seed["SeedGenerator"])
    for call, shape in enumerate([(5,), (2, 3), ()]):
        made = {
            "kind": "values",
            "function": name,
            "arguments": arguments,
            "seed": seed,
            "call": call,
            "shape": list(shape),
            "dtype": dtype,
        }
        try:
            value = getattr(keras.random, name)(
                shape, dtype=dtype, seed=given, **arguments
            )
            made["got"] = dtype_of(value)
            made["hex"] = raw_bytes(value).hex()
        except Exception as error:
            made["error"] = type(error).__name__
            made["message"] = message_of(error)
        yield made


def main():
    what, path = sys.argv[1:]
    records = {"draws": draw_records, "random": random_records}[what]
    with Lines(path) as out:
        for made in records():
            out.write(made)


if __name__ == "__main__":
    main()
