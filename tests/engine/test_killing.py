"""Killed at any point and run again, a read leaves what an undisturbed one does, row for row."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from onrecord.engine import read_into
from onrecord.record.check import check
from onrecord.record.store import Record

HERE = Path(__file__).parent


def test_a_read_of_200_reports_killed_at_many_points(tmp_path, write_rows):
    command = [sys.executable, HERE / "killing.py", write_rows(200, kinds=20), tmp_path, "20310305", "9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == 12
    assert {result["code"] for result in results} == {-signal.SIGKILL}
    assert len({result["left"] for result in results}) > 4, "the points are too much alike"
    assert all(result["equal"] and not result["lies"] for result in results), results


SCRIPT = """
import os, signal, sys
from multiprocessing import active_children
from onrecord.engine import Settings, read_into

def progress(done, total, words):
    print(*(child.pid for child in active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    read_into(sys.argv[1], [sys.argv[2]], Settings(sys.argv[3], workers=2), progress)
"""


def test_workers_end_with_a_killed_parent_and_the_rest_is_read_later(tmp_path, write_rows, blank, dump):
    reports = write_rows(60)
    script = tmp_path / "read.py"
    script.write_text(SCRIPT)
    command = [sys.executable, script, tmp_path / "killed.db", reports, blank.model]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    workers = [int(pid) for pid in done.stdout.split()]
    assert len(workers) == 2
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, workers))
    read_into(tmp_path / "killed.db", [reports], blank)
    read_into(tmp_path / "undisturbed.db", [reports], blank)
    assert dump(tmp_path / "killed.db") == dump(tmp_path / "undisturbed.db")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


AT_ONCE = """
import pathlib, sys, time
from onrecord.engine import Settings, read_into

if __name__ == "__main__":
    record, reports, model, here, go = sys.argv[1:]
    pathlib.Path(here).touch()
    while not pathlib.Path(go).exists():
        time.sleep(0.01)
    print(read_into(record, [reports], Settings(model)).read)
"""


def test_two_reads_into_one_record_at_once_both_end_complete(tmp_path, write_rows, blank, dump):
    reports = write_rows(80)
    script = tmp_path / "read.py"
    script.write_text(AT_ONCE)
    go, here = tmp_path / "go", [tmp_path / "here-1", tmp_path / "here-2"]
    readers = [
        subprocess.Popen(
            [sys.executable, script, tmp_path / "shared.db", reports, blank.model, each, go],
            stdout=subprocess.PIPE, text=True,
        )
        for each in here
    ]  # fmt: skip
    while not all(each.exists() for each in here):
        assert all(reader.poll() is None for reader in readers)
        time.sleep(0.05)
    go.touch()
    counts = [int(reader.communicate(timeout=100)[0]) for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0]
    assert sum(counts) == 80, "each report is stored by one of them"
    read_into(tmp_path / "alone.db", [reports], blank)
    assert dump(tmp_path / "shared.db") == dump(tmp_path / "alone.db")
    with Record.open(tmp_path / "shared.db") as record:
        assert check(record).lies == ()
        assert [run.finished is not None for run in record.runs()] == [True, True]
