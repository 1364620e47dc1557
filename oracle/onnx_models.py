"""Small ONNX models as PyTorch exports them, of the shapes of forward.py's.

usage: python onnx_models.py OUTDIR
versions: requirements.txt (PyTorch's own exporter, opset 17)

Writes OUTDIR/conv_dense.onnx, lstm.onnx, gru.onnx and embedding.onnx. Their
weights are PyTorch's and do not matter: the tests put Keras' in their place and
compare with what Keras computed.
"""

import os
import sys
import warnings

import torch
from torch import nn
from torch.onnx._internal.torchscript_exporter import onnx_proto_utils

# It wants the package onnx, but only for functions that these models do not have.
onnx_proto_utils._add_onnxscript_fn = lambda model, _: model
warnings.filterwarnings("ignore")


class ConvDense(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, (3, 2))
        self.dense = nn.Linear(4, 5)

    def forward(self, x):
        pooled = torch.relu(self.conv(x)).mean((2, 3))
        return torch.softmax(self.dense(pooled), -1)


class Recurrent(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.cell = layer(3, 5, batch_first=True)
        self.dense = nn.Linear(5, 2)

    def forward(self, x):
        return self.dense(self.cell(x)[0][:, -1])


class Embedding(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 3)
        self.dense = nn.Linear(3, 2)

    def forward(self, x):
        return self.dense(self.embedding(x).mean(1))


def export(model, given, path):
    torch.onnx.export(
        model.eval(),
        (given,),
        path,
        opset_version=17,
        input_names=["input"],
        output_names=["output"],
        dynamo=False,
    )


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(0)
    models = {
        "conv_dense": (ConvDense(), torch.zeros(2, 3, 6, 5)),
        "lstm": (Recurrent(nn.LSTM), torch.zeros(2, 4, 3)),
        "gru": (Recurrent(nn.GRU), torch.zeros(2, 4, 3)),
        "embedding": (Embedding(), torch.zeros(2, 4, dtype=torch.int64)),
    }
    for name, (model, given) in models.items():
        export(model, given, os.path.join(folder, name + ".onnx"))


main()
