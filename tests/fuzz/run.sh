#!/bin/sh
# Builds a target with the coverage that libFuzzer goes by, and runs it: run.sh query|file [OPTION...]
# Options are those of libFuzzer: -max_total_time=300, -runs=100000, or a file that failed.
set -eu
cd "$(dirname "$0")"
target=$1
shift
passes="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
passes="$passes -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
passes="$passes -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/../../target/fuzz}"
# `cargo fuzz` sets the same; `fuzzing` is the name that crates know.
RUSTC_BOOTSTRAP=1 RUSTFLAGS="--cfg fuzzing $passes -Ccodegen-units=1" \
    cargo build --release --target "$host" --bin "$target"
mkdir -p "corpus/$target" artifacts
if [ -f "$target.dict" ]; then
    set -- "-dict=$target.dict" "$@"
fi
exec "$CARGO_TARGET_DIR/$host/release/$target" -artifact_prefix=artifacts/ "$@" "corpus/$target"
