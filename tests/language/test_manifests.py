import json
from pathlib import Path

import pytest

from onrecord.language.decoding import Settings
from onrecord.language.errors import WeightsError
from onrecord.language.manifests import checked

NAMES = ("encoder.onnx", "linker.onnx", "vocab.txt")
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of nothing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose files are empty."""
    for name in NAMES:
        (tmp_path / name).touch()
    write(tmp_path, {"sha256": dict.fromkeys(NAMES, EMPTY), "settings": {"keep": 0.7}})
    return tmp_path


def write(folder: Path, manifest: object) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    checked.cache_clear()


def test_a_manifest_tells_the_settings_and_a_hash_of_it_all(folder):
    before = checked(folder)
    assert before.settings == Settings(keep=0.7)
    write(folder, {"sha256": dict.fromkeys(NAMES, EMPTY)})
    assert checked(folder).settings == Settings()
    assert len(before.sha256) == 64
    assert checked(folder).sha256 != before.sha256


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_file_is_named(folder, name):
    (folder / name).write_bytes(b"0")
    with pytest.raises(WeightsError, match=f"^{name} is not the file .*install onrecord again"):
        checked(folder)


@pytest.mark.parametrize("name", [*NAMES, "manifest.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=name):
        checked(folder)


@pytest.mark.parametrize(
    "manifest",
    [[], None, {}, {"sha256": {"linker.onnx": EMPTY}}, {"sha256": 3},
     {"sha256": dict.fromkeys(NAMES, EMPTY), "settings": {"no_such": 1}},
     {"sha256": dict.fromkeys(NAMES, EMPTY), "settings": [1]}],
)  # fmt: skip
def test_a_broken_manifest_is_told(folder, manifest):
    write(folder, manifest)
    with pytest.raises(WeightsError, match="manifest"):
        checked(folder)


@pytest.mark.parametrize("written", [b"", b"{", b"\xff\xfe", b"nan nan"])
def test_a_manifest_that_is_no_json_is_told(folder, written):
    (folder / "manifest.json").write_bytes(written)
    with pytest.raises(WeightsError, match="manifest"):
        checked(folder)
