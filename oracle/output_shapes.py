"""The shapes of what layers give, as Keras infers them.

usage: KERAS_BACKEND=tensorflow python output_shapes.py OUT.jsonl
versions: requirements.txt

A line is a layer (`class_name`, `config`), the shapes of its inputs (a list
where it is called on a list) and `outputs`, the shapes of the KerasTensors
that calling it gives, flattened; or `error`, where Keras refuses.
"""

import json
import sys

from fixtures import Lines

import keras
from keras import layers as L

IMAGES = (None, 8, 9, 3)
UNKNOWN = (None, None, None, 3)
FIRST = "channels_first"
CASES = [
    (L.Resizing(4, 5), IMAGES),
    (L.Resizing(4, 5), (8, 9, 3)),
    (L.Resizing(4, 5, data_format=FIRST), (None, 3, 8, 9)),
    (L.CenterCrop(4, 5), IMAGES),
    (L.RandomCrop(4, 5), UNKNOWN),
    (L.RandomCrop(4, 5), (None, 7, 8, 9, 3)),
    (L.RandomCrop(4, 5, data_format=FIRST), (None, 3, 8, 9)),
    (L.CenterCrop(4, 5, data_format=FIRST), (3, 8, 9)),
    (L.Resizing(4, 5), (None, 7, 8, 9, 3)),
    (L.Resizing(4, 5, data_format=FIRST), (3, 8, 9)),
    (L.RandomGrayscale(), IMAGES),
    (L.AutoContrast(), IMAGES),
    (L.Rescaling(0.5), (None, 3)),
    (L.CategoryEncoding(5), (None, 3)),
    (L.CategoryEncoding(5, output_mode="one_hot"), (None, 3)),
    (L.CategoryEncoding(5, output_mode="one_hot"), (None, 1)),
    (L.CategoryEncoding(5, output_mode="count"), (None, 3)),
    (L.Discretization([1.0, 2.0]), (None, 3)),
    (L.Discretization([1.0, 2.0], output_mode="one_hot"), (None, 3)),
    (L.Discretization([1.0, 2.0], output_mode="one_hot"), (None, 1)),
    (L.Discretization([1.0, 2.0], output_mode="multi_hot"), (None, 3)),
    (L.Hashing(7), (None, 3)),
    (L.Hashing(7, output_mode="multi_hot"), (None, 3)),
    (L.HashedCrossing(7), [(None, 1), (None, 1)]),
    (L.HashedCrossing(7, output_mode="one_hot"), [(None, 1), (None, 1)]),
    (L.IntegerLookup(vocabulary=[3, 4]), (None, 3)),
    (L.MelSpectrogram(), (None, 16000)),
    (L.MelSpectrogram(num_mel_bins=7, sequence_stride=100), (None, None)),
    (L.STFTSpectrogram(frame_length=16, frame_step=5), (None, 64, 2)),
    (L.STFTSpectrogram(frame_length=16, mode="stft"), (None, 64, 1)),
    (L.STFTSpectrogram(frame_length=16, expand_dims=True), (None, 64, 2)),
    (L.STFTSpectrogram(frame_length=16, padding="same"), (None, None, 1)),
    (L.Flatten(), (None,)),
    (L.Flatten(), (None, 3, None)),
    (L.Flatten(), (2, 3, 4)),
    (L.Reshape((2, -1)), (None, 4, 3)),
    (L.Reshape((2, -1)), (None, None, 3)),
    (L.Reshape((5,)), (None, 4)),
    (L.Reshape((5, -1)), (None, 4)),
    (L.Permute((3, 1, 2)), (None, 4, 5, 6)),
    (L.RepeatVector(3), (None, 4)),
    (L.RepeatVector(3), (None, 4, 5)),
    (L.ZeroPadding1D((1, 2)), (None, 4, 5)),
    (L.ZeroPadding1D(2, data_format=FIRST), (None, 4, 5)),
    (L.ZeroPadding2D(((1, 2), (3, 4))), IMAGES),
    (L.ZeroPadding2D((1, 2), data_format=FIRST), (None, 3, 8, None)),
    (L.ZeroPadding3D(((1, 2), (3, 4), (0, 1))), (None, 4, 5, 6, 7)),
    (L.Cropping1D((1, 2)), (None, 4, 5)),
    (L.Cropping1D((2, 2)), (None, 4, 5)),
    (L.Cropping2D(((1, 2), (3, 4))), IMAGES),
    (L.Cropping2D(((1, 7), (3, 4))), IMAGES),
    (L.Cropping3D(((1, 2), (3, 1), (0, 1))), (None, 4, 5, 6, 7)),
    (L.UpSampling1D(3), (None, 4, 5)),
    (L.UpSampling2D((2, 3)), UNKNOWN),
    (L.UpSampling2D((2, 3), data_format=FIRST), (None, 3, 8, 9)),
    (L.UpSampling3D((2, 3, 4)), (None, 4, 5, 6, 7)),
    (L.Conv1D(4, 3, strides=2), (None, 10, 2)),
    (L.Conv1D(4, 3, padding="causal", dilation_rate=2), (None, 10, 2)),
    (L.Conv1D(4, 11), (None, 10, 2)),
    (L.Conv2D(4, (3, 2), dilation_rate=(2, 3)), IMAGES),
    (L.Conv2D(4, 3, padding="same", strides=(2, 3)), IMAGES),
    (L.Conv2D(4, 3), UNKNOWN),
    (L.Conv2D(4, 3, data_format=FIRST), (None, 3, 8, 9)),
    (L.Conv2D(4, 3), (None, 8, 9)),
    (L.Conv3D(4, 3, strides=2), (None, 7, 8, 9, 2)),
    (L.Conv1DTranspose(4, 3, strides=2), (None, 10, 2)),
    (L.Conv2DTranspose(4, 3, strides=2, padding="same"), IMAGES),
    (L.Conv2DTranspose(4, 3, strides=2, output_padding=1), IMAGES),
    (
        L.Conv2DTranspose(
            4, 4, strides=2, padding="same", output_padding=(0, 1)
        ),
        IMAGES,
    ),
    (L.Conv2DTranspose(4, 2, dilation_rate=3), UNKNOWN),
    (L.Conv3DTranspose(4, 2, data_format=FIRST), (None, 2, 4, 5, 6)),
    (L.DepthwiseConv1D(3, depth_multiplier=2), (None, 10, 2)),
    (L.DepthwiseConv2D(3, strides=2, padding="same"), IMAGES),
    (L.SeparableConv1D(4, 3), (None, 10, 2)),
    (L.SeparableConv2D(4, 3, dilation_rate=2), IMAGES),
    (L.MaxPooling1D(3), (None, 10, 2)),
    (L.MaxPooling2D((2, 3), strides=1), IMAGES),
    (L.AveragePooling2D(3, padding="same"), IMAGES),
    (L.AveragePooling3D(2), (None, 5, 6, None, 2)),
    (L.MaxPooling2D(10), IMAGES),
    (L.GlobalMaxPooling1D(), (None, 5, 2)),
    (L.GlobalAveragePooling2D(keepdims=True), UNKNOWN),
    (L.GlobalAveragePooling2D(data_format=FIRST), (None, 3, 8, 9)),
    (L.GlobalMaxPooling3D(keepdims=True), (None, 4, 5, 6, 7)),
    (L.AdaptiveAveragePooling2D((2, 3)), IMAGES),
    (L.AdaptiveMaxPooling1D(2), (None, 5, 2)),
    (L.AdaptiveMaxPooling3D((2, 3, 4), data_format=FIRST), (None, 4, 1)),
    (L.Add(), [(None, 3), (None, 3)]),
    (L.Add(), [(None, 3), (None, 4)]),
    (L.Add(), [(None, 2, 3), (None, 3)]),
    (L.Multiply(), [(None, 1, 3), (None, 5, 1)]),
    (L.Maximum(), [(None, None, 3), (None, 5, 3)]),
    (L.Minimum(), [(2, 3), (None, 3)]),
    (L.Average(), [(2, 3), (3, 3)]),
    (L.Subtract(), [(None, 3), (None, 3)]),
    (L.Concatenate(), [(None, 4, 3), (None, 4, 5)]),
    (L.Concatenate(axis=1), [(None, 4, 3), (None, None, 3)]),
    (L.Concatenate(axis=1), [(None, 4, 3), (None, 4, 5)]),
    (L.Dot(axes=1), [(None, 3), (None, 3)]),
    (L.Dot(axes=(2, 1)), [(None, 4, 3), (None, 3, 5)]),
    (L.Dot(axes=-1), [(None, 4, 3), (None, 5, 3)]),
    (L.Dot(axes=1), [(None, 3), (None, 4)]),
    (L.Embedding(9, 4), (None, None)),
    (L.EinsumDense("abc,cd->abd", (None, 4)), (None, 5, 3)),
    (L.EinsumDense("...x,xy->...y", 4), (None, 5, 6, 3)),
    (L.EinsumDense("ab...,bc->ac...", 4), (None, 5, 6, 3)),
    (L.LSTM(4, return_state=True), (None, 5, 3)),
    (L.GRU(4, return_sequences=True), (None, None, 3)),
    (L.SimpleRNN(4, return_state=True), (None, 5, 3)),
    (L.LSTM(4), (None, 5)),
    (
        L.RNN([L.LSTMCell(3), L.GRUCell(4)], return_state=True),
        (None, 5, 3),
    ),
    (L.GRU(4), (None, 5, 3, 2)),
    (L.ConvLSTM1D(4, 2, return_sequences=True), (None, 5, 6, 2)),
    (L.ConvLSTM2D(4, 2, return_state=True), (None, 5, 6, 7, 2)),
    (L.ConvLSTM3D(4, 2, padding="same"), (None, 5, 6, 7, 8, 2)),
    (L.Bidirectional(L.LSTM(4, return_state=True)), (None, 5, 3)),
    (L.Bidirectional(L.GRU(4), merge_mode="sum"), (None, 5, 3)),
    (L.Bidirectional(L.GRU(4), merge_mode=None), (None, 5, 3)),
    (L.TimeDistributed(L.Conv2D(4, 3)), (None, 5, 8, 9, 3)),
    (L.TimeDistributed(L.Dense(4)), (None, 5)),
    (L.SpectralNormalization(L.Conv2D(4, 3)), IMAGES),
    (L.Attention(), [(None, 4, 3), (None, 5, 3)]),
    (L.AdditiveAttention(), [(None, 4, 3), (None, 5, 3), (None, 5, 3)]),
    (L.PReLU(shared_axes=[1]), (None, None, 3)),
    (L.GroupNormalization(-1), IMAGES),
]


def main():
    with Lines(sys.argv[1]) as out:
        for layer, shape in CASES:
            # Where it is written before it is called: building changes it.
            described = json.loads(
                json.dumps(keras.saving.serialize_keras_object(layer))
            )
            case = {
                "class_name": described["class_name"],
                "config": described["config"],
                "inputs": shape,
            }
            several = isinstance(shape, list)
            integers = isinstance(
                layer,
                (
                    L.Embedding,
                    L.CategoryEncoding,
                    L.HashedCrossing,
                    L.Hashing,
                    L.IntegerLookup,
                ),
            )
            inputs = [
                keras.KerasTensor(s, dtype="int32" if integers else "float32")
                for s in (shape if several else [shape])
            ]
            try:
                result = layer(inputs if several else inputs[0])
                case["outputs"] = [x.shape for x in keras.tree.flatten(result)]
            except Exception as e:
                case["error"] = f"{type(e).__name__}: {e}".splitlines()[0]
            out.write(case)


if __name__ == "__main__":
    main()
