from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

SURFACE = {
    "Actor", "DateMention", "Day", "Figure", "Mention", "Reading", "Record", "Report", "Skipped", "Span", "Statement",
    "Zone", "__version__", "read",
}  # fmt: skip
TEXT = "Mara Dolen, the mayor of Tarn, said on Monday that the bridge was shut. At least 12 people were injured."


def test_the_surface_is_this_and_no_more():
    assert set(onrecord.__all__) == SURFACE
    assert all(getattr(onrecord, name) is not None for name in SURFACE)
    public = {name for name in vars(onrecord) if not name.startswith("_")}
    modules = {name for name in public if isinstance(getattr(onrecord, name), type(sys))}
    assert public - modules - {"annotations", "TYPE_CHECKING", "Any"} <= SURFACE


def test_what_is_not_there_is_told():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        onrecord.nothing  # noqa: B018


def test_importing_it_is_quick():
    heavy = ["spacy", "numpy", "trafilatura", "rich", "sqlite3", "click", "multiprocessing"]
    script = f"import sys, onrecord; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_a_text():
    reading = onrecord.read(TEXT, published="2031-03-05", title="Bridge shut", outlet="Veldt Courier")
    assert (reading.report.text, reading.report.outlet) == (TEXT, "Veldt Courier")
    (statement,) = [each for each in reading.statements if each.cue[0].exact == "said"]
    assert statement.content[0].exact == TEXT[statement.content[0].start : statement.content[0].end]
    assert statement.said_on is not None and statement.said_on.value == "2031-03-03"
    (figure,) = reading.figures
    assert (figure.low, figure.high, figure.effect) == (12, None, "injured")
    assert isinstance(reading, onrecord.Reading) and isinstance(statement, onrecord.Statement)


def test_a_text_that_is_not_english_has_no_entries():
    text = "Die Bürgermeisterin sagte am Montag, dass die Brücke wegen der Arbeiten noch bis Freitag gesperrt bleibt."
    reading = onrecord.read(text)
    assert reading.report.language == "de"
    assert reading == onrecord.Reading(reading.report)


@pytest.mark.parametrize("text", ["", " \n", "half a pair \ud83d", "a NUL \0 in it"])
def test_a_text_that_cannot_be_stored_is_refused(text):
    with pytest.raises(ValueError, match="text"):
        onrecord.read(text)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no day"):
        onrecord.read(TEXT, published="soon")


def test_opening_a_record(tmp_path: Path):
    onrecord.Record.open(tmp_path / "story.db", create=True).close()
    with onrecord.Record.open(tmp_path / "story.db") as record:
        assert list(record.reports()) == []
