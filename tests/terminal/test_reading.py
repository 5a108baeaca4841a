"""What a read says on standard error."""

import re
import sys

import pytest

from onrecord.engine import Receipt, Settings
from onrecord.model import Skipped
from onrecord.terminal.failures import InterruptedByUserError, UnableError
from onrecord.terminal.reading import read_and_tell, skipped_line, summary


def _receipt(read=2, unchanged=0, duplicates=0, skipped=(), words=1000, seconds=2.0) -> Receipt:
    return Receipt(read, unchanged, duplicates, tuple(skipped), 5, words, seconds)


def test_a_summary_says_what_came_of_it():
    assert summary(_receipt()) == "read 2 reports, 1,000 words in 2.0 s (500 words/s)"
    skipped = [Skipped("a", "b", "c")]
    assert summary(_receipt(0, 1, 3, skipped, 0)) == (
        "read 0 reports, 1 unchanged, 3 with a text that is there already, 1 skipped"
    )
    assert summary(_receipt(seconds=0.0)).endswith("in 0.0 s (0 words/s)")


def test_a_skipped_input_has_one_line_that_is_safe_to_print():
    assert skipped_line(Skipped("a\x1b[2J\nb", "is\nempty", "leave it out")) == (
        "skipped a\\x1b[2J\\x0ab: is empty; leave it out"
    )
    assert skipped_line(Skipped("a", "is empty", "")) == "skipped a: is empty"


@pytest.mark.parametrize(
    ("receipt", "code"),
    [
        (_receipt(), 0),
        (_receipt(0, 2), 0),
        (_receipt(0, 0, 2), 0),
        (_receipt(skipped=[Skipped("a", "b", "c")]), 1),
        (_receipt(0, 1, skipped=[Skipped("a", "b", "c")]), 1),
    ],
)
def test_the_exit_code_follows_from_the_receipt(monkeypatch, tmp_path, receipt, code):
    monkeypatch.setattr("onrecord.engine.read_into", lambda *_: receipt)
    assert read_and_tell(tmp_path / "a.db", ["x"], Settings()) == code


def test_nothing_read_and_breaking_off_are_failures(monkeypatch, tmp_path):
    monkeypatch.setattr("onrecord.engine.read_into", lambda *_: _receipt(0))
    with pytest.raises(UnableError) as unable:
        read_and_tell(tmp_path / "a.db", ["x"], Settings())
    assert unable.value.exit_code == 3

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.engine.read_into", interrupted)
    with pytest.raises(InterruptedByUserError) as broken:
        read_and_tell(tmp_path / "a.db", ["x"], Settings())
    assert broken.value.exit_code == 130


def test_a_terminal_is_shown_rate_and_time_left(monkeypatch, tmp_path, capsys):
    def reading(_record, _paths, _settings, progress):
        progress(1, 4, 500)
        progress(4, 4, 2000)
        return _receipt(4)

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("onrecord.engine.read_into", reading)
    assert read_and_tell(tmp_path / "a.db", ["x"], Settings()) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "4/4" in shown.err
    assert re.search(r"[\d,]+ words/s", shown.err)
    assert "left" in shown.err


def test_elsewhere_there_is_no_progress(monkeypatch, tmp_path, capsys):
    seen = []
    monkeypatch.setattr("onrecord.engine.read_into", lambda *given: seen.append(given[3]) or _receipt())
    read_and_tell(tmp_path / "a.db", ["x"], Settings())
    assert seen == [None]
    assert len(capsys.readouterr().err.splitlines()) == 1
