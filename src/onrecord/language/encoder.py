"""The trained encoder: cues with the source and contents of each, and names, as offsets in a text.

Runs on onnxruntime and tokenizers alone, one window at a time and in one thread, so that the
same text gives the same tags. `training/` tells how the weights came to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.decoding import (
    Floats,
    Linked,
    Run,
    Settings,
    find_cues,
    find_names,
    link,
    role_odds,
    without_doubles,
)
from onrecord.language.errors import WeightsError
from onrecord.language.manifests import LINKER, TAGGER, VOCABULARY, WEIGHTS, checked
from onrecord.language.pieces import PUNCTUATION, Cutter, Ints, Pieces, Window, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Offsets = tuple[int, int]
_ANY = float("-inf")
_TOGETHER = 8  # cues linked in one run


@dataclass(frozen=True, slots=True)
class CueLink:
    """A cue and what hangs on it, as offsets; no source where the text names none."""

    cue: Offsets
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name; `kind` is PER, LOC, ORG or NORP (peoples, faiths, parties)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What one pass finds in a text, in order of position."""

    links: tuple[CueLink, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The raw scores of one window; the rows of `links` and `wholes` go with `cues`."""

    window: Window
    roles: Floats
    names: Floats
    cues: list[tuple[Run, float]]
    links: Floats
    wholes: Floats


class Encoder:
    """The two graphs and the vocabulary of one folder of weights."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self.settings = checked(folder).settings
        self.cutter = Cutter(folder / VOCABULARY)
        self._tagger = _session(folder / TAGGER)
        self._linker = _session(folder / LINKER)

    def scores(self, pieces: Pieces, least: float, surest: float = _ANY) -> Iterator[Scores]:
        """The scores of each window. Words whose odds pass `least` make cues; those that pass `surest` are linked."""
        for window in windows(pieces):
            low, high = pieces.begin[window.start], pieces.begin[window.end]
            ids = np.concatenate(([self.cutter.cls], pieces.ids[low:high], [self.cutter.sep]))
            shapes = np.concatenate(([PUNCTUATION], pieces.shapes[low:high], [PUNCTUATION]))
            first = pieces.first[window.start : window.end] - low + 1
            words, roles, names = self._tagger.run(None, {"ids": ids, "shapes": shapes, "first": first})
            core = window.core_start - window.start, window.core_end - window.start
            cues = [cue for cue in find_cues(roles, *core, least) if cue[1] >= surest]
            links, wholes = self._link(words, cues)
            yield Scores(window, roles, names, cues, links, wholes)

    def _link(self, words: Floats, cues: list[tuple[Run, float]]) -> tuple[Floats, Floats]:
        """Words x 2 scores of each cue, and two of its own; a few cues at a time, which bounds the memory."""
        links, wholes = [np.zeros((0, len(words), 2), np.float32)], [np.zeros((0, 2), np.float32)]
        for first in range(0, len(cues), _TOGETHER):
            runs = [run for run, _ in cues[first : first + _TOGETHER]]
            in_cue = np.zeros((len(runs), len(words)), dtype=np.int64)
            for row, (start, end) in enumerate(runs):
                in_cue[row, start:end] = 1
            vectors = np.stack([words[start:end].mean(0) for start, end in runs])
            distance = np.arange(len(words))[None] - np.array([start for start, _ in runs])[:, None]
            given = {"words": words[None], "cue": vectors, "buckets": _buckets(distance), "in_cue": in_cue}
            scores, whole = self._linker.run(None, given)
            links.append(scores)
            wholes.append(whole)
        return np.concatenate(links), np.concatenate(wholes)

    def tag(self, text: str) -> Tags:
        """All cues with their links, and all names, of `text`."""
        pieces = self.cutter.cut(text)
        linked: list[Linked] = []
        names: list[Name] = []
        # Where the linker has no say in whether a cue is kept, those that will not be are not linked.
        surest = _ANY if self.settings.whole_weight else self.settings.keep
        for scores in self.scores(pieces, self.settings.cue, surest):
            linked += decode(scores, self.settings)
            core = scores.window.core_start - scores.window.start, scores.window.core_end - scores.window.start
            for run, kind in find_names(scores.names, *core):
                names.append(Name(*_offsets(pieces, _shifted(run, scores.window.start)), kind))
        found = without_doubles(linked, self.settings.same)
        return Tags(tuple(_as_offsets(pieces, one) for one in found), tuple(names))


def decode(scores: Scores, settings: Settings) -> list[Linked]:
    """The attributions of one window, as words of the text."""
    roles = role_odds(scores.roles)
    shift = scores.window.start
    found = []
    for cue, link_scores, whole in zip(scores.cues, scores.links, scores.wholes, strict=True):
        one = link(cue, link_scores, whole, roles, settings)
        if one:
            found.append(
                Linked(
                    _shifted(one.cue, shift),
                    tuple(_shifted(run, shift) for run in one.source),
                    tuple(_shifted(run, shift) for run in one.content),
                    one.score,
                    one.source_score,
                )
            )
    return found


def tag(text: str) -> Tags:
    """All cues with their links, and all names, of `text`, by the weights that ship with the package."""
    return _shipped().tag(text)


def fingerprint() -> dict[str, str]:
    """Name and content hash of the weights that ship with the package, for the record of a run."""
    return {"name": "onrecord encoder", "sha256": checked(WEIGHTS).sha256}


@lru_cache(maxsize=1)
def _shipped() -> Encoder:
    return Encoder(WEIGHTS)


def _session(graph: Path) -> InferenceSession:
    """A graph ready to run, in an order and with sums that do not depend on what ran before."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors have no common class
        raise WeightsError(f"{graph.name} cannot be run by onnxruntime {onnxruntime.__version__}") from error


def _buckets(distance: Ints) -> Ints:
    """As in training: exact below 8 words, then two buckets a doubling, clipped at 16 either side."""
    size = np.abs(distance)
    far = 8 + np.floor(2 * np.log2(np.maximum(size, 8) / 8)).astype(np.int64)
    bucket = np.minimum(np.where(size < 8, size, far), 16)
    return np.asarray(16 + np.where(distance < 0, -bucket, bucket))


def _shifted(run: Run, by: int) -> Run:
    return run[0] + by, run[1] + by


def _offsets(pieces: Pieces, run: Run) -> Offsets:
    return int(pieces.starts[run[0]]), int(pieces.ends[run[1] - 1])


def _as_offsets(pieces: Pieces, one: Linked) -> CueLink:
    return CueLink(
        _offsets(pieces, one.cue),
        tuple(_offsets(pieces, run) for run in one.source),
        tuple(_offsets(pieces, run) for run in one.content),
        round(one.score, 3),
    )
