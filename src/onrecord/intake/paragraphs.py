"""Where paragraphs begin and end in a report's text."""

from __future__ import annotations

import re

# Begun only where no space stands before: from each of many spaces in turn, the time would grow with their square.
_BLANK_LINES = re.compile(r"(?<![ \t\u00a0\u3000])[ \t\u00a0\u3000]*\n(?:[ \t\u00a0\u3000]*\n)+|\u2029")
_LINE = re.compile(r"[^\n\u2028]+")
_WRAP_COLUMNS = (50, 100)
_SENTENCE_END = tuple(".?!:\"”’'»)]")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The stretches [start, end) of `text` that hold a paragraph, without the white space around them.

    A blank line always parts two paragraphs. A single line break parts them unless the text is wrapped
    by hand at a fixed column, as old wire copy is.
    """
    blocks = _between(_BLANK_LINES, text, 0, len(text))
    found = []
    for start, end in blocks:
        lines = [match.span() for match in _LINE.finditer(text, start, end)]
        found += [(start, end)] if len(lines) < 2 or _is_wrapped(text, lines) else lines
    return [span for start, end in found if (span := _trimmed(text, start, end))]


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the breaks between these lines fall at a column rather than at the end of a thought."""
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    low, high = _WRAP_COLUMNS
    within = sum(low <= len(line) <= high for line in inner)
    finished = sum(line.endswith(_SENTENCE_END) for line in inner)
    return within >= 0.7 * len(inner) and finished <= 0.4 * len(inner)


def _between(separator: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in separator.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return (start, end) if start < end else None
