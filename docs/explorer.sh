#!/bin/sh
# Remakes the picture in explorer.md with Chromium: the page as it is, a desktop's width.

set -eu
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
address=$profile/address
./weightseed explore --no-browser >"$address" &
server=$!
trap 'kill $server; rm -rf "$profile"' EXIT
until grep -q '^Ctrl-C' "$address"; do sleep 0.2; done
url="$(head -n 1 "$address")?shape=3,3,64,128&backend=jax&compare=none&depth=1&width=1"
chromium --headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --hide-scrollbars --user-data-dir="$profile/chromium" --window-size=1280,930 --timeout=20000 \
  --virtual-time-budget=15000 --screenshot="$PWD/docs/images/explorer.png" "$url"
