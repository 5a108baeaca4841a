"""The list of stories and the page of one."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

from lxml import html

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.pages import stories as stories_page
from onrecord.desk.pages import story as story_page
from onrecord.desk.site import Visit, render
from onrecord.record.judgements import judge
from onrecord.record.opening import transaction
from onrecord.record.store import Record


def got(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def told(element):
    return " ".join(element.text_content().split())


def largest(record):
    return max(record.stories(), key=lambda story: len(story.reports))


def published(record, id):
    return render(story_page.page(record, id, {}), DeskAddresses(), Visit(), {"name": "x", "run": None})


def judged(record, id, verdict, **given):
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, verdict, **given)


def test_every_story_is_listed_with_its_outlets_those_of_most_reports_first(desk, record):
    items = got(desk, "/").xpath("//ol[@class='list']/li")
    stories = {story.id: story for story in record.stories()}
    reports = {report.id: report for report in record.reports()}
    found = [stories[item.xpath("string(a/@href)").removeprefix("/stories/")] for item in items]
    assert sorted(story.id for story in found) == sorted(stories)
    counts = [len(story.reports) for story in found]
    assert counts == sorted(counts, reverse=True)
    for item, story in zip(items, found, strict=True):
        outlets = {reports[id].outlet for id in story.reports} - {None}
        assert set(item.xpath("p[2]/bdi/text()")) == outlets
        assert f"by {len(outlets)} outlet" in told(item)


def test_what_is_counted_is_what_the_record_counts_but_for_replaced_texts(record):
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute(
            "UPDATE reports SET superseded_by = '10-standard-brask.txt' WHERE id = '09-tribune-brask.txt'"
        )
    counts = record.counts()
    assert counts["reports"] == 10
    shown = stories_page.page(record, {}).context["counts"]
    assert shown == {kind: counts[kind] for kind in shown}
    assert set(shown) == {"reports", "stories", "statements", "figures", "actors", "skipped"}


def test_a_story_lists_its_reports_in_order_of_day(desk, record):
    story = largest(record)
    items = got(desk, f"/stories/{story.id}").xpath("//ol[contains(@class, 'reports')]/li")
    reports = {report.id: report for report in record.reports()}
    found = [unquote(item.xpath("string(.//a[@class='headline']/@href)").removeprefix("/reports/")) for item in items]
    assert sorted(found) == sorted(story.reports)
    days = [reports[id].published for id in found]
    assert days == sorted(days)


def test_shared_text_is_told_of_both_and_leads_to_the_comparison(desk, record):
    story = largest(record)
    pair = next(reuse for reuse in record.reuse() if reuse.kind in ("copy", "edited") and reuse.a in story.reports)
    shown = got(desk, f"/stories/{story.id}").xpath("//p[contains(@class, 'shares')]")
    led = Counter(each.xpath("string(a/@href)") for each in shown)
    address = DeskAddresses().to("compare", a=pair.a, b=pair.b)
    assert led[address] == 2
    shares = [told(each).partition("%")[0] for each in shown if each.xpath("string(a/@href)") == address]
    assert sorted(shares) == sorted(str(round(share * 100)) for share in (pair.a_share, pair.b_share))


def test_each_value_and_statement_is_one_click_from_its_sentence(desk, record):
    root = got(desk, f"/stories/{largest(record).id}")
    links = {href for href in root.xpath("//main//a/@href") if href.startswith("/reports/") and "#" in href}
    assert len(links) > 20
    pages = {path: got(desk, path) for path in {link.partition("#")[0] for link in links}}
    for link in links:
        path, _, anchor = link.partition("#")
        assert pages[path].xpath(f"//*[@id='{anchor}']"), link


def test_key_statements_are_words_of_their_reports(desk, record):
    root = got(desk, f"/stories/{largest(record).id}")
    texts = {report.id: " ".join(report.text.split()) for report in record.reports()}
    quotes = root.xpath("//section[@class='speaker']/blockquote")
    assert quotes
    for quote in quotes:
        link = quote.xpath("string(following-sibling::p[1]/a/@href)")
        text = texts[unquote(link.removeprefix("/reports/").partition("#")[0])]
        assert all(part in text for part in told(quote).split(" … "))


def test_speakers_of_most_reports_come_first(desk, record):
    told_of = [
        told(each) for each in got(desk, f"/stories/{largest(record).id}").xpath("//section[@class='speaker']/h3/span")
    ]
    counts = [int(words.split(" in ")[1].split()[0]) for words in told_of]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1


def test_a_rejected_statement_is_no_key_statement(desk, record):
    address = f"/stories/{largest(record).id}"
    first = got(desk, address).xpath("//section[@class='speaker']/blockquote")[0]
    link = first.xpath("string(following-sibling::p[1]/a/@href)").removeprefix("/reports/")
    judged(record, unquote(link), "reject", by="Ada Ost")
    links = got(desk, address).xpath("//section[@class='speaker']//a/@href")
    assert f"/reports/{link}" not in links


def test_a_rejected_figure_is_struck_through_at_the_desk_and_absent_when_published(desk, record):
    story = largest(record)
    value = got(desk, f"/stories/{story.id}").xpath("//a[contains(@class, 'value')]/@href")[0]
    judged(record, unquote(value.removeprefix("/reports/")), "reject", by="Ada Ost")
    at_desk = got(desk, f"/stories/{story.id}")
    assert at_desk.xpath(f"//s/a[@href='{value}']")
    assert "rejected by Ada Ost" in told(at_desk)
    page = published(record, story.id)
    assert "Ada Ost" not in page
    assert value not in html.fromstring(page).xpath("//a/@href")


def test_days_are_in_order_and_hold_every_report(desk, record):
    story = largest(record)
    rows = got(desk, f"/stories/{story.id}").xpath("//table[contains(@class, 'days')]/tbody/tr")
    days = [row.get("id").removeprefix("day-") for row in rows]
    assert days == sorted(days)
    reports = {report.id: report for report in record.reports()}
    for row, day in zip(rows, days, strict=True):
        wanted = {id for id in story.reports if reports[id].published == day}
        assert {unquote(href.removeprefix("/reports/")) for href in row.xpath("td[1]//a/@href")} == wanted


def test_a_published_story_has_no_form_and_no_script(record):
    root = html.fromstring(published(record, largest(record).id))
    assert not root.xpath("//main//form | //script")


def test_a_headline_full_of_markup_is_text(desk, record):
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    story = largest(record)
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute("UPDATE stories SET title = ?", (evil,))
        writable.connection.execute("UPDATE reports SET title = ?, outlet = ?", (evil, evil))
        writable.connection.execute("UPDATE actors SET name = ?", (evil,))
    for address in ("/", f"/stories/{story.id}", "/lines", "/actors"):
        root = got(desk, address)
        assert not root.xpath("//main//img | //main//script")
        assert evil in root.xpath("string(//main)")


def test_a_story_that_is_not_there(desk):
    answer = desk.get("/stories/none")
    assert answer.status_code == 404
    assert "no story none" in answer.text


def test_a_weekend_and_a_year_stand_where_they_begin(desk, record):
    story = largest(record)
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        values = ("2019-W23-WE", "2019-06-08", "2019", "0000-13-45", "PAST_REF")
        ids = [said.id for said in record.statements() if said.mode == "asserted" and said.act == "speech"][:5]
        writable.connection.execute("UPDATE statements SET said_on = NULL")
        for value, id in zip(values, ids, strict=True):
            writable.connection.execute(
                "UPDATE statements SET said_on = ?, said_on_basis = 'x' WHERE id = ?", (value, id)
            )
    days = [
        row.get("id") for row in got(desk, f"/stories/{story.id}").xpath("//table[contains(@class, 'days')]/tbody/tr")
    ]
    found = [day for day in days if day in ("day-2019", "day-2019-W23-WE", "day-2019-06-07", "day-2019-06-10")]
    assert found == ["day-2019", "day-2019-06-07", "day-2019-W23-WE", "day-2019-06-10"]
    assert not {"day-0000-13-45", "day-PAST_REF"} & set(days)


def test_reports_of_unknown_outlet_and_day(desk, record):
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute("UPDATE reports SET outlet = NULL, published = NULL, title = NULL")
    story = largest(record)
    assert told(got(desk, f"/stories/{story.id}").xpath("//p[@class='lead']")[0]).startswith(
        f"{len(story.reports)} reports."
    )
    assert "outlet unknown" in told(got(desk, f"/stories/{story.id}"))
    assert "by 0" not in told(got(desk, "/"))


def test_a_headline_of_hundreds_of_words_is_shortened(desk, record):
    story = largest(record)
    monstrous = "A bridge fell " * 300 + "and nobody saw it"
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute("UPDATE stories SET title = ? WHERE id = ?", (monstrous, story.id))
        writable.connection.execute("UPDATE reports SET title = ? WHERE id = ?", (monstrous, story.reports[0]))
    for address in ("/", f"/stories/{story.id}", f"/lines?story={story.id}"):
        page = desk.get(address).text
        assert "and nobody saw it" not in page
        assert "A bridge fell" in page
        assert "…" in page
