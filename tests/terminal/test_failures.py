"""What can be expected to go wrong is told in one line; what cannot is not hidden."""

import errno
import sqlite3

import click
import pytest

from onrecord.exports.errors import ExportError
from onrecord.language.errors import ModelError
from onrecord.record.opening import RecordError
from onrecord.telling.account import UnknownNameError
from onrecord.terminal.failures import Failure, told


def _told(error: BaseException) -> click.ClickException:
    with pytest.raises(click.ClickException) as caught, told():
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("error", "message", "code"),
    [
        (RecordError("a.db is not a record", "name another"), "a.db is not a record; name another", 2),
        (ExportError("Parquet needs a file"), "Parquet needs a file", 2),
        (ModelError("no model \x1b[2J"), "no model \\x1b[2J", 2),
        (UnknownNameError("no actor"), "no actor", 2),
        (OSError(errno.ENOSPC, "No space left on device", "a\x07.db"), "a\\x07.db: No space left on device", 3),
        (OSError("odd"), "odd", 3),
        (KeyboardInterrupt(), "interrupted", 130),
        (click.UsageError("no such option --\x1b[2J"), "no such option --\\x1b[2J", 2),
    ],
)
def test_an_expected_failure_is_a_line_with_an_exit_code(error, message, code):
    failure = _told(error)
    assert (failure.format_message(), failure.exit_code) == (message, code)


def test_a_disk_that_fails_is_no_wrong_usage():
    error = RecordError("no space left to write a.db", "free some")
    error.__cause__ = sqlite3.OperationalError("full")
    assert _told(error).exit_code == 3


@pytest.mark.parametrize("error", [ZeroDivisionError(), BrokenPipeError(errno.EPIPE, "pipe"), click.Abort()])
def test_everything_else_passes(error):
    with pytest.raises(type(error)) as caught, told():
        raise error
    assert caught.value is error


def test_a_failure_told_already_passes_as_it_is():
    failure = Failure("told")
    assert _told(failure) is failure
