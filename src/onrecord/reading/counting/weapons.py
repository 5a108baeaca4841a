"""With what weapon, where the words of the deed say so: "killed by a car bomb", "died in an air strike".

Only nouns that name a weapon or its use count; "blast", "strike" and "attack" alone do not, since a blast may be gas
and a strike a stoppage. "Suspected air strike", "a bomb or a gas leak", "bomb factory" state no weapon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Report, Span, Spans
from onrecord.reading.counting.deeds import Deed, bursts, is_incident
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEAPONS = word_set(
    "bomb bombs carbomb grenade grenades rocket rockets missile missiles mortar mortars shell shells shelling "
    "artillery drone drones airstrike airstrikes bombing bombings bombardment gunfire gunshot gunshots gun guns rifle "
    "rifles pistol pistols handgun handguns shotgun shotguns machinegun machineguns revolver revolvers bullet bullets "
    "knife knives machete machetes axe axes sword swords dagger daggers spear spears arrow arrows bayonet bayonets "
    "landmine landmines explosives ied ieds dynamite napalm sarin torpedo torpedoes projectile projectiles munition "
    "munitions ammunition warplane warplanes gunship gunships tank tanks howitzer howitzers cannon flamethrower"
)
# Nouns that name a weapon's use only with the weapon before them: "air strike", "machine-gun fire", "bomb blast".
_USES = word_set(
    "strike strikes attack attacks raid raids fire blast blasts explosion explosions assault assaults ambush barrage "
    "barrages salvo salvos wounds wound round rounds device devices vest vests belt belts gas agent weapon weapons "
    "cocktail cocktails mine mines jet jets phosphorus massacre"
)
_KINDS = word_set(
    "air aerial car truck roadside suicide sniper gun machine tank mortar artillery rocket missile drone bomb grenade "
    "knife propelled machete axe sword shell live explosive nerve poison sarin chlorine mustard chemical petrol land "
    "anti personnel cluster barrel fighter rifle cruise ballistic small arms molotov white nail vehicle homemade "
    "improvised gunshot bullet helicopter heavy automatic incendiary guided precision surface hand pipe parcel letter "
    "tear stun assault unmanned combat naval shotgun pistol"
)
_NAMING = _KINDS - word_set(
    "propelled heavy car truck suicide vehicle homemade improvised small anti personnel hand white fighter automatic "
    "precision surface assault naval helicopter combat tear stun live land guided letter parcel machine unmanned arms"
)
# What a use is called with a word that alone is no weapon: "live rounds", "suicide vest", "land mine".
_PAIRS = frozenset(
    {
        ("live", "rounds"), ("live", "fire"), ("suicide", "vest"), ("suicide", "vests"), ("suicide", "belt"),
        ("land", "mine"), ("land", "mines"), ("personnel", "mine"), ("personnel", "mines"), ("tank", "mines"),
        ("fighter", "jet"), ("fighter", "jets"), ("chemical", "weapons"), ("small", "arms"), ("arms", "fire"),
        ("white", "phosphorus"), ("improvised", "device"), ("explosive", "device"), ("explosive", "devices"),
        ("molotov", "cocktail"), ("molotov", "cocktails"), ("naval", "fire"), ("air", "raid"), ("air", "raids"),
    }
)  # fmt: skip
_WITH = {"with", "by", "using", "from", "in", "during", "under", "of"}
_MEANS = {"with", "by", "using", "involving"}
_WIELDING = word_set("fire hurl throw lob launch drop detonate use set plant")
_DOUBTS = word_set("suspected alleged apparent possible presumed supposed reported purported accidental no attempted")
_UNSURE = word_set("possibly perhaps maybe apparently probably presumably likely not allegedly")
_STEPS = 2


def weapon_of(report: Report, deed: Deed, effect: str) -> Spans:
    """The words that name the weapon; empty where they name none or one of several."""
    for noun in _candidates(deed, effect):
        spans = tuple(_spans(report, noun))
        if spans or _is_open(noun):
            return spans
    return ()


def _candidates(deed: Deed, effect: str) -> Iterator[Token]:
    if effect == "launched":
        yield deed.counted
        return
    if effect == "intercepted":
        return
    for word in (deed.verb, deed.said):
        if word is not None:
            yield from _by_means(word, _WITH, _STEPS)
    for subject in deed.subjects:
        yield subject
        if is_incident(subject):
            yield from _by_means(subject, _MEANS, 1)
    if deed.above is not None:
        yield from _by_means(deed.above, {"with", "using"}, 1)
        yield from _wielded(deed.above)
    if deed.verb is not None:
        for clause in bursts(deed.verb):
            yield from (kid for kid in clause.children if kid.dep_ in ("nsubj", "nsubjpass"))
            yield from _wielded(clause)


def _by_means(word: Token, prepositions: set[str], steps: int) -> Iterator[Token]:
    """What "by", "with" and "in" lead to, an attack's own means included: "in a raid with drones"."""
    for prep in word.children:
        is_using = prep.lower_ in ("using", "involving") and prep.dep_ in ("advcl", "acl", "prep", "xcomp")
        if not (is_using or (prep.dep_ in ("prep", "agent") and prep.lower_ in prepositions)) or _is_unsure(prep):
            continue
        for noun in prep.children:
            if noun.dep_ in ("pobj", "dobj"):
                yield noun
                if steps > 1 and is_incident(noun):
                    yield from _by_means(noun, _MEANS, steps - 1)


def _wielded(verb: Token) -> Iterator[Token]:
    """ "threw grenades into the hall, killing 12"."""
    if verb.lemma_.lower() in _WIELDING:
        yield from (kid for kid in verb.children if kid.dep_ == "dobj")


def _is_unsure(prep: Token) -> bool:
    before = prep.doc[prep.i - 1].lower_ if prep.i else ""
    return before in _UNSURE or any(kid.lower_ in _UNSURE for kid in prep.children)


def _is_open(noun: Token) -> bool:
    """ "a bomb or a gas leak"."""
    return any(kid.lower_ in ("or", "nor") for kid in noun.children if kid.dep_ == "cc")


def _spans(report: Report, noun: Token) -> Iterator[Span]:
    if _is_open(noun):
        return
    for one in (noun, *noun.conjuncts):
        if one.i >= noun.i and names_weapon(one):
            yield report.span(_first_of(one).idx, one.idx + len(one))


def names_weapon(noun: Token) -> bool:
    """Whether the noun with what stands before it names a weapon or its use, without doubt."""
    lower = noun.lower_
    before = _before(noun)
    if _DOUBTS.intersection(kid.lower_ for kid in noun.children) or any(kid.dep_ == "neg" for kid in noun.children):
        return False
    if lower in _WEAPONS:
        return True
    lowers = [token.lower_ for token in before]
    if lower not in _USES:
        return False
    return bool(_NAMING.intersection(lowers)) or any((word, lower) in _PAIRS for word in lowers)


def _before(noun: Token) -> list[Token]:
    """The words of kind right before the noun: the car of "car bomb", hyphens between them included."""
    found: list[Token] = []
    at = noun.i - 1
    while at >= noun.sent.start and len(found) < 6:
        token = noun.doc[at]
        if token.lower_ not in _KINDS and token.lower_ not in _WEAPONS and token.text not in "-‑":
            break
        found.append(token)
        at -= 1
    while found and found[-1].text in "-‑":
        found.pop()
    return found


def _first_of(noun: Token) -> Token:
    return _before(noun)[-1] if _before(noun) else noun
