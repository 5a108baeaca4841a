"""The list of actors and the pages of one."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

import pytest
from lxml import html

from onrecord.desk.actor import wordings
from onrecord.desk.actor.identity import identity
from onrecord.desk.actor.wordings import wording_of
from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.pages import actor as actor_page
from onrecord.desk.site import Visit, render
from onrecord.record.judgements import judge
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.terminal.wording import wording_of as told_in_terminal


def got(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def told(element):
    return " ".join(element.text_content().split())


def judged(record, id, verdict, **given):
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, verdict, **given)


def busiest(record):
    """The actor of most statements."""
    return Counter(said.actor for said in record.statements() if said.actor).most_common(1)[0]


def listed(desk, address):
    """The actors of all pages of a list."""
    found = []
    while address:
        root = got(desk, address)
        found += root.xpath("//ol[contains(@class, 'actors')]/li[a]")
        address = root.xpath("string(//a[@rel='next']/@href)")
    return found


def test_every_actor_is_listed_once_those_in_most_reports_first(desk, record):
    items = listed(desk, "/actors")
    ids = [unquote(item.xpath("string(a/@href)").removeprefix("/actors/")) for item in items]
    actors = {actor.id: actor for actor in record.actors()}
    assert sorted(ids) == sorted(actors)
    counts = [len({own.partition("#")[0] for own in actors[id].derived_from}) for id in ids]
    assert [f"in {count} report" in told(item) for item, count in zip(items, counts, strict=True)] == [True] * len(ids)
    assert counts[0] == max(counts)


def test_who_only_a_replaced_text_names_is_not_listed(desk, record):
    before = {item.xpath("string(a/@href)") for item in listed(desk, "/actors")}
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute(
            "UPDATE reports SET superseded_by = '10-standard-brask.txt' WHERE id = '09-tribune-brask.txt'"
        )
    after = {item.xpath("string(a/@href)") for item in listed(desk, "/actors")}
    assert after == {f"/actors/{actor.id}" for actor in record.actors()}
    assert after < before


def test_each_kind_leads_to_as_many_as_it_says(desk):
    links = got(desk, "/actors").xpath("//nav[@class='facet']//a[span]")
    assert len(links) > 3
    for link in links:
        assert len(listed(desk, link.get("href"))) == int(link.xpath("string(span)").replace(",", ""))


def test_a_part_of_a_name_or_of_another_name_finds_an_actor(desk, record):
    actor = next(actor for actor in record.actors() if actor.aliases)
    for name in (actor.name[1:5].upper(), actor.aliases[-1][:4]):
        ids = [item.xpath("string(a/@href)") for item in listed(desk, f"/actors?name={name}")]
        assert f"/actors/{actor.id}" in ids


@pytest.mark.parametrize("name", ["%25", "_", "%5C", "'"])
def test_no_sign_of_a_name_is_a_pattern(desk, record, name):
    names = [name for actor in record.actors() for name in (actor.name, *actor.aliases)]
    assert bool(listed(desk, f"/actors?name={name}")) == any(unquote(name) in each for each in names)


def test_an_unknown_kind_asks_for_all(desk):
    assert len(listed(desk, "/actors?of=no%20such")) == len(listed(desk, "/actors"))


def test_names_are_words_of_mentions_and_lead_to_one(record):
    mentions = {mention.id: mention for mention in record.mentions()}
    for actor in record.actors():
        found = identity(record, actor.id)
        assert {each.words for each in found.names} == {actor.name, *actor.aliases}
        for each in found.names:
            if each.mention:
                mention = mentions[each.mention]
                assert (mention.actor, mention.span.exact, mention.report) == (actor.id, each.words, each.report)


def test_ties_are_told_of_both_sides_with_their_words(desk, record):
    actor, tie = next((actor, tie) for actor in record.actors() for tie in actor.ties if tie.kind == "holds")
    other = identity(record, tie.actor)
    assert [each.other for each in identity(record, actor.id).to if each.kind == "holds"]
    held = next(each for each in other.of if each.other == actor.id)
    assert held.mentions == len(tie.derived_from)
    assert (held.first, held.last) == (tie.days[0], tie.days[-1])
    assert held.mention in tie.derived_from
    assert "Held by" in told(got(desk, f"/actors/{tie.actor}"))


def test_statements_come_in_order_of_time_each_on_one_page(desk, record):
    id, count = busiest(record)
    found, address = [], f"/actors/{id}?part=statements"
    while address:
        root = got(desk, address)
        found += root.xpath("//li[@data-entry]/@data-entry")
        address = root.xpath("string(//a[@rel='next']/@href)")
    assert sorted(found) == sorted(said.id for said in record.statements(actor=id))
    assert len(found) == count
    published = {report.id: report.published for report in record.reports()}
    days = {
        said.id: said.said_on.value[:10] if said.said_on and said.said_on.value else published[said.report]
        for said in record.statements(actor=id)
    }
    shown = [days[id] for id in found if days[id] and days[id][0].isdigit()]
    assert shown == sorted(shown)


def test_a_rejected_statement_is_struck_through_and_not_published(desk, record):
    id, _ = busiest(record)
    said = next(record.statements(actor=id))
    judged(record, said.id, "reject", by="Ada Ost")
    (item,) = got(desk, f"/actors/{id}?part=statements").xpath(f"//li[@data-entry='{said.id}']")
    assert "Rejected by Ada Ost" in told(item)
    assert item.xpath("blockquote[contains(@class, 'rejected')]")
    page = actor_page.page(record, id, {"part": "statements"})
    assert said.id not in render(page, DeskAddresses(), Visit(), {"name": "x", "run": None})


def test_a_statement_that_a_person_gave_to_another_is_that_one_s(desk, record):
    id, count = busiest(record)
    said = next(record.statements(actor=id))
    named = {mention.actor for mention in record.mentions(report=said.report)}
    other = next(each for each in sorted(named - {None, id}) if not any(record.statements(actor=each)))
    judged(record, said.id, "amend", by="Ada", amended={"actor": other})
    theirs = got(desk, f"/actors/{other}?part=statements")
    assert theirs.xpath("//li/@data-entry") == [said.id]
    assert "; 1 statement," in told(theirs)
    assert said.id not in got(desk, f"/actors/{id}?part=statements").xpath("//li/@data-entry")
    assert f"; {count - 1} statement" in told(got(desk, f"/actors/{id}"))


def test_figures_it_gave(desk, record):
    counts = Counter(figure.actor for figure in record.figures() if figure.actor)
    for id, count in counts.items():
        root = got(desk, f"/actors/{id}?part=figures")
        assert len(root.xpath("//ul[contains(@class, 'values')]/li")) == min(count, 25)


def test_wording_is_counted_as_the_terminal_counts_it(record):
    id, _ = busiest(record)
    assert wording_of(record, id).wording == told_in_terminal(record, id).wording


def test_wording_leads_from_each_count_to_every_use(desk, record):
    id, _ = busiest(record)
    root = got(desk, f"/actors/{id}?part=wording")
    rows = root.xpath("//table[@class='wording']/tbody/tr")
    assert rows
    for row in rows:
        link = row.xpath("string(td[1]/a/@href)")
        count = sum(int(cell) for cell in row.xpath("td[position() > 1 and position() < 5]/text()") if cell.isdigit())
        heading = got(desk, link).get_element_by_id(link.partition("#")[2])
        uses = heading.xpath("following-sibling::ul[1]/li")
        assert len(uses) == count
        for use in uses:
            report, _, anchor = use.xpath("string(.//a/@href)").removeprefix("/reports/").partition("#")
            text = next(each.text for each in record.reports() if each.id == unquote(report))
            words = "".join(use.xpath("bdi//text()")).strip("… ")
            assert words in " ".join(text.split())
            assert anchor.startswith("m")


def test_wording_of_many_reports_is_counted_in_the_latest_and_says_so(desk, record, monkeypatch):
    monkeypatch.setattr(wordings, "LOOKED_AT", 2)
    id, _ = busiest(record)
    found = wording_of(record, id)
    assert (found.looked_at, found.reports > 2) == (2, True)
    days = sorted((report.published for report in record.reports() if report.id in found.texts), reverse=True)
    assert days[0] == max(
        report.published for report in record.reports() if report.published and is_named(record, id, report)
    )
    assert f"in the 2 latest of {found.reports} reports" in told(got(desk, f"/actors/{id}?part=wording"))


def is_named(record, id, report):
    return any(mention.actor == id for mention in record.mentions(report=report.id))


def test_a_rejected_mention_is_no_use(record):
    id, _ = busiest(record)
    before = wording_of(record, id)
    use = before.wording.together.instances[0]
    judged(record, before.entries[use.report, use.span], "reject", by="Ada")
    after = wording_of(record, id)
    assert (use.report, use.span) in before.entries
    assert (use.report, use.span) not in {(each.report, each.span) for each in after.wording.together.instances}


def test_an_actor_that_may_be_another_is_offered(desk, record):
    one, other = [actor.id for actor in record.actors()][:2]
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute("INSERT INTO actor_may_be VALUES (?, ?)", (one, other))
    for here, there in ((one, other), (other, one)):
        assert got(desk, f"/actors/{here}").xpath(
            f"//h2[.='May be the same as']/following-sibling::ul[1]//a[@href='/actors/{there}']"
        )


def test_what_is_not_there(desk, record):
    id, _ = busiest(record)
    assert desk.get("/actors/none").status_code == 404
    assert desk.get(f"/actors/{id}?part=wording&outlet=none").status_code == 404
    assert got(desk, f"/actors/{id}?part=none").xpath("//h2[.='Names']")
