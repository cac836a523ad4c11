#!/bin/sh
# Writes the three lock files anew from pyproject.toml and the requirements-*.in files, with the hashes of
# every file of each release, so that one lock serves each Python and processor. Needs pip-compile (in
# requirements-ci.lock) and takes some minutes. Run it with Python 3.11, the oldest that Plaint promises.
#   tools/make_locks.sh             keep each pin that still fits
#   tools/make_locks.sh --upgrade   take the newest releases that fit
set -eu
cd "$(dirname "$0")/.."
export CUSTOM_COMPILE_COMMAND=tools/make_locks.sh

lock() {
    source=$1 target=$2
    shift 2
    pip-compile --quiet --generate-hashes --no-emit-options --no-emit-index-url --strip-extras --allow-unsafe \
        --output-file "$target" "$@" "$source"
}

lock pyproject.toml requirements.lock "$@"
lock requirements-test.in requirements-test.lock "$@"
lock requirements-ci.in requirements-ci.lock "$@"
