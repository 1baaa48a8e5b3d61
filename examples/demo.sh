#!/usr/bin/env bash
# Installs what is needed, builds onoma, and runs the main job on the shipped article, or on the files that are named. Works from an empty clone, any number of times.
set -euo pipefail
cd "$(dirname "$0")/.."
bash .ci/setup
cmake --preset release -DONOMA_BUILD_TESTS=OFF -DONOMA_BUILD_BENCH=OFF -B build/demo >/dev/null
cmake --build build/demo
files=("${@:-examples/data/article.txt}")
color=--no-color; [ -t 1 ] && color=
echo; echo "# the text, marked"
build/demo/bin/onoma extract --format inline $color --date 2025-11-20 "${files[@]}"
echo; echo "# id, start, end, type, entity id, canonical name, source, text"
build/demo/bin/onoma extract --format tsv --date 2025-11-20 "${files[@]}"
echo; echo "# who holds what of whom, as of 2025-11-20"
build/demo/bin/onoma extract --format jsonl --date 2025-11-20 "${files[@]}" | python3 -c '
import json, sys
for line in sys.stdin:
    for r in json.loads(line)["relations"]:
        print(r["person"], "holds", r.get("role", ""), "of", r.get("of", "-"), "(" + r.get("status", "no tenure asked") + ")")'
