"""Train the encoder and its heads: from data folders to a checkpoint.

    python training/train.py --polnear DIR --wwn DIR --minilm DIR --out DIR [--epochs 4.5] [--seed 1]

DIR of MiniLM holds model.safetensors and vocab.txt. Needs torch, safetensors, tokenizers, numpy and the
package's own `src` on PYTHONPATH. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F  # noqa: N812
from examples import Example, Part, Quotes, attributed, batches, held_out, named, parts, recase, rows
from network import Encoder, Linker, distance_bucket
from torch import Tensor, nn

from onrecord.language.pieces import Cutter

SIZE = 318
HELD_OUT = 0.07
LINK_SCALE = 20.0


@dataclass
class Batch:
    """Windows side by side, padded; `first` says where each word's first piece stands."""

    ids: Tensor
    shapes: Tensor
    lengths: Tensor
    first: Tensor  # windows x words, padded with 0
    there: Tensor  # windows x words: is there a word
    roles: Tensor  # windows x words x 3, -100 where unknown
    names: Tensor
    cue_window: Tensor
    cue_in: Tensor  # cues x words
    source: Tensor
    content: Tensor
    whole: Tensor  # cues x 2: is a cue, has a source; -1 unknown


class Builder:
    """Turns parts into batches, with the augmentations drawn from one stream."""

    def __init__(self, cutter: Cutter, vocabulary: dict[str, int], seed: int, restyle: float, recase: float) -> None:
        self.cutter, self.quotes, self.draw = cutter, Quotes(vocabulary), random.Random(seed)
        self.restyle, self.recase = restyle, recase

    def pieces(self, part: Part) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        p = part.example.pieces
        low, high = p.begin[part.start], p.begin[part.end]
        ids, shapes = p.ids[low:high], p.shapes[low:high]
        if self.draw.random() < self.restyle:
            ids = self.quotes.restyle(ids, self.draw, self.cutter.paragraph)
        if self.draw.random() < self.recase:
            shapes = recase(shapes, self.draw)
        ids = np.concatenate([[self.cutter.cls], ids, [self.cutter.sep]])
        shapes = np.concatenate([[4], shapes, [4]])
        return ids, shapes, p.first[part.start : part.end] - low + 1

    def build(self, found: list[Part], train: bool = True) -> Batch:
        drawn = [self.pieces(part) for part in found]
        length = max(len(ids) for ids, _, _ in drawn)
        words = max(len(first) for _, _, first in drawn)
        n = len(found)
        ids, shapes = np.zeros((n, length), np.int64), np.zeros((n, length), np.int64)
        first, there = np.zeros((n, words), np.int64), np.zeros((n, words), bool)
        roles, names = np.full((n, words, 3), -100), np.full((n, words), -100)
        cues = []
        for i, (part, (own_ids, own_shapes, own_first)) in enumerate(zip(found, drawn, strict=True)):
            count, e = len(own_first), part.example
            ids[i, : len(own_ids)], shapes[i, : len(own_ids)] = own_ids, own_shapes
            first[i, :count], there[i, :count] = own_first, True
            if e.roles is not None:
                roles[i, :count] = e.roles[part.start : part.end]
                cues += [(i, *cue) for cue in self.cues(part, words, train)]
            if e.names is not None:
                names[i, :count] = e.names[part.start : part.end]
        if not cues:
            blank = np.zeros(words, np.float32)
            cues = [(0, blank + (np.arange(words) == 0), blank, blank, (-1.0, -1.0))]
        t = torch.from_numpy
        return Batch(
            t(ids), t(shapes), torch.tensor([len(x) for x, _, _ in drawn]), t(first), t(there), t(roles), t(names),
            torch.tensor([c[0] for c in cues]), t(np.stack([c[1] for c in cues])).long(),
            t(np.stack([c[2] for c in cues])).float(), t(np.stack([c[3] for c in cues])).float(),
            torch.tensor([c[4] for c in cues]),
        )  # fmt: skip

    def cues(self, part: Part, words: int, train: bool) -> list[tuple]:
        """Gold cues, now and then with a blurred edge; and some other words, as no cue at all."""
        found = []
        start, end = part.start, part.end
        taken = set()
        for link in part.example.links:
            low, high = link.cue
            taken.update(range(low - 1, high + 1))
            if low < start or high > end:
                continue
            if train and self.draw.random() < 0.2:
                low, high = self.blur(low, high, start, end)
            source = [w - start for w in link.source if start <= w < end]
            content = [w - start for w in link.content if start <= w < end]
            has = 1.0 if source else 0.0 if not link.source else -1.0
            found.append((low - start, high - start, source, content, (1.0, has)))
        if train:
            free = [w for w in range(start, end) if w not in taken and part.example.pieces.shapes[
                part.example.pieces.first[w]] == 0]  # fmt: skip
            for w in self.draw.sample(free, min(1, len(free))):
                found.append((w - start, w - start + 1, [], [], (0.0, -1.0)))
        return [(*(self.row(words, x) for x in (range(low, high), s, c)), whole) for low, high, s, c, whole in found]

    def blur(self, low: int, high: int, start: int, end: int) -> tuple[int, int]:
        kind = self.draw.randrange(4)
        if kind == 0 and low > start:
            return low - 1, high
        if kind == 1 and high < end:
            return low, high + 1
        if high - low > 1:
            return (low + 1, high) if kind == 2 else (low, high - 1)
        return low, high

    @staticmethod
    def row(words: int, marked) -> np.ndarray:
        row = np.zeros(words, np.float32)
        row[list(marked)] = 1
        return row


def with_false_cues(b: Batch, roles: Tensor, most: int = 2, least: float = -2.0, edge: float = -0.7) -> Batch:
    """The batch with, from each window, the words most taken for cues that are none: so doubt is learned."""
    odds = torch.logsumexp(roles[..., 4:6], -1) - roles[..., 3]
    odds = odds.masked_fill((b.roles[..., 1] != 0) | ~b.there, -99.0)
    rows, windows = [], []
    for window, own in enumerate(odds):
        for _ in range(most):
            low = int(own.argmax())
            if own[low] < least:
                break
            high = low + 1
            while low > 0 and own[low - 1] > edge:
                low -= 1
            while high < len(own) and own[high] > edge:
                high += 1
            row = torch.zeros(len(own), dtype=torch.long)
            row[low:high] = 1
            own[low:high] = -99.0
            rows.append(row)
            windows.append(window)
    if not rows:
        return b
    blank = torch.zeros(len(rows), odds.shape[1])
    return replace(
        b,
        cue_window=torch.cat([b.cue_window, torch.tensor(windows)]),
        cue_in=torch.cat([b.cue_in, torch.stack(rows)]),
        source=torch.cat([b.source, blank]),
        content=torch.cat([b.content, blank]),
        whole=torch.cat([b.whole, torch.tensor([[0.0, -1.0]]).expand(len(rows), 2)]),
    )


class Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.linker = Linker()

    def forward(self, b: Batch) -> tuple[Batch, Tensor, Tensor, Tensor, Tensor]:
        states, roles, names = self.encoder(b.ids, b.shapes, b.lengths)

        def pick(x: Tensor) -> Tensor:
            return x.gather(1, b.first[..., None].expand(-1, -1, x.shape[-1]))

        words, roles, names = pick(states), pick(roles), pick(names)
        if self.training:
            b = with_false_cues(b, roles.detach().float())
        per_cue = words[b.cue_window]
        weight = b.cue_in.to(words.dtype)
        cue = (per_cue * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)
        places = torch.arange(words.shape[1])
        at = (b.cue_in.argmax(1))[:, None]
        scores, whole = self.linker(per_cue, cue, distance_bucket(places[None] - at), b.cue_in, b.there[b.cue_window])
        return b, roles, names, scores, whole


def losses(model: Model, b: Batch, link_weight: float = 1.0) -> dict[str, Tensor]:
    with torch.autocast("cpu", torch.bfloat16):
        b, roles, names, scores, whole = model(b)
    roles, names, scores, whole = roles.float(), names.float(), scores.float(), whole.float()
    zero = roles.sum() * 0
    found = {"roles": zero, "names": zero, "link": zero, "whole": zero}
    if (b.roles >= 0).any():
        found["roles"] = sum(
            F.cross_entropy(roles[..., 3 * i : 3 * i + 3].flatten(0, 1), b.roles[..., i].flatten(), ignore_index=-100)
            for i in range(3)
        )
        gold_cue = b.whole[:, 0] > 0.5
        there = (b.there[b.cue_window] & gold_cue[:, None])[..., None].float()
        gold = torch.stack([b.source, b.content], -1)
        raw = F.binary_cross_entropy_with_logits(scores, gold, reduction="none") * there
        found["link"] = link_weight * raw.sum() / gold_cue.sum().clamp(min=1) / LINK_SCALE
        known = (b.whole >= 0).float()
        raw = F.binary_cross_entropy_with_logits(whole, b.whole.clamp(min=0), reduction="none") * known
        found["whole"] = 0.3 * raw.sum() / known.sum().clamp(min=1)
    if (b.names >= 0).any():
        found["names"] = F.cross_entropy(names.flatten(0, 1), b.names.flatten(), ignore_index=-100)
    return found


def optimiser(model: Model, rate: float, head_rate: float) -> torch.optim.AdamW:
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        head = name.startswith(("encoder.roles", "encoder.names", "encoder.shapes", "linker"))
        groups.setdefault((head, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": p, "lr": head_rate if head else rate, "weight_decay": 0.01 if decay else 0.0}
            for (head, decay), p in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def endless(examples: list[Example], size: int, micro: int, draw: random.Random):
    epoch = 0
    while True:
        for group in batches(parts(examples, size, draw), micro, draw):
            yield epoch, group
        epoch += 1


def share_out(groups: list[list[Part]], workers: int) -> list[list[list[Part]]]:
    """The micro-batches of a step dealt to the workers, largest first to whoever has least."""
    hands: list[list[list[Part]]] = [[] for _ in range(workers)]
    loads = [0] * workers
    for group in sorted(groups, key=lambda g: -max(part.size for part in g) * len(g)):
        least = loads.index(min(loads))
        hands[least].append(group)
        loads[least] += max(part.size for part in group) * len(group)
    return hands


def add_up(model: Model, workers: int) -> None:
    """Sum the gradients over the workers."""
    given = [p for p in model.parameters() if p.requires_grad]
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).flatten() for p in given])
    if workers > 1:
        dist.all_reduce(flat)
    for parameter, grad in zip(given, flat.split([p.numel() for p in given]), strict=True):
        parameter.grad = grad.view_as(parameter)


def train(rank: int, options: argparse.Namespace) -> None:
    torch.set_num_threads(options.threads)
    if options.workers > 1:
        store = f"file://{options.out}/meet"
        dist.init_process_group("gloo", init_method=store, rank=rank, world_size=options.workers)
    torch.manual_seed(options.seed)
    cutter = Cutter(options.minilm / "vocab.txt")
    vocabulary = {w: i for i, w in enumerate((options.minilm / "vocab.txt").read_text("utf-8").split("\n"))}
    said = [attributed(row, cutter) for row in rows(options.polnear / "train.jsonl")]
    if not options.all:
        said = [e for e in said if not held_out(e.id, HELD_OUT)]
    named_examples = [named(row, cutter) for row in rows(options.wwn / "train.jsonl")]
    draw = random.Random(options.seed)
    builder = Builder(cutter, vocabulary, options.seed + 1000 * rank, options.restyle, options.recase)
    model = Model()
    model.encoder.load_minilm(options.minilm / "model.safetensors")
    if options.resume:
        model.load_state_dict(torch.load(options.resume, weights_only=True))
    model.encoder.words.weight.requires_grad = options.thaw
    torch.manual_seed(options.seed + 1000 * rank)
    per_epoch = math.ceil(len(parts(said, SIZE, random.Random(0))) / (options.micro * options.said_micros))
    steps = int(per_epoch * options.epochs)
    if rank == 0:
        print(f"{len(said)} + {len(named_examples)} texts, {per_epoch} steps an epoch, {steps} steps", flush=True)
    optim = optimiser(model, options.rate, options.head_rate)
    warm = int(0.08 * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optim, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    said_stream = endless(said, SIZE, options.micro, draw)
    name_stream = endless(named_examples, SIZE, options.micro, draw)
    names_due = 0.0
    model.train()
    began, totals = time.time(), {}
    for step in range(steps):
        groups = [next(said_stream)[1] for _ in range(options.said_micros)]
        names_due += options.name_micros
        while names_due >= 1:
            names_due -= 1
            groups.append(next(name_stream)[1])
        for group in share_out(groups, options.workers)[rank]:
            b = builder.build(group)
            found = losses(model, b, options.link_weight)
            kind = options.said_micros if (b.roles >= 0).any() else max(1.0, options.name_micros)
            (sum(found.values()) / kind).backward()
            for name, value in found.items():
                if value.item():
                    totals.setdefault(name, []).append(value.item())
        add_up(model, options.workers)
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        optim.step()
        optim.zero_grad(set_to_none=True)
        schedule.step()
        if (step + 1) % 20 == 0 and rank == 0:
            means = " ".join(f"{name} {sum(v) / len(v):.4f}" for name, v in totals.items())
            print(f"step {step + 1} {(time.time() - began) / (step + 1):.2f} s/step {means}", flush=True)
            totals = {}
        if rank == 0 and ((step + 1) % per_epoch == 0 or step + 1 == steps):
            torch.save(model.state_dict(), options.out / "model.pt")
            print(f"saved after {step + 1} steps, {time.time() - began:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("polnear", "wwn", "minilm", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=4.5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--micro", type=int, default=4)
    parser.add_argument("--said-micros", type=int, default=4)
    parser.add_argument("--name-micros", type=float, default=1.25)
    parser.add_argument("--link-weight", type=float, default=0.5)
    parser.add_argument("--restyle", type=float, default=0.15)
    parser.add_argument("--recase", type=float, default=0.03)
    parser.add_argument("--threads", type=int, default=1, help="of each worker")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--thaw", action=argparse.BooleanOptionalAction, default=True, help="train the word vectors")
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    parser.add_argument("--resume", type=Path, help="go on from a checkpoint, with a fresh schedule")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "meet").unlink(missing_ok=True)
    if options.workers > 1:
        mp.spawn(train, (options,), options.workers)
    else:
        train(0, options)


if __name__ == "__main__":
    main()
