"""One read: everything that some paths name, into a record.

What comes out depends on the set of reports alone: not on the number of workers, not on the order of the
input, and not on how often the same read was broken off before.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.engine.pool import Pool, Shard
from onrecord.engine.shards import Settings, ShardResult, failed, models_of, read_shard
from onrecord.intake.sources import Source, find_sources
from onrecord.model import Skipped
from onrecord.record.links import link_reports, linker, unlink
from onrecord.record.opening import connect, explained, transaction
from onrecord.record.runs import begin_run, finish_run
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, Known, forget_skipped, forget_skipped_under, known, put, skip

Progress = Callable[[int, int, int], None]
Results = Iterator[tuple[Shard, ShardResult]]
_SHARD_REPORTS = 4  # few, so that no worker is left alone with many at the end
_RECORD_FILES = ("", "-wal", "-shm", "-journal")
# What a reading can be that no table takes: a broken reference, half a surrogate pair, an endless number.
_UNSTORABLE = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, UnicodeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a read did. `duplicates`: texts that the record has under another name; `entries`: those stored."""

    read: int
    unchanged: int
    duplicates: int
    skipped: tuple[Skipped, ...]
    entries: int
    words: int
    seconds: float


@dataclass(slots=True)
class _Tally:
    total: int
    skipped: list[Skipped]
    done: int = 0
    words: int = 0
    entries: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)

    def counts(self) -> dict[str, int]:
        outcomes = {name: self.outcomes[name] for name in ("read", "unchanged", "duplicate")}
        return {**outcomes, "skipped": len(self.skipped), "entries": self.entries, "words": self.words}


def read_into(
    record_path: str | Path,
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """Read all that `paths` name into the record, which is made if it is missing.

    `progress` is told the reports done, their total, and the words read so far. Raises RecordError where the
    record cannot be opened or written, ModelError where the spaCy pipeline or the encoder's weights cannot be loaded.
    """
    began = time.monotonic()
    with Record.open(record_path, create=True) as record, explained(record.path):
        tally = _read(record, [str(path) for path in paths], settings or Settings(), progress)
    outcomes = tally.outcomes
    return Receipt(
        outcomes["read"], outcomes["unchanged"], outcomes["duplicate"], tuple(tally.skipped), tally.entries,
        tally.words, time.monotonic() - began,
    )  # fmt: skip


def link_record(record_path: str | Path) -> dict[str, int]:
    """Link the reports of a record anew, from the first; how many of each kind of link there are then.

    Raises RecordError where the record is missing or cannot be written.
    """
    if not Path(record_path).exists():
        connect(Path(record_path), create=False)  # says what is wrong
    with Record.open(record_path, create=True) as record, explained(record.path):
        with transaction(record.connection):
            unlink(record.connection)
            link_reports(record, linker())
        counts = record.counts()
        return {kind: counts[kind] for kind in ("actors", "stories", "reuse", "lines")}


def _read(record: Record, paths: Sequence[str], settings: Settings, progress: Progress | None) -> _Tally:
    found, problems = find_sources(paths, settings.given)
    problems = [problem for problem in problems if not _is_of_record(problem.name, record.path)]
    sources = sorted(found, key=lambda source: (source.name, source.start))
    tally = _Tally(sum(source.rows for source in sources), list(problems))
    with _results(record, sources, settings) as (models, results):
        with transaction(record.connection):
            run = begin_run(record.connection, __version__, models, _noted(settings))
            for path in paths:
                forget_skipped(record.connection, path)
                forget_skipped_under(record.connection, str(Path(path)))
        for shard, result in results:
            with transaction(record.connection):
                _commit(record.connection, result, tally)
            tally.done += sum(source.rows for source in shard)
            tally.words += result.words
            if progress:
                progress(tally.done, tally.total, tally.words)
    with transaction(record.connection):
        link_reports(record, linker())
        for problem in problems:
            skip(record.connection, problem)
        finish_run(record.connection, run, tally.counts())
    return tally


@contextmanager
def _results(
    record: Record, sources: Sequence[Source], settings: Settings
) -> Iterator[tuple[Sequence[Mapping[str, str]], Results]]:
    """The models, and what comes of each shard: from this process, or from a pool that ends with the context."""
    shards = list(_shards(sources))
    workers = min(settings.workers, len(shards))
    if workers > 1:
        with closing(Pool(replace(settings, workers=workers), partial(_known_in, record.path))) as pool:
            yield pool.models(), pool.results(shards)
    elif workers == 1:
        look_up = partial(known, record.connection)
        yield models_of(settings.model), ((shard, read_shard(shard, settings, look_up)) for shard in shards)
    else:
        yield (), iter(())


def _shards(sources: Iterable[Source]) -> Iterator[Shard]:
    """Sources together until they hold enough reports; a block of JSON Lines does alone."""
    shard: list[Source] = []
    for source in sources:
        shard.append(source)
        if sum(each.rows for each in shard) >= _SHARD_REPORTS:
            yield tuple(shard)
            shard = []
    if shard:
        yield tuple(shard)


def _known_in(path: Path, names: Iterable[str]) -> dict[str, Known]:
    with closing(connect(path, create=False)) as connection:
        return known(connection, names)


def _commit(connection: sqlite3.Connection, result: ShardResult, tally: _Tally) -> None:
    """Store a shard's result. What was skipped before and is read now is taken back."""
    skipped = list(result.skipped)
    for name in (*result.met, *result.unchanged):
        forget_skipped(connection, name)
    foreign = {each.name for each in skipped if each.language}  # stored, but not read
    tally.outcomes["unchanged"] += len(set(result.unchanged) - foreign)
    for fresh in result.fresh:
        name = fresh.reading.report.id
        try:
            outcome = put(connection, fresh)
        except _UNSTORABLE as error:
            skipped.append(failed(name, f"the record refuses it: {error}"))
            continue
        forget_skipped(connection, name)
        tally.outcomes[outcome] += name not in foreign
        tally.entries += _entries(fresh) if outcome == "read" else 0
    for each in skipped:
        skip(connection, each)
    tally.skipped += skipped


def _entries(fresh: Fresh) -> int:
    reading = fresh.reading
    return len(reading.mentions) + len(reading.statements) + len(reading.figures) + len(reading.dates)


def _is_of_record(name: str, record: Path) -> bool:
    """Whether a file that is not read is the record itself, kept beside the reports."""
    path = Path(name).absolute()
    return any(path == Path(f"{record.absolute()}{ending}") for ending in _RECORD_FILES)


def _noted(settings: Settings) -> dict[str, Any]:
    given = {key: value for key, value in asdict(settings.given).items() if value is not None}
    return {"model": settings.model, "workers": settings.workers, "given": given}
