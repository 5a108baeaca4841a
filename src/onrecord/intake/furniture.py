"""What in a report is no body: photo captions, credit lines and the page's own furniture, told by their wording.

Every test here reads one paragraph. They are narrow on purpose: a statement in a paragraph that is
wrongly called furniture would be lost, while furniture that is called body does little harm.
"""

from __future__ import annotations

import re

from onrecord.intake.agencies import ALTERNATIVES, first_agency, is_agency
from onrecord.intake.authors import looks_like_person

_MAX_CAPTION_CHARACTERS = 900
_MAX_CREDIT_CHARACTERS = 700
_MAX_FURNITURE_WORDS = 30
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,24}"

# A photo credit has capitalised names and, of lower-case words, only these.
_CREDIT_WORDING = """
photo photos photograph photographer photography picture pictures image images illustration file pool handout courtesy
credit source via by for of the and from through provided released screengrab screenshot video still in on at de la van
der den du le al el bin abu
"""
_CREDIT_WORDS = frozenset(_CREDIT_WORDING.split())
_PHOTO_WORD = re.compile(
    r"\b(?:photos?|photograph(?:er|y)?|pictures?|images?|illustration|file|pool|handout|courtesy|screen ?(?:grab|shot)"
    r"|getty|shutterstock|alamy|istock|zuma)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,140})[)\]]\.?$")
_AGENCY_SLASH = re.compile(rf"(?:/ ?|\bvia )(?:{ALTERNATIVES})(?![\w-])|(?<![\w-])(?:{ALTERNATIVES})(?: Photos?)? ?/")
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_HOUSE = rf"{_NAME}(?: {_NAME}){{0,3}}"
_NAME_AND_HOUSE = re.compile(
    rf"(?:[(\[](?:{_HOUSE} ?/ ?{_PERSON}|{_PERSON} ?/ ?{_HOUSE})[)\]]|Photo: {_PERSON} ?/ ?{_HOUSE})$"
)
CAPTION_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}")
_BARE_TAIL = re.compile(
    rf"(?:^|[.!?”\"’'] |[:©] ?)(?:(?:Photo|Photograph|Image|Picture|Credit)s?(?::| by| courtesy of)? )?"
    rf"(?:(?:{_NAME}[ ]){{0,4}}{_NAME} ?/ ?(?:{ALTERNATIVES}|Pool|Rex|Shutterstock)(?: Photo| Images|/{_NAME})?"
    rf"(?: via {_NAME}(?: {_NAME})?)?|(?:{_NAME} ){{1,4}}via (?:{ALTERNATIVES}|Reuters|Twitter|Facebook)|Getty Images"
    rf"|(?:{ALTERNATIVES}) Photos? ?/ ?{_NAME}(?: {_NAME}){{0,4}}"
    rf"|(?:{_NAME} ){{1,6}}via (?:Getty Images|Shutterstock|AP|AFP|Reuters)|(?:{ALTERNATIVES}) (?:Photo|Images))"
    r"(?:, (?:FILE|File|Pool|pool))?\.?$"
)
_CAPTION_HEAD = re.compile(
    r"(?:FILE|File)(?: PHOTO| photo| picture)? ?[:–—-]\s|(?:FILE|File) (?:PHOTO|photo)\b"
    r"|(?:Photos?|Photograph|Images?|Pictures?|Illustration|Photo (?:by|credit|courtesy)|Image credit|Pictured"
    r"|Caption|Photo caption) ?[:|]\s?\S"
    r"|(?:Image|Media|Video|Photo) (?:caption|copyright|source)\b"
    r"|(?:Photo|Photograph|Image|Picture)s? (?:by|courtesy of|credit) [A-ZÀ-Þ]"
    rf"|© ?(?:{ALTERNATIVES}) ?[/.] ?[A-ZÀ-Þ]"
    r"|Enlarge this image\b"
    r"|This (?:[\w-]+ ){0,3}(?:photo|photograph|image|picture)s? (?:released|provided|taken|made)\b"
    r"|In this (?:(?:[A-Z][a-z]+\.?,?|\d{1,4},?|file|undated|recent|combination|combo|still|aerial|satellite"
    r"|handout) ){0,7}(?:photo|image|photograph|frame grab|picture)\b"
)
_CLOSING = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article|piece|dispatch)|(?:additional )?reporting|research)\b"
    r"|^[(\[]?(?i:additional |further )?"
    r"(?i:reporting|writing|editing|compiled|written|edited|reported|translated|produced)"
    r" (?:for [A-Z][\w ]{1,30} )?by [A-Z]"
    r"|^(?:[–—-]{1,2} ?)?With (?:reporting|files|input|additional reporting|contributions|inputs) (?:from|by)\b"
    r"|^(?:[A-Z][\w.’']{1,20} ){0,3}(?:staff|agencies|wires|wire services)"
    r"(?: (?:and|with) (?:news )?(?:staff|agencies|wires|wire services))?$"
    r"|^This (?:story|article|report) (?:was|has been|is) (?:originally |first )?"
    r"(?:published|reported|produced|written|adapted|republished|translated)\b"
)
_WITH_REPORTING = re.compile(rf"With (?:reporting|files|inputs?) (?:from|by) (?:the )?((?:{_NAME} ?){{1,4}})\.?$")
_REPORTED_FROM = re.compile(
    rf"(?:[–—-]{{1,2}} ?)?{_NAME}(?: {_NAME}){{0,4}}(?:(?:, | and |, and ){_NAME}(?: {_NAME}){{0,4}}){{0,6}}"
    rf"(?:, {_NAME}(?: {_NAME}){{0,5}},)? (?:reported|reports) from (?:the )?[A-ZÀ-Þ]"
)
_INLINE_CLOSING = re.compile(
    r"(?<=[.!?”\"’')\]] )(?:[(\[](?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled)\b"
    r"|(?:Additional reporting|Reporting|Writing) by [A-Z])"
)
_SIGNED = re.compile(r"(?:[–—-]{1,2} ?|\()?([A-Za-z][\w.’' /-]{1,40}?)\)?\.?")
_BYLINE = re.compile(
    r"(?:By|BY|by)[ :\u00a0]{1,2}((?:[A-ZÀ-Þ]|de |van |von |al-|el-|bin )[^\n]{2,160}?)(?: ?[|•·–—-] .*)?", re.DOTALL
)

# The beginnings of lines that belong to the page; "$" where only the whole line does.
_NAME_IN_PLACE = re.compile(rf"({_NAME}(?: {_NAME}){{1,3}}),? in {_NAME}(?: {_NAME}){{0,3}}")
_FURNITURE_LINES = (
    r"read (?:more|also|next|the full|our)|also read|must[- ]read|see also\b|find more (?:stories|news)",
    r"more (?:on this|stories|from|coverage)\b|for more (?:stories|news|information),? |want (?:more|to read)\b",
    r"related (?:stor(?:y|ies)|articles?|content|topics|posts?|news|coverage|video)|related:",
    r"share (?:this|on|via|full article)|share$|opens? in (?:a )?new (?:window|tab)|back to top",
    r"follow (?:us|@|[\w ]{1,40} on (?:twitter|x|facebook|instagram|telegram))",
    r"sign up (?:for|to|here|now)|newsletter(?:s|:| sign| signup)|subscribe (?:to|now|here|for|today)|subscribe$",
    r"get (?:our|the) [^.]{0,60}(?:newsletter|inbox|app)\b|download (?:the|our) [^.]{0,40}\bapp\b|enter your e-?mail",
    r"advertisements?(?:$| (?:continue|story|article|scroll))|(?:article|story) continues|continue reading",
    r"scroll (?:down )?(?:to continue|for video)|more: ",
    r"(?:click|tap) (?:here|to)\b|skip (?:to|advertisement|past)|(?:this )?content is (?:not |un)available",
    r"watch (?:live|more|the video|below|now|:)|watch:|listen(?: to this|:)|play video|video (?:player|unavailable)",
    r"(?:no |view |show |leave a |post a |add a )?comments?(?: \(?\d+\)?)?$|join the conversation",
    r"most (?:read|popular|viewed|shared|recent)\b|trending(?: now)?(?::|$)|recommended(?: for you|:|$)|up next",
    r"editors?[’'] picks?|you (?:may|might) (?:also )?(?:like|be interested)|don[’']t miss\b",
    r"copyright\b|©|\(c\) |all rights reserved|our standards:|(?:a|the) version of this (?:article|story)\b",
    r"story highlights|highlights$|key (?:points|takeaways)$|tags?(?:$|:)|topics?:|filed under|categor(?:y|ies):",
    r"(?:print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|copy link|save|close|menu)$",
    r"(?:photos?|videos?|audio|image|gallery|slideshow)$|loading\b|unable to load",
    r"we use cookies|this (?:site|website) uses|accept (?:all )?cookies",
    r"by (?:continuing|signing up|subscribing|clicking|submitting)\b|thank you for (?:reading|signing)",
    r"support (?:our|independent|quality) journalism|(?:already )?a? ?subscriber\?|log ?in(?: or|$)",
    r"have (?:a|any) (?:news )?(?:tip|question|thoughts)\b|contact us at|send (?:us )?(?:your )?tips?\b",
    r"\d+ (?:min(?:ute)?s? read|min(?:ute)?s?$|shares?$|comments?$|of \d+$)",
    r"stay (?:up to date|informed|updated)\b|(?:last )?updated(?: on| at|:| \d)",
    r"(?:(?:first |originally )?published|posted)(?: on| at|:| \d)",
)
_FURNITURE = re.compile(f"(?:{'|'.join(_FURNITURE_LINES)})", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]")
_JOB = re.compile(
    r"\b(?:is (?:an? |the )|was |covers |writes |has (?:written|covered|worked|been) |reports (?:on|for) "
    r"|reporter|editor|writer|correspondent|columnist|journalist|fellow|professor|president|director)\b"
)
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\) )", re.IGNORECASE)
_SAID_IN_IT = re.compile(r"[“\"].{12,}[”\"]|\b(?:said|says|told)\b")


def is_caption(paragraph: str) -> bool:
    """Whether the paragraph is a photo caption or a photo's credit."""
    if len(paragraph) > _MAX_CAPTION_CHARACTERS:
        return False
    if _CAPTION_HEAD.match(paragraph) or photo_credit(paragraph) is not None:
        return True
    # The name of a house that is not known: only with a caption's way of giving the day.
    return bool(_NAME_AND_HOUSE.search(paragraph) and CAPTION_DAY.search(paragraph))


def is_photo_credit_alone(paragraph: str) -> bool:
    """Whether the paragraph holds a photo's credit and no words about what it shows."""
    start = photo_credit(paragraph)
    return start is not None and len(paragraph[:start].split()) < 3


def photo_credit(paragraph: str) -> int | None:
    """Where the photo credit that closes the paragraph begins; None where none does."""
    tail = paragraph[-200:].rstrip()
    offset = max(0, len(paragraph) - 200)
    if (match := _IN_BRACKETS.search(tail)) and _reads_as_credit(match[1]):
        return offset + match.start()
    match = _BARE_TAIL.search(tail)
    return None if match is None else offset + match.start()


def is_closing_credit(paragraph: str) -> bool:
    """Whether the paragraph says who reported, wrote or edited the report."""
    if len(paragraph) > _MAX_CREDIT_CHARACTERS:
        return False
    return bool(_CLOSING.search(paragraph) or _REPORTED_FROM.match(paragraph) or is_signature(paragraph))


def inline_credit(paragraph: str) -> int | None:
    """Where, after the last sentence of a paragraph, a credit such as "(Reporting by ...)" begins."""
    match = _INLINE_CLOSING.search(paragraph)
    return match.start() if match else None


def credited_in(line: str) -> str | None:
    """The agency that a credit line names, or the house whose reporting it says was used."""
    if (agency := first_agency(line)) is not None:
        return agency
    match = _WITH_REPORTING.match(line)
    return match[1].strip() if match and not looks_like_person(match[1].strip()) else None


def is_signature(paragraph: str) -> bool:
    """Whether the paragraph is an agency's name alone, as at the end or the head of its reports."""
    match = _SIGNED.fullmatch(paragraph)
    return match is not None and all(is_agency(part) for part in match[1].split("/"))


def byline_of(paragraph: str) -> str | None:
    """The names in a line such as "By Ann Orr and Bo Lind"; None where it is no byline."""
    if len(paragraph) > 200 or paragraph.endswith((".", "?", "!", ":")) or _SAID_IN_IT.search(paragraph):
        return None
    match = _BYLINE.fullmatch(paragraph)
    return match[1].strip() if match and not re.search(r"[.!?] [A-Z][a-z]+ [a-z]+ ", match[1]) else None


def names_in_byline(paragraph: str) -> str | None:
    """The names in a byline, also one such as "Ann Orr in Kelling". A headline can look like the latter."""
    if (names := byline_of(paragraph)) is not None:
        return names
    match = _NAME_IN_PLACE.fullmatch(paragraph)
    return match[1] if match and looks_like_person(match[1]) else None


def is_note_on_author(paragraph: str, authors: tuple[str, ...]) -> bool:
    """Whether the paragraph tells who one of the authors is, as at the foot of a page."""
    line = paragraph.lstrip("*•– —-").removeprefix("About ")
    if len(line) > _MAX_CREDIT_CHARACTERS or _QUOTED.search(line):
        return False
    return any(line.startswith(name) and _JOB.search(line, len(name), len(name) + 120) for name in authors)


def is_furniture(paragraph: str) -> bool:
    """Whether the paragraph is page furniture: share bars, prompts, links to other reports, tags."""
    if len(paragraph) > 400 or len(paragraph.split()) > _MAX_FURNITURE_WORDS or _SAID_IN_IT.search(paragraph):
        return False
    return bool(_FURNITURE.match(paragraph.lstrip("*•»>|–—- ")))


def is_copyright(paragraph: str) -> bool:
    """Whether the line says whose copyright the report is."""
    return _COPYRIGHT.match(paragraph) is not None


def _reads_as_credit(words: str) -> bool:
    """Whether bracketed words credit a photo: names and credit words only, one of them a photo word or agency/name."""
    if not (_AGENCY_SLASH.search(words) or (_PHOTO_WORD.search(words) and len(_WORD.findall(words)) > 1)):
        return False
    lower = [word for word in _WORD.findall(words) if word[0].islower()]
    return all(word.casefold() in _CREDIT_WORDS for word in lower)
