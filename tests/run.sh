#!/usr/bin/env bash
# Installs what is needed, builds onoma and runs all tests. Works from an empty clone, any number of times.
set -euo pipefail
cd "$(dirname "$0")/.."
bash .ci/setup
cmake --preset release
cmake --build --preset release
ctest --preset release -j2 --no-tests=error "$@"
