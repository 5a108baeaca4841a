"""Units beside a number: signs and words for money, shares and measures."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.lexemes import Lexemes

_SIGNS = {"$": "dollar", "£": "pound sterling", "€": "euro", "¥": "japanese yen", "₹": "indian rupee", "₪": "shekel",
          "₽": "ruble", "₩": "won", "₺": "lira", "₦": "naira", "₱": "peso", "₫": "dong", "฿": "baht"}  # fmt: skip
_CODES = {
    "usd": "dollar", "us": "dollar", "eur": "euro", "gbp": "pound sterling", "aud": "australian dollar",
    "cad": "canadian dollar", "inr": "indian rupee", "rs": "rupee", "jpy": "japanese yen", "cny": "chinese yuan",
    "rmb": "chinese yuan", "chf": "swiss franc", "sek": "swedish krona", "nok": "norwegian krone", "nis": "shekel",
    "ils": "shekel", "sar": "saudi riyal", "aed": "uae dirham", "rm": "malaysian ringgit", "hkd": "hong kong dollar",
    "sgd": "singapore dollar", "nzd": "new zealand dollar", "zar": "rand", "krw": "south korean won",
    "brl": "brazilian real", "mxn": "mexican peso", "try": "turkish lira", "rub": "ruble", "pkr": "pakistani rupee",
    "ngn": "naira", "kes": "kenyan shilling", "thb": "baht", "php": "philippine peso", "pln": "zloty",
    "dkk": "danish krone", "czk": "czech koruna",
}  # fmt: skip
_DOLLARS = {"us": "dollar", "a": "australian dollar", "au": "australian dollar", "c": "canadian dollar",
            "ca": "canadian dollar", "nz": "new zealand dollar", "hk": "hong kong dollar", "s": "singapore dollar",
            "r": "brazilian real", "nt": "taiwan dollar"}  # fmt: skip
_MONEY_WORDS = {
    "dollar": "dollar", "dollars": "dollar", "euro": "euro", "euros": "euro", "yen": "japanese yen",
    "yuan": "chinese yuan", "rupee": "rupee", "rupees": "rupee", "shekel": "shekel", "shekels": "shekel",
    "peso": "peso", "pesos": "peso", "franc": "franc", "francs": "franc", "cent": "cent", "cents": "cent",
    "ruble": "ruble", "rubles": "ruble", "rouble": "ruble", "roubles": "ruble", "riyal": "riyal", "riyals": "riyal",
    "dinar": "dinar", "dinars": "dinar", "dirham": "dirham", "dirhams": "dirham", "lira": "lira", "liras": "lira",
    "rand": "rand", "kronor": "krona", "krona": "krona", "baht": "baht", "naira": "naira", "pence": "penny",
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "bucks": "dollar", "colones": "colon", "sucres": "sucre",
}  # fmt: skip
_MEASURES = {
    "km": "kilometre", "kilometer": "kilometre", "kilometre": "kilometre", "m": "metre", "meter": "metre",
    "metre": "metre", "cm": "centimetre", "centimeter": "centimetre", "centimetre": "centimetre", "mm": "millimetre",
    "millimeter": "millimetre", "millimetre": "millimetre", "mile": "mile", "foot": "foot", "feet": "foot",
    "ft": "foot", "inch": "inch", "inches": "inch", "yard": "yard", "yd": "yard", "kg": "kilogram", "kilo": "kilogram",
    "kilogram": "kilogram", "gram": "gram", "g": "gram", "ton": "ton", "tonne": "tonne", "pound": "pound",
    "lb": "pound", "lbs": "pound", "ounce": "ounce", "liter": "litre", "litre": "litre", "gallon": "gallon",
    "barrel": "barrel", "acre": "acre", "hectare": "hectare", "mph": "mile per hour", "kph": "kilometre per hour",
    "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "kb": "kilobyte", "hz": "hertz", "ghz": "gigahertz",
    "mhz": "megahertz", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "kwh": "kilowatt hour", "w": "watt",
    "watt": "watt", "hp": "horsepower", "horsepower": "horsepower", "mbps": "megabit per second",
    "gbps": "gigabit per second", "mpa": "megapascal", "nm": "nanometre", "mah": "milliampere hour",
    "second": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "day": "day",
    "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century", "v": "volt",
    "volt": "volt", "mg": "milligram", "ml": "millilitre", "l": "litre", "calorie": "calorie", "kcal": "kilocalorie",
    "sec": "second", "yr": "year", "fps": "frame per second", "megapixel": "megapixel", "mp": "megapixel",
    "inche": "inch", "khz": "kilohertz", "mpg": "mile per gallon", "bhp": "brake horsepower", "ksi": "ksi",
    "degree": "degree", "sqm": "square metre", "sqft": "square foot", "centurie": "century", "tons": "ton",
}  # fmt: skip
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the first word behind it (or the first word of it, where it stands before the number)."""

    name: str
    edge: int
    is_money: bool = False


def money_before(words: Lexemes, at: int) -> Unit | None:
    """The currency whose sign or code ends right before word `at`."""
    sign, before = words.at(at - 1), words.at(at - 2)
    if sign in _SIGNS:
        if sign == "$" and before in _DOLLARS and words.touches(at - 2):
            return Unit(_DOLLARS[before], at - 2, is_money=True)
        return Unit(_SIGNS[sign], at - 1, is_money=True)
    if sign in _DOLLARS and before == "$" and words.touches(at - 2) and words.touches(at - 1):
        return Unit(_DOLLARS[sign], at - 2, is_money=True)
    if sign in _CODES and words.raw(at - 1)[0].isupper() and (sign != "us" or before == "$"):
        return Unit(_CODES[sign], at - 1, is_money=True)
    if sign == "." and before == "rs":
        return Unit("rupee", at - 2, is_money=True)
    return None


def unit_behind(words: Lexemes, at: int) -> Unit | None:
    """The unit whose words begin at word `at`, after a hyphen too ("a 30-year mortgage")."""
    hyphen = words.at(at) in {"-", "‑"} and words.touches(at - 1)
    begin = at + 1 if hyphen else at
    word, following = words.at(begin), words.at(begin + 1)
    if word in {PERCENT, "percent", "pct", "pc", "per"}:
        return _percent(word, following, begin)
    if word == "percentage" and following.startswith("point"):
        return Unit("percentage point", begin + 2)
    if word == "p" and words.touches(begin - 1) and words.at(begin - 1)[:1].isdigit():
        return Unit("penny", begin + 1, is_money=True)
    if len(word) == 3 and word in _CODES and words.raw(begin).isupper() and word != "try":
        return Unit(_CODES[word], begin + 1, is_money=True)
    if word in _MONEY_WORDS:
        return Unit(_MONEY_WORDS[word], begin + 1, is_money=True)
    return _measure(words, word, begin, hyphen)


def _percent(word: str, following: str, begin: int) -> Unit | None:
    if word == "per":
        return Unit(PERCENT, begin + 2) if following == "cent" else None
    return Unit(PERCENT, begin + 1)


def _measure(words: Lexemes, word: str, begin: int, hyphen: bool) -> Unit | None:
    following = words.at(begin + 1)
    name = _MEASURES.get(word) or _MEASURES.get(word.removesuffix("s"))
    if name is None or (len(word) == 1 and not words.touches(begin - 1)):
        return None
    is_plural = following.endswith("s") and len(following) > 3
    if word == name and not hyphen and is_plural and words.at(begin - 1) not in {"one", "1", "a", "per"}:
        return None  # "two barrel bombs": a measure of two is in the plural
    if (
        name in {"kilometre", "mile", "metre"}
        and words.at(begin + 1) in {"per", "an"}
        and words.at(begin + 2) in {"hour", "hr"}
    ):
        return Unit(f"{name} per hour", begin + 3)
    return Unit(name, begin + 1)
