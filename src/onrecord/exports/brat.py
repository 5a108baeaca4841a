"""brat's standoff: for each report its text (.txt) and what is marked in it (.ann), and the names used in both.

Offsets count code points. What brat cannot mark as one, since a line ends within it, is marked in pieces; those are
one again when they are read back.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.exports.errors import ExportError
from onrecord.exports.files import replacing
from onrecord.exports.grouping import Region, grouped, relations
from onrecord.exports.training import BREAKS, CHOICES, KINDS, MAIN, MARK, NUMBERS, ROLES, WORDS, Example, Given, Kind
from onrecord.model import Report, Span

_LINE_ENDS = re.compile(f"[{BREAKS}]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MARKED = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\t(.*)", re.DOTALL)
_TIE = re.compile(r"R\d+\t\S+ Arg1:(T\d+) Arg2:(T\d+)\s*")
_CHOICE = re.compile(r"[AM]\d+\t(\S+) (T\d+) (\S+)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")
_MARK = re.compile(MARK)


def write_brat(kind: Kind, rows: Iterable[tuple[Report, list[Example]]], folder: Path) -> None:
    """Write the files into `folder`, which is made if its parent is there."""
    if not folder.parent.is_dir() or (folder.exists() and not folder.is_dir()):
        raise ExportError(f"brat goes to a folder: name one with -o, in a folder that is there (not {folder})")
    folder.mkdir(exist_ok=True)
    _write(folder / "annotation.conf", _names(kind))
    for report, examples in rows:
        name = f"{_UNSAFE.sub('_', report.id)[:80]}-{report.sha256[:8]}"
        _write(folder / f"{name}.txt", report.text)
        _write(folder / f"{name}.ann", "".join(f"{line}\n" for line in _lines(report, examples)))


def read_brat(folder: Path) -> Iterator[Given]:
    """The rows of a folder of .txt and .ann files. Raises ExportError where there are none."""
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise ExportError(f"{folder} holds no .ann files")
    for file in files:
        text_file = file.with_suffix(".txt")
        try:
            text = text_file.read_bytes().decode("utf-8")
            lines = file.read_bytes().decode("utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            yield Given("statements", "", file.name, problem=f"its text or its marks cannot be read: {error}")
            continue
        yield from _rows(text, lines)


def _write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_bytes(text.encode())


def _names(kind: str) -> str:
    """What brat must know of the names: annotation.conf."""
    roles = "\n".join(ROLES[kind])
    made = sorted({name for *_, name in relations(kind, {role: ["x", "y"] for role in ROLES[kind]})})
    ties = "\n".join(f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in made)
    choices = "\n".join(
        f"{name}\tArg:{MAIN[kind]}, Value:{'|'.join(map(_token, values))}" for name, values in CHOICES[kind].items()
    )
    return f"[entities]\n{roles}\n[relations]\n{ties}\n[events]\n[attributes]\n{choices}\n"


def _lines(report: Report, examples: Iterable[Example]) -> Iterator[str]:
    counts = {"T": 0, "R": 0, "A": 0, "#": 0}

    def number(letter: str) -> str:
        counts[letter] += 1
        return f"{letter}{counts[letter]}"

    for example in examples:
        ids: dict[str, list[str]] = defaultdict(list)
        for role, spans in example.roles.items():
            for span in spans:
                ids[role].append(number("T"))
                pieces = list(_pieces(report.text, span))
                places = ";".join(f"{start} {end}" for start, end in pieces)
                words = " ".join(report.text[start:end] for start, end in pieces)
                yield f"{ids[role][-1]}\t{role} {places}\t{words}"
        main = ids[MAIN[example.kind]][0]
        for one, other, name in relations(example.kind, ids):
            yield f"{number('R')}\t{name} Arg1:{one} Arg2:{other}"
        note: dict[str, Any] = {"entry": example.mark}
        for name, value in example.values.items():
            if value is not None and name in CHOICES[example.kind]:
                yield f"{number('A')}\t{name} {main} {_token(value)}"
            elif value is not None:
                note[name] = value
        yield f"{number('#')}\tAnnotatorNotes {main}\t{json.dumps(note)}"


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    for match in _LINE_ENDS.finditer(text, span.start, span.end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < span.end:
        yield at, span.end


def _token(value: str) -> str:
    return value.replace(" ", "-")


def _rows(text: str, lines: list[str]) -> Iterator[Given]:
    regions: list[Region] = []
    ties: list[tuple[str, str]] = []
    values: dict[str, dict[str, Any]] = defaultdict(dict)
    marks: dict[str, str] = {}
    for line in lines:
        if match := _MARKED.fullmatch(line.removesuffix("\r")):
            regions.append(_region(text, *match.groups()))
        elif match := _TIE.fullmatch(line):
            ties.append((match[1], match[2]))
        elif match := _CHOICE.fullmatch(line.strip()):
            values[match[2]][match[1]] = match[3]
        elif match := _NOTE.fullmatch(line.strip()):
            mark, said = _note(match[2])
            values[match[1]].update(said)
            marks.update({match[1]: mark} if mark else {})
    regions = [Region(each.id, each.role, each.spans, each.words, marks.get(each.id), each.problem) for each in regions]
    for row in grouped(text, None, regions, ties, values):
        yield Given(row.kind, row.sha256, row.words, row.mark, row.roles, _plain(row.kind, row.values), row.problem)


def _region(text: str, id: str, role: str, places: str, words: str) -> Region:
    pieces = []
    for place in places.split(";"):
        start, end = map(int, place.split())
        pieces.append((start, end))
    read = " ".join(text[start:end] for start, end in pieces)
    is_there = all(0 <= start < end <= len(text) for start, end in pieces)
    problem = None if is_there and read == words else f"{places} does not read {words!r}"
    return Region(id, role, tuple(_whole(text, pieces)), words, None, problem)


def _whole(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of one mark, those joined that only the end of a line parts."""
    start, end = pieces[0]
    for next_start, next_end in pieces[1:]:
        if next_start >= end and _LINE_ENDS.fullmatch(text, end, next_start):
            end = next_end
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end


def _note(words: str) -> tuple[str | None, dict[str, Any]]:
    try:
        note = json.loads(words)
    except (ValueError, RecursionError):
        return None, {}  # somebody's own note
    if not isinstance(note, dict):
        return None, {}
    mark = note.pop("entry", None)
    names = {name for kind in KINDS for name in (*NUMBERS[kind], *WORDS[kind])}
    is_mark = isinstance(mark, str) and _MARK.fullmatch(mark)
    return (mark if is_mark else None), {name: value for name, value in note.items() if name in names}


def _plain(kind: Kind, values: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON values by their names
    """The values as the record has them: brat's allow no spaces."""
    plain = {_token(value): value for choices in CHOICES[kind].values() for value in choices}
    known = {*CHOICES[kind], *NUMBERS[kind], *WORDS[kind]}
    found = {name: value for name, value in values.items() if name in known}
    return {name: plain.get(value, value) if name in CHOICES[kind] else value for name, value in found.items()}
