#!/bin/sh
# Remakes docs/pictures/report.png: the page of `weightseed report`, as Chromium shows it.

set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
mkdir -p docs/pictures
./weightseed report examples/resnet50.json --backend jax --seed 42 -o "$folder/report.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
  --window-size=1280,960 --virtual-time-budget=10000 --run-all-compositor-stages-before-draw \
  --screenshot=docs/pictures/report.png "file://$folder/report.html"
