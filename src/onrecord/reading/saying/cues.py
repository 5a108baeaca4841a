"""Which words report that somebody said, thought or intended something, and in which frame they do.

A cue counts only in the frames given for it: ``clause`` (a complement clause, with or without "that", or a
quotation), ``quote`` (a quotation, nothing else), ``inf`` (an infinitive with "to"), ``obj`` (the object and what is
said of it), ``obj+`` (the same with "for", "over" or "as"),
``to+`` ("to" and a gerund), ``name`` (the same with what the object is called),
``wh`` (a relative or question word that stands for the content) or a preposition. A tilde marks the passive.

The lists are general English. They were drawn up by counting, on the training part of PolNeAR (political news of
2016), how often each pair of lemma and frame is marked as an attribution there, keeping those that mostly are, and
adding their synonyms and spellings by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import StatementAct

_SAYING = """
    accept acknowledge add admit advise affirm agree allege announce answer argue ask assert assure boast brag
    caution charge claim clarify comment complain concede conclude confess confirm contend convey counter declare deny
    describe detail disclose discuss emphasise emphasize estimate exclaim explain explain guarantee hint imply
    indicate inform insist instruct intimate joke lament maintain mention note notify object observe persuade pledge
    post predict proclaim promise propose question quip recall recommend recount reiterate remark remind repeat
    reply report respond reveal say shout signal speculate state stipulate stress suggest swear tell testify
    threaten tweet underline underscore urge vow warn whisper write yell
    "call out" "lay out" "make clear" "point out" "spell out"
"""
_UTTERING = """
    begin blog bellow chant continue conclude cry email exclaim interject mumble murmur mutter plead read recite retort
    retweet roar scream sigh sing snap sneer bark chortle crack deadpan demur drawl enthuse fume groan growl grumble
    gush hiss holler howl jeer laugh marvel moan muse opine rant reason sob scoff scrawl stammer thunder vent wail
    "chime in" "cry out" "fire back" "go on" "hit back" "put it" "shoot back" "shout out" "sum up"
"""
_SHOWING = "demonstrate determine discover establish find read reveal show"
_THINKING = """
    anticipate assume believe conclude consider decide determine doubt dream expect fear feel figure foresee forget
    guess hope imagine know learn presume realise realize reckon recognise recognize regret remember suppose
    suspect think trust understand wonder worry
"""
_PRAISE_AND_BLAME = """
    accuse admonish applaud assail berate blame bemoan chastise chide cite commend condemn
    congratulate criticise criticize decry defend demand denounce deplore deride dismiss disavow disparage
    downplay echo emphasise emphasize endorse express hail highlight laud lambaste lament mention mock oppose
    outline praise protest quote repeat rebuff rebuke rebut recite recommend recount reference refute reiterate reject
    reprimand repudiate ridicule salute scold stress thank tout underline underscore voice welcome
    "brush off" "call out" "lay out" "point out" "rule out"
"""
_NAMING = "call characterise characterize deem describe declare depict dub label liken portray term view consider"
_ASKING = "advise ask beg beseech encourage implore instruct persuade press tell urge warn"


def _words(text: str) -> list[str]:
    """The words of `text`; those between quotation marks stay together."""
    pieces = text.split('"')
    return [word for n, piece in enumerate(pieces) for word in ([piece] if n % 2 else piece.split())]


# act, frames in order of preference, words
_VERBS: tuple[tuple[StatementAct, str, str], ...] = (
    ("speech", "clause wh", _SAYING),
    ("speech", "quote", _UTTERING),
    ("other", "clause", _SHOWING),
    ("thought", "clause", _THINKING),
    ("intent", "clause inf", "agree aim decide hope intend plan prefer vow want"),
    ("intent", "inf", "aspire choose determine offer pledge promise seek swear threaten vote wish undertake"),
    ("intent", "obj", "favor favour plan prefer propose seek want"),
    ("speech", "inf", "claim decline profess refuse"),
    ("speech", "inf", _ASKING),
    ("speech", "obj", _PRAISE_AND_BLAME),
    ("speech", "name wh", _NAMING),
    ("speech", "clause inf", "demand"),
    ("speech", "obj", "promise"),
    ("speech", "to+", "admit confess"),
    ("speech", "obj+", "attack blast hammer rip slam"),
    ("speech", "inf", "order"),
    ("speech", "obj", "advise encourage urge"),
    ("speech", "obj", "acknowledge announce articulate confirm deny disclose discuss explain identify question"),
    ("speech", "obj", "recall reveal say state suggest unveil nominate"),
    ("thought", "obj", "doubt fear recognise recognize support value regret back"),
    ("speech", "for on inf", "call"),
    ("speech", "for", "apologise apologize advocate push press plead"),
    ("speech", "obj", "advocate"),
    ("speech", "about of", "talk speak boast brag complain joke"),
    ("speech", "about", "ask inquire enquire write inform brief"),
    ("thought", "about", "care think worry wonder"),
    ("thought", "of", "approve conceive disapprove"),
    ("thought", "with", "agree disagree sympathise sympathize"),
    ("thought", "for", "hope"),
    ("thought", "to as", "object"),
    ("speech", "to", "refer point allude"),
    ("speech", "on", "comment elaborate insist \"weigh in\""),
    ("speech", "against of", "warn argue rail advise caution"),
    ("thought", "~inf ~clause", "believe expect think understand consider presume assume estimate suspect"),
    ("speech", "~inf ~clause", "say report allege claim rumour rumor"),
    ("speech", "~clause", "announce agree argue reveal suggest confirm acknowledge note"),
    ("speech", "~of ~for ~as", "accuse blame criticise criticize condemn praise describe denounce"),
    ("speech", "~clause ~about ~inf", "ask tell inform warn urge advise"),
)  # fmt: skip

# Lemmas that the lemmatiser makes of a word in error.
_MISREAD = {"hop": "hope", "retweete": "retweet", "plann": "plan"}

# Verbs of force that also tell of words; without "for" or "over", or a clause, they tell of force.
DEEDS = frozenset(
    _words("""
    ambush assault attack batter blast bomb bombard charge down engage fire hammer hit invade pound raid shell shoot
    slam storm strike target
    """)
)
# Verbs with a person as object to whom the content is said.
TELLING = frozenset(
    _words("advise ask assure brief convince inform instruct notify persuade remind tell urge warn order promise")
)
# Verbs that, as a bare participle before the clause, are passive: "Asked whether ..., she said".
ASKED = frozenset(_words("ask press pressed question quiz tell"))
# Intentions that are uttered to somebody, so that they can be relayed.
UNDERTAKING = frozenset(_words("agree decline offer pledge promise propose refuse swear threaten undertake vow"))
# Nouns that can show or suggest something but do not speak, think or intend.
NOT_AGENTS = frozenset(
    _words("""
    action advance attack battle bombing campaign change clash climate comment conflict crisis deal decision
    development disaster disease dispute drought economy election event explosion failure fighting fire flood force
    gap inflation issue lack loss market measure missile move offensive operation outbreak policy price problem
    ceremony game match season tournament
    process protest raid remark result rise rocket shooting shortage situation storm strike struggle tension threat
    time trend unrest uprising violence virus visit vote war wave weather
    """)
)
WEEKDAYS = frozenset(_words("monday tuesday wednesday thursday friday saturday sunday"))
# Lemmas, in small letters, that tell a time.
TIMES = WEEKDAYS | frozenset(
    _words("""
    second minute hour day week weekend fortnight month year decade century morning noon afternoon evening night
    midnight today tomorrow yesterday tonight now january february march april may june july august september october
    november december spring summer autumn winter
    """)
)
# Common nouns that a headline names as its source.
SPEAKERS = frozenset(
    _words("""
    activist adviser agency aide ambassador analyst army chief commander court doctor envoy expert governor government
    group lawyer leader lawmaker mayor media medic military minister ministry monitor observer official police poll
    premier president prosecutor rebel report researcher resident scientist senator source spokesman spokesperson
    spokeswoman state-media study survey survivor un union watchdog witness
    """)
)
# Verbs by which a text tells what it holds.
READABLE = frozenset(_words("say state stipulate read note specify"))
# What carries its issuer's words, and how it is put out.
DOCUMENTS = frozenset(
    _words("""
    announcement appeal blog bulletin communique communiqué declaration email letter memo message note post release
    report statement tweet video
    """)
)
ISSUING = frozenset(_words("circulate deliver distribute give issue make post publish put release send tweet write"))
QUANTITIES = frozenset(
    _words("array couple dozen group half handful host hundred lot majority number score series thousand")
)


@dataclass(frozen=True, slots=True)
class VerbCue:
    """The act of a cue verb by frame, frames in order of preference."""

    acts: dict[str, StatementAct]


def verb_cue(lemma: str) -> VerbCue | None:
    """The cue that this lemma, with its particle, is; None for most verbs."""
    return VERBS.get(_MISREAD.get(lemma, lemma))


def _verbs() -> dict[str, VerbCue]:
    verbs: dict[str, VerbCue] = {}
    for act, frames, words in _VERBS:
        for word in _words(words):
            acts = verbs.setdefault(word, VerbCue({})).acts
            for frame in frames.split():
                acts.setdefault(frame, act)
    return verbs


VERBS = _verbs()

_NOUNS: tuple[tuple[StatementAct, str], ...] = (
    (
        "speech",
        """
        accusation acknowledgement admission allegation announcement appeal argument assertion assurance call claim
        comment complaint concession confirmation contention criticism critique declaration defence defense denial
        denunciation description endorsement insistence mention observation pledge prediction promise proposal
        reference refusal rejection remark report request revelation statement suggestion testimony threat vow warning
        """,
    ),
    (
        "thought",
        """
        assumption belief concern conclusion confidence conviction doubt expectation fear hope idea notion opinion
        opposition position stance support suspicion view worry
        """,
    ),
    ("intent", "decision desire intention plan wish"),
)
NOUNS: dict[str, StatementAct] = {word: act for act, words in _NOUNS for word in _words(words)}
# Prepositions after which a noun's content stands.
NOUN_PREPOSITIONS: dict[str, frozenset[str]] = {
    **{
        word: frozenset({"of"})
        for word in _words(
            "accusation admission announcement criticism critique defence defense denial denunciation description "
            "endorsement hope mention opinion rejection suspicion view"
        )
    },
    **{word: frozenset({"about"}) for word in _words("comment complaint concern doubt remark statement warning worry")},
    **{word: frozenset({"for"}) for word in _words("appeal call request support")},
    **{word: frozenset({"on"}) for word in _words("position stance")},
    **{word: frozenset({"to"}) for word in _words("opposition reference")},
}
# Adjectives after "be" and what their content begins with.
ADJECTIVES: dict[str, frozenset[str]] = {
    word: frozenset(frames.split())
    for words, frames in (
        ("afraid confident hopeful optimistic pessimistic certain sure", "that of about"),
        ("aware convinced proud skeptical sceptical suspicious wary ashamed", "that of"),
        ("critical dismissive", "of"),
        ("concerned worried angry upset excited enthusiastic", "that about"),
        ("glad sorry disappointed surprised pleased", "that about"),
        ("eager reluctant unwilling determined willing", "to"),
        ("opposed open sympathetic", "to"),
        ("adamant clear", "that"),
        ("interested", "in"),
        ("critic opponent supporter advocate proponent", "of"),
    )
    for word in words.split()
}
