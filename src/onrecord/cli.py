"""The command line: options in, calls out. Whatever is heavy is imported by the command that needs it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord import __version__

if TYPE_CHECKING:
    from onrecord.record.store import Record

_Command = TypeVar("_Command", bound=Callable[..., Any])
_KINDS = (
    "reports", "mentions", "actors", "statements", "figures", "dates", "stories", "reuse", "lines", "judgements",
    "skipped",
)  # fmt: skip
_FORMATS = ("jsonl", "csv", "parquet", "webannotation", "labelstudio", "brat")
_PATH = click.Path(path_type=Path)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An ISO day, or a complaint that says how to write one."""
    from onrecord.intake.days import iso_day

    day = None if value is None else iso_day(value)
    if value is not None and day is None:
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-01-18", context, parameter)
    return day


class _Group(click.Group):
    """Commands whose expected failures are told in one line that is safe to print."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401
        from onrecord.terminal.failures import told

        with told():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        from onrecord.terminal.failures import told

        with told():
            return super().invoke(ctx)


def _record_option(
    *, required: bool = True, help: str = "The record, an SQLite file."
) -> Callable[[_Command], _Command]:
    return click.option("--record", "record_path", type=_PATH, required=required, metavar="FILE", help=help)


@click.group(cls=_Group)
@click.version_option(__version__, prog_name="onrecord", help="Print the version and exit.")
def main() -> None:
    """Read news reports and keep the record: who said what, which figures were given and by whom.

    Every entry carries the exact words it rests on, as report:start-end.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that knows no such letters gets their escapes
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_record_option(help="The record to read into, an SQLite file; it is made if it does not exist.")
@click.option(
    "--published", callback=_day, metavar="DAY", help="The day of publication, where a report does not give it."
)
@click.option("--outlet", metavar="NAME", help="The outlet, where a report does not give it.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes to read with; the result does not depend on it. Default: one a processor, at most 4.",
)
@click.option(
    "--spacy-model", metavar="NAME", help="The spaCy pipeline to parse with. Default: the one installed along."
)
def read(
    paths: tuple[str, ...], record_path: Path, published: str | None, outlet: str | None, workers: int | None,
    spacy_model: str | None,
) -> None:  # fmt: skip
    """Read reports into a record.

    PATH is a .txt, .html or .jsonl file, a folder, a pattern such as 'pages/*.html', or - for standard input.
    A file reports.csv beside reports (columns path, published, outlet, url, title) says what they do not.
    What was read before and has not changed is left as it is.

    Exit code 0: all was read; 1: some input was skipped, told on standard error; 2: wrong usage; 3: nothing
    could be read.
    """
    from onrecord.engine import Settings
    from onrecord.intake.given import Given
    from onrecord.language.parsing import DEFAULT_MODEL
    from onrecord.terminal.reading import read_and_tell

    settings = Settings(spacy_model or DEFAULT_MODEL, workers or min(4, os.cpu_count() or 1), Given(published, outlet))
    sys.exit(read_and_tell(record_path, paths, settings))


@main.command()
@_record_option()
@click.option("--report", metavar="ID", help="Only what this report says; an earlier version of it too, by its id.")
@click.option("--actor", metavar="NAME", help="Only what this actor said, named by name or id.")
@click.option("--since", callback=_day, metavar="DAY", help="Only what was said, or holds, on this day or later.")
def show(record_path: Path, report: str | None, actor: str | None, since: str | None) -> None:
    """Print a readable account of a record.

    Without an option it is an overview that leaves out what repeats and says how much; with one it is complete.
    """
    with _opened(record_path) as record:
        _print_account(record, report, actor, since)


@main.command()
@click.argument("words", nargs=-1, required=True)
@_record_option()
def search(words: tuple[str, ...], record_path: Path) -> None:
    """Find reports and statements that hold all WORDS.

    Words in double quotation marks are found as they stand together: onrecord search --record story.db '"no ship"'.
    """
    from onrecord.telling.account import heading_of
    from onrecord.terminal.finding import found
    from onrecord.terminal.rendering import print_parts

    question = " ".join(words)
    with _opened(record_path) as record:
        hits = list(record.search(question))
        reports = {report.id: heading_of(report) for hit in hits if (report := record.report(hit.report))}
    print_parts(found(hits, reports, question))
    if not hits:
        click.echo("nothing found", err=True)


@main.command()
@_record_option()
def link(record_path: Path) -> None:
    """Link the reports of a record anew: actors, stories, text that reports share, lines of figures.

    Reading does this by itself; it is of use after an update of onrecord, or where a read was broken off.
    """
    from onrecord.engine import link_record

    for kind, count in link_record(record_path).items():
        click.echo(f"{count:>12,}  {kind}")


@main.command()
@_record_option()
@click.option("--report", metavar="ID", help="Only lines with a figure of this report.")
@click.option(
    "--relation",
    type=click.Choice(("agree", "differ", "revised", "changed", "not-comparable")),
    help="Only lines in which some figures stand so to each other.",
)
def lines(record_path: Path, report: str | None, relation: str | None) -> None:
    """Print figures on the same thing side by side: where reports agree, differ, revise or change them.

    Without an option it is an overview that leaves out what repeats; with one it is complete.
    """
    from onrecord.terminal.lines import draw, lay_out_lines
    from onrecord.terminal.rendering import print_parts

    with _opened(record_path) as record:
        print_parts(lay_out_lines(draw(record, report, relation)))


@main.command("wording")
@click.argument("actor", required=False)
@_record_option()
@click.option("--word", "words", multiple=True, metavar="WORD", help="Words to count instead; repeat it for rivals.")
@click.option("--instances", is_flag=True, help="Every instance, with the words around it.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "jsonl")),
    default="text",
    help="jsonl: every instance as a row. Default: text.",
)
def wording_command(
    actor: str | None, words: tuple[str, ...], record_path: Path, instances: bool, format_: str
) -> None:  # fmt: skip
    """Count the words that each outlet uses for ACTOR, an actor's name or id, or how often it uses WORD.

    A name that no actor has, such as a place's, is counted as words. What a report says itself is told from what it
    reports or quotes. Where outlets differ is measured, with the uncertainty; why they do is not said.
    """
    from onrecord.exports.jsonl import write_jsonl
    from onrecord.terminal.rendering import print_parts
    from onrecord.terminal.wording import lay_out_wording, rows, wording_of

    if (actor is None) == (not words):
        raise click.UsageError("name an actor, or words with --word")
    with _opened(record_path) as record:
        found = wording_of(record, actor, words)
    if format_ == "jsonl":
        write_jsonl(rows(found), sys.stdout.buffer)
    else:
        print_parts(lay_out_wording(found, instances=instances))
    if not found.wording.together.instances:
        click.echo("nothing found", err=True)


@main.command()
@click.argument("a")
@click.argument("b")
@_record_option()
@click.option("--all", "whole", is_flag=True, help="Leave nothing out and cut nothing short.")
def compare(a: str, b: str, record_path: Path, whole: bool) -> None:
    """Print two reports, or two outlets, side by side.

    A and B are two reports by id, earlier versions too: the text they share and the words that changed between
    them, the figures both give, the statements both or only one of them has. Or they are two outlets by name: the
    stories, text and figures they have in common, and what they call the same actors.
    It says nothing of who copied whom, nor of who is right.
    """
    from onrecord.terminal.comparing import compare as compared
    from onrecord.terminal.rendering import print_parts

    with _opened(record_path) as record:
        print_parts(compared(record, a, b, whole=whole))


@main.command()
@_record_option()
@click.option("--kind", type=click.Choice(_KINDS), required=True, help="What to export.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="jsonl", help="The format. Default: jsonl.")
@click.option(
    "-o", "--output", type=_PATH, metavar="FILE", help="A file, or a folder to put one in. Default: standard output."
)
def export(record_path: Path, kind: str, format_: str, output: Path | None) -> None:
    """Write one kind of entry for other tools.

    The same record gives the same bytes. Beside CSV and Parquet files a datapackage.json describes every column.
    labelstudio and brat are for statements and figures that people judged, as rows to train with.
    """
    from onrecord.exports.export import export as write
    from onrecord.exports.export import left_out

    if output is not None and output.exists() and record_path.exists() and output.samefile(record_path):
        raise click.UsageError("-o names the record itself; name another file")
    with _opened(record_path, as_read=True) as record:
        write(record, kind, format_, output=output, stdout=sys.stdout.buffer)
        count = 0 if format_ in ("labelstudio", "brat") else left_out(record, kind)
    if count:
        click.echo(f"{count:,} left out that people rejected, or that rest on such; see --kind judgements", err=True)


@main.command()
@click.argument("rows", required=False, type=click.Path(path_type=Path, exists=True))
@_record_option()
@click.option("--by", metavar="NAME", help="Who judged, where ROWS are taken back.")
@click.option(
    "--state",
    type=click.Choice(("holds", "stale", "orphan", "overruled", "withdrawn")),
    help="Only judgements of which this became; orphan: their words are read no more.",
)
def judgements(rows: Path | None, record_path: Path, by: str | None, state: str | None) -> None:
    """Print what people judged, or take back ROWS that were corrected elsewhere.

    ROWS is a file that Label Studio exported as JSON, or a folder of brat's .txt and .ann files, such as export writes.
    Each entry is accepted if the row says the same of it, and amended if not. Rows whose words do not stand in the
    text, or for which the record has no entry, are refused.

    Exit code 0: all rows were taken; 1: some were refused, told on standard error.
    """
    from onrecord.record.judgements import judgements as judged
    from onrecord.record.opening import explained
    from onrecord.record.store import Record
    from onrecord.terminal.judging import lay_out_judgements, take_rows
    from onrecord.terminal.rendering import print_parts

    if rows is None:
        with _opened(record_path, as_read=True) as record:
            print_parts(lay_out_judgements([it for it in judged(record) if state in (None, it.state)]))
        return
    if by is None or not by.strip():
        raise click.UsageError("say who judged, with --by")
    Record.open(record_path).close()  # rows are taken into a record that is there
    with explained(record_path), Record.open(record_path, create=True) as record:
        refused = take_rows(record, rows, by)
    sys.exit(1 if refused else 0)


@main.command()
@_record_option()
def check(record_path: Path) -> None:
    """Re-read every span against its text, and every reference.

    Checked: the texts by their hashes, the words of every span, that zones are in order, that what an entry
    refers to is there and of the same report, that an actor's names are words of mentions, that low is not
    above high, and the search indexes. Not checked: what was derived from the words, such as a figure's low,
    high and effect, a date's value or which actor is meant, is not derived again.

    Prints how many of each there are; with the first lie it names what is wrong and exits with 1.
    """
    from onrecord.record.check import check as checked
    from onrecord.telling.text import visible

    with _opened(record_path, as_read=True) as record:
        result = checked(record)
        counts = record.counts() | result.counts
    for kind, count in counts.items():
        click.echo(f"{count:>12,}  {visible(kind)}")
    for lie in result.lies:
        click.echo(f"lie: {visible(lie)}")
    sys.exit(1 if result.lies else 0)


@main.command()
@_record_option()
@click.option("--host", default="127.0.0.1", metavar="NAME", help="Where to listen. Default: this machine alone.")
@click.option("--port", default=8765, type=click.IntRange(0, 65535), help="0 takes any that is free. Default: 8765.")
@click.option("--judge", default="", metavar="NAME", help="Whose judgements they are; else a page asks for the name.")
def desk(record_path: Path, host: str, port: int, judge: str) -> None:
    """Open the desk: a web page to read, follow and correct the record.

    It answers on this machine alone. Where --host lets others in, each must bring the token in ONRECORD_TOKEN.
    """
    from onrecord.desk.serving import serve

    serve(record_path, host, port, os.environ.get("ONRECORD_TOKEN") or None, judge, click.echo)


@main.command()
@_record_option()
@click.option("--out", type=_PATH, required=True, metavar="FOLDER", help="A new or empty folder, or the site to renew.")
def publish(record_path: Path, out: Path) -> None:
    """Write the desk's pages as files for a web host or a folder, without what was rejected."""
    from onrecord.desk.publishing import publish as write
    from onrecord.telling.text import counted, visible

    with _opened(record_path) as record:
        pages = write(record, out)
    click.echo(f"wrote {counted(pages, 'page')}: open {visible(str(out / 'index.html'))}")


@main.command()
@_record_option(required=False, help="Keep the record in this file. Default: it is thrown away.")
def demo(record_path: Path | None) -> None:
    """Read the bundled example and print its account.

    It is an invented story in several outlets' voices.
    """
    from onrecord.terminal.demo import run_demo

    run_demo(record_path, lambda record: _print_account(record, None, None, None))


@contextmanager
def _opened(path: Path, *, as_read: bool = False) -> Iterator[Record]:
    """The record as people left it, without what they rejected; or as it was read."""
    from onrecord.record.opening import explained
    from onrecord.record.shown import Shown
    from onrecord.record.store import Record

    with explained(path), Record.open(path) as record:
        yield record if as_read else Shown(record)


def _print_account(record: Record, report: str | None, actor: str | None, since: str | None) -> None:
    from onrecord.telling.account import gather
    from onrecord.terminal.layout import lay_out
    from onrecord.terminal.rendering import print_parts

    print_parts(lay_out(gather(record, report, actor, since)))
