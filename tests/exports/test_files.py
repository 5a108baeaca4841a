"""A file is replaced whole or not at all."""

import hashlib
import os
import stat

import pytest

from onrecord.exports.files import replacing, sha256_of


def test_a_failed_write_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("before")
    with pytest.raises(RuntimeError), replacing(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_good_write_takes_its_place(tmp_path):
    path = tmp_path / "out.jsonl"
    with replacing(path) as part:
        part.write_text("after")
        assert not path.exists()
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with replacing(pipe) as part:
        assert part == pipe
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_sha256_of(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"abc").hexdigest()
