"""Words attributed by a dash and a name after them: a pull quote ("“We wait.” — Jane Smith"), a post laid in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.saying.labels import is_role_tail, read_label
from onrecord.reading.saying.page import Page, Turn
from onrecord.reading.saying.speech import is_said, speaks_of_self

_DASH = re.compile(r"[ \t\u00a0]{0,3}(—|–|―|--|-(?! ?-))[ \t\u00a0]{0,3}")
_LONGEST = 120  # characters after the dash
_LONGEST_POST = 400
_FEWEST_WORDS = 3
_HANDLE = re.compile(r"\(@\w{1,30}\)")
_POSTED = re.compile(r"pic\.twitter\.com|https?://|(?<!\w)[#@]\w")
_AWAY = re.compile(r" (?:on|in|at|speaking|during|after) ")
_SIGNED = re.compile(r"[.?!…\"”’»)](?=[ \t\u00a0]{0,3}[—–―-])")


def read_dashes(page: Page) -> list[Turn]:
    """What a dash and a name attribute after a quotation that makes up its paragraph, or after a post laid in.

    A bare name may be the reporter's, who signs a piece that happens to end with a quotation. It counts only where
    no other piece is signed, and at the end of a report only where others are quoted in that way.
    """
    found = [item for n in range(len(page.paragraphs)) if (item := _after_quotation(page, n)) is not None]
    is_list = len({page.text[turn.source[0][0] : turn.source[0][1]] for turn, _, _ in found}) > 1
    last = len(page.paragraphs) - 1
    if any(bare for _, bare, _ in found) and _signs(page):
        found = [item for item in found if not item[1]]
    kept = [turn for turn, bare, n in found if not bare or n < last or is_list]
    return sorted([*kept, *_posts(page)])


def _after_quotation(page: Page, n: int) -> tuple[Turn, bool, int] | None:
    """The turn whose dash stands in the paragraph, whether its name is bare, and the paragraph."""
    start, end = page.paragraphs[n]
    at = _quoted_before(page, n)
    dash = None if at is None else _DASH.match(page.text, at[1] if at[1] > start else start, end)
    if at is None or dash is None or end - dash.end() > _LONGEST or page.is_left_out(start):
        return None
    named = _named(page, dash.end(), end)
    content = _whole(page, at[0])
    words = page.text[at[0] : at[1]]
    if named is None or not content or len(words.split()) < _FEWEST_WORDS or not is_said(words):
        return None
    source, bare = named
    return Turn((source,), (dash.span(1),), content), bare, n


def _quoted_before(page: Page, n: int) -> tuple[int, int] | None:
    """The quotation that begins the paragraph with the dash, or makes up the one before it."""
    start, end = page.paragraphs[n]
    number = page.quotation_at(start)
    if number < 0 and n and _DASH.match(page.text, start, end):
        start, end = page.paragraphs[n - 1]
        number = page.quotation_at(start)
        if number >= 0 and page.quotations[number].end != end:
            return None
    if number < 0 or not page.quotations[number].closed or page.is_left_out(start):
        return None
    return page.quotations[number].start, page.quotations[number].end


def _whole(page: Page, start: int) -> tuple[tuple[int, int], ...]:
    """The quotation at `start` with the paragraphs that it goes on from; none where those do not begin with it."""
    n = page.quotation_at(start)
    first = n
    while first > 0 and page.quotations[first].continues:
        first -= 1
    pieces = page.quotations[first : n + 1]
    opens = page.paragraphs[page.paragraph_at(pieces[0].start)][0]
    return tuple((piece.start, piece.end) for piece in pieces) if pieces[0].start == opens else ()


def _named(page: Page, start: int, end: int) -> tuple[tuple[int, int], bool] | None:
    """The name after a dash, and whether nothing but the name stands there."""
    words = page.text[start:end]
    cut = min((at for mark in ",(\n" if (at := words.find(mark)) >= 0), default=len(words))
    if away := _AWAY.search(words, 0, cut):
        cut = away.start()
    stop = start + len(words[:cut].rstrip(" .\u00a0"))
    label = read_label(page.text, start, stop)
    if label is None or label.end != stop or label.kind not in ("full", "titled", "single"):
        return None
    tail = words[cut:].strip(" .\u00a0")
    if label.kind == "single" and not (tail.startswith(",") and is_role_tail(tail)):
        return None
    return ((label.start, label.end), not tail) if not re.search(r"[?!:;]|[.] [A-Z]", tail) else None


def _signs(page: Page) -> bool:
    """Whether a name after a dash stands below words that are no quotation, as a reporter's does."""
    for n, (start, end) in enumerate(page.paragraphs):
        if _quoted_before(page, n) is not None:
            continue
        dash = _DASH.match(page.text, start, end)
        if dash is None:
            low = max(end - _LONGEST, start)
            ends = [match.end() for match in _SIGNED.finditer(page.text, low, end)]
            dash = _DASH.match(page.text, ends[-1], end) if ends else None
        if dash is not None and not _HANDLE.search(page.text, dash.end(), end):
            named = _named(page, dash.end(), end)
            if named is not None and named[1]:
                return True
    return False


def _posts(page: Page) -> Iterator[Turn]:
    """Posts laid into a report: a paragraph, and below it a dash with the account's name and handle."""
    for n in range(1, len(page.paragraphs)):
        start, end = page.paragraphs[n]
        dash = _DASH.match(page.text, start, end)
        handle = None if dash is None else _HANDLE.search(page.text, dash.end(), end)
        low, high = page.paragraphs[n - 1]
        if dash is None or handle is None or high - low > _LONGEST_POST or page.is_left_out(low):
            continue
        name, words = page.text[dash.end() : handle.start()].rstrip(), page.text[low:high]
        # A post that was a picture alone leaves the report's own words above the dash.
        is_post = _POSTED.search(words) or speaks_of_self(page.unquoted(low, high))
        if name and len(name.split()) <= 6 and is_post and words[-1] != ":" and not _DASH.match(words):
            yield Turn(((dash.end(), dash.end() + len(name)),), (dash.span(1),), ((low, high),))
