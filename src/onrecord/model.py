"""The nouns of onrecord, as frozen dataclasses without behaviour that needs a library.

Offsets count Unicode code points in a report's stored text, end exclusive. Every entry names its
report by id. Within a `Reading` of one report an actor id is the report's own (``my-17#a3``); in a
record it is the record's (``john-kirby``). Nothing here is guessed: a field that the text does not
settle is None, and where there were several answers, `candidates` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ZoneKind = Literal["headline", "dateline", "caption", "body", "credit", "boilerplate"]
ActorKind = Literal["person", "government", "group", "organisation", "office", "people"]
MentionForm = Literal["name", "title", "description", "pronoun"]
StatementForm = Literal["direct", "indirect", "mixed"]
StatementAct = Literal["speech", "thought", "intent", "other"]
StatementMode = Literal["asserted", "negated", "hypothetical"]
Hedge = Literal["exact", "about", "almost", "at least", "more than", "at most", "fewer than", "range", "vague"]
Scope = Literal["incident", "period", "cumulative"]
FigureStatus = Literal["stated", "claimed", "confirmed", "estimated", "disputed", "denied"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
PublishedBasis = Literal["given", "metadata", "text", "caption", "unknown"]
Effect = Literal[
    "killed", "injured", "missing", "held", "taken", "released", "displaced", "detained",
    "launched", "intercepted", "deployed", "delivered", "spent", "other",
]  # fmt: skip
VictimClass = Literal["civilian", "combatant", "mixed"]
Demographic = Literal["women", "children", "men"]
ReuseKind = Literal["copy", "edited", "shared-quote", "independent"]
EditOp = Literal["kept", "reworded", "dropped", "added"]
RelationKind = Literal["agree", "differ", "revised", "changed", "not-comparable"]
TieKind = Literal["speaks for", "part of", "holds"]
Number = int | float


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's stored text; ``report.text[start:end] == exact``."""

    start: int
    end: int
    exact: str


Spans = tuple[Span, ...]


def exact_of(spans: Iterable[Span]) -> str:
    """The text of the spans joined by one space, as in the contract."""
    return " ".join(span.exact for span in spans)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a report that serves one purpose."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """When something is dated: `value` as in TIMEX3, or None with the reason in `basis`.

    `span` is the time expression it rests on, None where it rests on the publication day alone.
    """

    value: str | None
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article by one outlet. `zones` cover the text in order, without overlap."""

    id: str
    text: str
    sha256: str
    zones: tuple[Zone, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    credit: str | None = None
    dateline: str | None = None
    published: str | None = None  # an ISO day
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    id_given: bool = False  # the input names the report itself, as a JSON Lines row does

    def span(self, start: int, end: int) -> Span:
        """The span of these offsets; ValueError where the text has none."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in {self.id}, a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def zone_at(self, offset: int) -> ZoneKind:
        """The kind of zone that holds `offset`; body where the zones leave it open."""
        for zone in self.zones:
            if zone.start <= offset < zone.end:
                return zone.kind
        return "body"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor. `actor` is None where it is unsettled between `candidates`."""

    id: str
    report: str
    span: Span
    form: MentionForm
    zone: ZoneKind
    actor: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """What an actor is to another one: a spokesman `speaks for` a ministry, an army is `part of` a state.

    `derived_from` names the mentions whose words say so, `days` the publication days of their reports, in order.
    """

    kind: TieKind
    actor: str
    derived_from: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` and every alias are the words of some mention; `derived_from` names what was joined.

    In a reading `derived_from` holds mention ids, in a record the ids of the reports' own actors. `may_be`: actors
    that this one may be as well, which only a person can settle.
    """

    id: str
    name: str
    kind: ActorKind | None
    aliases: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution. Empty `source`: the text names none. `via`: the statement that relays this one. `actor` is None
    where it is unsettled between `candidates`, or where several of them speak together.

    `form` goes by the quotation marks; a turn of a transcript is direct. `mode` is negated where the text says that it
    was not said, thought or intended ("did not say"), hypothetical where it is only possible, conditional, asked
    or to come ("if she says", "will tell the court").
    """

    id: str
    report: str
    source: Spans
    cue: Spans
    content: Spans
    form: StatementForm
    act: StatementAct
    zone: ZoneKind
    actor: str | None = None
    candidates: tuple[str, ...] = ()
    said_on: Day | None = None
    addressee: Spans = ()
    via: str | None = None
    mode: StatementMode = "asserted"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a report gives.

    exact, about, almost: low equals high. at least, more than: high is None. at most, fewer than: low is
    None. range and vague: both, by the stated rule. `since` is the TIMEX3 value a cumulative scope runs from.
    `according_to` and `actor` are empty where the report gives the number in its own voice. `victims`: what the
    text says those counted are, None where it does not say. `part_of` is the figure whose total this one is part
    of ("of them, 40 were children"), `revises` the one that this one takes the place of ("rose to 31 from 27").
    A figure with `derived_from` stands nowhere in the text: it is the sum of those, and its span holds them all.
    """

    id: str
    report: str
    span: Span
    low: Number | None
    high: Number | None
    hedge: Hedge
    zone: ZoneKind
    unit: str | None = None
    effect: Effect | None = None
    of: Spans = ()
    by: Spans = ()
    place: Spans = ()
    scope: Scope | None = None
    since: str | None = None
    as_of: Day | None = None
    according_to: Spans = ()
    actor: str | None = None  # whose number it is
    status: FigureStatus = "stated"
    statement: str | None = None
    victims: VictimClass | None = None
    demographics: tuple[Demographic, ...] = ()
    nationality: Spans = ()
    weapon: Spans = ()
    part_of: str | None = None
    revises: str | None = None
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression; `value` is None where it stays unresolved, with the reason in `basis`."""

    report: str
    span: Span
    value: str | None
    type: DateType
    basis: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and the entries read from it, each kind in order of position."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on the same happening or course of happenings; `title` is the headline of one of them."""

    id: str
    title: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a stretch from one report to the other: dropped has no `b`, added no `a`.

    It says nothing of who copied whom: `a` is only the report that comes first by id.
    """

    op: EditOp
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Reuse:
    """Text that two reports share. `a_share` is the share of the words of `a`'s body that stand in `b` too."""

    a: str
    b: str
    kind: ReuseKind
    a_share: float
    b_share: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two figures of a line stand to each other; `because` names the fields that decide.

    `a` is the earlier where their days are known. `shared`: both rest on the same source or on copied text, so that
    they are evidence only once.
    """

    a: str
    b: str
    relation: RelationKind
    because: tuple[str, ...]
    shared: Literal["source", "text"] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Figures on the same thing, side by side, in order of their days.

    `of` and `place` are the words of one of them. `independent`: on how many sources and texts they rest at most; two
    reports that name no source may still share one.
    """

    id: str
    effect: Effect | None
    of: str | None
    place: str | None
    scope: Scope | None
    figures: tuple[str, ...]
    relations: tuple[Relation, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, or not wholly, and why. `hint` says what to do about it."""

    name: str
    reason: str
    hint: str
    language: str | None = None
