"""Compares the initializers of Keras 2 with those of Keras 3 on TensorFlow.

usage: KERAS_BACKEND=tensorflow python keras2_values.py
versions: requirements.txt

The package tf-keras is not needed: TensorFlow's wheel holds a copy of Keras 2
(tensorflow.python.keras, left there when tf.keras moved out of TensorFlow),
which is asked here. Later releases of tf.keras are not. Makes no fixture: prints, for
each dtype and range of int seeds, which initializers give equal bits. The
ranges end where TensorFlow's stateless seeds wrap round, at 2**31 - 2.
"""

from fixtures import flat_array

import keras
import tensorflow as tf
from tensorflow.python.keras.initializers import initializers_v2 as keras2

NAMES = [
    "GlorotNormal",
    "GlorotUniform",
    "HeNormal",
    "HeUniform",
    "LecunNormal",
    "LecunUniform",
    "Orthogonal",
    "RandomNormal",
    "RandomUniform",
    "TruncatedNormal",
    "VarianceScaling",
]
SHAPE = (64, 48)
SEEDS = {
    "0 to 2**31 - 3": [0, 1, 42, 1337, 2**31 - 3],
    "2**31 - 2 and above": [2**31 - 2, 2**31, 2**40 + 5],
    "negative": [-1, -(2**31)],
}


def is_equal(name, seed, dtype):
    old = getattr(keras2, name)(seed=seed)(SHAPE, dtype=tf.as_dtype(dtype))
    new = getattr(keras.initializers, name)(seed=seed)(SHAPE, dtype=dtype)
    return flat_array(old).tobytes() == flat_array(new).tobytes()


def main():
    for dtype in ("float32", "float16", "float64"):
        for label, seeds in SEEDS.items():
            equal = [
                name
                for name in NAMES
                if all(is_equal(name, seed, dtype) for seed in seeds)
            ]
            different = [name for name in NAMES if name not in equal]
            print(
                f"{dtype}, seeds {label}: equal {', '.join(equal) or '-'};"
                f" different {', '.join(different) or '-'}"
            )


if __name__ == "__main__":
    main()
