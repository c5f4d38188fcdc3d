"""Who did it, to whom, with what, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsevents.language.people import singular
from newsevents.language.roles import NOBODY, Responsibility, Roles, roles
from newsevents.language.scene import by_token
from newsevents.language.syntax import agents, ancestors, conjuncts, prepositional
from newsevents.language.wordset import wordset
from newsevents.records import Actor, Casualty
from newsevents.stages.events.kinds.kind_words import has_hurt
from newsevents.stages.events.linking.incidents import Incident
from newsevents.stages.events.naming.families import families, family_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsevents.stages.events.facts import Facts
    from newsevents.stages.events.naming.triggers import Trigger
    from newsevents.stages.events.sentences.frame import Frame

MAX_NAMES = 3
NO_TARGETS = wordset(
    "road highway street roadside avenue ave boulevard blvd drive intersection lane rd"
    " st block"
)
COUNTERMEASURES = frozenset({"defuse", "intercept", "shoot down"})
PRONOUNS = frozenset(
    {"he", "she", "they", "them", "him", "her", "it", "who", "i", "me", "we", "us"}
    | {"you", "himself", "herself", "themselves"}
)
# Members of groups with a name; gunmen may be anybody's.
INSURGENTS = frozenset({"guerrilla", "rebel", "insurgent", "subversive", "terrorist"})
DEFINITE = frozenset({"the", "these", "those"})
VICTIMS = frozenset({"victim", "victims", "wounded", "injured", "murdered", "slain"})
HARM = frozenset({"killed", "wounded"})
SUFFERED = HARM | {"captured"}
HOLD = frozenset({"take", "hold", "seize"})
CROWDS = frozenset({"police", "protest", "crowd"})
CARE = ("object:hospital", "state:hospital")  # rules of who was taken to hospital
RESPONSIBLE_KINDS = ("claim", "blame", "suspect")


@dataclass(frozen=True, slots=True)
class Parties:
    """Perpetrators, targets, weapons, best first; how the first was found."""

    perpetrators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    weapons: tuple[Actor, ...] = ()
    denied: frozenset[str] = frozenset()
    rule: str = ""


def parties_of(
    facts: Facts,
    incident: Incident,
    responsible: Sequence[Responsibility],
    lead: Frame,
) -> Parties:
    """Return the parties of an incident, from grammar first, then from claims.

    ``responsible`` are those who claim this incident, are blamed for it or deny it.
    """
    perpetrators: list[Actor] = []
    targets: list[Actor] = []
    weapons: list[Actor] = []
    own = families(incident.triggers)
    if own == {"police"} and has_hurt(incident):  # whoever hurt them is not told by it
        own = {"violence"}
    frames = sorted(incident.frames, key=lambda f: (f.is_title, f is not lead))
    people: dict[int, dict[int, Actor]] = {}  # the actors of frames by their tokens
    for frame in frames:
        triggers = [t for t in frame.triggers if _has_roles(t, own)]
        if not triggers or not frame.actors:
            continue
        known = people[id(frame)] = by_token(facts.token_starts, frame.actors)
        for trigger in triggers:
            found = roles(facts.doc, trigger.start, trigger.end, known)
            perpetrators += found.perpetrators
            targets += _apart(facts, trigger, found.targets)
            weapons += _with_conjuncts(facts, found.weapons, frame.actors)
    if not (perpetrators and targets):
        killing = _killing(facts, frames, own, people)
        perpetrators = perpetrators or list(killing.perpetrators)
        targets = targets or list(killing.targets)
        weapons = weapons or list(killing.weapons)
    if not perpetrators:
        perpetrators = _owners_of_agents(facts, incident)
    if perpetrators and perpetrators[0].category == "armed_group":  # others shot back
        perpetrators = [a for a in perpetrators if a.category != "force"]
    perpetrators = _without_victims(facts, incident, perpetrators)
    perpetrators = [a for a in perpetrators if not _speaks_for(a, responsible)]
    rule = "arguments" if perpetrators else ""
    blamed = [r.actor for r in responsible if r.kind in RESPONSIBLE_KINDS]
    accused = {actor.name for actor in blamed}
    denied = frozenset(
        r.actor.name
        for r in responsible
        if r.kind == "denial" and r.actor.name not in accused
    )
    perpetrators = [_as_group(facts, a) for a in perpetrators]
    named = [a for a in perpetrators if is_named(a)]
    if blamed and not named:
        perpetrators = [*blamed, *perpetrators]
        rule = "claim or blame"
    return Parties(
        tuple(_distinct(a for a in perpetrators if _may_act(a, denied))),
        tuple(_distinct(targets)),
        tuple(_distinct(weapons)),
        denied,
        rule,
    )


def _apart(facts: Facts, trigger: Trigger, targets: Sequence[Actor]) -> Iterator[Actor]:
    """Yield targets without the trigger: the nurses in "the murdered nurses"."""
    if not targets:
        return
    start, end = facts.token_starts[trigger.start], facts.end_of(trigger.end - 1)
    for target in targets:
        if singular(target.name.split()[-1].lower().rstrip(".")) in NO_TARGETS:
            continue
        if target.end <= start or target.start >= end:
            yield target
        elif target.head >= trigger.end and target.rule == "noun":
            phrase = facts.doc[trigger.end : target.head + 1]
            yield replace(
                target,
                start=phrase.start_char,
                end=phrase.end_char,
                text=phrase.text,
                name=phrase.text,
            )


def _as_group(facts: Facts, actor: Actor) -> Actor:
    """Name "the rebels" after the one group that the article names."""
    if facts.only_group is None or actor.category != "armed_group" or is_named(actor):
        return actor
    if singular(actor.name.lower().split()[-1]) not in INSURGENTS:
        return actor
    noun = facts.doc[actor.head]
    noun = noun.head if noun.dep_ in ("compound", "amod") else noun  # "rebel attack"
    if not any(word.lower_ in DEFINITE for word in noun.lefts):
        return actor
    return replace(actor, name=facts.only_group, rule="name:only group")


def _killing(
    facts: Facts,
    frames: Sequence[Frame],
    own: set[str],
    people: dict[int, dict[int, Actor]],
) -> Roles:
    """Return who hurt or took whom where no word names the attack itself."""
    for frame in frames:
        if not frame.actors:
            continue
        asked = {t.head for t in frame.triggers if t.is_verb and _has_roles(t, own)}
        known = people.get(id(frame))
        for casualty in frame.casualties:
            if casualty.effect not in SUFFERED or casualty.victim_type == "attacker":
                continue
            if casualty.rule.startswith(CARE) or casualty.rule.endswith(":arrest"):
                continue
            verb = _verb_of(facts.doc[facts.token_at(casualty.trigger_start)])
            if verb is None or verb in asked:
                continue
            asked.add(verb)
            if known is None:
                known = by_token(facts.token_starts, frame.actors)
            found = roles(facts.doc, verb, verb + 1, known)
            if found.perpetrators:
                return found
    return NOBODY


def _verb_of(word: Token) -> int | None:
    """Return the verb that tells of a harm: "took" of "took two nurses hostage"."""
    if word.lower_ == "hostage":
        word = next((t for t in ancestors(word) if t.lemma_ in HOLD), word)
    return int(word.i) if word.pos_ == "VERB" else None


def _without_victims(
    facts: Facts, incident: Incident, perpetrators: Sequence[Actor]
) -> list[Actor]:
    """Leave out those whom the same words count among the victims.

    But attackers who died, and who shot themselves.
    """
    if not perpetrators:
        return []
    hurt: dict[int, list[Casualty]] = {}  # by the tokens that tell of them
    for c in incident.casualties:
        if c.effect in HARM and c.best and c.victim_type != "attacker" and c.victims:
            for i in range(facts.token_at(c.start), facts.token_at(c.end - 1) + 1):
                hurt.setdefault(i, []).append(c)
    return [
        actor
        for actor in perpetrators
        if not any(_is_counted(facts, actor, c) for c in hurt.get(actor.head, ()))
    ]


def _is_counted(facts: Facts, actor: Actor, casualty: Casualty) -> bool:
    head = facts.doc[actor.head]
    if not casualty.start <= head.idx < casualty.end or not casualty.victims:
        return False
    is_own_deed = "self" in casualty.text or "suicide" in casualty.text
    return not is_own_deed and head.text in casualty.victims.split()


def _owners_of_agents(facts: Facts, incident: Incident) -> list[Actor]:
    """Return whose planes or guns did it: "warplanes of the coalition bombed …"."""
    found = []
    for frame in incident.frames:
        armed = [a for a in frame.actors if a.category in ("armed_group", "force")]
        for trigger in frame.triggers if armed else ():
            if not trigger.is_verb or trigger.lemma in COUNTERMEASURES:
                continue
            heads = {
                owner.i
                for agent in agents(facts.doc[trigger.head])
                for owner in (*agent.lefts, *prepositional(agent, "of", "from"))
            }
            found += [a for a in armed if a.head in heads]
    return found


def _has_roles(trigger: Trigger, own: set[str]) -> bool:
    """Leave out the police's part: who defused, arrested or shot it down.

    Weak words of crowds tell nothing of violence: "police were gathering evidence".
    """
    if trigger.lemma in COUNTERMEASURES:
        return False
    if trigger.strength == "weak" and "violence" in own:
        return family_of(trigger) not in CROWDS
    return own == {"police"} or family_of(trigger) != "police"


def _with_conjuncts(
    facts: Facts, weapons: Sequence[Actor], actors: Sequence[Actor]
) -> list[Actor]:
    """Return weapons with those named in one breath: "guns and grenades"."""
    if not weapons:
        return []
    heads = {t.i for w in weapons for t in conjuncts(facts.doc[w.head])}
    joined = [a for a in actors if a.category == "weapon" and a.head in heads]
    return sorted({*weapons, *joined}, key=lambda a: (a.start, a.end))


def _speaks_for(actor: Actor, responsible: Sequence[Responsibility]) -> bool:
    """Tell the spokesman who claims an attack for others from who did it."""
    return actor.category != "armed_group" and any(
        r.kind == "claim"
        and r.actor.category == "armed_group"
        and r.actor.end <= actor.start
        and actor.end <= r.end
        for r in responsible
    )


def _may_act(actor: Actor, denied: frozenset[str]) -> bool:
    """Leave out who denies it, victims, and pronouns that nothing was found for."""
    name = actor.name.casefold()
    if name in PRONOUNS or not VICTIMS.isdisjoint(name.split()):
        return False
    return actor.name not in denied


def is_named(actor: Actor) -> bool:
    """Tell a proper name from "unidentified gunmen", also at a sentence's start."""
    if actor.rule.startswith("name"):
        return True
    return any(word[:1].isupper() for word in actor.name.split()[1:])


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    """Return actors once per name, in order."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.name.casefold(), actor)
    return list(found.values())


def perpetrator_names(facts: Facts, actors: Sequence[Actor]) -> str | None:
    """Return the perpetrator cell: names before descriptions, joined with ``; ``."""
    named = [a for a in actors if is_named(a)]
    if len(named) > MAX_NAMES:  # four members of a group: the group is not to be cut
        named.sort(key=lambda actor: actor.category != "armed_group")
    chosen = named or list(actors)[:1]
    return "; ".join(name_of(facts, a) for a in chosen[:MAX_NAMES]) or None


def name_of(facts: Facts, actor: Actor) -> str:
    """Return an actor's name; a description begins small: "assailants"."""
    name = actor.name
    if is_named(actor) or not actor.text.startswith(name):
        return name
    first = facts.doc[facts.token_at(actor.start)]
    opens = first.is_sent_start or (first.i > 0 and first.nbor(-1).is_sent_start)
    plain = first.pos_ not in ("PROPN", "ADJ") and not first.ent_type_
    return name[:1].lower() + name[1:] if opens and plain else name


def strength(actors: Sequence[Actor]) -> tuple[int | None, int | None]:
    """Return the number of perpetrators as low, high."""
    for actor in actors:
        if actor.low is not None or actor.high is not None:
            return actor.low, actor.high
    return None, None


def attribution_of(facts: Facts, frames: Sequence[Frame]) -> Actor | None:
    """Return the source of the first of the frames that has one."""
    for frame in frames if facts.sources else ():
        anchor = facts.token_starts[frame.anchor]
        inside = facts.between(facts.sources, frame.sentence)
        around = facts.between(facts.sources, frame.sentence - 3, frame.sentence + 3)
        covering = [
            s
            for s in (*inside, *around)
            if s.scope_start is not None
            and s.scope_end is not None
            and s.scope_start <= anchor < s.scope_end
        ]
        if covering:
            return covering[0]
        if inside:
            return inside[0]
    return None
