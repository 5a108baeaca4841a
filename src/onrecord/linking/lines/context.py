"""A figure with all that decides whether another report's figure counts the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.intake.sentences import sentence_ends
from onrecord.linking.terms import term_of
from onrecord.model import Figure, Mention, Report, Spans, exact_of
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming import countries
from onrecord.reading.plurals import singular

_LEAD = 600  # characters
_AROUND = 400  # characters; a sentence that goes on longer is cut
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_LAST_WORD = re.compile(r"([^\W\d_]{3,})\s*(?:the\s*)?\Z")
_ANOTHER = re.compile(
    r"\b(?:[Aa]nother|(?:[Aa]|[Tt]he) (?:second|third|fourth|new|fresh|separate|similar|further))"
    r" (?!of\b|time\b|toll\b)[a-z]"
)
_TO = re.compile(r"\bto\s\Z")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
_OPEN = word_set("person people individual life soul victim casualty dead death human body other one man resident")
_PUBLIC = word_set("soldier troop serviceman officer policeman policewoman conscript marine sailor pilot")
_ARMED = word_set(
    "militant fighter rebel terrorist gunman insurgent jihadist guerrilla extremist combatant attacker militiaman"
)
_NARROWING = word_set("with aged under over whose without")  # "hostages with chronic illnesses"
_TOLL = word_set("toll tolls tally tallies")
_GROWS = word_set(
    "rose risen rises rising climb climbs climbed climbing grew grown grows growing jumped jumps raised raises raising "
    "bring brings bringing brought increased increases increasing"
)
_MORE = _GROWS | {"now"}
_COURSES = {
    "war": word_set("war wars conflict uprising insurgency invasion revolution rebellion unrest"),
    "epidemic": word_set("epidemic pandemic outbreak"),
}
_BOUNDS = word_set(
    "north south east west northern southern eastern western central northeastern northwestern southeastern "
    "southwestern near outside around province region district governorate countryside suburb suburbs rural county "
    "state valley"
)
_SETTLEMENTS = word_set("the city town village strip capital")
_ANYBODY = word_set("a an one some several two three many most other another")
_ONE_BODY = word_set("police firefighters prosecutors")
_FUNCTION = word_set(
    "the and for that with from were was are been has have had his her its their they them this these those who which "
    "said says say told according also more than least about some nearly almost over into after before since when "
    "while where but not all other others including among between during against will would could may might there "
    "what how one two three four five six seven eight nine ten hundred thousand million dozens hundreds thousands "
    "people killed injured wounded dead died death deaths number toll tolls "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december morning evening night today yesterday"
)


@dataclass(frozen=True, slots=True)
class Whom:
    """Those counted. `head` is their noun in the singular, empty where it says nothing more than that they are people.

    `family` takes together the nouns that reports use for the same side of a fight ("militants", "rebels").
    """

    head: str
    family: str
    nations: frozenset[str]
    is_narrowed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its names, and what cuts it out of a larger one or widens it ("northern", "near", "province")."""

    names: frozenset[str]
    bounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureInContext:
    """A figure beside what its report and its sentence say: the day, the place, the actors, the words around it."""

    figure: Figure
    published: str | None
    outlet: str | None
    story: str
    whom: Whom
    places: frozenset[Place]
    names: frozenset[str]  # the capitalised words of the whole report
    actors: frozenset[str]
    words: frozenset[str]  # of its sentence, as terms
    giver: str  # who gives the number, in small letters; empty where that may be anybody ("officials")
    leads: bool  # it stands where a report tells what it is about
    course: str  # what its sentence says to last for long: "war", "epidemic", or empty
    goes_on: bool  # its sentence tells of a toll that grew to this: it was told of before
    is_another: bool  # its sentence tells of a second happening ("another bomb")


def in_context(
    report: Report, figures: Iterable[Figure], mentions: Sequence[Mention], story: str
) -> list[FigureInContext]:
    """The figures of one report; `mentions` are its own, in order of position, with the record's actors."""
    names = frozenset(term_of(word) for word in _NAME.findall(report.text))
    return [_in_sentence(figure, report, mentions, story, names) for figure in figures]


def _in_sentence(
    figure: Figure, report: Report, mentions: Iterable[Mention], story: str, names: frozenset[str]
) -> FigureInContext:
    start, end = _sentence(report.text, figure.span.start, figure.span.end)
    sentence = report.text[start:end]
    return FigureInContext(
        figure,
        report.published,
        report.outlet,
        story,
        whom_of(figure, report.text),
        frozenset(_places(figure.place, report.text)),
        names,
        frozenset(m.actor for m in mentions if m.actor and start <= m.span.start and m.span.end <= end),
        frozenset(_content(sentence)),
        _giver(figure),
        figure.span.start < _LEAD,
        _course(sentence),
        _goes_on(report.text[start : figure.span.start], report.text[figure.span.end : end]),
        _ANOTHER.search(report.text, start, end) is not None,
    )


def whom_of(figure: Figure, text: str) -> Whom:
    """Those whom a figure counts, from its `of` and its nationality."""
    words = _WORD.findall(exact_of(figure.of))
    nations = {code for word in (*words, *_WORD.findall(exact_of(figure.nationality))) if (code := _nation(word))}
    head = singular(words[-1].lower()) if words else ""
    if not words or head in _OPEN or _nation(words[-1]):
        head = ""
    family = "armed" if head in _ARMED else "public" if head in _PUBLIC else head
    behind = figure.of[-1].end if figure.of else figure.span.end
    next_word = _FIRST_WORD.match(text, behind)
    is_narrowed = bool(figure.demographics) or bool(next_word and next_word[1].lower() in _NARROWING)
    return Whom(head, family, frozenset(nations), is_narrowed)


def _nation(word: str) -> str | None:
    """The people that a word names: the state's code, or the word itself where no table lists it ("Veldanians")."""
    if not word[:1].isupper():
        return None
    one = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return countries.people(word) or countries.adjective(one) or "~" + one.lower()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence, or the line, that holds [start, end)."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    low = max(low, text.rfind("\n", low, start) + 1)
    line_end = text.find("\n", end, high)
    high = high if line_end < 0 else line_end
    for stop, begin in sentence_ends(text, low, high):
        if begin <= start:
            low = begin
        elif stop > end:
            return low, stop
    return low, high


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence counts on: "the death toll rose to 12", "bringing the dead to 12"."""
    words = {word.lower() for word in _WORD.findall(before)}
    to = not _GROWS.isdisjoint(words) and _TO.search(before) is not None
    words.update(word.lower() for word in _WORD.findall(after))
    return to or not (_TOLL.isdisjoint(words) or _MORE.isdisjoint(words))


def _course(sentence: str) -> str:
    words = {word.lower() for word in _WORD.findall(sentence)}
    return next((course for course, known in _COURSES.items() if not known.isdisjoint(words)), "")


def _content(text: str) -> Iterable[str]:
    return (term_of(word) for word in _WORD.findall(text) if word.lower() not in _FUNCTION)


def _places(places: Spans, text: str) -> Iterator[Place]:
    for span in places:
        words = [*_LAST_WORD.findall(text[max(0, span.start - 12) : span.start]), *_WORD.findall(span.exact)]
        bounds = frozenset(word.lower() for word in words) & _BOUNDS
        names = frozenset(term_of(word) for word in words if word[0].isupper()) - bounds - _SETTLEMENTS
        if names:
            yield Place(names, bounds)


def _giver(figure: Figure) -> str:
    """Whose number it is, where the same words in two reports mean the same: a name, "the coast guard", "police"."""
    words = exact_of(figure.according_to).split()
    if not words or words[0].lower() in _ANYBODY:
        return ""
    is_definite = words[0].lower() == "the" or words[0].lower() in _ONE_BODY or any(word[0].isupper() for word in words)
    return " ".join(words).lower().removeprefix("the ") if is_definite else ""
