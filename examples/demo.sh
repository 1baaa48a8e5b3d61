#!/usr/bin/env bash
# Installs what is needed, builds onoma, and runs the main job on the shipped article. Works from an empty clone, any number of times.
set -euo pipefail
cd "$(dirname "$0")/.."
bash .ci/setup
cmake --preset release -DONOMA_BUILD_TESTS=OFF -DONOMA_BUILD_BENCH=OFF -B build/demo >/dev/null
cmake --build build/demo
echo
build/demo/bin/onoma extract --format inline --date 2025-11-20 examples/data/article.txt
echo
build/demo/bin/onoma extract --format tsv --date 2025-11-20 "${@:-examples/data/article.txt}"
