"""The arguments of a trigger as the dependency parse has them: verbs, then nouns.

Everything is gathered in a `Scene`; `newsevents.language.roles` makes the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsevents.language import syntax
from newsevents.language.scene import (
    ACTING,
    BLAST_VERBS,
    BLASTS,
    CARRIERS,
    CLASHES,
    CRAFT,
    DELIVERY,
    EVENT_PREPOSITIONS,
    HARM_VERBS,
    HIT_PREPOSITIONS,
    HUMAN,
    LIGHT_VERBS,
    MAX_STATE,
    OBJECTS,
    ONSLAUGHTS,
    PARTS,
    PLACE_PREPOSITIONS,
    SETTLEMENTS,
    SHAKING,
    STATE_ACTS,
    SURVIVING,
    UNDERGONE,
    VICTIM_SUBJECTS,
    Scene,
)
from newsevents.language.subjects import (
    described_by,
    gap,
    is_headline_passive,
    late_agents,
    repaired_subjects,
    shared_objects,
    sufferers,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


# "They looked into the shooting death of a cook", parsed as a verb.
NOMINAL = frozenset(
    {"case", "death", "deaths", "incident", "investigation", "rampage", "scene"}
    | {"spree", "suspect", "suspects", "victim", "victims"}
)


_VERBAL = syntax.ids("VERB AUX")


def is_verbal(token: Token) -> bool:
    """Tell verbs and participles from nouns.

    A gerund with an article is a noun, and so is that of a "shooting death".
    """
    if token.pos not in _VERBAL:
        return False
    has_next = token.i + 1 < len(token.doc)
    if token.tag_ == "VBG" and has_next and token.nbor().lower_ in NOMINAL:
        return False
    return not any(child.dep_ == "det" for child in token.lefts)


# ------------------------------------------------------------------ verbs


def read_verb(verb: Token, scene: Scene) -> None:
    """Gather the arguments of a verb or participle."""
    if verb.i in scene.seen:
        return
    scene.seen.add(verb.i)
    lemma = verb.lemma_.lower()
    described = described_by(verb, scene)
    passive = bool(described) or syntax.is_passive(verb)
    subjects = syntax.agents(verb, passive=passive)
    patients = described or syntax.patients(verb, passive=passive)
    patients = [noun for noun in patients if noun.tag_ not in ("WDT", "WP")]
    if not passive:
        subjects = repaired_subjects(verb, subjects, scene)
    if lemma in VICTIM_SUBJECTS:
        scene.hit(syntax.subjects(verb))
        patients = []
    elif not patients and lemma in BLAST_VERBS:
        _blast(subjects, scene)
    else:
        _subjects(subjects, scene)
    patients = patients or shared_objects(verb) or gap(verb)
    is_bare = all(noun.dep_ == "oprd" for noun in patients)  # "shot dead"
    if is_bare and is_headline_passive(verb, scene):
        patients, subjects = subjects, []
        scene.perpetrators.clear()
    scene.hit(patients)
    if not scene.perpetrators and passive:
        scene.act(late_agents(verb) or syntax.prepositional(verb, "by"))
    for patient in patients:
        if scene.actor(patient) is None and lemma in LIGHT_VERBS:
            read_noun(patient, scene)
    _prepositions(verb, scene)
    for child in verb.rights:
        joined = child.dep_ == "advcl" or (child.dep_ == "conj" and child.tag_ == "VBG")
        if joined and child.lemma_.lower() in HARM_VERBS:
            scene.hit(syntax.objects(child), 2)


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


def _has_place(verb: Token, later: Token) -> bool:
    """Tell whether something but "and" and adverbs stands between two verbs."""
    return later.i - verb.i > 3


def _prepositions(token: Token, scene: Scene) -> None:
    """Read "on a base", "near a mosque", "with rifles" under a verb or noun."""
    for child in token.rights:
        if child.dep_ not in ("prep", "agent", "prt"):
            continue
        word = child.lower_
        nouns = _wholes(syntax.prepositional(token, word))
        if word in EVENT_PREPOSITIONS and is_verbal(token):
            _events(nouns, scene)
        if word in HIT_PREPOSITIONS:
            scene.hit(n for n in nouns if _is_hit(scene, n))
        elif word == "with":
            _with(token, nouns, scene)
        elif word in PLACE_PREPOSITIONS and child.dep_ == "prep":
            scene.hit((n for n in nouns if _is_place(scene, n, word)), 1)
            if _is_blast(token, scene):
                scene.hit((n for n in nouns if _is_body(scene, n)), 1)


def _wholes(nouns: Sequence[Token]) -> list[Token]:
    """Return what parts are of: the hotel in "at the entrance of the hotel"."""
    found: list[Token] = []
    for noun in nouns:
        is_part = noun.lemma_.lower() in PARTS
        found += (is_part and syntax.prepositional(noun, "of", "to")) or [noun]
    return found


def _is_blast(token: Token, scene: Scene) -> bool:
    """Tell what explodes, and what is done with bombs, from other events."""
    lemma = token.lemma_.lower()
    if lemma in BLASTS or lemma in BLAST_VERBS:
        return True
    return lemma in DELIVERY and bool(scene.weapons)


def _is_body(scene: Scene, noun: Token) -> bool:
    """Tell a ministry or a company, where its house stands, from a country."""
    actor = scene.actor(noun)
    if actor is None or noun.ent_type_ in ("GPE", "LOC", "NORP"):
        return False
    return actor.category in ("organization", "government")


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
    if noun.head.lower_ in ("death", "deaths"):  # "the shooting death of a boy"
        scene.hit(syntax.prepositional(noun.head, "of"))


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
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            nouns = syntax.prepositional(noun, child.lower_)
            _of(noun, child.lower_, nouns, scene, only_agents=only_agents)
        elif child.dep_ == "prep" and child.lower_ == "between":
            _between(syntax.prepositional(noun, "between"), scene)
        elif child.dep_ in ("acl", "relcl"):
            _clause(child, scene, only_agents=only_agents)
    if not only_agents:
        _prepositions(noun, scene)


def _of(
    noun: Token, word: str, nouns: list[Token], scene: Scene, *, only_agents: bool
) -> None:
    """Read "ambush of the rebels", who did it, and "killing of rebels", who did not."""
    groups = [t for t in nouns if _is_group(scene, t)]
    if groups and (word == "from" or noun.lemma_.lower() in ONSLAUGHTS):
        scene.act(groups)
    elif word == "of" and not only_agents:
        scene.hit(nouns)


def _is_group(scene: Scene, noun: Token) -> bool:
    actor = scene.actor(noun)
    return actor is not None and actor.category == "armed_group"


def _left_modifier(child: Token, scene: Scene, *, only_agents: bool) -> None:
    actor = scene.actor(child)
    if actor is None:
        return
    head = child.head.lemma_.lower()
    if actor.category == "weapon" or (
        child.lemma_.lower() in CARRIERS and head in BLASTS
    ):
        scene.weapons.append(actor)
    elif actor.category == "government" and child.dep_ != "poss":
        if _is_of_state(child):
            scene.perpetrators.append(actor)
    elif actor.category in ("armed_group", "force", "government"):
        if child.lemma_.lower() != "terrorist":  # "terrorist attack" names nobody
            scene.perpetrators.append(actor)
    elif not only_agents:
        undergone = child.head.lemma_.lower() in UNDERGONE
        if child.dep_ == "poss" and actor.category in ACTING and not undergone:
            scene.perpetrators.append(actor)
        else:
            scene.targets[0].append(actor)


def _is_of_state(child: Token) -> bool:
    """Tell "Israeli air strike", the doer, from "Iraqi mosque bombing", the place."""
    head = child.head
    if head.pos_ == "NOUN" and head.lemma_.lower() not in STATE_ACTS:
        return head.lemma_.lower() in CRAFT
    return head.i - child.i <= MAX_STATE


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
    if top.dep_ in ("dobj", "nsubjpass") and _is_done(above, noun, scene):
        if not syntax.is_negated(above):
            scene.act(_doers(above))
        _prepositions(above, scene)
    elif top.dep_ == "nsubj" and above.pos_ in ("VERB", "AUX"):
        level = 0 if above.lemma_.lower() in ("target", "hit", "strike") else 2
        if above.lemma_.lower() not in SHAKING:
            scene.hit(syntax.objects(above), level)
        _prepositions(above, scene)
    elif top.dep_ == "dobj" and above.lemma_.lower() in SURVIVING:
        scene.hit(syntax.subjects(above))
    elif top.dep_ == "pobj":
        _under_preposition(above, scene)
        for child in above.head.rights:  # "the toll of an attack in which …"
            if child.dep_ == "relcl" and child.i > noun.i and _is_setting(child):
                read_verb(child, scene)


def _is_done(verb: Token, noun: Token, scene: Scene) -> bool:
    """Tell "launched an attack" and "threw a bomb" from "saw an attack"."""
    lemma = verb.lemma_.lower()
    if lemma in LIGHT_VERBS:
        return True
    actor = scene.actor(noun)
    return lemma in DELIVERY and actor is not None and actor.category == "weapon"


def _doers(verb: Token) -> list[Token]:
    """Return who does it; of "burned by rebels by throwing a bomb" the rebels."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
        return syntax.agents(syntax.governing_verb(verb.head))
    return syntax.agents(verb)


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
    scene.hit(sufferers(preposition))
    if above.pos_ not in ("VERB", "AUX"):
        return
    lemma = above.lemma_.lower()
    harmed = lemma in VICTIM_SUBJECTS or (
        lemma in HARM_VERBS and syntax.is_passive(above)
    )
    if harmed and preposition.lower_ in EVENT_PREPOSITIONS:
        scene.hit(syntax.subjects(above), 2)
