"""What people do for a living, by field: one person rarely has callings of two fields."""

from __future__ import annotations

import re

_FIELDS = {
    "medicine": """surgeon doctor nurse physician medic paramedic midwife dentist pharmacist psychiatrist cardiologist
        oncologist paediatrician pediatrician anaesthetist radiologist neurologist gynaecologist optician veterinarian
        vet orderly""",
    "fine arts": "painter sculptor artist illustrator engraver muralist cartoonist potter ceramicist",
    "press": "journalist reporter correspondent columnist editor photographer cameraman newsreader",
    "letters": "poet novelist playwright translator librarian bookseller",
    "stage": """actor actress singer musician composer guitarist drummer pianist violinist cellist trumpeter rapper
        dancer ballerina choreographer comedian magician soprano tenor conductor""",
    "sport": """footballer striker goalkeeper defender midfielder winger player coach cyclist jockey boxer swimmer
        runner sprinter athlete golfer wrestler gymnast skier skater rower sprinter cricketer batsman bowler referee""",
    "teaching": "teacher schoolteacher headteacher headmaster headmistress tutor kindergartener",
    "law": "lawyer attorney barrister solicitor judge magistrate notary prosecutor",
    "faith": "priest pastor rabbi imam vicar monk nun chaplain preacher",
    "farming": "farmer farmworker shepherd beekeeper rancher gardener florist winegrower herder forester lumberjack",
    "sea": "fisherman sailor ferryman diver lighthouse-keeper",
    "driving": "driver trucker cabbie chauffeur courier postman postwoman",
    "flying": "pilot stewardess",
    "food": "baker cook chef butcher waiter waitress barista bartender brewer confectioner pastry-cook grocer",
    "building": "carpenter plumber bricklayer mason roofer electrician builder joiner welder glazier architect",
    "machines": "mechanic engineer machinist fitter technician programmer electrician",
    "mining": "miner quarryman",
    "metal": "blacksmith locksmith goldsmith jeweller jeweler watchmaker",
    "cloth": "tailor seamstress weaver shoemaker cobbler dressmaker milliner",
    "hair": "hairdresser barber beautician",
    "shop": "shopkeeper cashier shop-assistant salesman saleswoman stallholder",
    "desk": "clerk accountant bookkeeper cashier typist receptionist teller",
    "order": "policeman policewoman detective constable firefighter fireman jailer",
    "cleaning": "cleaner janitor caretaker housekeeper maid dustman",
    "science": "physicist chemist biologist geologist astronomer botanist zoologist seismologist meteorologist",
}
_FIELDS_OF: dict[str, frozenset[str]] = {
    word: frozenset(field for field, words in _FIELDS.items() if word in words.split())
    for words in _FIELDS.values()
    for word in words.split()
}
# Fields from which people go into office, or stay in one beside it.
OF_OFFICE_TOO = frozenset({"law", "press", "letters", "faith", "science", "order"})
_AFTER_HEAD = re.compile(r",| (?:of|for|who|with|in|at|from|on|to|by|that|whose|and|turned) ")
_MORE = re.compile(r" and | turned |-turned-|, (?:an? |the )?")


def fields_of(description: str) -> frozenset[str]:
    """The fields of the callings that a description's head nouns name: "a surgeon from Orlo", "a poet and teacher"."""
    parts = _MORE.split(description.casefold().replace("’", "'"))
    return frozenset(field for part in parts for field in _FIELDS_OF.get(_head(part), ()))


def _head(part: str) -> str:
    words = _AFTER_HEAD.split(part.strip() + " ", maxsplit=1)[0].split()
    return words[-1] if words else ""
