"""The search of a published site: an index in small scripts, of which a browser fetches only what a search needs.

Scripts, not data files: a browser that shows a folder refuses to fetch from it, but runs a script that stands there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.desk import wording
from onrecord.desk.passages import passage
from onrecord.model import Report, Span
from onrecord.record.store import Record
from onrecord.record.withheld import Withheld, withheld

_WORD = re.compile(r"[^\W_]+")
_BLOCK = 200  # entries in one file
_LETTERS = 2  # words that begin with the same so many letters are in one file
FileOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a search can find: the words to show, where they stand, what else they are found by."""

    kind: str
    words: str
    file: str
    about: str
    sought: str = ""


def index_files(record: Record, file_of: FileOf) -> Iterator[tuple[str, str]]:
    """The names of the index's files and what is in them. `file_of`: the file of a page, by its kind and id."""
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    block: list[list[str]] = []
    at = -1
    for at, entry in enumerate(_entries(record, file_of)):
        for term in sorted(set(terms(f"{entry.words} {entry.about} {entry.sought}"))):
            places[term[:_LETTERS]][term].append(at)
        block.append([entry.kind, entry.words, entry.file, entry.about])
        if len(block) == _BLOCK:
            yield _block(at // _BLOCK, block)
            block = []
    if block:
        yield _block(at // _BLOCK, block)
    for start in sorted(places):
        yield f"find-{_hex(start)}.js", f"onrecord.words({_json(start)}, {_json(places[start])});\n"


def terms(text: str) -> list[str]:
    """The words of a text in lower case and without accents, as `search.js` makes them of what is typed."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(plain.lower())


def _entries(record: Record, file_of: FileOf) -> Iterator[_Entry]:
    """Actors, reports, statements and figures, those that a person rejected left out."""
    gone = withheld(record)
    aliases = "(SELECT group_concat(name, ' ') FROM actor_aliases WHERE actor = actors.id)"
    rows = record.connection.execute(f"SELECT id, name, coalesce(kind, ''), {aliases} FROM actors ORDER BY id")  # noqa: S608
    for id, name, kind, others in (row for row in rows if row[0] not in gone.actors):
        yield _Entry("actor", name, file_of("actor", id), kind, others or "")
    for report in record.reports():
        page = file_of("report", report.id)
        about = ", ".join([*([report.outlet] if report.outlet else []), wording.day(report.published)])
        yield _Entry("report", report.title or report.id, page, about, report.text)
        yield from _of_report(record, report, page, about, gone)


def _of_report(record: Record, report: Report, page: str, about: str, gone: Withheld) -> Iterator[_Entry]:
    statements = (
        "SELECT id, words FROM statements JOIN statement_words USING (search_key, report)"
        " WHERE report = ? ORDER BY position"
    )
    for id, words in record.connection.execute(statements, (report.id,)):
        if id in gone.statements:
            continue
        yield _Entry("statement", words, f"{page}#{wording.anchor(id)}", about)
    figures = (
        'SELECT id, words, start, "end", exact FROM figures JOIN figure_words ON figure = id WHERE report = ?'
        " ORDER BY position"
    )
    for id, words, start, end, exact in record.connection.execute(figures, (report.id,)):
        if id in gone.figures | gone.sums:
            continue
        sentence = "".join(part.words for part in passage(report.text, [("figure", Span(start, end, exact))]).parts)
        yield _Entry("figure", " ".join(sentence.split()), f"{page}#{wording.anchor(id)}", about, words)


def _block(number: int, entries: list[list[str]]) -> tuple[str, str]:
    return f"entries-{number}.js", f"onrecord.entries({number}, {_json(entries)});\n"


def _hex(start: str) -> str:
    """Letters as a file name that any disk and host takes."""
    return "-".join(f"{ord(letter):x}" for letter in start)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
