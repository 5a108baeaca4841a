from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from click.testing import CliRunner
from lxml import html

from onrecord.cli import main
from onrecord.desk.errors import PublishingError
from onrecord.desk.publishing import SiteAddresses, Wanted, publish
from onrecord.record.judgements import judge
from onrecord.record.store import Record


@pytest.fixture
def site(record: Record, tmp_path: Path) -> Path:
    publish(record, tmp_path / "site")
    return tmp_path / "site"


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def test_every_link_leads_to_a_page_that_is_there_and_to_a_place_in_it(site: Path) -> None:
    ids = {file: set(html.parse(str(file)).xpath("//@id")) for file in pages(site)}
    missing = []
    for file in pages(site):
        for link in html.parse(str(file)).xpath("//@href | //@src"):
            if link.startswith(("http://", "https://")):
                continue
            target, anchor = urldefrag(link)
            other = (file.parent / unquote(target)).resolve() if target else file
            if not other.is_file() or (anchor and unquote(anchor) not in ids.get(other, set())):
                missing.append((file.name, link))
    assert missing == []


def test_no_page_has_a_form_or_a_script_but_search(site: Path) -> None:
    for file in pages(site):
        page = html.parse(str(file))
        assert page.xpath("//form[@method='post']") == []
        assert (page.xpath("//script") != []) == (file.name == "search.html")


def test_each_page_says_as_of_which_run_it_is(site: Path) -> None:
    assert all("as of run 1" in " ".join(file.read_text("utf-8").split()) for file in pages(site))


def test_the_same_record_gives_the_same_bytes(record: Record, site: Path, tmp_path: Path) -> None:
    publish(record, tmp_path / "again")
    assert bytes_of(tmp_path / "again") == bytes_of(site)


def test_nothing_that_was_rejected_is_in_it(record: Record, record_path: Path, tmp_path: Path) -> None:
    said = next(it for it in record.statements() if it.form == "direct" and it.actor)
    number = next(it for it in record.figures() if it.effect == "injured")
    with Record.open(record_path, create=True) as writable:
        for entry in (said.id, number.id):
            judge(writable, entry, "reject", by="Ada Brandt", note="a note that nobody else should read")
    with Record.open(record_path) as judged:
        publish(judged, tmp_path / "site")
    for id in (said.id, number.id):
        report, _, anchor = id.rpartition("#")
        page = tmp_path / "site" / Wanted("report", report).file
        assert anchor not in html.parse(str(page)).xpath("//@id")
    everything = b"".join(bytes_of(tmp_path / "site").values())
    assert b"a note that nobody else should read" not in everything
    for file in [*pages(tmp_path / "site"), *(tmp_path / "site").rglob("*.js")]:
        text = file.read_text("utf-8")
        for id in (said.id, number.id):
            report, _, anchor = id.rpartition("#")
            assert f'{Wanted("report", report).file}#{anchor}"' not in text, file


def test_publishing_again_renews_the_site_and_takes_out_what_is_gone(record: Record, site: Path) -> None:
    listed = json.loads((site / "site.json").read_text("utf-8"))
    (site / "old.html").write_text("old")
    (site / "site.json").write_text(json.dumps({"files": [*listed["files"], "old.html"]}))
    (site / "mine.txt").write_text("not of the site")
    publish(record, site)
    assert not (site / "old.html").exists()
    assert (site / "mine.txt").read_text() == "not of the site"


@pytest.mark.parametrize("name", ["/etc/passwd", "../outside", "a/../../outside", ""])
def test_a_list_that_was_tampered_with_removes_nothing_outside(record: Record, site: Path, name: str) -> None:
    outside = site.parent / "outside"
    outside.write_text("precious")
    (site / "site.json").write_text(json.dumps({"files": [name]}))
    publish(record, site)
    assert outside.read_text() == "precious"


@pytest.mark.parametrize("listed", [None, "[]", "{}", '{"files": 3}', "no json"])
def test_a_folder_of_something_else_is_left_alone(record: Record, tmp_path: Path, listed: str | None) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    if listed is not None:
        (tmp_path / "site.json").write_text(listed)
    with pytest.raises(PublishingError, match="something else"):
        publish(record, tmp_path)
    assert not (tmp_path / "index.html").exists()


def test_a_file_in_the_way_is_told_in_one_line(record_path: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    answer = CliRunner().invoke(main, ["publish", "--record", str(record_path), "--out", str(tmp_path / "site")])
    assert answer.exit_code == 2
    assert "name an empty or a new folder" in answer.output


def test_names_that_only_letters_of_a_file_cannot_tell_apart_get_files_of_their_own() -> None:
    names = ["a/b", "a-b", "a b", "A-b", "../../a-b", "\u05d0", "\u05d1", "x" * 300, "x" * 301]
    files = [Wanted("report", name).file for name in names]
    assert len({file.lower() for file in files}) == len(names)
    assert all(file.startswith("report/") and ".." not in file and len(file) < 100 for file in files)


def test_addresses_are_relative_to_the_page_they_stand_in() -> None:
    inner = SiteAddresses(Wanted("report", "one"))
    assert inner.to("stories") == "../index.html"
    assert inner.static("desk.css") == "../static/desk.css"
    assert SiteAddresses(Wanted("stories")).to("report", "one", "s3") == f"{Wanted('report', 'one').file}#s3"
    assert SiteAddresses(Wanted("stories")).to("stories", page=1) == "index.html"
