"""A shard: some sources, read from their bytes to what is to be stored. Pure but for the files it reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import lru_cache

from onrecord import __version__
from onrecord.intake.decode import is_storable
from onrecord.intake.given import NOTHING_GIVEN, Given
from onrecord.intake.readers import read_source, report_from_text
from onrecord.intake.sources import Source
from onrecord.language import encoder
from onrecord.language.errors import ModelError
from onrecord.language.identify import identify
from onrecord.language.parsing import DEFAULT_MODEL, fingerprint, parse
from onrecord.model import Reading, Report, Skipped
from onrecord.reading import read_report
from onrecord.record.soundness import unsound
from onrecord.record.writing import Fresh, Known

LookUp = Callable[[Iterable[str]], Mapping[str, Known]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `given` holds for every report that does not say otherwise itself."""

    model: str = DEFAULT_MODEL
    workers: int = 1
    given: Given = NOTHING_GIVEN


@dataclass(slots=True)
class ShardResult:
    """What came of a shard. `met`: inputs whose earlier skips no longer hold; `unchanged`: names of no news."""

    met: list[str] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    words: int = 0

    def add(self, other: ShardResult) -> None:
        """Add what came of another part of the same shard."""
        self.met += other.met
        self.fresh += other.fresh
        self.unchanged += other.unchanged
        self.skipped += other.skipped
        self.words += other.words


class UnsoundError(Exception):
    """A reading with an entry whose words are not in the report. It is never stored."""


def read_shard(shard: Sequence[Source], settings: Settings, look_up: LookUp) -> ShardResult:
    """Read some sources; `look_up` says what the record has under some names.

    A report on which anything fails is skipped with the reason. Only a ModelError is raised.
    """
    result = ShardResult()
    found: list[Report] = []
    for source in shard:
        if source.start == 0:
            result.met += dict.fromkeys((source.name, source.path))
        for thing in _read_source(source):
            if isinstance(thing, Report):
                found.append(thing)
            else:
                result.skipped.append(thing)
    there = look_up([report.id for report in found])
    for report in found:
        _read_into(result, report, there.get(report.id), settings.model)
    return result


def read_text(text: str, settings: Settings) -> Reading:
    """The entries of one text, outside of any record. A text that is not English has none."""
    if not text.strip() or not is_storable(text):
        raise ValueError("the text is empty, or holds NUL or half a surrogate pair")
    report = _with_language(report_from_text(text, "report", settings.given))
    return _reading(report, settings.model)


def models_of(model: str) -> tuple[dict[str, str], ...]:
    """The models that are read with, for the record of a run."""
    return (dict(_fingerprint(model)), {**encoder.fingerprint(), "version": __version__})


def failed(name: str, kind: str) -> Skipped:
    """What is said of a report on which onrecord itself failed."""
    return Skipped(name, f"onrecord failed on it ({kind})", "please report this; everything else was read")


@lru_cache(maxsize=2)
def _fingerprint(model: str) -> dict[str, str]:
    return fingerprint(model)


@lru_cache(maxsize=2)
def _reader(model: str) -> str:
    """A hash that is another whenever the same report might be read otherwise."""
    weights = {key: value for key, value in _fingerprint(model).items() if key != "name"}
    return _hash([__version__, weights, encoder.fingerprint()])


def _given(report: Report) -> str:
    """A hash of all that came with the text."""
    return _hash(astuple(replace(report, id="", text="", sha256="")))


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _read_source(source: Source) -> list[Report | Skipped]:
    try:
        return read_source(source)
    except Exception as error:
        return [failed(source.name, type(error).__name__)]


def _read_into(result: ShardResult, report: Report, there: Known | None, model: str) -> None:
    """Read a report, unless the record has it as it is, and add to the result what came of it."""
    try:
        reader, given = _reader(model), _given(report)
        if there and there.matches(report.sha256, reader, given):
            language = there.language
            result.unchanged.append(report.id)
        else:
            report = _with_language(report)
            language = report.language
            result.fresh.append(Fresh(_reading(report, model), reader, given))
            result.words += len(report.text.split()) if _is_english(language) else 0
        if not _is_english(language):
            hint = "onrecord reads English only; the text is stored, without entries"
            result.skipped.append(Skipped(report.id, f"is not in English ({language})", hint, language))
    except ModelError:
        raise
    except UnsoundError as error:
        result.skipped.append(failed(report.id, f"its entry is not in its words: {error}"))
    except Exception as error:
        result.skipped.append(failed(report.id, type(error).__name__))


def _with_language(report: Report) -> Report:
    return report if report.language else replace(report, language=identify(report.text))


def _is_english(language: str | None) -> bool:
    return language is None or language.lower().split("-")[0] == "en"


def _reading(report: Report, model: str) -> Reading:
    if not _is_english(report.language):
        return Reading(report)
    (doc,) = parse([report], model)
    reading = read_report(report, doc)
    if wrong := unsound(reading):
        raise UnsoundError(wrong)
    return reading
