"""What was typed into the form of an entry, as an amendment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.amendforms import Form, read_form, shown
from onrecord.model import Day, Figure, Span, Statement

_TEXT = "The mayor of Morva said 12 people died in Morva on Monday. The mayor wept: 12 were children."


def _span(words: str, after: int = 0) -> Span:
    start = _TEXT.index(words, after)
    return Span(start, start + len(words), words)


_FIGURE = Figure(
    "r#f1", "r", _span("12 people"), 12, 12, "exact", "body", "person", "killed", of=(_span("people"),),
    as_of=Day("2031-03-03", "Monday"), according_to=(_span("The mayor of Morva"),), actor="mayor",
)  # fmt: skip
_STATEMENT = Statement(
    "r#s1",
    "r",
    (_span("The mayor of Morva"),),
    (_span("said"),),
    (_span("12 people died"),),
    "indirect",
    "speech",
    "body",
)
_ACTORS = {"mayor": "The mayor", "police": "Police"}


def _as_sent(entry: Figure | Statement) -> dict[str, list[str]]:
    """The form as a browser sends it where nothing was typed."""
    kind = "figure" if isinstance(entry, Figure) else "statement"
    sent: dict[str, list[str]] = {}
    for field in shown(kind, entry, _TEXT, _ACTORS):
        if field.looks == "several":
            sent |= {f"{field.name}.shown": ["1"]} | ({field.name: list(field.values)} if field.values else {})
            continue
        sent[field.name] = ["\r\n".join(field.values).replace("\n", "\r\n")]
        if field.looks == "words":
            sent[f"{field.name}.at"] = [" ".join(field.places)]
    return sent


def _read(typed: Form, entry: Figure | Statement = _FIGURE):  # type: ignore[no-untyped-def]
    return read_form(
        "figure" if isinstance(entry, Figure) else "statement", entry, _TEXT, _as_sent(entry) | dict(typed)
    )


def test_what_is_left_as_it_is_is_no_amendment() -> None:
    for entry in (_FIGURE, _STATEMENT):
        read = _read({}, entry)
        assert (read.wanted, read.wrong, read.asked) == ({}, {}, {})


def test_numbers_are_read_as_people_write_them() -> None:
    assert _read({"low": ["1,200"], "high": ["1 200"]}).wanted == {"low": 1200, "high": 1200}
    assert _read({"low": ["2.5"]}).wanted == {"low": 2.5}
    assert _read({"low": [""]}).wanted == {"low": None}
    for no_number in ("twelve", "-3", "1e9", "1.2.3", "٣", "nan"):
        assert "low" in _read({"low": [no_number]}).wrong


def test_choices_days_and_actors() -> None:
    typed = {"effect": [""], "as_of": ["2031-03"], "actor": ["police"], "demographics": ["children"]}
    assert _read(typed).wanted == {
        "effect": None, "as_of": "2031-03", "actor": "police", "demographics": ["children"],
    }  # fmt: skip
    assert _read({"actor": [""]}).wanted == {"actor": None}


def test_words_must_stand_in_the_report() -> None:
    read = _read({"place": ["Lisk"]})
    assert "does not say “Lisk”" in read.wrong["place"]
    assert not read.wanted


def test_words_that_stand_once_are_found_and_others_asked_back() -> None:
    place = _span("Monday")
    assert _read({"place": ["Monday"]}).wanted == {"place": [[place.start, place.end, "Monday"]]}
    asked = _read({"place": ["Morva"]}).asked["place"]
    assert [(words, len(places)) for words, places in asked] == [("Morva", 2)]
    second = asked[0][1][1].value
    start = _TEXT.rindex("Morva")
    assert _read({"place": ["Morva"], "place.place.1": [second]}).wanted == {"place": [[start, start + 5, "Morva"]]}


def test_a_place_that_does_not_read_so_is_not_taken() -> None:
    start = _TEXT.index("12")
    for place in (f"{start}:{start + 2}", "0:5", "x", "5:1", "99999:100000", "-1:5"):
        read = _read({"weapon": ["Monday"], "weapon.at": [place]})
        assert read.wanted["weapon"][0][2] == "Monday"


def test_the_same_words_at_another_place() -> None:
    typed = {"according_to": ["The mayor"], "according_to.at": ["0:9"]}
    assert _read(typed).wanted["according_to"] == [[0, 9, "The mayor"]]
    figure = Figure("r#f1", "r", _span("12"), 12, 12, "exact", "body")
    read = read_form("figure", figure, _TEXT, _as_sent(figure) | {"span.elsewhere": ["1"]})
    start = _TEXT.rindex("12")
    assert read.wanted == {"span": [start, start + 2, "12"]}


def test_several_stretches_stand_on_lines_of_their_own() -> None:
    read = _read({"content": ["12 people died\r\nwept"]}, _STATEMENT)
    assert [words for _, _, words in read.wanted["content"]] == ["12 people died", "wept"]
    assert "one line" in _read({"span": ["12 people\r\nchildren"]}).wrong["span"]


def test_what_only_links_can_be_taken_away() -> None:
    figure = Figure("r#f2", "r", _span("12"), 12, 12, "exact", "body", part_of="r#f1", derived_from=())
    fields = {field.name for field in shown("figure", figure, _TEXT, {})}
    assert "part_of" in fields
    assert "revises" not in fields
    assert read_form("figure", figure, _TEXT, _as_sent(figure) | {"part_of": [""]}).wanted == {"part_of": None}


def test_a_sum_has_no_number_of_its_own_to_amend() -> None:
    figure = Figure("r#f2", "r", _span("12"), 12, 12, "exact", "body", derived_from=("r#f1",))
    assert not {"span", "low", "high", "hedge"} & {field.name for field in shown("figure", figure, _TEXT, {})}
    assert read_form("figure", figure, _TEXT, {"low": ["4"]}).wanted == {}


_ANYTHING = st.text("12 MorvapeopleThe\n:.é", max_size=30)


@given(st.dictionaries(st.sampled_from(["span", "of", "place", "by"]), st.lists(_ANYTHING, max_size=2)), st.data())
def test_whatever_is_typed_no_amendment_names_words_that_are_not_there(typed: Form, data: st.DataObject) -> None:
    places = {f"{name}.at": [data.draw(st.from_regex(r"[0-9]{1,3}:[0-9]{1,3}", fullmatch=True))] for name in typed}
    wanted = _read({**typed, **places}).wanted
    for value in wanted.values():
        for start, end, words in [value] if value and isinstance(value[0], int) else value:
            assert _TEXT[start:end] == words
            assert words.strip() == words
            assert words
