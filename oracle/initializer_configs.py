"""Configs of initializers: what Keras writes, and what it reads or refuses.

usage: KERAS_BACKEND=numpy python initializer_configs.py OUT.jsonl
       (no record depends on the backend but those that say "numpy" in them)
versions: requirements.txt

After the header, one record a line; `kind` says which:

serialize    `class_name` and `arguments` (named constructor arguments; see
             below), `json` = json.dumps(keras.initializers.serialize(x))
             exactly, `type` = str(type(x)). Only where it is not the same
             text: `clone_json` of x.clone(), `again_json` of
             deserialize(json.loads(json)), or `clone_error`/`again_error`
             and `..._message`. `draws` counts the seeds drawn from the
             global stream: [construction, serialize, clone, deserialize].
deserialize  `json` the text given to deserialize(json.loads(text)); what
             came: `type`, `result_json`, `draws`, or `error`, `message`.
             `custom_objects` names the custom classes that were passed.
get          as deserialize for keras.initializers.get(json.loads(text));
             for a config only where it does other than deserialize.
get_object   get() of a Python object that JSON cannot hold, by description.
seed_config  deserialize of a SeedGenerator config alone.
custom       serialize/deserialize/get (`way`) of custom classes and functions.
exported     the names that keras.initializers offers.

An argument that JSON cannot hold is written {"SeedGenerator": {arguments}},
{"numpy": nested list, "dtype": name}, {"tuple": list}. `value_type` is the
type of a result that is no initializer. JSON as Python writes it: NaN,
Infinity and -Infinity occur, integers may have any size. Members of a set in
a message are sorted.
"""

import json
import random
import sys

from fixtures import Lines
from fixtures import message_of

import keras
import numpy as np
from keras.src.initializers import ALL_OBJECTS_DICT
from keras.src.utils.naming import reset_uids

NAN, INF = float("nan"), float("inf")


class ExampleRandomNormal(keras.initializers.Initializer):
    """The documentation's own example, not registered."""

    def __init__(self, mean, stddev):
        self.mean = mean
        self.stddev = stddev

    def __call__(self, shape, dtype=None):
        return keras.random.normal(
            shape, mean=self.mean, stddev=self.stddev, dtype=dtype
        )

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev}


@keras.saving.register_keras_serializable(package="my_package")
class CustomInitializer(keras.initializers.Initializer):
    """A registered class with one argument that has a default."""

    def __init__(self, scale=1.0):
        self.scale = scale

    def __call__(self, shape, dtype=None):
        return keras.ops.ones(shape, dtype=dtype) * self.scale

    def get_config(self):
        return {"scale": self.scale}


@keras.saving.register_keras_serializable()
class DefaultPackage(CustomInitializer):
    """Registered without a package: "Custom" is taken."""


@keras.saving.register_keras_serializable(package="other", name="Renamed")
class OriginalName(CustomInitializer):
    """Registered under another name than its own."""


class NoConfig(keras.initializers.Initializer):
    """Has an argument and no get_config."""

    def __init__(self, scale):
        self.scale = scale


class NotAnInitializer:
    """A plain callable class, with a config but no from_config."""

    def __call__(self, shape, dtype=None):
        return keras.ops.zeros(shape, dtype=dtype)

    def get_config(self):
        return {}


@keras.saving.register_keras_serializable(package="my_package")
def registered_function(shape, dtype=None):
    return keras.ops.zeros(shape, dtype=dtype)


def plain_function(shape, dtype=None):
    return keras.ops.zeros(shape, dtype=dtype)


CUSTOM = {
    "ExampleRandomNormal": ExampleRandomNormal,
    "NoConfig": NoConfig,
    "NotAnInitializer": NotAnInitializer,
    "plain_function": plain_function,
}

FLOATS = [
    0.05,
    0,
    1,
    -1,
    3,
    1.0,
    -1.0,
    0.0,
    -0.0,
    1e-05,
    1e-06,
    1e-07,
    0.0001,
    0.00012,
    1e15,
    1e16,
    1e17,
    1e22,
    1e23,
    123456789012345680.0,
    0.1 + 0.2,
    1 / 3,
    5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    2.0**-44,
    2.0**-24,
    9007199254740993,
    2**63,
    2**64,
    10**22,
    -(10**30),
    NAN,
    INF,
    -INF,
    True,
    False,
]
SEEDS = [
    None,
    0,
    1,
    42,
    -1,
    2**31,
    2**32 - 1,
    2**32,
    2**63,
    10**30,
    True,
    {"SeedGenerator": {}},
    {"SeedGenerator": {"seed": None}},
    {"SeedGenerator": {"seed": 7}},
    {"SeedGenerator": {"seed": True}},
    {"SeedGenerator": {"seed": 7, "name": "my seeds"}},
    {"SeedGenerator": {"seed": 3, "name": "a/b"}},
    {"SeedGenerator": {"seed": 2**32 - 1, "name": 'q"\\é\u2028😀\n'}},
]
SEED_ONLY = [
    "GlorotUniform",
    "GlorotNormal",
    "HeUniform",
    "HeNormal",
    "LecunUniform",
    "LecunNormal",
]
SEEDED = [
    "RandomNormal",
    "RandomUniform",
    "TruncatedNormal",
    "VarianceScaling",
    *SEED_ONLY,
    "Orthogonal",
]
ALL = ["Zeros", "Ones", "Constant", "Identity", "STFT", *SEEDED]


def serialize_cases():
    """Yields (class_name, arguments)."""
    for name in ALL:
        yield name, {}
    for name in SEEDED:
        for seed in SEEDS:
            yield name, {"seed": seed}
    for value in FLOATS:
        yield "RandomNormal", {"mean": value, "seed": 1}
        yield "RandomUniform", {"minval": -0.5, "maxval": value}
        yield "Constant", {"value": value}
    for value in (1, 1.0, 0.02, 1e-07, -3, NAN):
        yield "RandomNormal", {"mean": 0, "stddev": value}
        yield "TruncatedNormal", {"mean": value, "stddev": 2}
        yield "RandomUniform", {"minval": value, "maxval": 1}
        yield "Orthogonal", {"gain": value}
        yield "Identity", {"gain": value}
    yield "RandomUniform", {"minval": -1, "maxval": 1}
    for value in (
        None,
        "abc",
        "é\u2028😀\"\\\n\t\x7f</",
        [],
        [1, 2, 3],
        [1, 2.0, True, None, "x"],
        [[0.1, 1e-07], [1e16, -0.0]],
        {"tuple": [1, 2]},
        {"numpy": 3.5, "dtype": "float64"},
        {"numpy": 0.1, "dtype": "float32"},
        {"numpy": 7, "dtype": "int64"},
        {"numpy": [1, 2], "dtype": "int32"},
        {"numpy": [[0.1, 2.5]], "dtype": "float32"},
        {"numpy": [0.1], "dtype": "float16"},
        {"numpy": [True, False], "dtype": "bool"},
        {"numpy": [], "dtype": "float64"},
    ):
        yield "Constant", {"value": value}
    for value in (1, 2, 2.0, 0.1, 1e-07, 1e22, True, 10**20, INF):
        yield "VarianceScaling", {"scale": value}
    for mode in ("fan_in", "fan_out", "fan_avg"):
        yield "VarianceScaling", {"mode": mode}
    for distribution in (
        "normal",
        "NORMAL",
        "truncated_normal",
        "Truncated_Normal",
        "untruncated_normal",
        "uniform",
        "Uniform",
    ):
        yield "VarianceScaling", {"distribution": distribution}
    for axes in (
        {"input_axes": [0], "output_axes": [1, 2]},
        {"input_axes": [0, 1]},
        {"output_axes": [-1]},
        {"input_axes": [], "output_axes": []},
        {"input_axes": {"tuple": [0]}, "output_axes": {"tuple": [1]}},
        {"input_axes": 0, "output_axes": 1},
    ):
        for name in ("VarianceScaling", *SEED_ONLY):
            yield name, axes
    yield "GlorotUniform", {"seed": 3, "input_axes": [0], "output_axes": [1]}
    for side in ("real", "imag"):
        for window in ("hann", "hamming", "tri", "blackman_periodic", None):
            for scaling in ("density", "spectrum", None):
                for periodic in (False, True):
                    yield "STFT", {
                        "side": side,
                        "window": window,
                        "scaling": scaling,
                        "periodic": periodic,
                    }
    for window in (
        [0.0, 0.5, 1.0],
        [1, 2],
        {"tuple": [0.5, 1]},
        {"numpy": [0.0, 0.5, 1.0], "dtype": "float64"},
        {"numpy": [0.25, 0.1], "dtype": "float32"},
        0.5,
    ):
        yield "STFT", {"window": window}
    yield "STFT", {"periodic": 1}
    yield "STFT", {"periodic": None}


def generator(config):
    return {
        "module": "keras.random",
        "class_name": "SeedGenerator",
        "config": config,
        "registered_name": None,
    }


SEED_CONFIGS = [
    generator({"seed": 7, "name": "seed_generator"}),
    generator({"seed": 7}),
    generator({"seed": None, "name": "seed_generator_4"}),
    generator({"name": "a"}),
    generator({}),
    generator(None),
    generator({"seed": 7, "name": None}),
    generator({"seed": 7, "foo": 1}),
    generator({"seed": 7, "dtype": "float32"}),
    generator({"seed": "x"}),
    generator({"seed": 1.5}),
    generator({"seed": -1}),
    generator({"seed": 2**32}),
    generator({"seed": 2**70}),
    {**generator({"seed": 7}), "module": "keras.src.random.seed_generator"},
    {**generator({"seed": 7}), "module": "keras.backend"},
    {**generator({"seed": 7}), "module": None},
    {**generator({"seed": 7}), "registered_name": "SeedGenerator"},
    {"class_name": "SeedGenerator", "config": {"seed": 7, "name": "a"}},
    {"class_name": "SeedGenerator"},
    {"module": "keras.initializers", "class_name": "Zeros", "config": {}},
    {},
    {"seed": 3},
]


def keras3(name, config, **more):
    return {
        "module": "keras.initializers",
        "class_name": name,
        "config": config,
        "registered_name": None,
        **more,
    }


DEFAULTS = {
    "Zeros": {},
    "Ones": {},
    "Constant": {"value": 0.5},
    "Identity": {},
    "STFT": {"side": "imag"},
    "RandomNormal": {"mean": 0.0, "stddev": 0.05, "seed": None},
    "TruncatedNormal": {"mean": 0.0, "stddev": 0.05, "seed": None},
    "RandomUniform": {"minval": -0.05, "maxval": 0.05, "seed": None},
    "VarianceScaling": {
        "scale": 1.0,
        "mode": "fan_avg",
        "distribution": "uniform",
        "seed": None,
    },
    **{name: {"seed": None} for name in SEED_ONLY},
    "Orthogonal": {"gain": 1.0, "seed": None},
}


def deserialize_cases():
    """Yields configs, as Python objects that JSON can hold."""
    for name, config in DEFAULTS.items():
        yield keras3(name, config)
        yield keras3(name, {})
        yield keras3(name, None)
        yield keras3(name, {**config, "dtype": "float32"})
        yield keras3(name, {**config, "foo": 1})
        yield {"class_name": name, "config": config}
        yield {"class_name": name, "config": {}}
        yield {"class_name": name, "config": {**config, "dtype": "float32"}}
        yield {"class_name": name}
    yield keras3("Identity", {"gain": 2.0})
    yield keras3("Identity", {"gain": 2})
    yield keras3("IdentityInitializer", {"gain": 0.5})
    yield keras3("OrthogonalInitializer", {"gain": 0.5, "seed": 1})
    yield keras3("STFTInitializer", {"side": "imag"})
    yield keras3("glorot_uniform", {"seed": 1})
    yield keras3("normal", {"seed": 1})
    yield keras3("Orthogonal", {"gain": 1, "seed": 0})
    yield keras3("Constant", {"value": [1, [2, 3.5]]})
    yield keras3("Constant", {"value": None})
    yield keras3("Constant", {"value": {"a": 1}})
    for value in ([1, 2], [[0.5]], []):
        config = {"value": value, "dtype": "float32"}
        for name in ("__numpy__", "__tensor__"):
            inner = {"class_name": name, "config": config}
            yield keras3("Constant", {"value": inner})
            yield keras3("STFT", {"window": inner})
    yield keras3("Constant", {"value": keras3("Zeros", {})})
    yield keras3("STFT", {"side": "left"})
    yield keras3("STFT", {"window": [0.5, 1.0]})
    for key, value in [
        ("mode", "fan_both"),
        ("mode", None),
        ("distribution", "normal"),
        ("distribution", "NORMAL"),
        ("distribution", "cauchy"),
        ("distribution", None),
        ("scale", 0),
        ("scale", "1"),
        ("scale", None),
        ("input_axes", [0]),
        ("input_axes", "ab"),
    ]:
        config = {**DEFAULTS["VarianceScaling"], key: value}
        yield keras3("VarianceScaling", config)
    for seed in [0, -1, True, 1.0, 1.5, "42", [1], 2**40, *SEED_CONFIGS]:
        yield keras3("HeNormal", {"seed": seed})
    good = keras3("HeNormal", {"seed": 5})
    for module in (
        "keras.initializers",
        "keras",
        "keras.layers",
        "keras.src.initializers.random_initializers",
        "tensorflow.keras.initializers",
        "foo.bar",
        "builtins",
        "",
        None,
        5,
    ):
        yield {**good, "module": module}
    for registered_name in ("HeNormal", "pkg>HeNormal", "", "foo", None, 5):
        yield {**good, "registered_name": registered_name}
    without = dict(good)
    del without["registered_name"]
    yield without
    for name in ("", None, 5, "function", "he_normal", "Dense", "nosuch"):
        yield {**good, "class_name": name}
    for config in ([], [1], "x", "he_normal", 5, True):
        yield {**good, "config": config}
    yield {**good, "build_config": None}
    yield {**good, "build_config": {"input_shape": [1]}}
    yield {**good, "compile_config": {}}
    yield {**good, "shared_object_id": 140}
    yield {**good, "foo": 1}
    yield {"module": "keras.initializers", "config": {}}
    yield {"module": "builtins", "class_name": "function", "config": "relu"}
    yield {
        "module": "builtins",
        "class_name": "function",
        "config": "my_init",
        "registered_name": "my_init",
    }
    yield {"class_name": "__lambda__", "config": {"value": ["4wE=", None]}}
    yield {}
    yield {"he_normal": {}}
    yield None
    yield "he_normal"
    yield "HeNormal"
    yield "nosuch"
    yield 5
    yield 0.5
    yield True
    yield []
    yield ["zeros", "ones"]
    yield [good]


NAMES = sorted(ALL_OBJECTS_DICT) + [
    "zeros_initializer",
    "Normal",
    "Uniform",
    "One",
    "Zero",
    "Identity_initializer",
    "identity_initializer",
    "orthogonal_initializer",
    "stft_initializer",
    "glorot_uniform_v2",
    "GlorotUniformV2",
    "glorotUniform",
    "glorotuniform",
    "GLOROT_UNIFORM",
    "glorot-uniform",
    "glorot uniform",
    "Glorot_Uniform",
    "xavier_uniform",
    "xavier_normal",
    "kaiming_normal",
    "he",
    "lecun",
    "msra",
    "he_norml",
    "keras.initializers.HeNormal",
    "initializers.he_normal",
    "random_initializer",
    "RandomInitializer",
    "SeedGenerator",
    "seed_generator",
    "delta_orthogonal",
    "dirac",
    "function",
    "__lambda__",
    "__numpy__",
    "Dense",
    "relu",
    " zeros",
    "zeros ",
    "",
    "None",
    "0",
]


class Draws:
    """Counts the seeds drawn from Python's global stream since the start."""

    def __init__(self):
        reset_uids()  # names such as "seed_generator" start again
        random.seed(0)
        self.last = 0

    def since(self):
        now = random.getstate()
        random.seed(0)
        for count in range(100):
            if random.getstate() == now:
                drawn, self.last = count - self.last, count
                return drawn
            random.randint(1, 10**9)
        raise AssertionError("the stream was used in another way")


def python_value(value):
    if isinstance(value, dict):
        if "SeedGenerator" in value:
            return keras.random.SeedGenerator(**value["SeedGenerator"])
        if "numpy" in value:
            array = np.array(value["numpy"], dtype=value["dtype"])
            return array if array.ndim else array[()]
        if "tuple" in value:
            return tuple(value["tuple"])
    return value


def text_of(initializer):
    return json.dumps(keras.initializers.serialize(initializer))


def put_error(record, error, prefix=""):
    record[prefix + "error"] = type(error).__name__
    name = prefix + "message"
    record[name] = message_of(error)


def serialize_record(name, arguments):
    made = {"kind": "serialize", "class_name": name, "arguments": arguments}
    draws = Draws()
    try:
        given = {k: python_value(v) for k, v in arguments.items()}
        initializer = getattr(keras.initializers, name)(**given)
        counts = [draws.since()]
        made["json"] = text_of(initializer)
        made["type"] = str(type(initializer))
        counts.append(draws.since())
    except Exception as error:
        put_error(made, error)
        return made
    for prefix in ("clone_", "again_"):
        try:
            if prefix == "clone_":
                other = initializer.clone()
            else:
                other = keras.initializers.deserialize(
                    json.loads(made["json"])
                )
            counts.append(draws.since())
            text = text_of(other)
            if text != made["json"]:
                made[prefix + "json"] = text
        except Exception as error:
            put_error(made, error, prefix)
            draws.since()
            counts.append(None)
    made["draws"] = counts
    return made


def result_record(kind, read, **more):
    """Calls `read` and records what it returns or raises."""
    made = {"kind": kind, **more}
    draws = Draws()
    try:
        result = read()
        made["draws"] = draws.since()
        if isinstance(result, keras.initializers.Initializer):
            made["type"] = str(type(result))
            made["result_json"] = text_of(result)
            seed = getattr(result, "seed", None)
            if seed is not None and not isinstance(seed, int):
                made["seed_type"] = type(seed).__name__
        else:
            made["value_type"] = type(result).__name__
            if isinstance(result, keras.random.SeedGenerator):
                made["config"] = result.get_config()
                state = keras.ops.convert_to_numpy(result.state.value)
                made["state"] = [int(x) for x in state]
            elif kind != "get_object":
                try:
                    made["value"] = json.loads(json.dumps(result))
                except TypeError:
                    made["value"] = message_of(result)
    except Exception as error:
        put_error(made, error)
    return made


def deserialize_records():
    for config in deserialize_cases():
        text = json.dumps(config)
        made = result_record(
            "deserialize",
            lambda t=text: keras.initializers.deserialize(json.loads(t)),
            json=text,
        )
        yield made
        got = result_record(
            "get",
            lambda t=text: keras.initializers.get(json.loads(t)),
            json=text,
        )
        if {**got, "kind": "deserialize"} != made:
            yield got
    for name in NAMES:
        text = json.dumps(name)
        yield result_record(
            "get",
            lambda t=text: keras.initializers.get(json.loads(t)),
            json=text,
        )


def seed_config_records():
    for config in SEED_CONFIGS:
        text = json.dumps(config)
        yield result_record(
            "seed_config",
            lambda t=text: keras.saving.deserialize_keras_object(
                json.loads(t)
            ),
            json=text,
        )


def object_records():
    instance = keras.initializers.HeNormal(5)
    objects = {
        "an instance, HeNormal(5)": instance,
        "the class HeNormal": keras.initializers.HeNormal,
        "the class Constant": keras.initializers.Constant,
        "the class Initializer": keras.initializers.Initializer,
        "the class ExampleRandomNormal": ExampleRandomNormal,
        "the class CustomInitializer": CustomInitializer,
        "the class int": int,
        "a function": plain_function,
        "a lambda": lambda shape, dtype=None: None,
        "a layer": keras.layers.Dense(2),
        "a SeedGenerator": keras.random.SeedGenerator(5),
        "a numpy array": np.ones((2, 2), "float32"),
        "a numpy scalar": np.float64(3.0),
        "a tensor": keras.ops.ones((2, 2)),
        "a variable": keras.Variable(keras.ops.ones((2, 2))),
        "a tuple": (1, 2),
        "bytes": b"zeros",
    }
    for description, item in objects.items():
        yield result_record(
            "get_object",
            lambda i=item: keras.initializers.get(i),
            object=description,
        )
    for shape, dtype in [
        ((2, 2), None),
        ((2, 2), "int32"),
        ((2, 2), "float16"),
        ((4,), None),
        ((2, 3), "float32"),
        ([2, 2], None),
    ]:
        array = np.array([[1.5, -2.5], [3.0, 300.0]], "float32")
        made = {
            "kind": "get_object",
            "object": "a numpy array, called",
            "shape": list(shape),
            "list": isinstance(shape, list),
            "dtype": dtype,
        }
        try:
            value = keras.initializers.get(array)(shape, dtype=dtype)
            made["got"] = keras.backend.standardize_dtype(value.dtype)
            made["hex"] = np.ascontiguousarray(value).tobytes().hex()
        except Exception as error:
            put_error(made, error)
        yield made


def custom_records():
    makers = {
        "ExampleRandomNormal(0.0, 0.02)": lambda: ExampleRandomNormal(
            0.0, 0.02
        ),
        "ExampleRandomNormal(1, stddev=2)": lambda: ExampleRandomNormal(1, 2),
        "CustomInitializer()": lambda: CustomInitializer(),
        "CustomInitializer(scale=0.5)": lambda: CustomInitializer(0.5),
        "DefaultPackage(3)": lambda: DefaultPackage(3),
        "OriginalName(2.0)": lambda: OriginalName(2.0),
        "NoConfig(2.0)": lambda: NoConfig(2.0),
        "NotAnInitializer()": lambda: NotAnInitializer(),
        "registered_function": lambda: registered_function,
        "plain_function": lambda: plain_function,
    }
    texts = {}
    for description, make in makers.items():
        made = {"kind": "custom", "object": description}
        try:
            made["json"] = text_of(make())
            texts[description] = made["json"]
        except Exception as error:
            put_error(made, error)
        yield made
    changed = json.loads(texts["CustomInitializer(scale=0.5)"])
    for key, value in [
        ("registered_name", None),
        ("registered_name", "CustomInitializer"),
        ("registered_name", "wrong>CustomInitializer"),
        ("class_name", "AnyOther"),
        ("module", "some.module"),
        ("config", {}),
        ("config", {"scale": 2.0, "foo": 1}),
    ]:
        text = json.dumps({**changed, key: value})
        texts[f"CustomInitializer with {key} changed: {value}"] = text
    texts["GlorotUniform, shadowed"] = json.dumps(keras3("GlorotUniform", {}))
    shadow = {"GlorotUniform": CustomInitializer}
    for description, text in texts.items():
        for names in ((), tuple(CUSTOM), ("GlorotUniform",)):
            objects = {n: CUSTOM.get(n) or shadow[n] for n in names}
            if ("shadowed" in description) != ("GlorotUniform" in names):
                if names:
                    continue
            more = {"object": description, "custom_objects": list(names)}
            yield result_record(
                "custom",
                lambda t=text, o=objects: keras.initializers.deserialize(
                    json.loads(t), custom_objects=o
                ),
                way="deserialize",
                json=text,
                **more,
            )
    for name in (
        "CustomInitializer",
        "my_package>CustomInitializer",
        "Custom>DefaultPackage",
        "Renamed",
        "other>Renamed",
        "OriginalName",
        "my_package>registered_function",
        "registered_function",
        "ExampleRandomNormal",
        "NoConfig",
        "plain_function",
    ):
        for scope in ({}, CUSTOM):
            with keras.saving.CustomObjectScope(scope):
                yield result_record(
                    "custom",
                    lambda n=name: keras.initializers.get(n),
                    way="get",
                    json=json.dumps(name),
                    custom_objects=list(scope),
                )


def main():
    with Lines(sys.argv[1]) as out:
        names = [n for n in dir(keras.initializers) if not n.startswith("_")]
        out.write({"kind": "exported", "names": names})
        for name, arguments in serialize_cases():
            out.write(serialize_record(name, arguments))
        for records in (
            deserialize_records,
            seed_config_records,
            object_records,
            custom_records,
        ):
            for made in records():
                out.write(made)


if __name__ == "__main__":
    main()
