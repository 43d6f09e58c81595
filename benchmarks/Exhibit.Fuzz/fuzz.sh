#!/usr/bin/env bash
# Coverage-guided fuzzing of every reader. Needs the tool once: dotnet tool install -g SharpFuzz.CommandLine --version 2.3.0
#   fuzz.sh build                                builds and instruments; first, and after each change
#   fuzz.sh MINUTES [SEED [READER… | -READER…]]  our loop for so many minutes of a processor, over the readers named, or all, or all
#                                                but those with a minus. Finds, kept inputs, the journal of the latest inputs, a table
#                                                of what was reached, and a core dump if the process ends, lie in artifacts/fuzz/READERS
#   fuzz.sh replay READERS                       reads the journal that a run left in artifacts/fuzz/READERS again, in its order
#   fuzz.sh read FILE [FORMAT]                   reads one file
#   fuzz.sh afl READER [SECONDS]                 the same target under afl-fuzz (Debian: apt-get install afl++), until you stop it
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${FUZZ_BUILD:-artifacts/fuzz/bin}
case "$1" in
  build)
    rm -rf "$build"
    dotnet build -c Release -v q benchmarks/Exhibit.Fuzz -o "$build"
    # Ours, and what reads packed bytes for us with pointers.
    for library in Exhibit Sylvan.Data.Csv Apache.Arrow Apache.Arrow.Compression K4os.Compression.LZ4 K4os.Compression.LZ4.Streams Parquet Snappier ZstdSharp; do
      "${SHARPFUZZ:-sharpfuzz}" "$build/$library.dll"
    done
    exit ;;
  afl)
    dotnet "$build/Exhibit.Fuzz.dll" seeds "$2" "artifacts/fuzz/seeds-$2"
    export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1
    exec afl-fuzz -i "artifacts/fuzz/seeds-$2" -o "artifacts/fuzz/afl-$2" ${3:+-V "$3"} -t 20000 -m none -- dotnet "$build/Exhibit.Fuzz.dll" afl "$2" ;;
  read)
    exec dotnet "$build/Exhibit.Fuzz.dll" "$@" ;;
  replay)
    exec dotnet "$build/Exhibit.Fuzz.dll" replay "artifacts/fuzz/$2" ;;
esac
# Memory without a bound is a find too: the heap may not grow beyond 512 MiB. A process that ends leaves a dump of its memory.
export DOTNET_GCHeapHardLimit=0x20000000
export DOTNET_DbgEnableMiniDump=1 DOTNET_DbgMiniDumpType=2 DOTNET_DbgMiniDumpName="artifacts/fuzz/core-%p"
exec dotnet "$build/Exhibit.Fuzz.dll" "$@"
