"""TensorFlow functions in models of Keras 2: what they give.

usage: KERAS_BACKEND=tensorflow python keras2_operations.py make OUT.jsonl
       KERAS_BACKEND=tensorflow python keras2_operations.py check WEIGHTSEED
versions: requirements.txt

Each case is a call of a TensorFlow function as tf.keras 2 writes it (its
Node.serialize and SlicingOpLambda tell the form: tf_keras/src/engine/node.py,
tf_keras/src/layers/core/tf_op_layer.py), in a Functional model that ends in
Flatten and Dense. TensorFlow itself is called to know the result.

make writes a line for each: `function`, `model` (the Keras 2 JSON) and
`kernels`, the shapes of the Dense kernels; then lines of models that Keras 2
itself wrote: the copy of tf.keras 2 that is left inside TensorFlow
(tensorflow.python.keras), each of several functions.
check lets WEIGHTSEED, the launcher, write a .keras file of each model, loads
it in Keras, and compares what the function's place in the model gives for
random inputs with what TensorFlow gave; returns 1 if any differs.
"""

import json
import os
import subprocess
import sys
import tempfile

from fixtures import Lines

import keras
import numpy as np
import tensorflow as tf

BATCH = 2
T = "tensor"
ROW = (3, 4)
IMAGE = (6, 8, 3)


def one(name):
    return name, [ROW], {}


def two(name):
    return name, [ROW, ROW], {"y": (T, 1)}


CASES = [
    *map(
        two,
        """
        __operators__.add math.add math.subtract math.multiply math.truediv
        math.divide math.floordiv math.floormod math.maximum math.minimum
        math.pow math.greater math.greater_equal math.less
        math.less_equal math.equal math.not_equal
        """.split(),
    ),
    *map(
        one,
        """
        math.abs math.exp math.expm1 math.log math.log1p math.sqrt math.square
        math.reciprocal math.tanh nn.tanh math.sin math.cos math.tan math.sinh
        math.cosh math.negative math.sign math.floor math.ceil math.round
        math.is_nan math.is_finite nn.relu nn.relu6 nn.elu nn.selu nn.silu
        nn.softsign nn.softplus math.softplus math.sigmoid nn.sigmoid
        math.log_sigmoid math.rsqrt math.erf stop_gradient identity nn.gelu
        nn.softmax nn.log_softmax nn.leaky_relu zeros_like ones_like
        compat.v1.ones_like math.argmax
        """.split(),
    ),
    ("math.multiply", [ROW], {"y": 2.0, "name": None}),
    ("math.subtract", [ROW], {"y": [0.1, 0.2, 0.3, 0.4]}),
    ("math.truediv", [ROW], {"y": [[[0.5]]], "name": None}),
    ("math.subtract", [("constant", 1.0)], {"y": (T, 0)}),
    ("math.add", [("constant", [[[1.0], [2.0], [3.0]]])], {"y": (T, 0)}),
    ("math.add", [(3, 1), (3, 4)], {"y": (T, 1)}),
    ("math.add_n", [[ROW, ROW]], {}),
    ("math.reduce_mean", [ROW], {"axis": 1, "keepdims": False}),
    ("math.reduce_sum", [ROW], {"axis": [1, 2], "keepdims": True}),
    ("math.reduce_max", [ROW], {"axis": -1, "name": None}),
    ("math.reduce_min", [ROW], {"axis": [1]}),
    ("math.reduce_prod", [ROW], {"axis": -1, "keepdims": True}),
    ("math.reduce_std", [ROW], {"axis": 1}),
    ("math.reduce_variance", [ROW], {"axis": 1}),
    ("math.reduce_logsumexp", [ROW], {"axis": -1}),
    ("math.atan2", [ROW, ROW], {"x": (T, 1)}),
    ("math.argmin", [ROW], {"axis": -1}),
    ("math.cumsum", [ROW], {"axis": 1, "exclusive": False}),
    ("math.cumprod", [ROW], {"axis": -1}),
    ("math.l2_normalize", [ROW], {"axis": -1}),
    ("math.l2_normalize", [ROW], {}),
    ("math.l2_normalize", [ROW], {"axis": None}),
    ("math.logical_and", [ROW], {"y": [True, False, True, True]}),
    ("nn.softmax", [ROW], {"axis": 1}),
    ("nn.leaky_relu", [ROW], {"alpha": 0.3}),
    ("nn.gelu", [ROW], {"approximate": True}),
    ("cast", [ROW], {"dtype": "float16"}),
    ("clip_by_value", [ROW], {"clip_value_min": 0.0, "clip_value_max": 0.5}),
    ("reshape", [ROW], {"shape": [-1, 6, 2]}),
    ("reshape", [ROW], {"shape": [-1, 12]}),
    ("broadcast_to", [(1, 4)], {"shape": [BATCH, 3, 4]}),
    ("transpose", [ROW], {"perm": [0, 2, 1]}),
    ("compat.v1.transpose", [ROW], {"perm": [0, 2, 1], "conjugate": False}),
    ("expand_dims", [ROW], {"axis": 1}),
    ("expand_dims", [ROW], {"axis": -1}),
    ("squeeze", [(1, 4, 1)], {"axis": [1]}),
    ("compat.v1.squeeze", [(1, 4, 1)], {"axis": [1, 3], "name": None}),
    ("tile", [ROW], {"multiples": [1, 2, 3]}),
    ("repeat", [ROW], {"repeats": 3, "axis": 1}),
    ("concat", [[ROW, (2, 4)]], {"axis": 1}),
    ("concat", [[ROW, ROW, ROW]], {"axis": -1, "name": None}),
    ("stack", [[ROW, ROW]], {"axis": 1}),
    ("stack", [[ROW]], {"axis": -1}),
    ("unstack", [ROW], {"axis": 1}),
    ("unstack", [ROW], {"num": 4, "axis": -1}),
    ("split", [ROW], {"num_or_size_splits": 2, "axis": -1, "num": None}),
    ("split", [ROW], {"num_or_size_splits": [1, 2], "axis": 1}),
    ("compat.v1.gather", [ROW], {"indices": [2, 0], "axis": 1}),
    ("where", [ROW, ROW], {"x": (T, 1), "y": 0.0}),
    ("linalg.matmul", [ROW, (4, 5)], {"b": (T, 1), "transpose_a": False}),
    ("linalg.matmul", [ROW, (5, 4)], {"b": (T, 1), "transpose_b": True}),
    ("linalg.matmul", [(7, *ROW), (7, 3, 5)], {"b": (T, 1), "transpose_a": True}),
    (
        "pad",
        [ROW],
        {
            "paddings": [[0, 0], [1, 2], [0, 3]],
            "mode": "CONSTANT",
            "constant_values": 0,
        },
    ),
    ("pad", [ROW], {"paddings": [[0, 0], [1, 1], [0, 2]], "mode": "REFLECT"}),
    ("pad", [ROW], {"paddings": [[0, 0], [1, 1], [0, 2]], "constant_values": 2.0}),
    ("image.resize", [IMAGE], {"size": [3, 4], "method": "nearest"}),
    ("image.resize", [IMAGE], {"size": [12, 16], "preserve_aspect_ratio": False}),
    ("getitem", [IMAGE], {"slice_spec": (slice(None), 0)}),
    ("getitem", [IMAGE], {"slice_spec": (..., slice(0, 2))}),
    ("getitem", [IMAGE], {"slice_spec": (..., None, 1)}),
    (
        "getitem",
        [IMAGE],
        {"slice_spec": (slice(None), slice(None, None, 2), slice(-3, None))},
    ),
    ("getitem", [IMAGE], {"slice_spec": (slice(None), None)}),
]


def function(name):
    if name == "getitem":
        return lambda x, slice_spec: x[slice_spec]
    found = tf
    for part in name.split("."):
        if part == "__operators__":
            return lambda x, y: x + y
        found = getattr(found, part)
    return found


def inputs_of(case):
    """The shapes of the inputs, in the order of the arguments."""
    _, first, _ = case
    shapes = []
    for shape in first:
        if isinstance(shape, list):
            shapes += shape
        elif shape[0] == "constant":
            shapes.append(ROW)
        else:
            shapes.append(shape)
    return shapes


def is_tensor(value):
    return isinstance(value, tuple) and len(value) == 2 and value[0] == T


def written(value):
    """A value of an argument as tf.keras writes it."""
    if is_tensor(value):
        return [f"x{value[1]}", 0, 0]
    if isinstance(value, slice):
        return {"start": value.start, "stop": value.stop, "step": value.step}
    if value is ...:
        return {"class_name": "__ellipsis__"}
    if isinstance(value, tuple):
        return [written(item) for item in value]
    return value


def model_of(case):
    name, first, kwargs = case
    kwargs = {key: written(value) for key, value in kwargs.items()}
    if isinstance(first[0], list):
        node = [[f"x{i}", 0, 0, kwargs] for i in range(len(first[0]))]
    elif first[0][0] == "constant":
        node = ["_CONSTANT_VALUE", -1, first[0][1], kwargs]
    else:
        node = ["x0", 0, 0, kwargs]
    slicing = name == "getitem"

    def layer(class_name, layer_name, nodes, **config):
        return {
            "class_name": class_name,
            "config": {
                "name": layer_name,
                "trainable": True,
                "dtype": "float32",
                **config,
            },
            "name": layer_name,
            "inbound_nodes": nodes,
        }

    shapes = inputs_of(case)
    layers = [
        layer("InputLayer", f"x{i}", [], batch_input_shape=[None, *shape])
        for i, shape in enumerate(shapes)
    ]
    layers += [
        layer(
            "SlicingOpLambda" if slicing else "TFOpLambda",
            "tf.f",
            [node],
            function="__operators__.getitem" if slicing else name,
        ),
        layer("Flatten", "flatten", [[["tf.f", 0, 0, {}]]]),
        layer("Dense", "dense", [[["flatten", 0, 0, {}]]], units=1),
    ]
    return {
        "class_name": "Functional",
        "keras_version": "2.15.0",
        "backend": "tensorflow",
        "config": {
            "name": "m",
            "trainable": True,
            "layers": layers,
            "input_layers": [[f"x{i}", 0, 0] for i in range(len(shapes))],
            "output_layers": [["tf.f", 0, 0], ["dense", 0, 0]],
        },
    }


def values_of(case):
    random = np.random.default_rng(3)
    return [
        random.uniform(0.1, 0.9, (BATCH, *shape)).astype("float32")
        for shape in inputs_of(case)
    ]


def result_of(case, values):
    """What TensorFlow gives: the first output of several."""
    name, first, kwargs = case
    if isinstance(first[0], list):
        argument = values
    elif first[0][0] == "constant":
        argument = first[0][1]
    else:
        argument = values[0]
    kwargs = {
        key: values[value[1]] if is_tensor(value) else value
        for key, value in kwargs.items()
        if not key == "name"
    }
    if name in ("where", "math.logical_and"):
        argument = argument.astype(bool)
    if isinstance(argument, np.ndarray):
        argument = tf.constant(argument)
    result = function(name)(argument, **kwargs)
    return np.asarray(result[0] if isinstance(result, list) else result)


def several(x, y):
    """What users write: each of a name, a function of tensors."""
    image = tf.reshape(x, (-1, 5, 6, 1))
    return {
        "operators": (x + y, x - y, 2 - x, x * 0.5, x / y, -x, x**2, x // 2)
        + (x % 2, abs(x), x > y, x == y),
        "slices": (x[:, 0], x[..., 1:3], x[:, None], x[:, ::2, -1], x[:, -1]),
        "constants": (
            x - [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
            x / tf.ones((1, 6)),
            tf.ones((1, 5, 1)) - x,
        ),
        "reductions": (
            tf.reduce_mean(x, axis=1),
            tf.reduce_sum(x, [1, 2], keepdims=True),
            tf.reduce_max(x, -1),
            tf.argmax(x, -1),
        ),
        "shapes": (
            tf.reshape(x, (-1, 10, 3)),
            tf.transpose(x, [0, 2, 1]),
            tf.expand_dims(x, 1),
            tf.squeeze(tf.expand_dims(x, 1), 1),
            tf.tile(x, [1, 2, 1]),
            tf.pad(x, [[0, 0], [1, 1], [0, 0]]),
            tf.repeat(x, 2, axis=1),
            tf.gather(x, [0, 1], axis=1),
            tf.image.resize(image, (4, 3)),
        ),
        "joins": (
            tf.concat([x, y], axis=1),
            tf.concat([x, y], -1),
            tf.stack([x, y], axis=1),
            tf.add_n([x, y]),
            *tf.split(x, 2, axis=-1),
            *tf.unstack(x, axis=1),
        ),
        "activations": (
            tf.nn.relu(x),
            tf.sigmoid(x),
            tf.nn.softmax(x),
            tf.tanh(x),
            tf.nn.leaky_relu(x, 0.1),
            tf.nn.l2_normalize(x, -1),
            tf.nn.gelu(x),
            tf.nn.silu(x),
            tf.cast(x, tf.float32),
            tf.identity(x),
            tf.stop_gradient(x),
            tf.clip_by_value(x, 0, 1),
            tf.zeros_like(x),
            tf.sqrt(tf.exp(x)),
            tf.math.rsqrt(x),
        ),
        "attention": (
            tf.matmul(tf.matmul(x, y, transpose_b=True), y),
        ),
        "choices": (tf.where(x > 0, x, y), tf.where(x > 0.0, x, 0.0)),
    }


def written_by_keras2():
    """Models of functions, and the kernels of the Dense that each ends in."""
    from tensorflow.python import keras as keras2
    from tensorflow.python.keras.engine import input_layer
    from tensorflow.python.keras.engine import training
    from tensorflow.python.keras.layers import core

    keras2.__version__ = "2.6.0"  # which the copy has lost
    inputs = [input_layer.Input((5, 6)) for _ in range(2)]
    for name, outputs in several(*inputs).items():
        ends = [core.Dense(1)(core.Flatten()(x)) for x in outputs]
        model = training.Model(inputs, ends)
        kernels = [w.shape for w in model.weights if "kernel" in w.name]
        yield {
            "function": name,
            "kernels": [list(shape) for shape in kernels],
            "model": json.loads(model.to_json()),
        }


def make(path):
    with Lines(path) as out:
        for case in CASES:
            shape = result_of(case, values_of(case)).shape
            out.write(
                {
                    "function": case[0],
                    "kernels": [[int(np.prod(shape[1:])), 1]],
                    "model": model_of(case),
                }
            )
        for line in written_by_keras2():
            out.write(line)


def check(program):
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(CASES):
            path = os.path.join(folder, f"{number}.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(model_of(case), file)
            target = os.path.join(folder, f"{number}.keras")
            subprocess.run(
                [program, "init", path, "--backend", "tensorflow"]
                + ["--seed", "1", "-o", target],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            values = values_of(case)
            expected = result_of(case, values)
            try:
                model = keras.models.load_model(target, compile=False)
                got = np.asarray(model(values)[0])
                same = got.shape == expected.shape and np.allclose(
                    got.astype("float64"), expected.astype("float64"), atol=1e-5
                )
            except Exception as error:
                same = False
                got = error
            if not same:
                wrong += 1
                print("differs:", case, str(got)[:300])
    print(f"{len(CASES) - wrong} of {len(CASES)} functions give the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        sys.exit(check(sys.argv[2]))
