"""Write a checkpoint as the two graphs that the package runs: int8 per channel, or fp32 to compare.

python training/export.py --checkpoint DIR/model.pt --minilm DIR --out DIR [--fp32]

The int8 weights use seven of their eight bits: products of eight-bit weights overflow on processors without VNNI, which
would then read otherwise than the rest. It costs nothing measurable (LOG.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import torch
from fuse import fuse_attention
from network import BUCKETS, HEADS, LINK_HEADS, WIDTH, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from train import Model

OPSET = 17


class Tagger(nn.Module):
    """One window: pieces to the states and tag scores of its words. Word vectors are kept as int8 by row."""

    def __init__(self, encoder: Encoder, small: bool) -> None:
        super().__init__()
        self.encoder = encoder
        self.small = small
        table = encoder.words.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8) if small else table.clone())
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        e = self.encoder
        vectors = self.table[ids]
        if self.small:
            vectors = vectors.float() * self.scale[ids]
        places = torch.arange(ids.shape[0])
        x = e.norm(vectors + e.positions(places) + e.shapes(shapes))[None]
        for layer in e.layers:
            x = layer(x, None)
        x = x[0][first]
        return x, e.roles(x), e.names(x)


def write_graphs(model: Model, out: Path, small: bool) -> None:
    """encoder.onnx and linker.onnx, with free lengths."""
    ids, first = torch.arange(100, 140), torch.arange(1, 31)
    export = {"opset_version": OPSET, "dynamo": False, "do_constant_folding": True}
    torch.onnx.export(
        Tagger(model.encoder, small).eval(), (ids, ids % 6, first), str(out / "encoder.onnx"),
        input_names=["ids", "shapes", "first"], output_names=["words", "roles", "names"],
        dynamic_axes={"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "first": {0: "words"},
                      "words": {0: "words"}, "roles": {0: "words"}, "names": {0: "words"}}, **export,
    )  # fmt: skip
    words, cue = torch.randn(1, 30, WIDTH), torch.randn(3, WIDTH)
    buckets, in_cue = torch.randint(0, BUCKETS, (3, 30)), torch.zeros(3, 30, dtype=torch.long)
    in_cue[:, 4:6] = 1
    torch.onnx.export(
        model.linker.eval(), (words, cue, buckets, in_cue), str(out / "linker.onnx"),
        input_names=["words", "cue", "buckets", "in_cue"], output_names=["scores", "whole"],
        dynamic_axes={"words": {1: "words"}, "cue": {0: "cues"}, "buckets": {0: "cues", 1: "words"},
                      "in_cue": {0: "cues", 1: "words"}, "scores": {0: "cues", 1: "words"},
                      "whole": {0: "cues"}}, **export,
    )  # fmt: skip


def quantise(path: Path) -> None:
    """Weights of matrix products as int8 by channel; activations are scaled as they come."""
    full = path.with_suffix(".full")
    path.rename(full)
    quantize_dynamic(
        full, path, op_types_to_quantize=["MatMul", "Gemm"], per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    full.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    state = torch.load(options.checkpoint, weights_only=True)
    model = Model()
    model.load_state_dict(state)
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    write_graphs(model, options.out, not options.fp32)
    if not options.fp32:
        for name, heads in (("encoder.onnx", HEADS), ("linker.onnx", LINK_HEADS)):
            quantise(options.out / name)
            fuse_attention(options.out / name, heads)
    shutil.copyfile(options.minilm / "vocab.txt", options.out / "vocab.txt")
    files = {
        name: hashlib.sha256((options.out / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "linker.onnx", "vocab.txt")
    }
    (options.out / "manifest.json").write_text(json.dumps({"sha256": files}, indent=1) + "\n", encoding="utf-8")
    for name in files:
        print(name, (options.out / name).stat().st_size)


if __name__ == "__main__":
    main()
