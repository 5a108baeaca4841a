"""Plain and always the same off a terminal; coloured and fitted on one."""

import os
import sys

import pytest
from rich.text import Text

from onrecord.terminal.rendering import print_parts, render


def test_plain_text_has_no_codes_and_no_trailing_spaces():
    assert render([Text("a  ", "bold"), Text("b")]) == "a\nb\n"


def test_colour_only_where_it_is_asked_for():
    assert "\x1b[1m" in render([Text("a", "bold")], colour=True)


def test_lines_keep_to_the_width():
    assert max(map(len, render([Text("word " * 50)], 30).splitlines())) <= 30


@pytest.mark.parametrize("variables", [{"COLUMNS": "40"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_piped_output_depends_on_nothing_around_it(monkeypatch, capsys, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    print_parts([Text("word " * 30, "bold")])
    assert capsys.readouterr().out == render([Text("word " * 30)])


def test_a_terminal_gets_colour_and_its_own_width_unless_it_wants_none(monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 20)))
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_parts([Text("word " * 30, "bold")])
    out = capsys.readouterr().out
    assert out == render([Text("word " * 30, "bold")], 40, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    print_parts([Text("word", "bold")])
    assert capsys.readouterr().out == "word\n"
