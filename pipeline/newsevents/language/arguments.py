"""The arguments of a trigger as the dependency parse has them: verbs, then nouns.

Everything is gathered in a `Scene`; `newsevents.language.roles` makes the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.language import syntax
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTING = frozenset({"armed_group", "force", "civilian", "government", "organization"})
HUMAN = frozenset({"armed_group", "force", "civilian", "government"})
OBJECTS = frozenset({"facility", "vehicle"})
SETTLEMENTS = frozenset(
    {"village", "town", "city", "district", "area", "neighborhood", "neighbourhood"}
    | {"street", "road", "highway", "suburb", "hamlet", "settlement", "field", "camp"}
)
VICTIM_SUBJECTS = frozenset(
    {
        "die",
        "perish",
        "drown",
        "suffer",
        "succumb",
        "sustain",
        "bleed",
        "survive",
        "lose",
    }
)
BLAST_VERBS = frozenset({"explode", "detonate", "go", "blow", "fall", "land", "burst"})
LIGHT_VERBS = frozenset(
    {"carry", "launch", "conduct", "stage", "mount", "perpetrate", "commit", "execute"}
    | {"make", "do", "lead", "orchestrate", "organize", "organise", "plot", "begin"}
    | {"open", "plan", "mastermind", "direct", "resume", "intensify", "wage", "claim"}
    | {"hold", "start", "undertake", "attempt", "repel"}
)
HARM_VERBS = frozenset(
    {"kill", "wound", "injure", "hit", "target", "strike", "destroy", "damage", "leave"}
    | {
        "hurt",
        "maim",
        "claim",
        "rip",
        "tear",
        "rock",
        "wreck",
        "gut",
        "abduct",
        "kidnap",
    }
    | {"attack", "take", "seize", "burn", "demolish", "shake", "level", "flatten"}
)
SPEECH_VERBS = frozenset(
    {"say", "tell", "report", "state", "announce", "confirm", "add", "claim", "note"}
    | {
        "believe",
        "suspect",
        "think",
        "allege",
        "warn",
        "condemn",
        "investigate",
        "fear",
    }
)
MAX_JOINT = 3  # tokens from verb to verb in "shot and fatally wounded"
CARRIERS = frozenset(
    {"car", "truck", "van", "vehicle", "motorcycle", "motorbike", "bicycle", "lorry"}
)
BLASTS = frozenset({"bombing", "bomb", "blast", "explosion"})
CLASHES = frozenset({"clash", "fighting", "battle", "fight", "firefight", "shootout"})
EVENT_PREPOSITIONS = frozenset({"in", "during", "by", "from", "after", "when"})
HIT_PREPOSITIONS = frozenset({"on", "against", "upon", "into", "targeting", "toward"})
PLACE_PREPOSITIONS = frozenset(
    {"at", "near", "inside", "outside", "in", "beside", "by"}
)


@dataclass(slots=True)
class Scene:
    """The actors of a sentence by token, and what was found so far.

    Targets have levels: what is attacked, where it happens, who comes to harm.
    """

    by_token: dict[int, Actor]
    perpetrators: list[Actor] = field(default_factory=list)
    targets: tuple[list[Actor], ...] = field(default_factory=lambda: ([], [], []))
    weapons: list[Actor] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def actor(self, token: Token) -> Actor | None:
        """Return the participant that a token belongs to."""
        return self.by_token.get(token.i)

    def act(self, tokens: Iterable[Token]) -> None:
        """Note who acts; a weapon as the subject is what was used."""
        for token in tokens:
            actor = self.actor(token)
            if actor is None:
                continue
            if actor.category in ACTING:
                self.perpetrators.append(actor)
            elif actor.category == "weapon":
                self.weapons.append(actor)

    def hit(self, tokens: Iterable[Token], level: int = 0) -> None:
        """Note who or what is hit; a weapon as the object is what was used."""
        for token in tokens:
            actor = self.actor(token)
            if actor is None:
                continue
            if actor.category == "weapon":
                self.weapons.append(actor)
            else:
                self.targets[level].append(actor)


def is_verbal(token: Token) -> bool:
    """Tell verbs and participles from nouns; a gerund with an article is a noun."""
    if token.pos_ in ("VERB", "AUX"):
        return not any(child.dep_ == "det" for child in token.lefts)
    return False


# ------------------------------------------------------------------ verbs


def read_verb(verb: Token, scene: Scene) -> None:
    """Gather the arguments of a verb or participle."""
    if verb.i in scene.seen:
        return
    scene.seen.add(verb.i)
    lemma = verb.lemma_.lower()
    subjects, patients = syntax.agents(verb), syntax.patients(verb)
    if not syntax.is_passive(verb):
        subjects = _repaired(verb, subjects, scene)
    if lemma in VICTIM_SUBJECTS:
        scene.hit(syntax.subjects(verb))
        patients = []
    elif not patients and lemma in BLAST_VERBS:
        _blast(subjects, scene)
    else:
        _subjects(subjects, scene)
    patients = patients or _shared_objects(verb) or _gap(verb)
    scene.hit(patients)
    for patient in patients:
        if scene.actor(patient) is None and lemma in LIGHT_VERBS:
            read_noun(patient, scene)
    _prepositions(verb, scene)
    for child in verb.rights:
        joined = child.dep_ == "advcl" or (child.dep_ == "conj" and child.tag_ == "VBG")
        if joined and child.lemma_.lower() in HARM_VERBS:
            scene.hit(syntax.objects(child), 2)


def _repaired(verb: Token, subjects: list[Token], scene: Scene) -> list[Token]:
    """Return the subjects, or the actor right before the verb that they hide.

    Parsers take a place in front for the subject: "in Mosul, Iraq, gunmen attacked".
    """
    doc, i = verb.doc, verb.i - 1
    while i >= 0 and doc[i].dep_ in ("aux", "auxpass", "advmod", "neg"):
        i -= 1
    actor = scene.by_token.get(i)
    if actor is None or actor.category not in HUMAN or verb.dep_ in ("acl", "amod"):
        return subjects
    near = doc[actor.head]
    if near.dep_ not in ("appos", "conj", "dep", "nsubj", "npadvmod", "dobj", "attr"):
        return subjects
    listed = near.dep_ == "conj" and any(
        child.dep_ == "cc" for child in near.head.children
    )
    if near in subjects and (listed or near.dep_ == "nsubj"):
        return subjects
    if near.dep_ == "nsubj" and near.head is not verb:
        return subjects
    return [near]


def _subjects(subjects: Sequence[Token], scene: Scene) -> None:
    """Read subjects: people act, weapons are used, event nouns have their own."""
    scene.act(subjects)
    for subject in subjects:
        actor = scene.actor(subject)
        if actor is None or actor.category == "weapon":
            _modifiers(subject, scene, only_agents=True)


def _blast(subjects: Sequence[Token], scene: Scene) -> None:
    """Read the subjects of "exploded": the weapon, or the vehicle that carried it."""
    for subject in subjects:
        actor = scene.actor(subject)
        if actor is not None and actor.category in ("weapon", "vehicle"):
            scene.weapons.append(actor)
        _modifiers(subject, scene, only_agents=True)


def _shared_objects(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with its conjuncts: "shot and killed"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
            if not own and child.i - verb.i <= MAX_JOINT:
                return syntax.patients(child)
    return []


def _has_place(verb: Token, later: Token) -> bool:
    """Tell whether something but "and" and adverbs stands between two verbs."""
    return later.i - verb.i > 3


def _gap(verb: Token) -> list[Token]:
    """Return the noun that a relative clause with its own subject leaves out."""
    if verb.dep_ != "relcl" or syntax.is_passive(verb):
        return []
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if own and own[0].tag_ not in ("WDT", "WP"):
        return [verb.head]
    return []


def _prepositions(token: Token, scene: Scene) -> None:
    """Read "on a base", "near a mosque", "with rifles" under a verb or noun."""
    for child in token.rights:
        if child.dep_ not in ("prep", "agent", "prt"):
            continue
        word = child.lower_
        nouns = syntax.prepositional(token, word)
        if word in EVENT_PREPOSITIONS and is_verbal(token):
            _events(nouns, scene)
        if word in HIT_PREPOSITIONS:
            scene.hit(n for n in nouns if _is_hit(scene, n))
        elif word == "with":
            _with(token, nouns, scene)
        elif word in PLACE_PREPOSITIONS and child.dep_ == "prep":
            scene.hit((n for n in nouns if _is_place(scene, n, word)), 1)


def _events(nouns: Iterable[Token], scene: Scene) -> None:
    """Read who acted in "were killed in an ambush by rebels"."""
    for noun in nouns:
        if scene.actor(noun) is None and noun.pos_ == "NOUN":
            _modifiers(noun, scene, only_agents=True)


def _with(token: Token, nouns: Iterable[Token], scene: Scene) -> None:
    for noun in nouns:
        actor = scene.actor(noun)
        if actor is None:
            continue
        if actor.category in ("weapon", "vehicle"):
            scene.weapons.append(actor)
        elif token.lemma_.lower() in CLASHES and actor.category in HUMAN:
            scene.targets[0].append(actor)


def _is_hit(scene: Scene, noun: Token) -> bool:
    actor = scene.actor(noun)
    return actor is not None and actor.category != "weapon"


def _is_place(scene: Scene, noun: Token, word: str) -> bool:
    actor = scene.actor(noun)
    if actor is None:
        return False
    if word == "at":
        return actor.category != "weapon"
    settled = noun.lemma_.lower() in SETTLEMENTS
    if actor.category in OBJECTS:
        return not settled and word != "by"
    return word in ("near", "outside") and actor.category in ("force", "civilian")


# ------------------------------------------------------------------ nouns


def read_noun(noun: Token, scene: Scene) -> None:
    """Gather the arguments of an event noun, with those of the verb above it."""
    if noun.i in scene.seen:
        return
    scene.seen.add(noun.i)
    _modifiers(noun, scene)
    _governor(noun, scene)


def _modifiers(noun: Token, scene: Scene, *, only_agents: bool = False) -> None:
    """Read what stands around an event noun: "rebel attack on …", "claimed by …"."""
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            for part in syntax.conjuncts(child):
                if part.i < noun.i:
                    _left_modifier(part, scene, only_agents=only_agents)
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            scene.act(syntax.prepositional(noun, "by"))
        elif child.dep_ == "prep" and child.lower_ == "of" and not only_agents:
            scene.hit(syntax.prepositional(noun, "of"))
        elif child.dep_ == "prep" and child.lower_ == "between":
            _between(syntax.prepositional(noun, "between"), scene)
        elif child.dep_ in ("acl", "relcl"):
            _clause(child, scene, only_agents=only_agents)
    if not only_agents:
        _prepositions(noun, scene)


def _left_modifier(child: Token, scene: Scene, *, only_agents: bool) -> None:
    actor = scene.actor(child)
    if actor is None:
        return
    head = child.head.lemma_.lower()
    if actor.category == "weapon" or (
        child.lemma_.lower() in CARRIERS and head in BLASTS
    ):
        scene.weapons.append(actor)
    elif actor.category in ("armed_group", "force", "government"):
        if child.lemma_.lower() != "terrorist":  # "terrorist attack" names nobody
            scene.perpetrators.append(actor)
    elif not only_agents:
        if child.dep_ == "poss" and actor.category in ACTING:
            scene.perpetrators.append(actor)
        else:
            scene.targets[0].append(actor)


def _between(nouns: Sequence[Token], scene: Scene) -> None:
    """Read the sides of a fight: the armed group, else the first, is the attacker."""
    sides = [a for a in (scene.actor(noun) for noun in nouns) if a is not None]
    sides.sort(key=lambda actor: actor.category != "armed_group")
    scene.perpetrators += sides[:1]
    scene.targets[0].extend(sides[1:])


def _clause(verb: Token, scene: Scene, *, only_agents: bool) -> None:
    """Read "carried out by …", "targeting …", "that killed …" on an event noun."""
    if syntax.is_passive(verb):
        scene.act(syntax.agents(verb))
        if verb.lemma_.lower() in ("blame", "attribute", "pin"):
            scene.act(syntax.prepositional(verb, "on", "to"))
        if verb.lemma_.lower() in ("aim", "direct"):
            scene.hit(syntax.prepositional(verb, "at", "against"))
    elif verb.dep_ == "relcl" and _is_setting(verb):
        read_verb(verb, scene)
    elif not only_agents and verb.lemma_.lower() in HARM_VERBS:
        level = 0 if verb.lemma_.lower() in ("target", "hit", "strike") else 2
        scene.hit(syntax.objects(verb), level)


def _is_setting(verb: Token) -> bool:
    """Tell whether a relative clause tells the event: "attack in which a man drove"."""
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("in", "during")
        and any(t.tag_ in ("WDT", "WP") for t in child.children)
        for child in verb.lefts
    )


def _governor(noun: Token, scene: Scene) -> None:
    """Read the verb over an event noun: "launched an attack", "an attack killed …"."""
    top = noun
    while top.dep_ in ("conj", "appos") and top.head is not top:
        top = top.head
    above = top.head
    if above is top:
        return
    if top.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in LIGHT_VERBS:
        if not syntax.is_negated(above):
            scene.act(syntax.agents(above))
        _prepositions(above, scene)
    elif top.dep_ == "nsubj" and above.pos_ in ("VERB", "AUX"):
        level = 0 if above.lemma_.lower() in ("target", "hit", "strike") else 2
        scene.hit(syntax.objects(above), level)
        _prepositions(above, scene)
    elif top.dep_ == "pobj":
        _under_preposition(above, scene)


def _under_preposition(preposition: Token, scene: Scene) -> None:
    """Read "were killed in an attack" and "responsibility for the attack"."""
    above = preposition.head
    if preposition.lower_ == "for" and above.lemma_.lower() in (
        "responsibility",
        "credit",
    ):
        claim = above.head
        if claim.lemma_.lower() in ("claim", "take") and not syntax.is_negated(claim):
            scene.act(syntax.agents(claim))
        return
    if above.pos_ not in ("VERB", "AUX"):
        return
    lemma = above.lemma_.lower()
    harmed = lemma in VICTIM_SUBJECTS or (
        lemma in HARM_VERBS and syntax.is_passive(above)
    )
    if harmed and preposition.lower_ in EVENT_PREPOSITIONS:
        scene.hit(syntax.subjects(above), 2)
