"""The encoder and its heads in torch: MiniLM-L6 with casing shapes, taggers, and a linker conditioned on the cue."""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ROLES = ("source", "cue", "content")
NAMES = ("PER", "LOC", "ORG", "NORP")
ROLE_TAGS, NAME_TAGS = 3 * len(ROLES), 1 + 2 * len(NAMES)
LINK_WIDTH, LINK_HEADS, NEAR, BUCKETS = 128, 4, 8, 2 * 16 + 1


_pool: dict[float, Tensor] = {}
POOL = 1 << 23


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout from a pool of bits drawn once, entered at a random place: drawing anew is slow on CPU."""
    if not training or not share:
        return x
    if share not in _pool:
        _pool[share] = (torch.rand(POOL) >= share).to(torch.bfloat16) / (1 - share)
    at = int(torch.randint(POOL - x.numel(), ()))
    return x * _pool[share][at : at + x.numel()].view(x.shape).to(x.dtype)


def hide(there: Tensor) -> Tensor:
    """An additive mask for attention: nothing where a token is, very low elsewhere."""
    return (~there).float()[:, None, None, :] * -1e4


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q / math.sqrt(w // self.heads)) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask.to(scores.dtype)
        a = torch.softmax(scores, -1, dtype=scores.dtype) @ v
        a = a.transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + drop(self.out(a), self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Pieces and shapes to states, and from these the tag scores of each piece."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(6, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.dropout = dropout
        self.roles = nn.Linear(WIDTH, ROLE_TAGS)
        self.names = nn.Linear(WIDTH, NAME_TAGS)

    def forward(self, ids: Tensor, shapes: Tensor, lengths: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        mask = None
        if lengths is not None:
            mask = hide(places[None] < lengths[:, None])
        x = self.norm(self.words(ids) + self.positions(places)[None] + self.shapes(shapes))
        x = drop(x, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        y = drop(x, self.dropout, self.training)
        return x, self.roles(y), self.names(y)

    def load_minilm(self, path: Path) -> None:
        """Take over the published weights; the sentence type is folded into the positions."""
        w = load_file(str(path))
        new = {
            "words.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
        }
        for kind in ("weight", "bias"):
            new[f"norm.{kind}"] = w[f"embeddings.LayerNorm.{kind}"]
            for i in range(LAYERS):
                old, own = f"encoder.layer.{i}", f"layers.{i}"
                new[f"{own}.qkv.{kind}"] = torch.cat(
                    [w[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                )
                new[f"{own}.out.{kind}"] = w[f"{old}.attention.output.dense.{kind}"]
                new[f"{own}.norm1.{kind}"] = w[f"{old}.attention.output.LayerNorm.{kind}"]
                new[f"{own}.up.{kind}"] = w[f"{old}.intermediate.dense.{kind}"]
                new[f"{own}.down.{kind}"] = w[f"{old}.output.dense.{kind}"]
                new[f"{own}.norm2.{kind}"] = w[f"{old}.output.LayerNorm.{kind}"]
        missing = self.load_state_dict(new, strict=False)
        if missing.unexpected_keys:
            raise ValueError(missing.unexpected_keys)


def distance_bucket(distance: Tensor) -> Tensor:
    """0 to 32: exact up to 8 words either side, then by doublings' halves, clipped."""
    size = distance.abs()
    far = NEAR + torch.floor(2 * torch.log2(size.clamp(min=NEAR).float() / NEAR)).long()
    bucket = torch.where(size < NEAR, size, far).clamp(max=16)
    return 16 + torch.where(distance < 0, -bucket, bucket)


class Linker(nn.Module):
    """For one cue, every word of its window: is it the cue's source, is it the cue's content?

    A word meets the cue (sum, product, distance), one small attention layer lets the words of the
    window agree, and two scores come out for each; also, for the cue, whether it is one at all and
    whether it has a source.
    """

    def __init__(self, layers: int = 1, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.cue = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.distance = nn.Embedding(BUCKETS, LINK_WIDTH)
        self.is_cue = nn.Embedding(2, LINK_WIDTH)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.is_cue.weight, std=0.1)
        self.norm = nn.LayerNorm(LINK_WIDTH)
        self.layers = nn.ModuleList(Layer(LINK_WIDTH, LINK_HEADS, 2 * LINK_WIDTH, dropout) for _ in range(layers))
        self.out = nn.Linear(LINK_WIDTH, 2)
        self.whole = nn.Linear(2 * LINK_WIDTH, 2)

    def forward(
        self, words: Tensor, cue: Tensor, buckets: Tensor, in_cue: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """words C x W x 384 (or 1 x W x 384), cue C x 384, buckets and in_cue C x W: scores C x W x 2 and C x 2."""
        a, b = self.word(words).chunk(2, -1)
        c, d = self.cue(cue)[:, None].chunk(2, -1)
        z = a + c + b * d + self.distance(buckets) + self.is_cue(in_cue)
        z = self.norm(F.gelu(z))
        attend = None if mask is None else hide(mask)
        for layer in self.layers:
            z = layer(z, attend)
        pooled = z if mask is None else z.masked_fill(~mask[..., None], -1e4)
        top = pooled.max(1).values
        at_cue = (z * in_cue[..., None].to(z.dtype)).sum(1) / in_cue.sum(1, keepdim=True).to(z.dtype)
        return self.out(z), self.whole(torch.cat([top, at_cue], -1))
