"""The arguments that each layer class of Keras accepts in its config.

usage: KERAS_BACKEND=numpy python layer_arguments.py OUT.txt
versions: requirements.txt

A line is a class of keras.layers, a colon, and its own arguments; those of
every layer (the line "*") are left out. Keras refuses any other key.
"""

import inspect
import sys

from fixtures import header

import keras


def parameters(function):
    return inspect.signature(function).parameters.values()


def accepted(cls):
    """The names in __init__, and on to its base while it takes **kwargs."""
    names = []
    for base in cls.__mro__:
        if base is keras.layers.Layer:
            break
        if "__init__" not in vars(base):
            continue
        names += [
            p.name
            for p in parameters(base.__init__)
            if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
            and p.name != "self"
        ]
        if not any(p.kind is p.VAR_KEYWORD for p in parameters(base.__init__)):
            break
    return names


def popped(cls):
    """Names that the constructors take out of **kwargs."""
    names = []
    for base in cls.__mro__:
        if base is keras.layers.Layer:
            break
        if "__init__" in vars(base):
            source = inspect.getsource(base.__init__)
            for part in source.split("kwargs.pop(")[1:]:
                name = part.split(",")[0].split(")")[0]
                names.append(name.strip("\"'(\n "))
            for part in source.split('" in kwargs')[:-1]:
                names.append(part.rsplit('"', 1)[1])
    return names


def main():
    base = [
        p.name
        for p in parameters(keras.layers.Layer.__init__)
        if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
        and p.name != "self"
    ] + ["input_shape", "input_dim"]
    lines = ["*: " + " ".join(sorted(base))]
    classes = {
        name: cls
        for name, cls in vars(keras.layers).items()
        if inspect.isclass(cls) and issubclass(cls, keras.layers.Layer)
    }
    for name, cls in sorted(classes.items()):
        own = set(accepted(cls) + popped(cls)) - set(base)
        lines.append(f"{name}: {' '.join(sorted(own))}".rstrip())
    made = header()
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(f"# {made['made_by']}, Keras {made['keras']}\n")
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
