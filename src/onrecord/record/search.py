"""Full-text search over reports and statements."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model import Span

# No letters to FTS5, so that a mark never blends into the word it is set beside.
_OPENING, _CLOSING = "\x01", "\x02"
_AROUND = 60
_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')

_REPORTS = """
    SELECT bm25(report_search) AS rank, reports.id, -1, reports.id, reports.text, highlight(report_search, 0, ?, ?)
    FROM report_search JOIN reports ON reports.search_key = report_search.rowid
    WHERE report_search MATCH ? AND reports.superseded_by IS NULL
    ORDER BY rank, reports.id LIMIT ?
"""
_STATEMENTS = """
    SELECT
        bm25(statement_search) AS rank, statements.report, statements.position, statements.id,
        (SELECT words FROM statement_words WHERE search_key = statements.search_key),
        spans.start, spans."end", spans.exact
    FROM statement_search
    JOIN statements ON statements.search_key = statement_search.rowid
    JOIN reports ON reports.id = statements.report AND reports.superseded_by IS NULL
    JOIN statement_spans AS spans ON spans.statement = statements.id AND spans.position = 0 AND spans.role = (
        SELECT min(role) FROM statement_spans
        WHERE statement = statements.id AND role IN ('content', 'cue', 'source')
    )
    WHERE statement_search MATCH ?
    ORDER BY rank, statements.report, statements.position LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found. `id` is the report's or the statement's; `span` is exact in the report's text.

    `span` holds the words in a report, and the content of a statement; `snippet` shows them in their surroundings.
    """

    kind: Literal["report", "statement"]
    report: str
    id: str
    span: Span
    snippet: str


def find(connection: sqlite3.Connection, words: str, limit: int) -> Iterator[Hit]:
    """The best `limit` hits for all `words`, in order of report and position."""
    query = as_phrases(words)
    if not query or limit < 1:
        return
    ranked = [(row, _report_hit) for row in connection.execute(_REPORTS, (_OPENING, _CLOSING, query, limit))]
    ranked += [(row, _statement_hit) for row in connection.execute(_STATEMENTS, (query, limit))]
    ranked.sort(key=lambda found: found[0][:3])
    for row, hit in sorted(ranked[:limit], key=lambda found: found[0][1:3]):
        yield hit(row)


def as_phrases(words: str) -> str:
    """The user's words as FTS5 strings, so that none of them is read as its syntax; empty where there is none."""
    clean = words.encode("utf-8", "replace").decode().replace("\0", " ")
    phrases = [phrase or word for phrase, word in _PHRASE.findall(clean)]
    return " ".join(f'"{phrase}"' for phrase in phrases if any(letter.isalnum() for letter in phrase))


def _report_hit(row: tuple[Any, ...]) -> Hit:
    _, report, _, id, text, marked = row
    start, end = _first_marked(text, marked)
    return Hit("report", report, id, Span(start, end, text[start:end]), _around(text, start, end))


def _statement_hit(row: tuple[Any, ...]) -> Hit:
    _, report, _, id, words, start, end, exact = row
    return Hit("statement", report, id, Span(start, end, exact), " ".join(words.split()))


def _first_marked(text: str, marked: str) -> tuple[int, int]:
    """Where the first marked words are in `text`: where the two part, at the opening and at the closing mark."""
    start = _parting(text, marked, 0, 0)
    end = _parting(text, marked, start, start + 1)
    while end > start + 1 and text[end - 1] == _CLOSING:
        end -= 1  # the text has such a character of its own after the words
    # FTS5 cuts what it marks at a NUL; words behind one are not located, the report is.
    return (start, end) if start < end and marked[start : start + 1] == _OPENING else (0, len(text))


def _parting(text: str, marked: str, at: int, marked_at: int) -> int:
    """The first offset in `text` from `at` where `marked`, from `marked_at`, reads otherwise."""
    step = 4096
    while text[at : at + step] == marked[marked_at : marked_at + step]:
        if at >= len(text):
            return len(text)
        at, marked_at = at + step, marked_at + step
    while text[at : at + 1] == marked[marked_at : marked_at + 1] != "":
        at, marked_at = at + 1, marked_at + 1
    return min(at, len(text))


def _around(text: str, start: int, end: int) -> str:
    """The words with some of what stands before and after them, on one line."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    return ("… " if low else "") + " ".join(text[low:high].split()) + (" …" if high < len(text) else "")
