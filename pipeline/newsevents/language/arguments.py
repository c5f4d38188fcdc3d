"""The arguments of a trigger as the dependency parse has them: verbs, then nouns.

Everything is gathered in a `Scene`; `newsevents.language.roles` makes the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsevents.language import syntax
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

from newsevents.language.scene import (
    ACTING,
    BLAST_VERBS,
    BLASTS,
    CARRIERS,
    CLASHES,
    EVENT_PREPOSITIONS,
    HARM_VERBS,
    HIT_PREPOSITIONS,
    HUMAN,
    LIGHT_VERBS,
    MAX_BRACKET,
    MAX_JOINT,
    MAX_LATE,
    OBJECTS,
    ONSLAUGHTS,
    PLACE_PREPOSITIONS,
    SETTLEMENTS,
    SHAKING,
    TRANSITIVE,
    VICTIM_SUBJECTS,
    Scene,
)


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
    patients = [noun for noun in patients if noun.tag_ not in ("WDT", "WP")]
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
    if not patients and _is_headline_passive(verb, scene):
        patients, subjects = subjects, []
        scene.perpetrators.clear()
    scene.hit(patients)
    if not scene.perpetrators and syntax.is_passive(verb):
        scene.act(_late_agents(verb))
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
    if verb.dep_ in ("acl", "amod"):
        return subjects
    actor = _before(verb, scene)
    if actor is None or actor.category not in HUMAN:
        return subjects
    near = verb.doc[actor.head]
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


def _before(verb: Token, scene: Scene) -> Actor | None:
    """Return the actor that ends right before a verb, a bracket aside.

    Of "members of the group" it is the members.
    """
    doc, i = verb.doc, verb.i - 1
    while i >= 0 and doc[i].dep_ in ("aux", "auxpass", "advmod", "neg"):
        i -= 1
    if i >= 0 and doc[i].lower_ == ")":
        while i > max(0, verb.i - MAX_BRACKET) and doc[i].lower_ != "(":
            i -= 1
        i -= 1
    actor = scene.by_token.get(i)
    for _ in range(2):
        if actor is None or doc[actor.head].dep_ != "pobj":
            break
        owner = scene.by_token.get(doc[actor.head].head.head.i)
        if owner is None or doc[actor.head].head.lower_ not in ("of", "from"):
            break
        actor = owner
    return actor


def _is_headline_passive(verb: Token, scene: Scene) -> bool:
    """Tell whether "is" is left out: "Two aid workers abducted in Mogadishu"."""
    if verb.lemma_.lower() not in TRANSITIVE or verb.tag_ not in ("VBD", "VBN"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "ccomp", "dobj") for c in verb.children):
        return False
    subjects = [scene.actor(noun) for noun in syntax.subjects(verb)]
    return any(a is not None and a.category in ("civilian", "force") for a in subjects)


def _late_agents(verb: Token) -> list[Token]:
    """Return the agents that the parser hung too low: "stabbed to death by rebels"."""
    doc = verb.doc
    for i in range(verb.i + 1, min(len(doc), verb.i + MAX_LATE)):
        token = doc[i]
        if token.is_sent_start or token.pos_ == "VERB" or token.lower_ == ",":
            break
        if token.lower_ == "by":
            return [noun for child in token.rights for noun in syntax.conjuncts(child)]
    return []


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
    if any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.lefts):
        return [verb.head]
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
        if above.lemma_.lower() not in SHAKING:
            scene.hit(syntax.objects(above), level)
        _prepositions(above, scene)
    elif top.dep_ == "pobj":
        _under_preposition(above, scene)
        for child in above.head.rights:  # "the toll of an attack in which …"
            if child.dep_ == "relcl" and child.i > noun.i and _is_setting(child):
                read_verb(child, scene)


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
