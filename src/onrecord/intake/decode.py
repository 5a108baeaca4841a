"""From bytes to text: which encoding, what is no text at all, and what can be stored."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_CONTROL_SHARE = 0.02
_HIGH = bytes(range(0x80, 0x100))
# English in a one-byte encoding has few bytes above 127; other scripts have mostly such.
_WESTERN_SHARE = 0.15
_SAMPLE = 1 << 16
_BROKEN = "\ufffd"
# Dashes, quotation marks and the like: their bytes in UTF-8 read as Windows-1252 are what nobody writes ("â€”").
_SIGNS = re.compile("[\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2122]")
# What pages may declare; Python knows further "encodings" that are none (base64, unicode_escape).
_DECLARABLE = re.compile(
    r"utf-?(?:8|16|32)(?:-?[lb]e)?|us-ascii|iso-?8859-?\d+|latin-?\d+|windows-?\d+|cp\d+|koi8-[ru]|macintosh"
    r"|gb(?:k|2312|18030)|big5(?:-?hkscs)?|euc-(?:jp|kr)|shift[_-]jis|iso-2022-(?:jp|kr)",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)


class Decoded(NamedTuple):
    """The text, or None and what the bytes are instead; `broken` counts characters that could not be read."""

    text: str | None
    what: str = ""
    broken: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file, as well as it can be read: by its BOM, else as UTF-8, else by its looks."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return Decoded(None, what)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_count(data[len(bom) :], encoding)
    if (wide := _unmarked_utf16(data)) is not None:
        return _with_count(data, wide)
    if _looks_binary(data):
        return Decoded(None, "binary data")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data)


def decode_page(data: bytes) -> Decoded:
    """The markup of a page: as `decode`, but what the page declares goes before what its bytes look like."""
    declared = _DECLARED.search(data, 0, 4096)
    name = declared[1].decode("ascii") if declared else ""
    if not data.startswith(tuple(bom for bom, _ in _BOMS)) and not _is_utf8(data) and _DECLARABLE.fullmatch(name):
        # By the web's rules a page that declares Latin-1 or ASCII is Windows-1252.
        western = name.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii"}
        try:
            return Decoded(data.decode("cp1252" if western else name))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def normalised(text: str) -> str:
    """The text as it is stored: without a BOM, lines ended by LF, and U+FFFD for NUL and lone surrogates."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", _BROKEN)
    return text if is_storable(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_storable(text: str) -> bool:
    """Whether the text can be stored unchanged: no NUL, no lone surrogate."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def sha256_of(text: str) -> str:
    """The hash that stands for a stored text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _with_count(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, broken=text.count(_BROKEN))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a BOM: in European text every other byte is nearly always zero."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _not_utf8(data: bytes) -> Decoded:
    """UTF-8 with a few broken places, else Windows-1252 where it can be, else what charset-normalizer finds."""
    loose = data.decode("utf-8", "replace")
    high = len(data) - len(data.translate(None, _HIGH))
    broken = loose.count(_BROKEN)
    # What came out whole took two to four bytes that fit together: seldom by chance, and for a sign hardly ever.
    whole = sum(letter > "\x7f" for letter in loose) - broken
    if whole > broken or len(_SIGNS.findall(loose)) >= broken:
        return Decoded(loose, broken=broken)
    if high <= _WESTERN_SHARE * len(data):
        return _with_count(data, "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return Decoded(loose, broken=broken) if best is None else _with_count(data, best.encoding)
