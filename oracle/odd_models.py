"""Models that random_models.py does not make, and their initial weights.

usage: KERAS_BACKEND=numpy python odd_models.py OUT.jsonl.gz
versions: requirements.txt

Pipelines, with weights and with seeds only; MaxNumBoundingBoxes of a
dictionary; TimeDistributed around a layer that would refuse its input if it
were called; all image layers with seeds; texts; layers of applications. The
lines are those of random_models.py.
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


def seeded():
    """Every image layer with seeds: the kernels between them tell how many."""
    makers = [
        lambda: L.RandomBrightness(0.1),
        lambda: L.RandomColorDegeneration(0.1),
        lambda: L.RandomContrast(0.1),
        lambda: L.RandomElasticTransform(0.1),
        lambda: L.RandomErasing(0.1),
        lambda: L.RandomGaussianBlur(0.1),
        lambda: L.RandomGrayscale(0.1),
        lambda: L.RandomHue(0.1, seed=3),
        lambda: L.RandomInvert(0.1),
        lambda: L.RandomPerspective(0.1),
        lambda: L.RandomPosterization(3),
        lambda: L.RandomRotation(0.1),
        lambda: L.RandomSaturation(0.1),
        lambda: L.RandomSharpness(0.1),
        lambda: L.RandomTranslation(0.1, 0.1),
        lambda: L.RandomZoom(0.1),
        lambda: L.RandomCrop(8, 9),
        lambda: L.Solarization(),
        lambda: L.AugMix(),
        lambda: L.RandAugment(),
        lambda: L.RandomColorJitter(),
        lambda: L.RandomColorJitter(hue_factor=0.1, brightness_factor=0.2),
        lambda: L.CutMix(),
        lambda: L.MixUp(),
        lambda: L.AutoContrast(),
        lambda: L.ContrastLimitedAdaptiveHistogramEqualization(),
        lambda: L.GaussianDropout(0.3),
        lambda: L.AlphaDropout(0.3),
        lambda: L.SpatialDropout2D(0.3),
    ]
    model = [keras.Input((8, 9, 3))]
    for maker in makers:
        model += [maker(), L.Conv2D(3, 1, use_bias=False)]
    return keras.Sequential(model)


def words():
    """Of texts, as numbers and as categories."""
    text = keras.Input((1,), dtype="string")
    ids = L.TextVectorization(
        output_sequence_length=5, vocabulary=["a", "b", "c"]
    )(text)
    one = L.StringLookup(vocabulary=["a", "b"], output_mode="one_hot")(text)
    x = L.Flatten()(L.Embedding(9, 4)(ids))
    return keras.Model(text, [L.Dense(2)(x), L.Dense(3)(one)])


def blocks():
    """The layers that only applications have."""
    from keras.src.applications.convnext import LayerScale
    from keras.src.applications.convnext import StochasticDepth
    from keras.src.applications.inception_resnet_v2 import CustomScaleLayer

    x = keras.Input((8, 9, 3))
    y = L.Conv2D(3, 1)(x)
    y = LayerScale(1e-6, 3)(y)
    y = StochasticDepth(0.2)(y)
    y = CustomScaleLayer(0.3)([x, y])
    y = L.AdaptiveAveragePooling2D(2)(y)
    return keras.Model(x, L.Dense(2)(L.Flatten()(y)))


def volumes():
    """Adaptive pooling of one and three dimensions, ConvLSTM of three."""
    x = keras.Input((4, 5, 6, 7, 2))
    y = L.ConvLSTM3D(3, 2)(x)
    y = L.AdaptiveAveragePooling3D(2)(y)
    y = L.Reshape((8, 3))(y)
    y = L.AdaptiveAveragePooling1D(3)(y)
    return keras.Model(x, L.Dense(2)(L.Flatten()(y)))


def main():
    with Lines(sys.argv[1]) as out:
        for number, make in enumerate(
            [
                pipeline,
                augmentation,
                boxes,
                pooled_twice,
                seeded,
                words,
                blocks,
                volumes,
            ]
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
