import pytest

from onrecord.intake.given import Given, read_sidecar, valid_given


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).write_text("Words.")
    return tmp_path


def sidecar(folder, text):
    path = folder / "reports.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found, skipped = read_sidecar(path)
    return {file.relative_to(folder.resolve()).as_posix(): given for file, given in found.items()}, skipped


def test_rows_are_found_by_the_path_of_their_report(folder):
    found, skipped = sidecar(
        folder,
        '\ufeffpath, outlet ,published,title\r\na.txt,Kelling Post,2024-01-18T08:00,"One, two"\r\nsub/b.txt,,,\r\n',
    )
    assert found == {"a.txt": Given("2024-01-18", "Kelling Post", None, "One, two"), "sub/b.txt": Given()}
    assert skipped == []


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("file,outlet\na.txt,X\n", "reports.csv", "has no column path"),
        ("", "reports.csv", "has no column path"),
        ("path,editor\na.txt,X\n", "reports.csv", "unknown column 'editor'"),
        ("path\nmissing.txt\n", "reports.csv line 2", "missing.txt matches no file"),
        ("path,outlet\n,X\n", "reports.csv line 2", "no path"),
        ("path,published\na.txt,18.1.2024\n", "reports.csv line 2", "'18.1.2024' is no day"),
        ("path,published\na.txt,2024-01-18,X\n", "reports.csv line 2", "more cells than columns"),
        ("path\na.txt\na.txt\n", "reports.csv line 3", "a.txt has a row already"),
        ("path\n" + "x" * 200_000, "reports.csv line 2", "no readable row"),
        (b"\x00\x01\x02\x03" * 50, "reports.csv", "has no column path"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(folder, text, name, reason):
    _, (skipped, *_) = sidecar(folder, text)
    assert skipped.name.endswith(name)
    assert skipped.reason.startswith(reason)
    assert skipped.hint


def test_a_bad_day_leaves_the_rest_of_its_row(folder):
    found, _ = sidecar(folder, "path,published,outlet\na.txt,soon,X\n")
    assert found == {"a.txt": Given(outlet="X")}


def test_an_unreadable_sidecar_is_told_of(tmp_path):
    (tmp_path / "reports.csv").mkdir()
    found, (skipped,) = read_sidecar(tmp_path / "reports.csv")
    assert found == {}
    assert skipped.reason.startswith("cannot be opened")


def test_what_is_given_goes_over_what_is_given_for_all():
    assert Given("2024-01-18").over(Given("2020-01-01", "X")) == Given("2024-01-18", "X")


def test_a_day_must_be_one():
    assert valid_given(Given("2024-01-18 10:00"), "-") == (Given("2024-01-18"), [])
    given, (skipped,) = valid_given(Given("tomorrow", "X"), "--published")
    assert given == Given(outlet="X")
    assert (skipped.name, skipped.reason) == ("--published", "'tomorrow' is no day")
