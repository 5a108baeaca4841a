"""Common nouns that say what somebody is: offices, honorifics, kin, and what organisations are called.

Every word here is an ordinary English noun; no party, person or place is in any list.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS: dict[str, tuple[str | None, Gender | None]] = {
    "mr": (None, "m"), "mister": (None, "m"), "sir": (None, "m"), "lord": ("lord", "m"),
    "mrs": (None, "f"), "ms": (None, "f"), "miss": (None, "f"), "dame": (None, "f"), "lady": ("lady", "f"),
    "dr": ("doctor", None), "prof": ("professor", None), "rev": ("reverend", None), "sen": ("senator", None),
    "rep": ("representative", None), "reps": ("representative", None), "sens": ("senator", None),
    "gov": ("governor", None), "gen": ("general", None), "lt": ("lieutenant", None), "col": ("colonel", None),
    "capt": ("captain", None), "sgt": ("sergeant", None), "maj": ("major", None), "adm": ("admiral", None),
    "brig": ("brigadier", None), "cmdr": ("commander", None), "pm": ("prime minister", None),
    "ayatollah": ("ayatollah", "m"), "mp": ("member of parliament", None),
}  # fmt: skip

ROLE_HEADS = _words("""
    president prime-minister premier minister chancellor secretary spokesman spokeswoman spokesperson chairman
    chairwoman chairperson chair chief commander leader official director ambassador envoy senator representative
    congressman congresswoman lawmaker governor mayor general colonel captain major lieutenant sergeant admiral
    brigadier king queen prince princess sultan emir pope archbishop bishop cardinal patriarch rabbi imam sheikh
    judge justice prosecutor attorney lawyer counsel adviser advisor aide analyst expert professor doctor reporter
    correspondent journalist editor author founder head manager coach owner executive ceo delegate negotiator
    diplomat consul commissioner coordinator economist strategist candidate nominee activist campaigner resident
    witness survivor officer soldier superintendent inspector detective sheriff speaker deputy treasurer
    vice-president politician member councillor councilman councilwoman businessman businesswoman billionaire
    actor actress singer scientist researcher historian student teacher pastor priest nurse surgeon pilot
    veteran militant fighter militia-leader gunman suspect defendant plaintiff victim farmer worker driver
    writer photographer columnist commentator host anchor producer publisher novelist poet engineer physician
    sociologist psychologist philosopher biologist physicist trader banker investor entrepreneur negotiator
    volunteer staffer confidant confidante tycoon magnate mogul operative
    legislator whip undersecretary under-secretary monarch emperor empress duke duchess crown-prince dictator
""") | {"pm", "mp"}  # fmt: skip
# Heads of state and government, whom "the X leader" may mean.
LEADING = _words("president premier chancellor king queen leader emperor empress sultan emir monarch dictator")
SPOKESPEOPLE = _words("spokesman spokeswoman spokesperson")
# Offices of which a report may say "the former X" without having named one.
OFFICES = LEADING | _words("""
    minister secretary spokesman spokeswoman spokesperson chairman chairwoman chairperson chair chief commander
    director ambassador envoy governor mayor prince princess pope head manager coach ceo speaker vice-president
    prosecutor attorney
""")
ROLE_MODIFIERS = _words("""
    prime vice deputy assistant associate senior chief press foreign defense defence interior finance health justice
    attorney special national security education energy labor labour trade economy economic home transport culture
    environment information crown supreme military police army naval state general executive managing news
    presidential political legal human rights communications campaign party opposition intelligence humanitarian
    permanent top acting interim caretaker majority minority district government ministry police
""")
# What a state's ministers and ministries are for.
STATE_FIELDS = _words("""
    prime foreign defense defence interior finance health justice education energy labor labour trade economy home
    transport culture agriculture information general supreme armed naval air
""")
OTHERS_STAND_IN = frozenset(_words("vice deputy assistant under associate shadow acting interim son wife daughter"))
PAST = _words("former ex then late previous onetime one-time ex-")
# Before or after an office: it is wished for, claimed or lost, not held.
NOT_HELD = _words("""
    next would-be would incoming future designate elect self-styled styled so-called called presumptive prospective
    aspiring shadow exiled ousted deposed proclaimed declared self retired nominated disputed rival purported
""")
# Titles of office that are also surnames: a title only before a name or after a determiner.
NAME_LIKE = _words(
    "king queen prince pope bishop judge major general marshal dean chancellor justice chief speaker head"
)

GENDERED: dict[str, Gender] = {
    "spokesman": "m", "chairman": "m", "congressman": "m", "councilman": "m", "businessman": "m", "king": "m",
    "prince": "m", "emperor": "m", "duke": "m", "pope": "m", "actor": "m", "gunman": "m", "man": "m", "boy": "m",
    "father": "m", "son": "m", "husband": "m", "brother": "m", "uncle": "m", "grandfather": "m", "widower": "m",
    "spokeswoman": "f", "chairwoman": "f", "congresswoman": "f", "councilwoman": "f", "businesswoman": "f",
    "queen": "f", "princess": "f", "empress": "f", "duchess": "f", "actress": "f", "woman": "f", "girl": "f",
    "mother": "f", "daughter": "f", "wife": "f", "sister": "f", "aunt": "f", "grandmother": "f", "widow": "f",
    "lady": "f",
}  # fmt: skip
KIN = _words("""father son husband brother uncle grandfather widower mother daughter wife sister aunt grandmother
    widow nephew niece cousin son-in-law daughter-in-law grandson granddaughter partner""")

# What may stand beside a name, before it or in apposition.
BESIDE = ROLE_HEADS | KIN | {"lady", "man", "woman"}
PERSON_NOUNS = (
    ROLE_HEADS
    | KIN
    | _words("""
    man woman boy girl person child teenager neighbour neighbor friend colleague relative source critic supporter
    voter passenger mourner patient refugee hostage prisoner observer insider guest
            campaigner demonstrator protester organiser organizer publisher banker trader investor manufacturer
            medic paramedic rescuer firefighter policeman policewoman fisherman villager citizen civilian immigrant
            migrant tourist traveller traveler visitor celebrity star designer engineer physicist chemist biologist
            academic scholar theologian philosopher poet novelist columnist commentator blogger host anchor presenter
            interviewer pollster consultant contractor employee employer shareholder customer client tenant landlord
            homeowner parent mum mom dad cyclist pedestrian athlete player goalkeeper jockey referee fan spectator
            informant whistleblower hacker accuser petitioner rival opponent ally adversary successor predecessor
            counterpart insurgent rebel guerrilla terrorist extremist separatist loyalist dissident exile monk nun
            cleric preacher believer atheist narrator questioner monitor informer deserter defector captive detainee
            proponent surrogate contender donor environmentalist regulator advocate speechwriter caller reader listener
            viewer administrator enemy commenter ex-wife ex-husband announcer mate user
            inmate convict lobbyist insurer shopkeeper bystander onlooker eyewitness townsman elder chieftain warlord
""")
)
PEOPLE_NOUNS = _words("""
    people men women children residents officials authorities police others many some several critics supporters
    experts analysts protesters demonstrators families relatives lawmakers leaders troops forces militants rebels
    fighters gunmen soldiers reporters journalists media sources diplomats doctors medics rescuers witnesses
    survivors voters investigators prosecutors lawyers economists scientists researchers activists opponents allies
    members workers students villagers locals citizens civilians refugees hostages both two three parties sides
    townspeople spokespeople
    media public crowd everyone everybody
""")
ORG_NOUNS = _words("""
    army military government ministry administration parliament navy embassy court regime department committee
    council cabinet agency commission campaign party union company firm bank group organisation organization
    movement militia newspaper network broadcaster magazine newswire university institute hospital team club
    office bureau board tribunal panel authority association federation foundation fund service forces force
    police congress senate assembly legislature judiciary opposition coalition alliance watchdog charity station
    statement report charter faction television tv radio channel outlet website portal
""") - {"statement", "report", "charter", "campaign"}  # fmt: skip
QUANTITIES = _words(
    "number handful majority dozens hundreds thousands host couple some many several most few one group"
)
# What an organisation may be called where it speaks, and something else elsewhere.
SPEAKING_BODIES = _words("""
    campaign center centre observatory chapter leadership bloc consortium caucus
    secretariat presidency directorate syndicate ngo ngos laboratory
""")
# Institutions that every state has: with the state's adjective they name one ("the X army"), alone they do not.
STATE_ORGS = _words("""
    army military government ministry administration parliament navy embassy police forces force regime cabinet
    congress senate legislature judiciary authorities army-radio
""") - {"authorities", "army-radio"}  # fmt: skip
# What an organisation is called again by when it has been named, and hardly before.
SORTS_OF_ORGANISATION = _words("""
    charity company firm bank group organisation organization network broadcaster newspaper magazine newswire
    university institute club party union watchdog agency association federation foundation fund channel outlet
    website paper daily weekly tabloid
""")
# What those are, and what is a document as well: only the press is called so again.
PRESS_NOUNS = _words("paper daily weekly tabloid newspaper")
PRESS_HEADS = PRESS_NOUNS | _words(
    "times post news press journal tribune herald gazette globe mail telegraph chronicle"
)
# What somebody publishes and what then speaks for them: "a report by X".
DOCUMENTS = _words("""
    report statement study survey poll letter memo memorandum communique communiqué analysis paper assessment release
    review inquiry investigation briefing bulletin dispatch tweet post message video
""")
ARMED_GROUP_NOUNS = _words(
    "militants rebels fighters militia gunmen insurgents militant rebel insurgent guerrillas terrorists"
)
# What a name stands before to name those around it: "the X campaign".
CIRCLES = STATE_ORGS | {"campaign"}
# Words for what somebody says: "X's remarks" speak as X.
SPEECH_NOUNS = _words("""
    admission remark remarks comment comments statement statements word words account speech address claim claims
    assertion tweet tweets post posts letter testimony warning warnings announcement declaration message interview
    argument view views opinion promise pledge vow threat insistence denial confession acknowledgement
    acknowledgment complaint accusation accusations allegation allegations appeal call calls demand answer reply
    response assessment estimate suggestion proposal explanation
""")
TRIBE_NOUNS = _words("tribe tribes tribal tribesmen clan clans sect sects community")
# The last word of an organisation's name, where capitalised.
NAME_HEADS = ORG_NOUNS | _words("""
    times post news press journal tribune herald house inc corp ltd plc llc co corporation league front brigade
    brigades nations center centre society guard guards corps command crescent cross watch international bureau
    communities secretariat treasury institution academy college school church mission exchange conference
    chamber syndicate airlines airways holdings industries systems partners studios radio television tv daily gazette
    weekly globe observatory court laboratory
""")
# Heads that take "of ..." or "for ..." into the name: Ministry of Defence.
TAKES_OF = _words("""
    ministry committee department university council bank office bureau house court institute board agency
    organisation organization association federation union chamber church society academy college commission
    school party league front foundation center centre army government republic council parliament movement
    observatory fund network coalition congress court authority
""")
# Words that leave it open which organisation is meant when they stand alone.
UNSPECIFIC = STATE_ORGS | ORG_NOUNS | _words("""
    health defense defence foreign interior justice finance education of and the for state national security
    supreme high general attorney central air armed coast white-house public affairs labor labour energy trade
    transport agriculture culture
""") - {"white-house"}  # fmt: skip
STATES = _words("governments states countries nations powers capitals")
# What a place's name stands before: "the X district".
PLACE_NOUNS = _words("""
    area town towns village villages district districts province region city neighbourhood neighborhood governorate
    county suburb countryside airport border valley highway road street island coast peninsula river square
    bridge canal lake dam crossing mountains hills plain plateau gorge bay beach harbour harbor barracks waters
""")
CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur
    thurs fri sat sun am pm gmt est edt utc
""")
PARTICLES = _words("al el bin ibn bint abu de del della da dos di du van von der den la le ul ur ben ter dela")
SPELLINGS = {"defence": "defense", "advisor": "adviser", "premier": "premier", "labour": "labor"}
