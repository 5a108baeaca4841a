"""From a form that came in to a judgement, and what the desk answers.

A button's name is the verdict, and its value says on what: "SEEN READS ENTRY", the last judgement that the page showed
(0: none), what the entry read then ("-": the page did not tell) and its id. So a person never judges unawares what was
read anew or what somebody else judged meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from starlette.datastructures import FormData

from onrecord.desk.addresses import PATHS, own_path
from onrecord.desk.amendforms import Form, read_form
from onrecord.desk.pages import entry as entry_page
from onrecord.desk.pages.queue import last_judged
from onrecord.desk.pairs import judge_pair, pair_again
from onrecord.desk.showing import NoEntryError, Shown, entry_shown
from onrecord.desk.site import Page
from onrecord.desk.wording import handle
from onrecord.record.judgement_rows import Judgement, Made
from onrecord.record.judgements import ChangedError, EntryVerdict, judge, judgement, withdraw
from onrecord.record.store import Record

Act = Literal["accept", "reject", "amend", "withdraw", "merge", "split", "link", "unlink", "name", "redraw"]
_ACTS: tuple[Act, ...] = get_args(Act)
PAST: Mapping[str, str] = {
    "accept": "Accepted", "reject": "Rejected", "amend": "Amended", "withdraw": "Taken back", "merge": "Joined",
    "split": "Told apart", "link": "Linked", "unlink": "Unlinked",
}  # fmt: skip
_LONGEST_NAME = 200


Kept = Sequence[tuple[str, str]]


class RefusedError(ValueError):
    """The form asks for what cannot be done; the message says why, and what to do, in plain words."""


@dataclass(frozen=True, slots=True)
class Done:
    """What to answer: a page, or to go `back`. `part` is what htmx puts in place of what was judged."""

    back: str
    page: Page | None = None
    part: Page | None = None
    judge: str = ""  # to be remembered


def typed(form: FormData) -> Form:
    """The form's fields, files aside, each with all its values."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


def receive(record: Record, form: Form, name: str) -> Done:
    """Do what the form asks, in the name of `name` unless it gives another. The record is open for writing."""
    back = own_path(_one(form, "back"))
    by = " ".join(_one(form, "judge").split()) or name
    act = next((each for each in _ACTS if each in form), None)
    if act is None:
        return _refused(back, "The form does not say what is judged. Nothing was changed.")
    if act == "redraw":
        return Done(back)
    if not by or len(by) > _LONGEST_NAME:
        return _ask_name(form, back, is_long=bool(by))
    try:
        done = _ACTIONS.get(act, _keep_name)(record, form, act, by, back)
    except (NoEntryError, LookupError):
        gone = "This is not in the record any more: the reports were read anew. Nothing was changed."
        done = _refused(back, gone)
    except RefusedError as error:
        done = _refused(back, str(error))
    return replace(done, judge=by)


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _keep_name(record: Record, form: Form, act: Act, by: str, back: str) -> Done:
    told = f"From now on what you judge is kept under the name {by}."
    return Done(back, None, Page("told.html", "Your name", {"message": told, "kept": (), "link": ""}))


def _judge_entry(record: Record, form: Form, act: Act, by: str, back: str) -> Done:
    """Accept or reject an entry."""
    seen, reads, id = _subject(_one(form, act))
    shown = entry_shown(record, id)
    if reads is None and _one(form, "run") != _last_run(record):
        return _look_again(record, id, back, _one(form, "note"))
    verdict = cast(EntryVerdict, act)
    note = _one(form, "note")
    if _is_done_already(record, shown, verdict, by, note):
        return _back_to(record, id, back, PAST[act])
    try:
        made = judge(record, id, verdict, by=by, note=note, reads=reads, seen=seen)
    except ChangedError:
        return _look_again(record, id, back, note)
    return _judged(record, id, made, seen, back, PAST[act])


def _look_again(record: Record, id: str, back: str, note: str) -> Done:
    """Where the entry may not be the one that was seen."""
    told = "The reports were read anew since you opened the page. Nothing was judged yet: look at this entry again."
    page = entry_page.page(record, id, {"back": back}, problem=told, note=note)
    return Done(back, page, Page("told.html", "Not judged", {"message": told, "kept": (), "link": id}))


def _last_run(record: Record) -> str:
    return str(record.connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()[0])


def _is_done_already(record: Record, shown: Shown, verdict: str, by: str, note: str) -> bool:
    """Whether the form was sent twice."""
    last = shown.judged.judgement
    return last is not None and not note and (last.verdict, last.by, shown.judged.stale) == (verdict, by, None)


def _amend(record: Record, form: Form, act: Act, by: str, back: str) -> Done:
    seen, reads, id = _subject(_one(form, act))
    shown = entry_shown(record, id)
    read = read_form(shown.kind, shown.judged.entry, shown.report.text, form)
    note = _one(form, "note")
    problem = ""
    if read.wrong or read.asked:
        problem = "Nothing was kept yet. Look at what is marked below."
    elif not read.wanted:
        problem = "Nothing was changed in the form. To agree with the entry, accept it."
    else:
        try:
            made = judge(record, id, "amend", by=by, note=note, amended=read.wanted, reads=reads, seen=seen)
            return _judged(record, id, made, seen, back, PAST[act])
        except ChangedError:
            problem = (
                "The report was read anew since you opened this page, and the entry reads otherwise now, as shown."
                " What you typed is kept below: look at it again."
            )
        except ValueError as error:
            field, _, why = str(error).partition(": ")
            read.wrong[field] = f"{why[:1].upper()}{why[1:]}."
            problem = "Nothing was kept yet. Look at what is marked below."
            if field == "amended":  # all is again as it was first read
                problem = "This is what was first read. Take the amendment back below instead. Nothing was changed."
    return Done(back, entry_page.page(record, id, {"back": back}, typed=form, read=read, problem=problem, note=note))


def _withdraw(record: Record, form: Form, act: Act, by: str, back: str) -> Done:
    number, _, id = _one(form, act).partition(" ")
    if not number.isascii() or not number.isdigit():
        raise RefusedError("The form does not say which judgement is taken back. Nothing was changed.")
    one = judgement(record, int(number[:18]))
    if one is None:
        raise RefusedError("There is no such judgement. Nothing was changed.")
    if one.withdrawn is None:
        with suppress(ValueError):  # somebody else was first: it is taken back, which is what was asked
            withdraw(record, one.id, by)
    if id.startswith("["):
        return _back_to_pair(record, id, act, back)
    return _back_to(record, id, back, PAST[act]) if id else Done(back)


def _judge_pair(record: Record, form: Form, act: Act, by: str, back: str) -> Done:
    """Join two actors or tell them apart, link two figures or unlink them."""
    try:
        made = judge_pair(record, act, _one(form, act), by, _one(form, "note"))
    except ValueError as error:
        _, _, why = str(error).partition(": ")
        raise RefusedError(f"That cannot be: {why or error}. Nothing was changed.") from error
    if made.meanwhile:
        others = "; ".join(f"{PAST[each.verdict].lower()} by {each.by}" for each in made.meanwhile)
        kept = f"While you were looking, these two were {others}. Both judgements are kept; yours is later and holds."
        return replace(
            _refused(back, kept, "Somebody else judged this too"),
            part=_pair_part(record, _one(form, act), act, back, kept),
        )
    return _back_to_pair(record, _one(form, act), act, back)


def _back_to_pair(record: Record, value: str, act: Act, back: str) -> Done:
    try:
        part = _pair_part(record, value, act, back)
    except (LookupError, ValueError):  # read anew since: there is nothing to put in place
        return Done(back)
    return Done(f"{back.partition('#')[0]}#{handle(part.context['pair'].id)}", None, part)


def _pair_part(record: Record, value: str, act: Act, back: str, more: str = "") -> Page:
    told = {"pair": pair_again(record, value), "told": PAST[act], "more": more, "last": _last(record, back)}
    return Page("pairjudged.html", PAST[act], told)


_ACTIONS = {
    "accept": _judge_entry, "reject": _judge_entry, "amend": _amend, "withdraw": _withdraw, "merge": _judge_pair,
    "split": _judge_pair, "link": _judge_pair, "unlink": _judge_pair,
}  # fmt: skip


def _subject(value: str) -> tuple[int | None, str | None, str]:
    """The last judgement seen, what the entry read, and the entry, as a button's value tells them."""
    seen, _, rest = value.partition(" ")
    reads, _, id = rest.partition(" ")
    if not (seen.isascii() and seen.isdigit()) or not id:
        raise RefusedError("The form does not say what is judged. Nothing was changed.")
    return int(seen[:18]), None if reads == "-" else reads, id


def _judged(record: Record, id: str, made: Made, seen: int | None, back: str, told: str) -> Done:
    if not made.meanwhile:
        return _back_to(record, id, back, told)
    page = entry_page.page(record, id, {"back": back, "seen": str(seen or 0), "mine": str(made.id)})
    return Done(back, page, _part(record, id, back, told, made.meanwhile))


def _back_to(record: Record, id: str, back: str, told: str) -> Done:
    path = back.partition("#")[0]
    return Done(f"{path}#{handle(id)}", None, _part(record, id, back, told))


def _last(record: Record, back: str) -> list[tuple[Judgement, str | None]] | None:
    """What was judged last, for the one page that shows it."""
    return last_judged(record) if back.startswith(PATHS["queue"]) else None


def _part(record: Record, id: str, back: str, told: str, meanwhile: tuple[Judgement, ...] = ()) -> Page | None:
    """What takes the place of the entry's buttons."""
    try:
        shown = entry_shown(record, id)
    except NoEntryError:
        return None
    return Page(
        "judged.html", told, {"shown": shown, "told": told, "meanwhile": meanwhile, "last": _last(record, back)}
    )


def _refused(back: str, message: str, title: str = "Not judged", kept: Kept = ()) -> Done:
    told = {"message": message, "back": back, "kept": kept, "link": ""}
    return Done(back, Page("refused.html", title, told, 400), Page("told.html", title, told))


def _ask_name(form: Form, back: str, *, is_long: bool) -> Done:
    """Everything that came in, kept, and the name asked for."""
    kept = [(name, value) for name, values in form.items() for value in values if name not in ("csrf", "judge")]
    message = "A name may have 200 letters at most." if is_long else "Say who judges: your name is kept with it."
    return _refused(back, message, "Whose judgement is it?", kept)
