import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.intake.decode import decode, decode_page, is_storable, normalised, sha256_of

WORDS = "The “minister” said – for 5 € – that Kelvoré was calm.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_known_encodings_read_back(encoding):
    decoded = decode(WORDS.encode(encoding))
    assert decoded.text is not None
    assert normalised(decoded.text) == WORDS
    assert decoded.broken == 0


def test_another_script_in_a_one_byte_encoding():
    russian = "Министр сказал в четверг, что переговоры продолжатся на следующей неделе в столице. " * 5
    assert decode(russian.encode("cp1251")).text == russian


def test_a_few_broken_places_do_not_change_the_rest():
    data = WORDS.encode().replace(b"calm", b"ca\xe2\x80lm", 1)
    decoded = decode(data)
    assert decoded.text == WORDS.replace("calm", "ca\ufffdlm", 1)
    assert decoded.broken == 1


@pytest.mark.parametrize("bad", [b"\x93", b"\xe9", b"\xe2\x80"])
def test_a_short_text_with_a_broken_place_is_no_mojibake(bad):
    data = "ORVIK — The reeve".encode() + bad + b" sank a barge.\n"
    assert decode(data) == ("ORVIK — The reeve\ufffd sank a barge.\n", "", 1)
    letters = "Zoë, André and Kelvoré".encode() + bad + b" " + bad + b" met.\n"
    assert decode(letters) == ("Zoë, André and Kelvoré\ufffd \ufffd met.\n", "", 2)


def test_a_short_text_in_a_one_byte_encoding_is_read_as_such():
    text = "“Kelvoré”—so the “reeve” said – is calm."
    assert decode(text.encode("cp1252")) == (text, "", 0)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04....", "a ZIP or office document"),
        (b"\x89PNG\r\n", "an image"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data, what):
    assert decode(data) == (None, what, 0)


def test_a_page_is_read_as_it_declares():
    polish = "Pełnomocnik rządu oświadczył, że zażalenie złożono. " * 20
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{polish}</p></html>'
    assert polish in (decode_page(page.encode("iso-8859-2")).text or "")


def test_a_page_that_declares_wrongly_is_read_all_the_same():
    page = f'<meta charset="ascii"><p>{WORDS}'
    assert decode_page(page.encode()).text == page
    assert decode_page(page.encode("cp1252")).text == page


def test_a_page_cannot_declare_a_codec_that_is_no_encoding():
    page = '<meta charset="unicode_escape"><p>C:\\x\\d caf\xe9'
    assert decode_page(page.encode("cp1252")).text == page


def test_line_ends_become_one_and_other_characters_stay():
    assert normalised("\ufeffa\r\nb\rc\u00ad\u00a0\u2028“d”") == "a\nb\nc\u00ad\u00a0\u2028“d”"
    assert normalised("a\0b\ud800c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(("text", "storable"), [("a\u2028🚢", True), ("a\0", False), ("\udc00", False), ("", True)])
def test_is_storable(text, storable):
    assert is_storable(text) is storable


def test_the_hash_is_over_utf8():
    assert sha256_of("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00\x00\xd8")
def test_any_bytes_decode_to_what_can_be_stored_or_to_none(data):
    for decoded in (decode(data), decode_page(data)):
        assert decoded.text is None or is_storable(normalised(decoded.text))


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_becomes_storable_and_then_stays(text):
    once = normalised(text)
    assert is_storable(once)
    assert normalised(once) == once.removeprefix("\ufeff")
