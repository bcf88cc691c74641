#!/bin/sh
# Keeps one finished piece of PostgreSQL's log: archive-wal PATH NAME [FOLDER]. It answers 0 only when the piece lies whole on
# the disk; a piece that is there already must be the same, byte for byte, and is never overwritten.
set -eu
folder=${3:-/var/lib/penglai-archive/wal}
mkdir -p "$folder"
kept=$folder/$2
if [ -e "$kept" ]; then
  cmp -s "$1" "$kept"
  exit
fi
cp "$1" "$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
sync "$folder"
