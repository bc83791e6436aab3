#!/usr/bin/env bash
# Show that builds from two clean clones in two folders are identical, byte for byte, and so is one with kept figures.
set -euo pipefail
cd "$(dirname "$0")/.."

folders=$(mktemp -d)
trap 'rm -rf "$folders"' EXIT
for folder in one another/one; do
    git clone -q . "$folders/$folder"
    make -C "$folders/$folder" html
done
diff -r "$folders/one/docs/_build/html" "$folders/another/one/docs/_build/html"
make -C "$folders/one" clean html
diff -r "$folders/one/docs/_build/html" "$folders/another/one/docs/_build/html"
echo "All builds are identical."
