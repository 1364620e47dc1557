"""Keras' side of bench/side-by-side: times what it is asked for.

usage: KERAS_BACKEND=torch python keras_server.py
       python keras_server.py --versions
versions: ../../oracle/requirements.txt

Reads requests, one line of JSON each, and answers each with one line of JSON
({"error": ...} where something failed):

 {"do": "make", "initializer": {"class_name", "config"}, "shape", "dtype",
  "seconds"}: calls the initializer, result to a NumPy array, again and again
 for so many seconds (once at least); answers {"best": seconds of the fastest
 call, "calls"}
 {"do": "write", "path"}: the bytes of the array made last, into a file

--versions prints the installed versions as JSON, without importing anything.
"""

import importlib.metadata
import json
import os
import sys
import time


def versions():
    found = {"python": sys.version.split()[0]}
    for name in ["keras", "jax", "tensorflow", "tensorflow_cpu", "torch", "numpy"]:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            pass
    return found


class Maker:
    def __init__(self):
        import keras
        import numpy

        self.keras = keras
        self.numpy = numpy
        self.array = None

    def make(self, request):
        initializer = self.keras.initializers.get(request["initializer"])
        shape, dtype = tuple(request["shape"]), request["dtype"]
        best, calls = float("inf"), 0
        end = time.perf_counter() + request["seconds"]
        while calls == 0 or time.perf_counter() < end:
            self.array = None
            start = time.perf_counter()
            array = self.keras.ops.convert_to_numpy(initializer(shape, dtype))
            best = min(best, time.perf_counter() - start)
            self.array = array
            calls += 1
        return {"best": best, "calls": calls}

    def write(self, request):
        contiguous = self.numpy.ascontiguousarray(self.array)
        contiguous.reshape(-1).view(self.numpy.uint8).tofile(request["path"])
        return {"dtype": str(contiguous.dtype)}


def serve():
    # Libraries that print must not meddle with the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    maker = None
    for line in sys.stdin:
        try:
            maker = maker or Maker()
            request = json.loads(line)
            answer = getattr(maker, request["do"])(request)
        except Exception as e:
            answer = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--versions"]:
        print(json.dumps(versions()))
    else:
        serve()
