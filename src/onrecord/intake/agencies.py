"""The news agencies whose names stand in credits, datelines and photo credits."""

from __future__ import annotations

import re

# Names as agencies sign with; a list of signatures, not of parties to anything.
NAMES = (
    "The Associated Press", "Associated Press", "AP", "Reuters", "Thomson Reuters", "Agence France-Presse",
    "Agence France Presse", "AFP", "United Press International", "UPI", "PA Media", "Press Association", "PA",
    "Deutsche Presse-Agentur", "dpa", "EFE", "ACAN-EFE", "EPA", "EPA-EFE", "ANSA", "TASS", "Itar-Tass",
    "RIA Novosti", "Interfax", "Xinhua", "Kyodo", "Kyodo News", "Yonhap", "Anadolu", "Anadolu Agency", "AA",
    "Bloomberg", "Bloomberg News", "Dow Jones", "Australian Associated Press", "AAP", "The Canadian Press",
    "Canadian Press", "CP", "Press Trust of India", "PTI", "ANI", "IANS", "IRNA", "SANA", "MENA", "WAFA", "SPA",
    "KUNA", "WAM", "NNA", "Petra", "Belga", "ANP", "APA", "NTB", "TT", "STT", "Ritzau", "PAP", "CTK", "MTI",
    "Agerpres", "Tanjug", "HINA", "BTA", "LUSA", "Notimex", "Telam", "Prensa Latina", "Antara", "Bernama", "VNA",
    "KCNA", "CNA", "UNB", "BSS", "APP", "Religion News Service", "RNS", "States Newsroom", "ProPublica",
    "Kaiser Health News", "KFF Health News", "Tribune News Service", "TNS", "Getty Images", "Inter Press Service",
    "IPS", "News Agency of Nigeria", "NAN", "Ghana News Agency", "GNA", "Zuma Press", "Shutterstock", "Alamy",
)  # fmt: skip
ALTERNATIVES = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
_PLAIN = {name.casefold().removeprefix("the ") for name in NAMES}
_ANY = re.compile(rf"(?<![\w-])(?:{ALTERNATIVES})(?![\w-])")


def is_agency(name: str) -> bool:
    """Whether this is the name an agency signs with."""
    return name.strip().casefold().removeprefix("the ") in _PLAIN


def first_agency(text: str) -> str | None:
    """The first agency named in a credit line, as it stands there."""
    match = _ANY.search(text)
    return match[0] if match else None


def first_agency_at_start(text: str) -> str:
    """The agency's name that the text begins with; empty where it begins with none."""
    match = _ANY.match(text)
    return match[0] if match else ""
