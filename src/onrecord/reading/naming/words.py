"""A parsed report as plain lists, one entry a token, so that rules read them fast."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.intake.paragraphs import paragraphs
from onrecord.reading.naming.states import unlisted_states

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Report, ZoneKind

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_SENTENCE_END = tuple(".?!:;,\"”’'»)]")
_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a report. `paragraph` counts up by two over a section heading."""

    text: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    label: list[str]  # the encoder's type of name, "" for none
    opens: list[bool]  # whether a name of the encoder's begins here
    start: list[int]
    end: list[int]
    sentence: list[int]
    first: list[int]  # of each sentence, its first token
    paragraph: list[int]
    section: list[int]
    zone: list[ZoneKind]
    quoted: list[bool]
    states: dict[str, str] = field(default_factory=dict)  # names of states that no table lists, with their codes

    def __len__(self) -> int:
        return len(self.text)


def words_of(report: Report, doc: Doc) -> Words:
    """The tokens of `doc`, the parse of `report`."""
    text = [token.text for token in doc]
    start = [token.idx for token in doc]
    first = [token.i for token in doc if token.is_sent_start or token.i == 0]
    sentence = [bisect_right(first, i) - 1 for i in range(len(text))]
    paragraph, section = _paragraphs(report.text, start)
    words = Words(
        text=text,
        lower=[word.lower() for word in text],
        pos=[token.pos_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=[token.head.i for token in doc],
        label=[token.ent_type_ for token in doc],
        opens=[token.ent_iob_ == "B" for token in doc],
        start=start,
        end=[token.idx + len(token.text) for token in doc],
        sentence=sentence,
        first=first,
        paragraph=paragraph,
        section=section,
        zone=_zones(report, start),
        quoted=_quoted(text, paragraph),
    )
    words.states.update(unlisted_states(words))
    return words


def _paragraphs(text: str, starts: list[int]) -> tuple[list[int], list[int]]:
    spans = paragraphs(text)
    opening = [start for start, _ in spans]
    sections, section = [], 0
    for start, end in spans:
        heading = not text[start:end].endswith(_SENTENCE_END) and text.count(" ", start, end) < _HEADING_WORDS
        section += heading
        sections.append(section)
    number = [max(bisect_right(opening, start) - 1, 0) for start in starts]
    return number, [sections[n] if sections else 0 for n in number]


def _zones(report: Report, starts: list[int]) -> list[ZoneKind]:
    """As report.zone_at, for all tokens at once."""
    opening = [zone.start for zone in report.zones]
    kinds: list[ZoneKind] = []
    for start in starts:
        number = bisect_right(opening, start) - 1
        inside = number >= 0 and start < report.zones[number].end
        kinds.append(report.zones[number].kind if inside else "body")
    return kinds


def _quoted(text: list[str], paragraph: list[int]) -> list[bool]:
    """Whether each token is inside quotation marks; a quotation ends at the paragraph's end at the latest."""
    inside, marks = False, []
    for i, word in enumerate(text):
        if i and paragraph[i] != paragraph[i - 1]:
            inside = False
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word in {'"', "``", "''"}:
            inside = not inside
        marks.append(inside)
    return marks
