"""What a noun phrase says of the people it names: combatants or civilians; women, children or men.

The lists hold ordinary English nouns by role, never the name of a party.

- *combatant*: as reported, a member of an armed force or group by a noun that can mean nothing else in a count of
  victims (soldier, fighter, rebel). It says what the report calls them, not what they were.
- *civilian*: only the words civilian and non-combatant. A child, a woman, a villager, a medic, a worker may be either
  for all that the words say, so they have no class.
- Nobody's class is read from "police", "guard", "peacekeeper", "bodyguard", "settler", "attacker" or "extremist":
  recorders of casualties class police and guards differently, and the rest names a deed or a view.
- Words that take it back leave the class open: suspected, alleged, former, would-be, "armed civilians".
"""

from __future__ import annotations

from onrecord.model import Demographic, VictimClass
from onrecord.reading.lexemes import Lexemes, word_set

_COMBATANTS = word_set(
    "soldier soldiers troop troops militant militants fighter fighters gunman gunmen rebel rebels insurgent insurgents "
    "terrorist terrorists guerrilla guerrillas guerilla guerillas jihadist jihadists jihadi jihadis militiaman "
    "militiamen paramilitary paramilitaries combatant combatants infantryman infantrymen paratrooper paratroopers "
    "commando commandos conscript conscripts reservist reservists serviceman servicemen servicewoman servicewomen "
    "airman airmen marine marines sniper snipers mercenary mercenaries legionnaire legionnaires gunner gunners "
    "artilleryman artillerymen cavalryman cavalrymen"
)
_CIVILIANS = word_set("civilian civilians noncombatant noncombatants")
# Nouns that count people without saying what they are, whose modifiers say it: "civilian deaths", "rebel casualties".
_COUNTS = word_set(
    "death deaths casualty casualties fatality fatalities life lives dead wounded injured hostage hostages captive "
    "captives prisoner prisoners detainee detainees victim victims losses"
)
_RANKED = _COUNTS | word_set(
    "officer officers commander commanders personnel recruit recruits general generals colonel colonels major majors "
    "captain captains lieutenant lieutenants sergeant sergeants corporal corporals cadre cadres leader leaders chief "
    "chiefs commandant commandants"
)
_ARMED = word_set(
    "army military navy naval infantry militia rebel rebels insurgent guerrilla guerilla militant paramilitary brigade "
    "battalion soldier troop"
)
_FORCES = word_set("army military navy militia infantry militias guerrillas rebels armies")
_ARMED_KINDS = word_set("armed rebel insurgent guerrilla militant paramilitary militia")
_ARMED_BODIES = word_set("group groups force forces faction factions wing movement unit units")
_MEMBERS = word_set("member members personnel servicemen")
_SPORTING = word_set("fire prize cage crime martial ufc mma bull street kick")
_DOUBTED = word_set(
    "suspected alleged supposed purported presumed possible potential apparent accused self would so called "
    "former ex retired future aspiring armed non fake mock toy"
)
_WOMEN = word_set(
    "woman women wife wives mother mothers widow widows grandmother grandmothers policewoman policewomen servicewoman "
    "servicewomen businesswoman businesswomen"
)
_MEN = word_set("man men husband husbands father fathers widower widowers grandfather grandfathers")
_CHILDREN = word_set(
    "child children boy boys girl girls baby babies infant infants toddler toddlers newborn newborns schoolboy "
    "schoolboys schoolgirl schoolgirls schoolchild schoolchildren minor minors"
)
_CHILD_HEADS = (
    _COUNTS | _COMBATANTS | word_set("refugee refugees migrant migrants patient patients worker workers labourers")
)
_UNBORN = word_set("unborn")
GROWN = 18


def class_of(words: Lexemes, first: int, last: int) -> VictimClass | None:
    """Whether the noun phrase [first, last) names combatants or civilians by its own words."""
    if last <= first:
        return None
    head, before = words.at(last - 1), words.lower[first : last - 1]
    if words.at(first - 1) == "-" and words.at(first - 2) in _DOUBTED:
        before = [words.at(first - 2), *before]
    if "'" in before or "’" in before:
        before = before[max(at for at, word in enumerate(before) if word in "'’") + 1 :]
    is_noncombatant = head in {"combatant", "combatants"} and before[-2:] == ["non", "-"]
    if is_noncombatant:
        return "civilian"
    if _DOUBTED.intersection(before):
        return None
    says_civilian = head in _CIVILIANS or "civilian" in before
    says_combatant = _is_armed(head, before) or _is_of_force(words, head, last)
    if says_civilian == says_combatant:
        return None
    return "civilian" if says_civilian else "combatant"


def _is_armed(head: str, before: list[str]) -> bool:
    if head in _COMBATANTS:
        return not _SPORTING.intersection(before)
    is_air_force = before[-2:] == ["air", "force"]
    return head in _RANKED and (bool(before[-1:] and before[-1] in _ARMED) or is_air_force)


def _is_of_force(words: Lexemes, head: str, at: int) -> bool:
    """ "members of the army", "members of an armed group"."""
    if head not in _MEMBERS or words.at(at) != "of":
        return False
    behind = words.lower[at + 1 : at + 7]
    cut = next((n for n, word in enumerate(behind) if not word.isalpha() and word not in {"-", "'", "’"}), len(behind))
    for n, word in enumerate(behind[:cut]):
        if word in _FORCES or (word in _ARMED_KINDS and _ARMED_BODIES.intersection(behind[n + 1 : n + 2])):
            return not (behind[n + 1 : n + 2] and behind[n + 1] in {"families", "family", "wives", "'", "’"})
        if word in {"in", "at", "from", "and", "who", "that", "were", "was", "by"}:
            return False
    return False


def demographic_of(words: Lexemes, first: int, last: int) -> Demographic | None:
    """Whether the noun phrase [first, last) names women, children or men by its own words."""
    if last <= first:
        return None
    head, before = words.at(last - 1), words.lower[first : last - 1]
    if _UNBORN.intersection(before):
        return None
    age = stated_age(words, first, last)
    if head in _CHILDREN or (age is not None and age < GROWN):
        return "children"
    if before[-1:] == ["child"] and head in _CHILD_HEADS:
        return "children"
    if head in _WOMEN or before[-1:] in (["women"], ["woman"]):
        return "women"
    return "men" if head in _MEN else None


def stated_age(words: Lexemes, first: int, last: int) -> int | None:
    """The years of "9-year-old" in [first, last); months make it 0."""
    for at in range(first, last):
        if words.at(at) in {"old", "olds"}:
            before = [(word, index) for index in range(max(at - 5, 0), at) if (word := words.at(index)) != "-"]
            if len(before) >= 2 and before[-2][0].isdigit() and before[-1][0] in {"year", "month", "years", "months"}:
                return int(before[-2][0]) if before[-1][0].startswith("year") and len(before[-2][0]) < 4 else 0
    return None


def is_civil_or_armed(word: str) -> bool:
    """Whether the noun itself says that it names civilians or combatants."""
    return word in _COMBATANTS or word in _CIVILIANS
