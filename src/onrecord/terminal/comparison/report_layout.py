"""Two reports laid out for the eye, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.model import Figure, Report, Statement, exact_of
from onrecord.telling.account import place
from onrecord.telling.comparison.changes import Change, Changes, Passage, Shown, Touches, by_touch, changes_of
from onrecord.telling.comparison.figures import alone, beside, same_number
from onrecord.telling.comparison.reports import Pair, Side, kept_text
from onrecord.telling.comparison.sayings import Sayings, Unsourced, sayings_of
from onrecord.telling.comparison.sharing import kind_told, shares_told
from onrecord.telling.text import counted, one_line, visible
from onrecord.telling.values import value_of
from onrecord.terminal.comparison.columns import heading, indented, labelled, more, section, two_columns
from onrecord.terminal.comparison.figure_layout import rows_of

_CHANGES, _PASSAGES, _PASSAGE, _SAYINGS, _SAID, _ALONE, _AGREEING = 12, 6, 150, 5, 160, 5, 6
_NONE_LIKE = "the other has none in nearly the same words"
_ALL = "--all shows them"
_TOUCHES: dict[Touches, str] = {
    "naming": "Names and labels",
    "saying": "Words of saying, and sources",
    "counting": "Numbers",
    "other": "Other words",
}


def lay_out_reports(pair: Pair, *, whole: bool = False) -> Iterator[RenderableType]:
    """Two reports, part by part. Without `whole`, what is long is cut and counted."""
    yield from _heads(pair)
    changes = changes_of(pair)
    yield from _shared(pair, changes)
    if pair.reuse.kind in ("copy", "edited"):
        yield from _changes(pair, changes, whole)
        yield from _passages(pair, changes, whole)
    else:
        yield from _runs(pair, changes, whole)
        yield from _changes(pair, _all_as_changes(changes), whole)
    yield from _figures(pair, whole)
    yield from _sayings(pair, sayings_of(pair), whole)


# Heads


def _heads(pair: Pair) -> Iterator[RenderableType]:
    yield section("Two versions of one report" if pair.versions else "Two reports")
    yield labelled(_head_rows(pair))
    yield Text()
    yield indented(Text(_story(pair)))


def _head_rows(pair: Pair) -> Iterator[tuple[Text, Text, Text]]:
    sides = pair.a, pair.b
    reports = [side.report for side in sides]
    yield Text(), Text("A", "bold"), Text("B", "bold")
    fields = {
        "title": [one_line(each.title or "none") for each in reports],
        "outlet": [pair.account.outlet(each.id) for each in reports],
        "published": [
            f"{visible(each.published)} ({each.published_basis})" if each.published else "day unknown"
            for each in reports
        ],
        "byline": [one_line(each.byline or "") for each in reports],
        "credit": [one_line(each.credit or "") for each in reports],
        "dateline": [one_line(each.dateline or "") for each in reports],
        "language": [_language(each) for each in reports],
        "body": [counted(len(side.body.words), "word") for side in sides],
        "report": [_id(side) for side in sides],
    }
    for name, (one, other) in fields.items():
        if one or other:
            style, empty = "bold" if name == "title" else "", "en" if name == "language" else "none"
            yield Text(name, "dim"), Text(one or empty, style), Text(other or empty, style)


def _language(report: Report) -> str:
    return "" if report.language in (None, "en") else f"{visible(report.language)}: only its text is compared"


def _id(side: Side) -> str:
    newer = "" if side.current == side.report.id else f", superseded by {visible(side.current)}"
    return visible(side.report.id) + newer


def _story(pair: Pair) -> str:
    a, b = pair.a.story, pair.b.story
    if pair.versions:
        return "The text under this name changed from one reading to another."
    if not pair.has_stories:
        return "The record has not been told into stories."
    if a is None or b is None:
        return "One of them is in no story."
    if a.id == b.id:
        return f"Both are in one story: “{one_line(a.title)}”, {counted(len(a.reports), 'report')}."
    return f"They are in two stories: A in “{one_line(a.title)}”, B in “{one_line(b.title)}”."


# Text


def _shared(pair: Pair, changes: Changes) -> Iterator[RenderableType]:
    reuse = pair.reuse
    yield section("Text", "of the bodies alone; headlines and captions do not count")
    yield indented(Text(kind_told(reuse), "bold"))
    yield indented(Text(shares_told(reuse)))
    if reuse.kind != "independent" and not pair.versions:
        yield indented(Text("Who took it from whom, or both from a third, is not said."))
    if reuse.kind in ("copy", "edited"):
        kept = f"{counted(changes.kept_words, 'word')} of A kept in {counted(len(changes.kept), 'run')}"
        differ = changes.changed or changes.only_a or changes.only_b
        rest = "what changed is below" if differ else "but for spelling, capitals and marks nothing else differs"
        yield indented(Text(f"{kept}; {rest}."))
    if pair.on_the_fly:
        yield indented(Text("The two were not compared when the record was linked; they were now.", "dim"))


def _columns_of(pair: Pair) -> tuple[Text, Text]:
    a, b = (pair.account.outlet(side.report.id) for side in (pair.a, pair.b))
    return Text(f"A  {a}", "dim"), Text(f"B  {b}", "dim")


def _changes(pair: Pair, changes: Changes, whole: bool) -> Iterator[RenderableType]:
    if not changes.changed:
        return
    where = "what both quote" if pair.reuse.kind == "shared-quote" else "sentences"
    yield section(f"Changed within {where}", "the words that differ stand in ‹ ›; — is nothing in its place")
    for touches, of_kind in by_touch(changes.changed):
        yield heading(_TOUCHES[touches], f"{len(of_kind):,}")
        shown = of_kind if whole else of_kind[:_CHANGES]
        rows: list[tuple[RenderableType, RenderableType]] = [_columns_of(pair)]
        rows += [(_cell(pair.a, change.a, whole), _cell(pair.b, change.b, whole)) for change in shown]
        yield two_columns(rows)
        if len(shown) < len(of_kind):
            yield more(f"{len(of_kind) - len(shown):,} more: {_ALL}")


def _cell(side: Side, shown: Shown | None, whole: bool) -> RenderableType:
    if shown is None:
        return Text("—")
    words = one_line(shown.words.exact, None if whole else _PASSAGE)
    text = Text.assemble(_spaced(shown.before), (f"‹{words}›", "bold yellow"), _spaced(shown.after))
    return Group(text, Text(place(side.report.id, (shown.words,)), "dim"))


def _spaced(text: str) -> str:
    """On one line, with the space at either end that the text has there."""
    inner = one_line(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " " * bool(text)


def _passages(pair: Pair, changes: Changes, whole: bool) -> Iterator[RenderableType]:
    for name, side, passages in (("A", pair.a, changes.only_a), ("B", pair.b, changes.only_b)):
        if not passages:
            continue
        sentences, words = sum(each.sentences for each in passages), sum(each.words for each in passages)
        yield section(
            f"Sentences in {name} alone", f"{counted(sentences, 'sentence')}, {counted(words, 'word')}; {_NONE_LIKE}"
        )
        shown = passages if whole else passages[:_PASSAGES]
        for passage in shown:
            yield indented(_passage(side, passage, whole))
        if left := passages[len(shown) :]:
            yield more(f"{counted(sum(each.sentences for each in left), 'sentence')} more: {_ALL}")


def _passage(side: Side, passage: Passage, whole: bool) -> Text:
    count = (
        f"{counted(passage.sentences, 'sentence')}, {counted(passage.words, 'word')} · "
        if passage.sentences > 1
        else ""
    )
    words = one_line(passage.span.exact, None if whole else _PASSAGE)
    return Text.assemble(words, (f"  {count}{place(side.report.id, (passage.span,))}", "dim"))


def _runs(pair: Pair, changes: Changes, whole: bool) -> Iterator[RenderableType]:
    edits = [edit for edit in pair.reuse.edits if edit.op == "kept" and edit.a and edit.b]
    if not edits:
        return
    yield section("Words running that both have", counted(len(changes.kept), "run"))
    for edit in edits if whole else edits[:_PASSAGES]:
        if edit.a and edit.b:
            where = f"  {place(pair.a.report.id, (edit.a,))} · {place(pair.b.report.id, (edit.b,))}"
            yield indented(Text.assemble(one_line(edit.a.exact, None if whole else _PASSAGE), (where, "dim")))
    if not whole and len(edits) > _PASSAGES:
        yield more(f"{len(edits) - _PASSAGES:,} more: {_ALL}")


def _all_as_changes(changes: Changes) -> Changes:
    """Whole sentences of a quotation too as changes: the reports have others that no edit tells of."""
    only_a = [Change("other", Shown("", each.span, ""), None) for each in changes.only_a]
    only_b = [Change("other", None, Shown("", each.span, "")) for each in changes.only_b]
    return replace(changes, changed=(*changes.changed, *only_a, *only_b))


# Figures


def _figures(pair: Pair, whole: bool) -> Iterator[RenderableType]:
    a, b = ({figure.id: figure for figure in side.figures} for side in (pair.a, pair.b))
    pairs = beside(pair.account, pair.lines, a, b)
    joined = {figure for line in pair.lines for figure in line.figures}
    if pairs:
        yield section("Figures both give", "on the same thing, as far as the reports say; not which is right")
        agreeing = [each for each in pairs if each.relation.relation == "agree"]
        shown = pairs if whole else [each for each in pairs if each not in agreeing] + agreeing[:_AGREEING]
        yield labelled([(Text(), *_columns_of(pair)), *rows_of(pair.account, shown, shared=not pair.versions)], 16)
        if len(shown) < len(pairs):
            yield more(f"{len(pairs) - len(shown):,} more that agree: {_ALL}")
    same = list(same_number(pair.a.figures, pair.b.figures, joined))
    is_kept = kept_text(pair)
    joined |= {each.id for each in (*a.values(), *b.values()) if is_kept(each.report, (each.span,))}
    alone_a = list(alone(pair.a.figures, pair.b.figures, joined))
    alone_b = list(alone(pair.b.figures, pair.a.figures, joined))
    if alone_a or alone_b or same:
        yield section("Figures not set side by side", "no line joins them to one of the other report")
        for name, figures in (("A", alone_a), ("B", alone_b)):
            if figures:
                yield indented(Text.assemble((f"{name}  ", "bold"), _in_short(figures, whole)))
        if same:
            told = "; ".join(_both_in_short(one, other) for one, other in (same if whole else same[:_ALONE]))
            left = f"; {len(same) - _ALONE:,} more" if not whole and len(same) > _ALONE else ""
            yield indented(Text.assemble(("The same number in both  ", "bold"), told + left))


def _in_short(figures: Sequence[Figure], whole: bool) -> str:
    shown = figures if whole else figures[:_ALONE]
    told = [f"{_what(each)} ({place(each.report, (each.span,))})" for each in shown]
    return "; ".join(told) + (f"; {len(figures) - len(shown):,} more" if len(shown) < len(figures) else "")


def _both_in_short(one: Figure, other: Figure) -> str:
    a, b = _what(one), _what(other)
    words = a if a == b else f"{a}, {b}"
    return f"{words} ({place(one.report, (one.span,))} · {place(other.report, (other.span,))})"


def _what(figure: Figure) -> str:
    return " ".join(filter(None, (_value(figure), one_line(exact_of(figure.of), 40), figure.effect)))


def _value(figure: Figure) -> str:
    return f"“{one_line(figure.span.exact)}”" if figure.hedge == "vague" else value_of(figure)


# Statements


def _sayings(pair: Pair, sayings: Sayings, whole: bool) -> Iterator[RenderableType]:
    if not (pair.a.statements or pair.b.statements):
        return
    shared = sayings.same + sayings.otherwise
    both_a, both_b = len({one.id for one, _ in shared}), len({other.id for _, other in shared})
    in_b, in_a = (_told_otherwise(both[n] for both in sayings.otherwise) for n in (0, 1))
    yield section(
        "Statements",
        f"by their words, {both_a:,} of A's {len(pair.a.statements):,} are in B too{in_b},"
        f" {both_b:,} of B's {len(pair.b.statements):,} in A{in_a}",
    )
    if sayings.kept and not whole:
        yield indented(
            Text(f"In text that both have, but read in one of them alone: {len(sayings.kept):,} more.", "dim")
        )
    if quoted := _in_both(pair):
        yield indented(Text.assemble(("Sources of both, with their statements in A and in B: ", "dim"), quoted))
    if sayings.otherwise:
        shown = sayings.otherwise if whole else sayings.otherwise[:_CHANGES]
        named = any(_taken_for(pair, said) for both in shown for said in both)
        legend = "; [ ] after a source is whom onrecord takes it to be" if named else ""
        yield heading("In both, but told otherwise", f"{len(sayings.otherwise):,}{legend}")
        rows: list[tuple[RenderableType, RenderableType]] = [_columns_of(pair)]
        rows += _rows(pair, shown, whole)
        yield two_columns(rows)
        if len(shown) < len(sayings.otherwise):
            yield more(f"{len(sayings.otherwise) - len(shown):,} more: {_ALL}")
    for name, other_name, bare in (("A", "B", sayings.unsourced_in_b), ("B", "A", sayings.unsourced_in_a)):
        yield from _unsourced(pair, name, other_name, bare, whole)
    if whole and sayings.kept:
        yield heading("In text that both have, but read in one of them alone", f"{len(sayings.kept):,}")
        yield from (indented(_said(pair, said, whole)) for said in sayings.kept)
    yield from _alone(pair, "A", sayings.only_a, pair.b, whole)
    yield from _alone(pair, "B", sayings.only_b, pair.a, whole)


def _told_otherwise(statements: Iterable[Statement]) -> str:
    """How many of those in both are told otherwise; one that answers several is counted once."""
    count = len({said.id for said in statements})
    return f" ({count:,} told otherwise)" if count else ""


def _rows(
    pair: Pair, shared: Sequence[tuple[Statement, Statement]], whole: bool
) -> Iterator[tuple[RenderableType, RenderableType]]:
    """Statements beside each other; one that answers several of the other report is shown once."""
    before = None
    for one, other in shared:
        yield Text("(as above)", "dim") if one is before else _said(pair, one, whole), _said(pair, other, whole)
        before = one


def _in_both(pair: Pair) -> str:
    """The actors who say something in both reports, with how much."""
    a, b = (Counter(said.actor for said in side.statements if said.actor) for side in (pair.a, pair.b))
    order = sorted(a.keys() & b.keys(), key=lambda actor: (-a[actor] - b[actor], actor))
    return ", ".join(f"{pair.account.name(actor)} {a[actor]:,} and {b[actor]:,}" for actor in order)


def _said(pair: Pair, said: Statement, whole: bool) -> RenderableType:
    mode = "" if said.mode == "asserted" else f"[{said.mode}] "
    content = one_line(" … ".join(span.exact for span in said.content), None if whole else _SAID)
    cue = one_line(exact_of(said.cue), 60)
    text = Text.assemble(
        (mode, "bold red"), (_source(pair, said), "bold"), (f" {cue}: " if cue else ": ", "green"), content
    )
    return Group(text, Text(place(said.report, said.content), "dim"))


def _source(pair: Pair, said: Statement) -> str:
    """The words for who said it, and who that is where they do not hold the name."""
    words = one_line(exact_of(said.source), 80) or "no source named"
    name = _taken_for(pair, said)
    return f"{words} [{name}]" if name else words


def _taken_for(pair: Pair, said: Statement) -> str | None:
    """Who said it, where the words for the source do not hold a word of the name."""
    name = pair.account.name(said.actor)
    words = one_line(exact_of(said.source), 80).casefold().split()
    return None if name is None or set(name.casefold().split()) & set(words) else name


def _unsourced(pair: Pair, name: str, other: str, bare: Sequence[Unsourced], whole: bool) -> Iterator[RenderableType]:
    if not bare:
        return
    yield heading(
        f"Given to a source in {name}; in {other} onrecord reads no source for the same words", f"{len(bare):,}"
    )
    for found in bare if whole else bare[:_SAYINGS]:
        yield indented(_said(pair, found.statement, whole))
        there = found.there
        report = pair.b.report.id if other == "B" else pair.a.report.id
        yield indented(Text(f"in {other}: {place(report, (there,))}", "dim"))
    if not whole and len(bare) > _SAYINGS:
        yield more(f"{len(bare) - _SAYINGS:,} more: {_ALL}")


def _alone(
    pair: Pair, name: str, statements: Sequence[Statement], other: Side, whole: bool
) -> Iterator[RenderableType]:
    if not statements:
        return
    heard = {said.actor for said in other.statements if said.actor}
    ordered = sorted(statements, key=lambda said: said.actor not in heard)
    also = sum(said.actor in heard for said in statements)
    note = f"{len(statements):,}" + (f", {also:,} of them by sources that the other report has too" if also else "")
    yield heading(f"In {name} alone", note)
    for said in ordered if whole else ordered[:_SAYINGS]:
        yield indented(_said(pair, said, whole))
    if not whole and len(ordered) > _SAYINGS:
        yield more(f"{len(ordered) - _SAYINGS:,} more: {_ALL}")
