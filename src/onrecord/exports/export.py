"""One kind of entry from a record into one format: where rows, formats and files meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.exports import datapackage, webannotation
from onrecord.exports.brat import write_brat
from onrecord.exports.columns import KINDS
from onrecord.exports.csvfile import write_csv
from onrecord.exports.errors import ExportError
from onrecord.exports.files import replacing
from onrecord.exports.jsonl import write_jsonl
from onrecord.exports.labelstudio import write_labelstudio
from onrecord.exports.parquet import write_parquet
from onrecord.exports.rows import (
    Row,
    actor_row,
    date_row,
    figure_row,
    judgement_row,
    line_row,
    mention_row,
    report_row,
    reuse_row,
    skipped_row,
    statement_row,
    story_row,
    with_judgement,
)
from onrecord.exports.training import KINDS as TRAINED
from onrecord.exports.training import Kind, examples
from onrecord.record.judgements import judgements
from onrecord.record.withheld import (
    pair_judgements,
    shown_actors,
    shown_figures,
    shown_lines,
    shown_mentions,
    shown_statements,
    withheld,
)

if TYPE_CHECKING:
    from onrecord.record.store import Record

FORMATS = ("jsonl", "csv", "parquet", "webannotation", "labelstudio", "brat")
_ENDINGS = {"webannotation": "jsonld", "labelstudio": "json"}
_TRAINING = ("labelstudio", "brat")
_DESCRIBED = ("csv", "parquet")


def export(record: Record, kind: str, format_: str, *, output: Path | None, stdout: BinaryIO) -> Path | None:
    """Write one kind of entry to `output`, a file or a folder, or else to `stdout`; returns the file written.

    CSV and Parquet files are described in a `datapackage.json` beside them. Raises ExportError.
    """
    _refuse_impossible(kind, format_, output)
    if format_ == "brat" and output is not None:
        write_brat(_trained(kind), examples(record, _trained(kind)), output)
        return output
    if output is None:
        _write(record, kind, format_, stdout)
        return None
    file = output / f"{kind}.{_ENDINGS.get(format_, format_)}" if output.is_dir() else output
    if not file.parent.is_dir():
        raise ExportError(f"there is no folder {file.parent} to write {file.name} in; make it first")
    if format_ in _DESCRIBED:
        datapackage.check_beside(file)
    with replacing(file) as part:
        if format_ == "parquet":
            write_parquet(kind, rows_of(record, kind), part)
        else:
            with part.open("wb") as stream:
                _write(record, kind, format_, stream)
    if format_ in _DESCRIBED and file.is_file():
        datapackage.describe(kind, format_, file)
    return file


def rows_of(record: Record, kind: str) -> Iterator[Row]:
    """The rows of one kind, ordered by report and then position."""
    if kind not in _ROWS:
        raise ExportError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    return _ROWS[kind](record)


def _report_rows(record: Record) -> Iterator[Row]:
    versions = record.versions()
    return (report_row(report, versions[report.id]) for report in record.reports())


def left_out(record: Record, kind: str) -> int:
    """How many entries of a kind are not exported, since a person rejected them or what they rest on."""
    gone = withheld(record)
    ids = {"mentions": gone.mentions, "statements": gone.statements, "figures": gone.figures | gone.sums}
    return len({**ids, "actors": gone.actors}.get(kind, ()))


def _mention_rows(record: Record) -> Iterator[Row]:
    shown = shown_mentions(record, withheld(record))
    return (with_judgement(mention_row(it.entry), it.judgement) for it in shown)


def _statement_rows(record: Record) -> Iterator[Row]:
    shown = shown_statements(record, withheld(record))
    return (with_judgement(statement_row(it.entry), it.judgement) for it in shown)


def _figure_rows(record: Record) -> Iterator[Row]:
    shown = shown_figures(record, withheld(record))
    return (with_judgement(figure_row(it.entry), it.judgement) for it in shown)


def _actor_rows(record: Record) -> Iterator[Row]:
    told = pair_judgements(record, "actor pair")
    for actor in shown_actors(record, withheld(record)):
        yield with_judgement(actor_row(actor), told.get(actor.id))


def _line_rows(record: Record) -> Iterator[Row]:
    told = pair_judgements(record, "figure pair")
    for line in shown_lines(record, withheld(record)):
        of_line = [told[id] for id in line.figures if id in told]
        yield with_judgement(line_row(line), max(of_line, key=lambda it: it.id, default=None))


_ROWS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "reports": _report_rows,
    "mentions": _mention_rows,
    "actors": _actor_rows,
    "statements": _statement_rows,
    "figures": _figure_rows,
    "dates": lambda record: map(date_row, record.dates()),
    "stories": lambda record: map(story_row, record.stories()),
    "reuse": lambda record: map(reuse_row, record.reuse()),
    "lines": _line_rows,
    "judgements": lambda record: map(judgement_row, judgements(record)),
    "skipped": lambda record: map(skipped_row, record.skipped()),
}


def _refuse_impossible(kind: str, format_: str, output: Path | None) -> None:
    if format_ == "parquet" and output is None:
        raise ExportError("Parquet goes to a file: name it with -o")
    if format_ == "brat" and output is None:
        raise ExportError("brat goes to a folder: name it with -o")
    if format_ in _TRAINING:
        _trained(kind)
    if format_ == "webannotation" and kind not in webannotation.KINDS:
        raise ExportError(
            f"{kind} stand at no words that could be annotated; webannotation has {', '.join(webannotation.KINDS)}"
        )


def _trained(kind: str) -> Kind:
    if kind in TRAINED:
        return kind
    raise ExportError(f"{kind} are no rows to train with; there are {', '.join(TRAINED)}")


def _write(record: Record, kind: str, format_: str, stream: BinaryIO) -> None:
    if format_ == "labelstudio":
        write_labelstudio(_trained(kind), examples(record, _trained(kind)), stream)
        return
    rows = rows_of(record, kind)
    if format_ == "csv":
        write_csv(kind, rows, stream)
    elif format_ == "webannotation":
        webannotation.write_webannotation(kind, rows, record.report, stream)
    else:
        write_jsonl(rows, stream)
