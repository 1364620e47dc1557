"""Random models and their initial weights, for a comparison in bulk.

usage: KERAS_BACKEND=numpy python random_models.py make FIRST COUNT M.jsonl.gz
       KERAS_BACKEND=jax python random_models.py weigh M.jsonl.gz OUT.jsonl.gz
versions: requirements.txt

Model number i is made from the seed i: Sequential or Functional, of random
layers, shapes, options, initializers and dtype policies, with nested models,
shared layers and operations (NumPy makes them fastest); from 100000 on mostly
of convolutions and pooling. For each two lines
are written: for the text of model.to_json(), and for that text without any
build_config ("stripped"). A line holds `number`, `stripped`, `json`; weighing
adds, after set_random_seed(i) and model_from_json, either `weights`, in the
order of model.weights (path, shape, dtype, trainable, sha256, the first three
values), or `error`.

RandomModels (keras, test sources) reads such files and compares. The files
are not kept: any range of numbers can be made again.
"""

import gzip
import json
import random
import sys

from fixtures import Lines
from fixtures import dtype_of
from fixtures import flat_array
from fixtures import sha256

import keras
from keras import layers
from keras import ops


class Maker:
    """Makes one model; all choices come from its own random stream."""

    def __init__(self, number):
        self.r = random.Random(number)
        self.depth = 0
        self.prefers_images = number >= 100_000

    def chance(self, p):
        return self.r.random() < p

    def size(self, most=6):
        return self.r.randint(1, most)

    def initializer(self):
        seed = self.r.choice([None, None, None, self.r.randint(0, 2**31 - 1)])
        make = self.r.choice(
            [
                lambda: keras.initializers.GlorotNormal(seed=seed),
                lambda: keras.initializers.GlorotUniform(seed=seed),
                lambda: keras.initializers.HeNormal(seed=seed),
                lambda: keras.initializers.HeUniform(seed=seed),
                lambda: keras.initializers.LecunNormal(seed=seed),
                lambda: keras.initializers.LecunUniform(seed=seed),
                lambda: keras.initializers.RandomNormal(0.1, 0.5, seed=seed),
                lambda: keras.initializers.RandomUniform(-1, 2, seed=seed),
                lambda: keras.initializers.TruncatedNormal(0, 0.3, seed=seed),
                lambda: keras.initializers.VarianceScaling(
                    self.r.choice([0.5, 2.0]),
                    self.r.choice(["fan_in", "fan_out", "fan_avg"]),
                    self.r.choice(
                        ["uniform", "truncated_normal", "untruncated_normal"]
                    ),
                    seed=seed,
                ),
                lambda: keras.initializers.Constant(0.25),
                lambda: keras.initializers.Ones(),
                lambda: keras.initializers.Zeros(),
            ]
        )
        return make()

    def common(self):
        arguments = {}
        if self.chance(0.08):
            arguments["trainable"] = False
        if self.chance(0.12):
            arguments["dtype"] = self.r.choice(
                ["float16", "bfloat16", "mixed_float16", "mixed_bfloat16"]
            )
        return arguments

    def weighted(self, *names, bias=True):
        """Initializers for some of the arguments of these names."""
        arguments = self.common()
        for name in names:
            if self.chance(0.4):
                arguments[name + "_initializer"] = self.initializer()
        if bias:
            if self.chance(0.2):
                arguments["use_bias"] = False
            if self.chance(0.2):
                arguments["bias_initializer"] = self.initializer()
        return arguments

    def window(self, rank, most=3):
        if self.chance(0.5):
            return self.size(most)
        return [self.size(most) for _ in range(rank)]

    def format(self):
        return self.r.choice([None, None, None, "channels_first"])

    def strided(self, rank, causal=False):
        arguments = {"padding": self.r.choice(["valid", "same"])}
        if causal and self.chance(0.2):
            arguments["padding"] = "causal"
        if self.chance(0.3):
            arguments["strides"] = self.size(3)
        elif self.chance(0.3):
            arguments["dilation_rate"] = self.size(3)
        if arguments["padding"] != "causal":
            arguments["data_format"] = self.format()
        return arguments

    def dense(self):
        activation = self.r.choice(
            [None, None, "relu", "gelu", "softmax", layers.LeakyReLU(0.1)]
        )
        return layers.Dense(
            self.size(), activation=activation, **self.weighted("kernel")
        )

    def any_rank(self, rank):
        r = self.r
        return r.choice(
            [
                self.dense,
                self.dense,
                lambda: layers.BatchNormalization(
                    axis=r.choice([-1, -1, r.randint(1, rank - 1)]),
                    center=self.chance(0.8),
                    scale=self.chance(0.8),
                    renorm=self.chance(0.1),
                    **self.weighted("gamma", "moving_variance", bias=False),
                ),
                lambda: layers.LayerNormalization(
                    axis=r.choice(
                        [-1, -1, list(range(1, rank)), r.randint(1, rank - 1)]
                    ),
                    center=self.chance(0.8),
                    scale=self.chance(0.8),
                    rms_scaling=self.chance(0.1),
                    **self.weighted("gamma", "beta", bias=False),
                ),
                lambda: layers.GroupNormalization(
                    groups=r.choice([1, -1, 2]), **self.common()
                ),
                lambda: layers.RMSNormalization(**self.common()),
                lambda: layers.UnitNormalization(),
                lambda: layers.PReLU(
                    shared_axes=r.choice([None, [1]]),
                    **self.weighted("alpha", bias=False),
                ),
                lambda: layers.SpectralNormalization(self.dense()),
                lambda: layers.Dropout(
                    r.choice([0, 0.3]), seed=r.choice([None, 3])
                ),
                lambda: layers.AlphaDropout(0.1),
                lambda: layers.GaussianDropout(0.1),
                lambda: layers.GaussianNoise(r.choice([0, 0.1])),
                lambda: layers.Activation(r.choice(["relu", "tanh"])),
                lambda: r.choice(
                    [layers.ReLU, layers.ELU, layers.Softmax, layers.LeakyReLU]
                )(),
                lambda: layers.Masking(),
                lambda: layers.Identity(),
                lambda: layers.ActivityRegularization(0.1),
                lambda: layers.Rescaling(0.5),
                lambda: layers.Normalization(axis=r.choice([-1, None])),
                lambda: layers.Flatten(),
                lambda: self.nested(rank),
            ]
        )()

    def rank2(self):
        r = self.r
        return r.choice(
            [
                lambda: layers.RepeatVector(self.size()),
                lambda: layers.Reshape(
                    r.choice([(-1, 1), (1, -1), (1, 1, -1), (-1, 2), (2, -1)])
                ),
                lambda: layers.EinsumDense(
                    r.choice(["ab,bc->ac", "...b,bc->...c"]),
                    output_shape=self.size(),
                    bias_axes=r.choice([None, "c"]),
                    **self.weighted("kernel", bias=False),
                ),
            ]
        )()

    def recurrent(self):
        r = self.r
        kind = r.choice(
            [layers.LSTM, layers.LSTM, layers.GRU, layers.SimpleRNN]
        )
        arguments = self.weighted("kernel", "recurrent")
        if kind is layers.LSTM and self.chance(0.2):
            arguments["unit_forget_bias"] = False
        if kind is layers.GRU and self.chance(0.3):
            arguments["reset_after"] = False
        return kind(
            self.size(4),
            return_sequences=self.chance(0.6),
            dropout=r.choice([0, 0.2]),
            seed=r.choice([None, None, 5]),
            **arguments,
        )

    def cell(self):
        kind = self.r.choice(
            [layers.LSTMCell, layers.GRUCell, layers.SimpleRNNCell]
        )
        return kind(self.size(4), **self.weighted("kernel", "recurrent"))

    def rank3(self):
        r = self.r
        return r.choice(
            [
                self.recurrent,
                lambda: layers.Bidirectional(
                    self.recurrent(),
                    merge_mode=r.choice(["concat", "sum", "mul", "ave"]),
                ),
                lambda: layers.RNN(
                    r.choice(
                        [
                            self.cell,
                            lambda: [self.cell() for _ in range(self.size(3))],
                        ]
                    )(),
                    return_sequences=self.chance(0.6),
                ),
                lambda: layers.TimeDistributed(
                    r.choice([self.dense, lambda: self.any_rank(2)])()
                ),
                lambda: layers.EinsumDense(
                    r.choice(
                        ["abc,cd->abd", "...c,cd->...d", "ab...,bd->ad..."]
                    ),
                    output_shape=r.choice([(None, 3), (2,), 3]),
                    bias_axes=r.choice([None, "d"]),
                    **self.weighted("kernel", bias=False),
                ),
                lambda: layers.Permute((2, 1)),
                lambda: layers.Reshape(r.choice([(-1,), (-1, 1), (1, 1, -1)])),
                lambda: self.images(1),
                lambda: self.images(1),
            ]
        )()

    def images(self, rank):
        """Layers of convolutions and pooling, for inputs of rank + 2."""
        r = self.r

        def named(name):
            return getattr(layers, f"{name}{rank}D")

        choices = [
            lambda: named("Conv")(
                self.size(4) * 2,
                self.window(rank),
                groups=r.choice([1, 1, 1, 2]),
                **self.strided(rank, rank == 1),
                **self.weighted("kernel"),
            ),
            lambda: named("Conv")(
                self.size(), self.window(rank), **self.weighted("kernel")
            ),
            lambda: getattr(layers, f"Conv{rank}DTranspose")(
                self.size(),
                self.window(rank),
                output_padding=r.choice([None, None, 1]),
                **self.strided(rank),
                **self.weighted("kernel"),
            ),
            lambda: named(r.choice(["MaxPooling", "AveragePooling"]))(
                self.window(rank),
                strides=r.choice([None, 1, 2]),
                padding=r.choice(["valid", "same"]),
                data_format=self.format(),
            ),
            lambda: named(
                r.choice(["GlobalMaxPooling", "GlobalAveragePooling"])
            )(keepdims=self.chance(0.3), data_format=self.format()),
            lambda: named(
                r.choice(["AdaptiveMaxPooling", "AdaptiveAveragePooling"])
            )(self.window(rank), data_format=self.format()),
            lambda: named("ZeroPadding")(self.window(rank, 2)),
            lambda: named("Cropping")(1),
            lambda: named("UpSampling")(
                2 if rank == 1 else self.window(rank, 2)
            ),
            lambda: named("SpatialDropout")(0.2),
        ]
        if rank < 3:
            choices += [
                lambda: named("SeparableConv")(
                    self.size(),
                    self.window(rank),
                    depth_multiplier=self.size(2),
                    **self.strided(rank),
                    **self.weighted("depthwise", "pointwise"),
                ),
                lambda: named("DepthwiseConv")(
                    self.window(rank),
                    depth_multiplier=self.size(2),
                    **self.strided(rank),
                    **self.weighted("depthwise"),
                ),
            ]
        return r.choice(choices)()

    def conv_lstm(self, rank):
        return getattr(layers, f"ConvLSTM{rank}D")(
            self.size(3),
            self.window(rank, 2),
            padding=self.r.choice(["valid", "same"]),
            return_sequences=self.chance(0.5),
            **self.weighted("kernel", "recurrent"),
        )

    def rank4(self):
        r = self.r
        return r.choice(
            [
                lambda: self.images(2),
                lambda: self.images(2),
                lambda: self.images(2),
                lambda: self.conv_lstm(1),
                lambda: layers.TimeDistributed(self.images(1)),
                lambda: layers.Resizing(self.size(), self.size()),
                lambda: layers.CenterCrop(2, 2),
                lambda: layers.RandomCrop(2, 2),
                lambda: layers.RandomFlip(),
                lambda: layers.RandomRotation(0.1, seed=r.choice([None, 1])),
                lambda: layers.RandomContrast(0.1),
                lambda: layers.RandomBrightness(0.1),
                lambda: layers.RandomZoom(0.1),
                lambda: layers.RandomTranslation(0.1, 0.1),
                lambda: layers.Permute(r.choice([(3, 1, 2), (2, 1, 3)])),
                lambda: layers.Reshape((-1, self.size(2))),
            ]
        )()

    def rank5(self):
        return self.r.choice(
            [
                lambda: self.images(3),
                lambda: self.images(3),
                lambda: self.conv_lstm(2),
                lambda: layers.TimeDistributed(self.images(2)),
                lambda: layers.Reshape((-1, 2, 1)),
            ]
        )()

    def layer(self, rank):
        ranked = {
            2: self.rank2,
            3: self.rank3,
            4: self.rank4,
            5: self.rank5,
        }.get(rank)
        if self.prefers_images and 2 < rank < 6 and self.chance(0.6):
            return self.images(rank - 2)
        if ranked is None or self.chance(0.4):
            return self.any_rank(rank)
        return ranked()

    def nested(self, rank):
        if self.depth >= 2:
            return self.dense()
        self.depth += 1
        try:
            if self.chance(0.3):
                parts = [self.any_rank(rank) for _ in range(self.size(2))]
                return keras.Sequential(parts)
            shape = self.shape(rank)
            if self.chance(0.5):
                return self.sequential(shape)
            return self.functional([keras.Input(shape)])
        finally:
            self.depth -= 1

    def shape(self, rank):
        """Without the batch. The channels are often the same: models nest."""
        dims = [self.r.choice([None, 4, 5, 6, 8]) for _ in range(rank - 2)]
        return (*dims, self.r.choice([2, 2, 2, 3, 4]))

    def sequential(self, shape=None):
        rank = self.r.choice([2, 3, 3, 4, 4, 5])
        if shape is None:
            shape = self.shape(rank)
        model = keras.Sequential([keras.Input(shape)])
        wanted = self.size(6)
        for _ in range(60):
            if len(model.layers) >= wanted:
                break
            current = model.output_shape if model.layers else (None, *shape)
            try:
                layer = self.layer(len(current))
                with_it = keras.Sequential(
                    [keras.Input(shape), *model.layers, layer]
                )
            except REFUSALS:
                continue
            if isinstance(with_it.output_shape, tuple):
                model = with_it
        if not model.layers:
            model.add(self.dense())
        return model

    def source(self):
        if self.chance(0.3):
            ids = keras.Input(
                (self.r.choice([None, 4, 6]),), dtype="int32"
            )
            kind = self.r.choice(
                [layers.Embedding, layers.ReversibleEmbedding]
            )
            more = (
                {"mask_zero": self.chance(0.4)}
                if kind is layers.Embedding
                else {"tie_weights": self.chance(0.5)}
            )
            table = kind(
                self.size(9),
                self.size(6),
                **more,
                **self.weighted("embeddings", bias=False),
            )
            return ids, table(ids)
        if self.chance(0.05):
            sound = keras.Input((64, 1))
            return sound, layers.STFTSpectrogram(
                mode=self.r.choice(["log", "real", "imag", "stft"]),
                frame_length=16,
                frame_step=self.r.choice([None, 8]),
                fft_length=16,
                expand_dims=self.chance(0.3),
            )(sound)
        x = keras.Input(self.shape(self.r.choice([2, 3, 3, 4, 4, 5])))
        return x, x

    def attention(self, tensors):
        r = self.r
        x, y = r.choice(tensors), r.choice(tensors)
        kind = self.size(4)
        if kind == 1:
            layer = layers.MultiHeadAttention(
                self.size(3),
                self.size(4),
                value_dim=r.choice([None, 3]),
                output_shape=r.choice([None, None, 5]),
                dropout=r.choice([0, 0.1]),
                use_gate=self.chance(0.2),
                **self.weighted("kernel"),
            )
            if self.chance(0.2):
                return layer(x, y, return_attention_scores=True)[
                    self.r.choice([0, 1])
                ]
            return layer(x, y) if self.chance(0.5) else layer(x, y, y)
        if kind == 2:
            heads = self.size(2)
            return layers.GroupQueryAttention(
                self.size(4),
                heads * self.size(2),
                heads,
                dropout=r.choice([0, 0.1]),
                use_gate=self.chance(0.2),
                **self.weighted("kernel"),
            )(x, y)
        if kind == 3:
            return layers.Attention(
                use_scale=self.chance(0.5),
                score_mode=r.choice(["dot", "concat"]),
                dropout=r.choice([0, 0.1]),
            )([x, y])
        return layers.AdditiveAttention(
            use_scale=self.chance(0.8), dropout=r.choice([0, 0.1])
        )([x, y])

    def merge(self, tensors):
        r = self.r
        x, y = r.choice(tensors), r.choice(tensors)
        kind = self.size(10)
        if kind <= 6:
            return [
                layers.Add,
                layers.Multiply,
                layers.Average,
                layers.Maximum,
                layers.Subtract,
                layers.Minimum,
            ][kind - 1]()([x, y])
        if kind <= 8:
            return layers.Concatenate(axis=r.choice([-1, 1]))([x, y])
        if kind == 9:
            return layers.Dot(axes=r.choice([-1, 1, (1, 2)]))([x, y])
        return x + y

    def operation(self, x):
        rank = len(x.shape)
        return self.r.choice(
            [
                lambda: x * 2.0,
                lambda: 1.0 - x,
                lambda: ops.relu(x),
                lambda: ops.mean(x, axis=-1, keepdims=self.chance(0.5)),
                lambda: ops.max(x, axis=self.r.randint(1, rank - 1)),
                lambda: ops.expand_dims(x, -1),
                lambda: ops.squeeze(x, axis=-1),
                lambda: x[:, 0],
                lambda: x[:, ::2],
                lambda: x[..., :1],
                lambda: x[:, -1:, ...],
                lambda: ops.transpose(
                    x, (0, *reversed(range(1, rank)))
                ),
                lambda: ops.reshape(x, (-1, *x.shape[1:])),
                lambda: ops.reshape(x, (-1, x.shape[-1])),
                lambda: ops.concatenate([x, x], axis=-1),
                lambda: ops.stack([x, x], axis=1),
                lambda: ops.split(x, 2, axis=-1)[1],
                lambda: ops.swapaxes(x, 1, rank - 1),
                lambda: ops.repeat(x, 2, axis=1),
                lambda: ops.tile(x, [1] * (rank - 1) + [2]),
                lambda: ops.pad(x, [[0, 0]] * (rank - 1) + [[1, 2]]),
                lambda: ops.matmul(x, ops.swapaxes(x, -1, -2)),
                lambda: ops.softmax(x),
                lambda: ops.einsum("a...b->a...", x),
                lambda: ops.cast(x, "float16"),
                lambda: ops.moveaxis(x, 1, -1),
            ]
        )()

    def stateful(self, x):
        """Recurrent layers that give and take states."""
        units = self.size(4)
        kind = self.r.choice([layers.LSTM, layers.GRU, layers.SimpleRNN])
        first = kind(units, return_state=True, **self.weighted("kernel"))
        _, *states = first(x)
        if self.chance(0.3):
            bidirectional = layers.Bidirectional(
                kind(units, return_state=True),
                merge_mode=self.r.choice(["concat", None]),
            )
            return self.r.choice(bidirectional(x))
        return kind(units, return_sequences=True)(x, initial_state=states)

    def functional(self, given=None):
        inputs = list(given or [])
        tensors = list(inputs)
        if not given:
            for _ in range(self.size(3)):
                i, x = self.source()
                inputs.append(i)
                tensors.append(x)
        made = []
        wanted = self.size(10)
        for _ in range(80):
            if wanted <= 0:
                break
            x = self.r.choice(tensors[-4:])
            try:
                kind = self.r.random()
                if kind < 0.12:
                    y = self.merge(tensors)
                elif kind < 0.2:
                    y = self.attention(tensors)
                elif kind < 0.3:
                    y = self.operation(x)
                elif kind < 0.34:
                    y = self.stateful(x)
                elif kind < 0.42 and made:
                    y = self.r.choice(made)(x)
                else:
                    layer = self.layer(len(x.shape))
                    y = layer(x)
                    made.append(layer)
            except REFUSALS:
                continue
            if isinstance(y, keras.KerasTensor) and len(y.shape) > 1:
                tensors.append(y)
                wanted -= 1
        outputs = [x for x in tensors if not any(x is i for i in inputs)]
        outputs = outputs[-self.size(2) :] or [ops.relu(tensors[-1])]
        if self.depth:
            # Inputs that do not reach the output cannot be passed over.
            outputs = outputs[-1]
        return keras.Model(
            inputs if len(inputs) > 1 or self.chance(0.5) else inputs[0],
            outputs,
        )

    def model(self):
        return self.sequential() if self.chance(0.35) else self.functional()


# Whatever Keras or a backend says to a layer that does not fit.
REFUSALS = (Exception,)


def stripped(value):
    """A config without what the layers were built with."""
    if isinstance(value, dict):
        return {
            key: stripped(item)
            for key, item in value.items()
            if key not in ("build_config", "build_input_shape")
        }
    if isinstance(value, list):
        return [stripped(item) for item in value]
    return value


def record(text, number):
    """What Keras makes of an architecture."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(number)
    try:
        model = keras.models.model_from_json(text)
    except Exception as e:
        return {"error": f"{type(e).__name__}: {e}"[:2000]}
    rows = []
    for weight in model.weights:
        flat = flat_array(weight.value)
        rows.append(
            {
                "path": weight.path,
                "shape": list(weight.shape),
                "dtype": dtype_of(weight),
                "trainable": weight.trainable,
                "sha256": sha256(flat.tobytes()),
                "first": [float(x) for x in flat[:3]],
            }
        )
    return {"weights": rows}


def make(first, count, target):
    with Lines(target, first=first, count=count) as out:
        for number in range(first, first + count):
            keras.backend.clear_session()
            keras.utils.set_random_seed(number)
            try:
                text = Maker(number).model().to_json()
            except REFUSALS as e:
                print(number, "not made:", type(e).__name__, str(e)[:200])
                continue
            bare = json.dumps(stripped(json.loads(text)))
            for is_bare, json_text in ((False, text), (True, bare)):
                out.write(
                    {"number": number, "stripped": is_bare, "json": json_text}
                )


def weigh(models, target):
    with gzip.open(models, "rt", encoding="utf-8") as lines:
        next(lines)
        with Lines(target) as out:
            for line in lines:
                model = json.loads(line)
                out.write({**model, **record(model["json"], model["number"])})


def main():
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        weigh(sys.argv[2], sys.argv[3])


if __name__ == "__main__":
    main()
