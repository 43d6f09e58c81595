#!/usr/bin/env bash
# Coverage-guided fuzzing of every reader. Needs the tool once: dotnet tool install -g SharpFuzz.CommandLine --version 2.3.0
#   fuzz.sh MINUTES [SEED]   our loop over all readers; finds, kept inputs and a table of what was reached lie in artifacts/fuzz
#   fuzz.sh afl READER       the same target under afl-fuzz (Debian: apt-get install afl++), until you stop it
set -euo pipefail
cd "$(dirname "$0")/../.."
build=artifacts/fuzz/bin
rm -rf "$build"
dotnet build -c Release -v q benchmarks/Exhibit.Fuzz -o "$build"
"${SHARPFUZZ:-sharpfuzz}" "$build/Exhibit.dll"
"${SHARPFUZZ:-sharpfuzz}" "$build/Sylvan.Data.Csv.dll"
if [ "$1" = afl ]; then
  dotnet "$build/Exhibit.Fuzz.dll" seeds "$2" "artifacts/fuzz/seeds-$2"
  export AFL_SKIP_BIN_CHECK=1
  exec afl-fuzz -i "artifacts/fuzz/seeds-$2" -o "artifacts/fuzz/afl-$2" -t 20000 -m none -- dotnet "$build/Exhibit.Fuzz.dll" afl "$2"
fi
# Memory without a bound is a find too: the heap may not grow beyond 512 MiB.
export DOTNET_GCHeapHardLimit=0x20000000
exec dotnet "$build/Exhibit.Fuzz.dll" "$@"
