"""Speech that the layout attributes: turns of a transcript or an interview, and lone lines such as 'Smith: "No."'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Zone
from onrecord.reading.saying.dashes import read_dashes
from onrecord.reading.saying.labels import Label, is_name, plain, read_label
from onrecord.reading.saying.page import Offsets, Page, Turn
from onrecord.reading.saying.speech import is_said, quoted_parts, sounds_spoken, speaks_of_self, spoken_parts

_LONGEST_LABEL = 100  # characters
_LONGEST_BOUNDARY = 8  # words
_FEWEST_TURNS = 3
_AT_LINE = re.compile(
    rf"(?:^|(?<=[\n\u2028\u2029]))[ \t]{{0,8}}[\"“]?([^\W\d_][^:：\n\u2028\u2029]{{0,{_LONGEST_LABEL}}})"
    r"([:：])(?=[\s\"“'‘«(\[]|\Z)"
)
_SENTENCE_END = tuple(".?!…\"”’'»)]-–—")
_INTERVIEW = re.compile(
    r"\b(?:interview(?:ed)?|transcript|conversation|spoke (?:to|with)|sat down with)\b", re.IGNORECASE
)
_COLON = re.compile(r"[:：](?=[\s\"“])")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A colon with the words before it. `label` is None where they name no speaker: a turn before them ends."""

    start: int
    colon: int
    label: Label | None


def read_turns(text: str, zones: Sequence[Zone] = ()) -> list[Turn]:
    """The speech that labels attribute, in order.

    Turns are read where several labels of people or roles alternate and what follows them sounds spoken. A lone
    label needs a name or a role before it and one whole quotation after it; a dash with a name after it, one before
    it. Headlines, captions, credits and furniture hold no speech.
    """
    page = Page(text, zones)
    lines = list(_at_lines(page))
    marks = _borne_out(page, lines)
    if not _is_transcript(page, marks):
        # one that has lost its line breaks?
        marks = _borne_out(page, sorted([*lines, *_amid(page, lines, frozenset())], key=_colon))
    if _is_transcript(page, marks):
        known = frozenset(mark.label.last for mark in marks if mark.label is not None)
        turns = list(_turns(page, sorted([*marks, *_amid(page, marks, known)], key=_colon)))
    else:
        turns = [turn for mark in marks if (turn := _lone(page, mark)) is not None]
    held = {start for turn in turns for start, _ in turn.content}
    return sorted([*turns, *(turn for turn in read_dashes(page) if turn.content[0][0] not in held)], key=_position)


def _colon(mark: _Mark) -> int:
    return mark.colon


def _position(turn: Turn) -> int:
    return min(turn.source[0][0], turn.content[0][0])


def _at_lines(page: Page) -> Iterator[_Mark]:
    """The colons after the first words of a line."""
    for match in _AT_LINE.finditer(page.text):
        label = read_label(page.text, match.start(1), match.end(1))
        if page.is_left_out(match.start(1)):
            label = None
        if label is not None or len(match[1].split()) <= _LONGEST_BOUNDARY:
            yield _Mark(match.start(1), match.start(2), label)


class _Cast:
    """The labels of a text, to tell which of them are somebody's."""

    def __init__(self, page: Page, labels: Sequence[Label]) -> None:
        self.page = page
        self.counts = Counter(label.words for label in labels)
        self.pairs = Counter(label.words[-2:] for label in labels)
        self.known: dict[tuple[str, ...], bool] = {}
        fuller = [label for label in labels if label.kind in ("full", "titled") and not label.is_placed]
        self.surnames = {label.last for label in fuller}
        self.initials = {
            "".join(word[0] for word in page.text[label.start : label.end].casefold().split()) for label in fuller
        }

    def holds(self, label: Label) -> bool:
        """Whether the text bears out that the label is somebody's."""
        if label.kind == "letter":
            asked, answered = self.counts[("q",)], self.counts[("a",)]
            return asked > 0 < answered and abs(asked - answered) <= max(1, asked // 5)
        if label.is_placed:
            return (label.last,) in self.counts
        if label.kind == "full":
            return not all(word in self.page.small for word in label.words) and self._is_person(label)
        if label.kind == "single" and label.words not in self.known:
            self.known[label.words] = self._is_known(label)
        return label.kind != "single" or self.known[label.words]

    def _is_person(self, label: Label) -> bool:
        """Whether capitals, a title or a role bear a name of several words out, or the text uses it as a person's."""
        written = self.page.text[label.start : label.end]
        if written.isupper() or label.has_role or len(written.split()) > len(label.words):
            return True
        pair = label.words[-2:]
        named = self.page.named[pair] > self.pairs[pair] or (label.last,) in self.counts
        return named and pair not in self.page.places

    def _is_known(self, label: Label) -> bool:
        if label.last in self.surnames or label.last in self.page.surnames:
            return True
        if self.counts[label.words] < 2:
            return False
        written = self.page.text[label.start : label.end]
        text = self.page.text
        if written.isupper() and (len(written) > 3 or label.last in self.initials):
            return label.last not in self.page.small
        if written.isupper() and (f" {written} " in text or f"({written})" in text):
            return label.last not in self.page.small
        return label.last in self.page.forenames


def _borne_out(page: Page, marks: list[_Mark]) -> list[_Mark]:
    """The marks, their labels kept where the text bears out that they are somebody's."""
    cast = _Cast(page, [mark.label for mark in marks if mark.label is not None])
    held = [mark if mark.label is None or cast.holds(mark.label) else replace(mark, label=None) for mark in marks]
    places = [page.paragraph_at(mark.start) for mark in held[:2]]
    if places[:1] == [0] and places[1:] not in ([0], [1], [2]) and held[0].colon + 1 < page.paragraphs[0][1]:
        held[0] = replace(held[0], label=None)  # a headline's
    return held


def _is_transcript(page: Page, marks: Sequence[_Mark]) -> bool:
    """Whether the labels alternate, and most of what follows them sounds spoken."""
    ends = [*(mark.start for mark in marks[1:]), len(page.text)]
    spoken = [(mark.label, _first_words(page, mark, end)) for mark, end in zip(marks, ends, strict=False) if mark.label]
    said = [(label, words) for label, words in spoken if words]
    labels = Counter(label.last for label, _ in said)
    if len(labels) < 2 or sum(words.endswith(_SENTENCE_END) for _, words in said) < len(said) / 2:
        return False
    if labels["q"] and not _is_interview(page, [words for label, words in said if label.last == "a"], marks[0].start):
        return False
    talk = sum(sounds_spoken(words) for _, words in said) / len(said)
    if len(said) < _FEWEST_TURNS:
        return all(label.kind in ("letter", "role") for label, _ in said) and "?" in said[0][1]
    if max(labels.values()) > 1:
        return talk >= 0.5
    return talk >= 0.7 and all(label.kind != "single" for label, _ in said)


def _is_interview(page: Page, answers: list[str], start: int) -> bool:
    """Whether a person gives the answers, not the paper that explains something by questions of its own."""
    if _INTERVIEW.search(page.text, 0, start):
        return True
    return sum(bool(speaks_of_self(words)) for words in answers) >= len(answers) / 4


def _first_words(page: Page, mark: _Mark, limit: int) -> str:
    """What follows the colon in its paragraph up to the next label, or where nothing does, the next paragraph."""
    n = page.paragraph_at(mark.start)
    words = page.text[mark.colon + 1 : min(page.paragraphs[n][1], limit)].strip()
    if not words and n + 1 < len(page.paragraphs):
        start, end = page.paragraphs[n + 1]
        words = page.text[start : min(end, limit)].strip()
    return words


def _amid(page: Page, marks: Sequence[_Mark], known: frozenset[str]) -> Iterator[_Mark]:
    """Labels within lines, where a transcript has lost its line breaks."""
    taken = {mark.colon for mark in marks}
    for match in _COLON.finditer(page.text):
        if match.start() not in taken and (start := _label_start(page, match.start())) is not None:
            label = read_label(page.text, start, match.start())
            is_known = label is not None and label.last in known
            if not is_known and not page.text[start : match.start()].isupper():
                label = None  # the end of a sentence may look like a name
            if is_known or not page.is_capitals:
                yield _Mark(start, match.start(), label)


def _label_start(page: Page, colon: int, least: int = 2) -> int | None:
    """Where the words in capitals, or the name of `least` words or more, begin that stand before a colon."""
    low = max(colon - _LONGEST_LABEL, 0)
    window = page.text[low:colon]
    if window.endswith(")") and "(" in window:
        window = window[: window.rindex("(")].rstrip()
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", window)]
    capitals = bool(words) and words[-1][1].isupper()
    start, count = None, 0
    for at, word in reversed(words):
        ends = word[-1] in ".?!" and count and plain(word) not in ("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen")
        if ends or not (word.isupper() if capitals else is_name([word])):
            break
        start, count = low + at, count + 1
    return start if capitals or count >= least else None


def _turns(page: Page, marks: list[_Mark]) -> Iterator[Turn]:
    fuller: dict[str, Label] = {}
    keys: dict[str, Offsets] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        label = mark.label
        if label is None:
            continue
        if label.kind in ("full", "titled") and label.last not in fuller:
            fuller[label.last] = label
        content = spoken_parts(page, mark.colon + 1, None if following is None else following.start, label.last)
        if content:
            yield Turn(
                ((label.start, label.end),),
                ((mark.colon, mark.colon + 1),),
                tuple(content),
                _stands_for(page, label, fuller, keys),
            )


def _stands_for(page: Page, label: Label, fuller: dict[str, Label], keys: dict[str, Offsets]) -> Offsets:
    """The fuller label that this one repeats, or the name before "(Q)" or "(JS)" in the text."""
    known = fuller.get(label.last)
    if label.kind == "single" and known is not None and known.start != label.start:
        return ((known.start, known.end),)
    written = page.text[label.start : label.end]
    if label.kind not in ("letter", "single") or not written.isupper() or len(written) > 6:
        return ()
    if written not in keys:
        keys[written] = _key(page, written)
    return keys[written]


def _key(page: Page, written: str) -> Offsets:
    """The name before the first "(Q)" or "(JS)" in the text."""
    at = page.text.find(f"({written})")
    start = None if at < 0 else _label_start(page, len(page.text[:at].rstrip()), least=1)
    return () if start is None else ((start, len(page.text[:at].rstrip())),)


def _lone(page: Page, mark: _Mark) -> Turn | None:
    """The turn of a label that stands alone, before one quotation to the end of its paragraph."""
    label, n = mark.label, page.paragraph_at(mark.start)
    if label is None or label.kind == "letter" or label.is_placed or page.is_capitals:
        return None
    if n == 0 or mark.start != page.paragraphs[n][0]:
        return None
    end = page.paragraphs[n][1]
    start = mark.colon + 1 + len(page.text[mark.colon + 1 : end]) - len(page.text[mark.colon + 1 : end].lstrip())
    content = quoted_parts(page, start)
    if not content or content[0][1] != end:
        return None
    words = page.text[start:end]
    if len(words.split()) < 4 or not is_said(words):
        return None
    return Turn(((label.start, label.end),), ((mark.colon, mark.colon + 1),), tuple(content))
