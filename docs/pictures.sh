#!/bin/sh
# Remakes the pictures of the manual, docs/pictures/*.png, with the commands that the manual shows.
# Letters look as the fonts of the machine do: DejaVu Sans, where Debian's fonts-dejavu-core is there.

set -eu
cd "$(dirname "$0")/.."
mkdir -p docs/pictures

plot() {
  name=$1
  shift
  ./weightseed plot "$@" -o "docs/pictures/$name.png"
}

plot he_normal he_normal --shape 3,3,64,128 --seed 42 --backend jax
plot initializers he_normal glorot_uniform lecun_normal --shape 256,256 --seed 42 --backend jax
plot backends glorot_normal --shape 64,64 --seed 1337 --backend all
plot spectrum orthogonal glorot_normal he_normal --shape 256,256 --seed 42 --backend jax --kind spectrum
plot stft stft --shape 64,1,66 --backend jax --kind image
plot orthogonal orthogonal --shape 32,32 --seed 42 --backend jax --kind image
./weightseed signal --depth 50 --width 256 --activation relu \
  --init he_normal,glorot_uniform,orthogonal --seed 42 --backend jax -o docs/pictures/signal.png
