"""What Keras makes of the fixtures' models without their build_config.

usage: KERAS_BACKEND=numpy python stripped_models.py OUT.jsonl.gz MODEL.json...
versions: requirements.txt

A line a model: its name, and either `weights`, after set_random_seed(42) and
model_from_json, in the order of model.weights (path, shape, dtype, trainable,
sha256), or `error`.
"""

import gzip
import json
import os
import sys

from fixtures import Lines
from random_models import record
from random_models import stripped


def main():
    with Lines(sys.argv[1], seed=42) as out:
        for path in sys.argv[2:]:
            opened = gzip.open if path.endswith(".gz") else open
            with opened(path, "rt", encoding="utf-8") as file:
                text = json.dumps(stripped(json.load(file)))
            name = os.path.basename(path).removesuffix(".gz")
            made = record(text, 42)
            for weight in made.get("weights", []):
                del weight["first"]
            out.write({"model": name.removesuffix(".json"), **made})


if __name__ == "__main__":
    main()
