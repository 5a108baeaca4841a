"""Whether a match is a time expression at all."""

from __future__ import annotations

from onrecord.reading.dating.grammar import RULES
from onrecord.reading.dating.matching import Match, Text
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import Lexemes, word_set

_BEFORE_NAME = word_set(
    "in since last next this until till by of during late early from after before through mid for every to between"
)
_NAMELIKE = word_set("this_unit length daytime today next_to_day next_to_daytime unit span this_daytime")
_FEASTS = word_set("good black bloody palm easter ash holy cyber maundy shrove whit")
_TITLE_ZONES = {"headline", "dateline", "caption"}
_OPENING = {'"', "“", "‘", "'", "`", "’"}
_PRESS_VERBS = word_set("said reported wrote says reports writes quoted cited published newspaper newspapers paper")
_YEAR_AFTER = {
    "$",
    "%",
    "percent",
    "#",
    "£",
    "€",
    "no",
    "number",
    "/",
    "about",
    "some",
    "nearly",
    "than",
    "route",
    "population",
    "bus",
    "train",
    "article",
    "room",
    "section",
    "flight",
    "highway",
    "page",
    "model",
    "gate",
    "unit",
    "least",
}


def is_plausible(text: Text, match: Match) -> bool:
    """Whether a match that could be something else ("May", "1,200", "the 90 people") is a time expression here."""
    words = text.words
    name, before = RULES[match.rule].name, words.at(match.first - 1)
    stretch = text.letters[match.first : match.last]
    if name == "year" and stretch[-1] == "Y":
        return _is_year(words, match, before) and not _counts_things(text, match, before)
    if name in {"month", "weekday"} and len(stretch) == 1 and _names_person(text, match):
        return False
    if (name == "month" and stretch == "m") or stretch == "m.":
        return before in _BEFORE_NAME or _is_summer_month(words, match)
    if name == "weekday" and stretch[:1] == "w":
        return False
    return not (name in {"month_day", "day_month"} and before == "$")


def _names_person(text: Text, match: Match) -> bool:
    """ "Sunday Okoro", "April Wood": a given name, if no preposition or verb stands before it."""
    token = token_at(text.doc, text.words.start[match.first])
    if token is None or token.i + 1 >= len(text.doc):
        return False
    after = token.nbor(1)
    is_given = after.ent_type_ == "PERSON" and (token.i + 2 == len(text.doc) or not token.nbor(2).ent_type_)
    before = token.nbor(-1) if token.i else None
    is_dated = before is not None and before.pos_ in {"ADP", "VERB", "AUX", "DET", "ADJ", "ADV", "SCONJ"}
    return token.ent_type_ == "PERSON" or (is_given and not is_dated)


def _counts_things(text: Text, match: Match, before: str) -> bool:
    """ "2030 sheep died", "2000 were hurt": a number without "in" or "of" before what it counts."""
    is_told = before in _BEFORE_NAME or before in {"the", "s", "a", "an", "-", "–"} or match.last - match.first > 1
    if is_told or match.last >= len(text.words):
        return False
    if text.words.at(match.last) in {"were", "are", "have", "of"}:
        return True
    token = token_at(text.doc, text.words.start[match.last])
    follows_verb = token is not None and token.i > 1 and token.nbor(-2).pos_ == "VERB"
    return token is not None and (token.tag_ == "NNS" or (follows_verb and token.pos_ == "NOUN"))


def _is_summer_month(words: Lexemes, match: Match) -> bool:
    """Whether "June" or "July" stands alone, not in a person's name; their like, "May" and "March", are also verbs."""
    month = words.at(match.first)
    after = words.raw(match.last)[:1] if match.last < len(words) else ""
    before = words.raw(match.first - 1)[:1] if match.first else ""
    return month == "july" or (month == "june" and not (after.isupper() or before.isupper()))


def _is_year(words: Lexemes, match: Match, before: str) -> bool:
    year, after = words.at(match.last - 1), words.at(match.last)
    if before in _YEAR_AFTER or after in {"%", "percent", "hours", "000", "million", "people", "gmt"}:
        return False
    return "1700" <= year <= "2100" or before in {"in", "since", "until", "by"}


def is_age(words: Lexemes, match: Match) -> bool:
    """ "52 years old", "the 6-year-old boy"."""
    if RULES[match.rule].name != "length":
        return False
    return words.at(match.last - 1) == "old" or "old" in words.lower[match.last : match.last + 2]


def is_name(text: Text, match: Match) -> bool:
    """ "This Week", "60 Minutes" on the air; "the daily Beacon", "the weekly said": titles and newspapers."""
    words, name = text.words, RULES[match.rule].name
    if name == "weekday":
        return _names_feast_or_paper(text, match)
    if name == "habit":
        after = words.raw(match.last)[:1] if match.last < len(words) else ""
        return after.isupper() or words.at(match.last) in _PRESS_VERBS
    if name not in _NAMELIKE or text.report.zone_at(words.start[match.first]) in _TITLE_ZONES:
        return False
    named = [word for word in map(words.raw, range(match.first, match.last)) if word.isalpha() and word != "the"]
    if match.first == 0 or not named or not all(word.istitle() for word in named):
        return False
    if name in {"length", "span"} and len(named) > 1 and _is_titled(words, match.last):
        return True  # "the Six-Day War"
    before = words.raw(match.first - 1)
    is_quoted = before in _OPENING and match.last - match.first > 1
    return is_quoted or (before.istitle() and (name != "today" or _is_titled(words, match.last)))


def _names_feast_or_paper(text: Text, match: Match) -> bool:
    """ "Good Friday", "the Sunday Beacon"."""
    words = text.words
    before = words.at(match.first - 1)
    if before in _FEASTS:
        return words.raw(match.first - 1).istitle()
    after = words.raw(match.last) if match.last < len(words) else ""
    token = (
        token_at(text.doc, words.start[match.last]) if before == "the" and len(after) > 2 and after.istitle() else None
    )
    return token is not None and token.pos_ == "PROPN" and token.ent_type_ not in {"NORP", "GPE", "PERSON"}


def _is_titled(words: Lexemes, index: int) -> bool:
    """Whether a word with a capital stands at `index`, over the sign of a genitive."""
    index += words.at(index) in {"'", "’"}
    return index < len(words) and words.raw(index).istitle()


def is_attribute(text: Text, match: Match) -> bool:
    """ "the night shift", "a morning paper": a part of the day that says which kind of thing is meant."""
    if RULES[match.rule].name != "daytime":
        return False
    token = token_at(text.doc, text.words.start[match.last - 1])
    return token is not None and token.dep_ == "compound" and token.head.i == token.i + 1
