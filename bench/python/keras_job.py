"""What `weightseed init` does, with Keras: a model's initial weights to a file.

usage: KERAS_BACKEND=jax python keras_job.py MODEL.json SEED OUT.weights.h5
versions: ../../oracle/requirements.txt
"""

import sys

import keras

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
keras.utils.set_random_seed(int(sys.argv[2]))
keras.models.model_from_json(text).save_weights(sys.argv[3])
