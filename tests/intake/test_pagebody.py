from onrecord.intake.pagebody import captions, elements_near_headline, headings, page_paragraphs, parse_page

LONG = "The minister told reporters in Kelling that the talks on the harbour tax would go on for weeks"


def paragraphs(*parts):
    tree = parse_page(f"<html><body><article><h1>Talks</h1>{''.join(parts)}</article></body></html>")
    return [(paragraph.text, paragraph.is_heading) for paragraph in page_paragraphs(tree)]


def test_paragraphs_headings_lists_quotations_and_tables():
    found = paragraphs(
        f"<p>{LONG}, one.<br>And   a\nline.</p>",
        "<h2>What next</h2>",
        f"<p>{LONG}, two.</p>",
        f"<ul><li>{LONG}, three.</li><li>{LONG}, <b>four</b>.</li></ul>",
        f"<blockquote><p>{LONG}, five.</p></blockquote>",
        f"<table><tr><td>Ships</td><td>24</td></tr><tr><td>Crews</td><td>9</td></tr></table><p>{LONG}, six.</p>",
    )
    assert (f"{LONG}, one.", False) in found
    assert ("And a line.", False) in found
    assert ("What next", True) in found
    for number in ("two", "three", "four", "five", "six"):
        assert (f"{LONG}, {number}.", False) in found
    assert ("Ships | 24", False) in found


def test_nothing_is_found_where_there_is_nothing():
    assert page_paragraphs(parse_page("<html><body></body></html>")) == []
    assert parse_page("") is None
    assert parse_page("<!-- -->") is None or page_paragraphs(parse_page("<!-- -->")) == []


def test_an_xml_declaration_does_no_harm():
    tree = parse_page('<?xml version="1.0" encoding="utf-16"?><html><body><h1> A  <i>b</i></h1></body></html>')
    assert headings(tree) == ["A b"]


def test_captions_are_known_by_their_words():
    tree = parse_page("<figure><figcaption>Ships <b>wait</b>.</figcaption></figure><figcaption></figcaption>")
    assert captions(tree) == {"ships wait"}


def test_the_elements_about_the_headline_end_where_the_article_is_under_way():
    page = f"<h1>Other</h1>{'<i>x</i>' * 80}<h1>Talks</h1><b>near</b>{f'<p>{LONG}</p>' * 5}<b>far</b>"
    near = elements_near_headline(parse_page(page), "Talks")
    assert [element.text for element in near if element.tag == "b"] == ["near"]
    assert len([element for element in near if element.tag == "i"]) == 60
    assert [element.text for element in near if element.tag == "h1"] == ["Talks"]


def test_a_caption_stands_behind_the_paragraph_it_follows_and_those_of_other_stories_stay_out():
    def figure(words):
        return f"<figure><img src='x.jpg'><figcaption>{words}</figcaption></figure>"

    first, second, last = (f"{LONG}, {number} of them without a break." for number in ("three", "four", "five"))
    page = f"""<html><body><aside>{figure("A cat sits on a roof in Brask.")}</aside><article><h1>Talks</h1>
    {figure("The old bridge at Orvik on Friday.")}<p>{first}</p>{figure("Members of the council after the vote.")}
    <p>{second}</p><p>{last}</p></article><div>{figure("A storm passes over the town of Lisk.")}</div></body></html>"""
    assert [paragraph.text for paragraph in page_paragraphs(parse_page(page)) if not paragraph.is_heading] == [
        "The old bridge at Orvik on Friday.",
        first,
        "Members of the council after the vote.",
        second,
        last,
    ]
