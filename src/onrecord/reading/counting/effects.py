"""What a number counts: the words that say somebody was killed, held, displaced, something launched, spent."""

from __future__ import annotations

from typing import cast

from onrecord.model import Effect
from onrecord.reading.lexemes import word_set

PEOPLE_EFFECTS = frozenset({"killed", "injured", "missing", "held", "taken", "released", "displaced", "detained"})

# Verbs whose object is counted: base form and irregular forms; the regular ones are made below.
_OBJECT_VERBS: dict[str, str] = {
    "killed": "kill slay slew slain slaying murder massacre assassinate execute martyr slaughter behead lynch butcher",
    "injured": "injure wound hurt hurting maim hospitalize hospitalise shot shoot shooting stab stabbed stabbing",
    "taken": "capture seize",
    "held": "kidnap kidnapped kidnapping abduct hold holds held holding",
    "released": "release free freed freeing liberate",
    "displaced": "displace evacuate uproot",
    "detained": "detain arrest imprison jail incarcerate apprehend",
    "launched": "launch fire lob fires fired firing hurl",
    "intercepted": "intercept downed downing",
    "deployed": "deploy mobilize mobilise dispatch station redeploy",
    "delivered": "deliver distribute airdrop airdropped",
    "spent": "spend spent spending pay paid paying cost costs costing invest allocate disburse",
}
# Verbs whose subject is counted.
_SUBJECT_VERBS: dict[str, str] = {
    "killed": "die died dies dying perish drown drowned succumb",
    "displaced": "flee fled fleeing flees",
    "missing": "vanish disappear",
}
# Words that say the state of those counted: "12 dead", "30 others hostage", "the 12 wounded".
_STATES: dict[str, str] = {
    "killed": "dead killed slain lifeless murdered massacred executed assassinated",
    "injured": "wounded injured hurt hospitalized hospitalised",
    "missing": "missing unaccounted",
    "held": "hostage captive hostages captives held kidnapped abducted",
    "displaced": "homeless displaced",
    "detained": "imprisoned jailed detained arrested incarcerated",
    "released": "released freed",
}
# Nouns that are themselves what is counted.
_COUNTED: dict[str, str] = {
    "killed": "death deaths fatality fatalities dead lives corpses bodies killings murders",
    "injured": "injury injuries injured wounded",
    "missing": "missing",
    "held": "hostage hostages captive captives",
    "displaced": "refugee refugees displaced evacuee evacuees",
    "detained": "prisoner prisoners detainee detainees arrest arrests inmates",
}
# Nouns that say what befell those named after "of" or the figure that follows: "a toll of 31", "the release of 50".
_HAPPENINGS: dict[str, str] = {
    "killed": "toll death deaths killing killings murder murders massacre slaughter assassination execution dead",
    "injured": "injury injuries wounding wounded injured shooting stabbing beating",
    "released": "release freeing liberation",
    "held": "kidnapping abduction kidnappings abductions",
    "taken": "capture seizure",
    "displaced": "displacement evacuation",
    "detained": "arrest arrests detention imprisonment",
    "launched": "launch launching firing",
    "intercepted": "interception",
    "deployed": "deployment",
    "delivered": "delivery",
    "missing": "disappearance missing",
}
_WEAPONS = word_set(
    "rocket rockets missile missiles drone drones shell shells mortar mortars projectile projectiles bomb bombs "
    "strike strikes airstrike airstrikes attack attacks raid raids sortie sorties satellite satellites grenade "
    "grenades round rounds shot shots salvo salvos barrage torpedo torpedoes operation operations"
)


# Happenings that are told of when they are over.
INCIDENTS = word_set(
    "attack attacks airstrike airstrikes strike strikes bombing bombings blast blasts explosion explosions crash "
    "shooting shootings shelling raid raids ambush clash clashes massacre collision earthquake fire stabbing accident "
    "incident assault gunfire robbery riot riots bombardment killing killings"
)


def _forms(verb: str) -> set[str]:
    """A regular verb's forms; for a form that is already inflected, only itself."""
    if verb.endswith(("ed", "ing")) or verb in _IRREGULAR:
        return {verb}
    stem = verb[:-1] if verb.endswith("e") else verb
    past = stem[:-1] + "ied" if stem.endswith(("ry", "ty", "fy")) else stem + "ed"
    plural = verb + "es" if verb.endswith(("sh", "ss", "ch")) else verb + "s"
    return {verb, plural, past, stem + "ing"}


_IRREGULAR = word_set(
    "slew slain hurt shot spent paid cost costs fled fires freed died dies flees spend pay flee die hold holds held"
)


def _table(source: dict[str, str], inflect: bool) -> dict[str, Effect]:
    table: dict[str, Effect] = {}
    for effect, words in source.items():
        for word in words.split():
            table.update(dict.fromkeys(_forms(word) if inflect else {word}, cast("Effect", effect)))
    return table


OBJECT_VERBS = _table(_OBJECT_VERBS, inflect=True)
SUBJECT_VERBS = _table(_SUBJECT_VERBS, inflect=True)
STATES = _table(_STATES, inflect=False)
BASE_FORMS = frozenset(word for words in _OBJECT_VERBS.values() for word in words.split()) - _IRREGULAR
COUNTED = _table(_COUNTED, inflect=False)
HAPPENINGS = _table(_HAPPENINGS, inflect=False)


def accepts(effect: Effect, head: str, unit: str | None, is_money: bool) -> bool:
    """Whether an effect can be said of what the number counts: years are not killed, people are not launched."""
    if effect == "spent":
        return is_money
    if is_money or unit in TIMES or (effect in PEOPLE_EFFECTS and unit not in {None, "%"}):
        return False
    if effect == "launched":
        return head in _WEAPONS or unit == "%"
    if effect == "intercepted":
        return head not in PEOPLE and head not in PERSONS
    if effect in {"deployed", "delivered"}:
        return True
    return head not in THINGS


TIMES = word_set("second minute hour day week month year decade century fortnight")
THINGS = _WEAPONS | word_set(
    "house houses home homes building buildings vehicle vehicles car cars truck trucks tank tanks plane planes "
    "helicopter helicopters ship ships boat boats aircraft time times case cases count counts charge charges "
    "incident incidents shooting shootings city cities town towns village villages country countries state states "
    "place places location locations point points site sites hospital hospitals school schools gun guns weapon "
    "weapons vote votes seat seats mile miles kilometer kilometers kilometre kilometres meter meters metre metres "
    "foot feet degree degrees block blocks area areas way ways reason reasons part parts stage stages goal goals "
    "dog dogs horse horses cow cows cattle sheep goat goats camel camels pig pigs chicken chickens bird birds fish cat "
    "cats lion lions tiger tigers bear bears elephant elephants gorilla gorillas rhino rhinos whale whales wolf wolves "
    "animal animals livestock deer elk moose bison buffalo turkeys ducks geese hens hogs rabbits rats snakes seals "
    "film films song songs album albums document documents photo photos image images video videos record records "
    "report reports statement statements product products version versions pages page files file letters letter books "
    "book property properties bags bag packages package parcels phones phone computers computer laptops rifles rifle "
    "pistols pistol items item balloons tons tonnes barrels "
    "warrant warrants "
    "dolphins sharks bees insects monkeys scene scenes "
    "bullet bullets wound wounds separate occasion occasions firm firms company companies game games killer"
)

# Singular nouns for one human being, and the plural of each.
PERSONS = word_set(
    "person man woman boy girl child baby infant teenager teen toddler youth student teacher pupil soldier policeman "
    "policewoman officer official civilian worker journalist reporter guard villager farmer driver passenger "
    "pedestrian victim bystander resident tourist patient doctor nurse priest nun judge lawyer businessman peasant "
    "guerrilla rebel militant fighter gunman attacker suspect assailant terrorist extremist insurgent lieutenant "
    "captain major colonel general sergeant corporal deputy trooper marine sailor pilot firefighter paramedic medic "
    "protester demonstrator activist leader politician mayor governor minister senator lawmaker councilman "
    "ambassador diplomat prisoner inmate hostage detainee refugee migrant settler father mother son daughter brother "
    "sister wife husband couple clerk cashier customer employee adult male female individual contractor engineer "
    "agent cop volunteer shopkeeper fisherman player coach singer artist survivor gangster peacekeeper conscript "
    "gunner raider bomber sniper hijacker kidnapper commander recruit "
    "citizen servant maid neighbor neighbour bodyguard intruder robber juvenile"
)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:] != "oy":
        return noun[:-1] + "ies"
    return {"child": "children", "person": "people", "wife": "wives"}.get(noun, noun + "s")


PEOPLE = frozenset(_plural(noun) for noun in PERSONS) | {
    "persons", "casualties", "wives", "troops", "personnel", "nationals", "jihadists",
}  # fmt: skip
