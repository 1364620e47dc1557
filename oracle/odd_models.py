"""Models that random_models.py does not make, and their initial weights.

usage: KERAS_BACKEND=numpy python odd_models.py OUT.jsonl.gz
versions: requirements.txt

Pipelines, with weights and with seeds only; MaxNumBoundingBoxes of a
dictionary; TimeDistributed around a layer that would refuse its input if it
were called. The lines are those of random_models.py.
"""

import json
import sys

from fixtures import Lines

import keras
from keras import layers as L

from random_models import record
from random_models import stripped


def pipeline():
    """Of weights in a Pipeline."""
    image = keras.Input((8, 9, 3))
    x = L.Pipeline(
        [
            L.Rescaling(0.5),
            L.RandomFlip(),
            L.CenterCrop(6, 7),
            L.Normalization(),
            L.Dense(4),
            L.Conv2D(5, 3),
            L.Dense(2),
        ],
        name="pipe",
    )(image)
    return keras.Model(image, L.Dense(3)(L.Flatten()(x)))


def augmentation():
    """Of layers without weights: what follows gets the later seeds."""
    return keras.Sequential(
        [
            keras.Input((8, 9, 3)),
            L.Pipeline([L.RandomCrop(5, 6), L.RandomRotation(0.2)]),
            L.Conv2D(2, 3, bias_initializer="uniform"),
        ]
    )


def boxes():
    """Of a dictionary whose boxes are cut to seven."""
    image = keras.Input((8, 9, 3))
    found = {"boxes": keras.Input((5, 4)), "labels": keras.Input((5,))}
    y = L.MaxNumBoundingBoxes(7)({"images": image, "bounding_boxes": found})
    parts = [
        L.Dense(2)(y["bounding_boxes"]["labels"]),
        L.Dense(3)(L.Flatten()(y["bounding_boxes"]["boxes"])),
        L.Dense(4)(L.Flatten()(y["images"])),
    ]
    inputs = [image, found["boxes"], found["labels"]]
    return keras.Model(inputs, L.Concatenate()(parts))


def pooled_twice():
    """Keras asks the inner layer for its output's shape, and checks nothing."""
    x = keras.Input((None, 6, 2))
    pool = L.TimeDistributed(L.GlobalAveragePooling1D())
    return keras.Model(x, L.Dense(5)(pool(pool(x))))


def main():
    with Lines(sys.argv[1]) as out:
        for number, make in enumerate(
            [pipeline, augmentation, boxes, pooled_twice]
        ):
            keras.backend.clear_session()
            text = make().to_json()
            for is_stripped in (False, True):
                given = text
                if is_stripped:
                    given = json.dumps(stripped(json.loads(text)))
                out.write(
                    {
                        "number": number,
                        "stripped": is_stripped,
                        "json": given,
                        **record(given, number),
                    }
                )


if __name__ == "__main__":
    main()
