"""The actors around one event trigger, and what is found out about their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsevents.language.syntax import objects, prepositional
from newsevents.language.wordset import wordset
from newsevents.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_SPAN = 12  # tokens of an actor on either side of its head
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
    | {"hold", "start", "undertake", "attempt"}
)
# What people do with bombs and rockets.
DELIVERY = frozenset(
    {"launch", "fire", "throw", "hurl", "lob", "toss", "plant", "place", "leave", "set"}
    | {"detonate", "drop", "mail", "fling", "shoot", "explode", "lay", "bury", "blast"}
    | {"ignite"}
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
# What a participle says of the arms that somebody has on them.
CARRYING = frozenset({"armed", "wielding", "brandishing", "carrying"})
# What ties people to a group: "linked to", "loyal to".
ALLEGIANCE = frozenset(
    {"linked", "affiliated", "loyal", "associated", "aligned", "belonging", "allied"}
    | {"tied"}
)
STATES = frozenset({"be", "have", "live", "own", "belong", "remain", "seem", "become"})
ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "casualties"})
ONSLAUGHTS = frozenset({"attack", "ambush", "raid", "assault", "offensive", "bomb"})
MAX_LATE = 8  # tokens from a passive verb to its agent
TRANSITIVE = frozenset(
    {"abduct", "kidnap", "kill", "wound", "injure", "murder", "assassinate", "detain"}
    | {"arrest", "behead", "stab", "assault", "rape", "seize", "execute", "shoot"}
    | {"gun", "hospitalize", "hospitalise", "hurt", "mug", "rob", "slay"}
    | {"apprehend", "beat", "hijack", "torture"}
)
MAX_BRACKET = 10  # tokens of "(the group's other name)"
MAX_JOINT = 3  # tokens from verb to verb in "shot and fatally wounded"
CARRIERS = frozenset(
    {"car", "truck", "van", "vehicle", "motorcycle", "motorbike", "bicycle", "lorry"}
)
BLASTS = frozenset({"bombing", "bomb", "blast", "explosion"})
SHAKING = frozenset({"shake", "rock", "shock", "stun", "jolt", "horrify"})
STATE_ACTS = frozenset(
    {"attack", "strike", "airstrike", "raid", "offensive", "shelling", "operation"}
    | {"bombardment", "assault", "incursion", "invasion", "fire", "airstrikes"}
)
CRAFT = frozenset(
    {
        "warplane",
        "jet",
        "plane",
        "aircraft",
        "drone",
        "helicopter",
        "gunship",
        "missile",
    }
    | {"tank", "artillery", "gun", "rocket", "mortar", "bomber", "shell", "force"}
)
MAX_STATE = 2  # tokens from "Israeli" to "strike" in "Israeli air strike"
# Whose they are suffered them: "the judge's kidnapping".
UNDERGONE = frozenset(
    {"abduction", "kidnapping", "killing", "murder", "death", "assassination", "arrest"}
    | {"execution", "beheading", "lynching", "stabbing", "shooting", "detention"}
    | {"capture", "disappearance", "captivity", "kidnap", "slaying", "beating", "rape"}
)
CLASHES = frozenset({"clash", "fighting", "battle", "fight", "firefight", "shootout"})
EVENT_PREPOSITIONS = frozenset({"in", "during", "by", "from", "after", "when"})
HIT_PREPOSITIONS = frozenset({"on", "against", "upon", "into", "targeting", "toward"})
PLACE_PREPOSITIONS = frozenset(
    {"at", "near", "inside", "outside", "in", "beside", "by", "under", "behind"}
    | {"opposite"}
)
# "At the entrance of a hotel", "in front of a bank": the hotel and the bank are hit.
PARTS = wordset(
    "back basement bathroom corner corridor courtyard door doorstep doorway engine"
    " entrance entryway facade floor foot front gate gateway grounds hall hallway"
    " interior kitchen lobby middle parking rear roof rooftop side steps toilet"
    " vicinity wall window yard"
)
# Who or what is the target of an attack suffered it.
SUFFERERS = frozenset({"target", "victim", "object"})
# So did who came out of it alive, or beat it back.
SURVIVING = frozenset({"escape", "repel", "repulse", "survive", "withstand"})
AFTERWARDS = frozenset({"in", "during", "by", "from", "after", "following"})
UNHURT = frozenset({"unharmed", "unhurt", "uninjured", "unscathed", "unwounded"})


@dataclass(slots=True)
class Scene:
    """The actors of a sentence by token, and what was found so far.

    Targets have levels: what is attacked, where it happens, who comes to harm.
    """

    by_token: Mapping[int, Actor]
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
            actor = self.actor(token) or self._group_behind(token)
            if actor is None:
                continue
            if actor.category in ACTING:
                self.perpetrators.append(actor)
                self.perpetrators += self._groups_of(token, actor)
                self.weapons += self._carried_by(token)
            elif actor.category == "weapon":
                self.weapons.append(actor)

    def _carried_by(self, token: Token) -> list[Actor]:
        """Return the weapons of who acts: "a man with a knife", "men wielding axes"."""
        nouns = prepositional(token, "with")
        for clause in token.rights:
            if clause.dep_ == "acl" and clause.lower_ in CARRYING:
                nouns += objects(clause)
                nouns += prepositional(clause, "with")
        arms = [self.actor(noun) for noun in nouns]
        return [arm for arm in arms if arm is not None and arm.category == "weapon"]

    def _groups_of(self, token: Token, actor: Actor) -> list[Actor]:
        """Return the armed groups of a person: "Jon Lund, a member of the X"."""
        if actor.category not in ("civilian", "armed_group") or actor.rule != "name":
            return []
        nouns = [c for c in token.children if c.dep_ in ("appos", "compound", "nmod")]
        for clause in token.rights:
            if clause.dep_ == "acl" and clause.lower_ in ALLEGIANCE:
                nouns += prepositional(clause, "with", "to")
        groups = [self.actor(noun) for noun in nouns]
        return [
            group
            for group in groups
            if group is not None
            and group.category == "armed_group"
            and group.name not in (actor.name, group.text)
        ]

    def _group_behind(self, token: Token) -> Actor | None:
        """Return the group of people that no lexicon knows: "hardliners of the X"."""
        for noun in prepositional(token, "of", "from"):
            actor = self.actor(noun)
            if actor is not None and actor.category == "armed_group":
                return actor
        return None

    def hit(self, tokens: Iterable[Token], level: int = 0) -> None:
        """Note who or what is hit; a weapon as the object is what was used."""
        for token in tokens:
            actor = self.actor(token)
            if actor is None:
                continue
            if actor.category == "weapon":
                self.weapons.append(actor)
            elif actor.name.lower() not in ANYBODY:
                self.targets[level].append(actor)


def by_token(starts: Sequence[int], actors: Iterable[Actor]) -> dict[int, Actor]:
    """Return the participant that each token belongs to; heads win over the rest.

    ``starts`` are the offsets of the tokens, see `syntax.token_starts`.
    """
    number = len(starts)
    people = [a for a in actors if a.role == "participant" and a.head < number]
    found: dict[int, Actor] = {}
    for actor in people:
        head = first = actor.head
        after = head + 1
        lowest, highest = max(0, head - MAX_SPAN + 1), min(number, head + MAX_SPAN)
        while first > lowest and starts[first - 1] >= actor.start:
            first -= 1
        while after < highest and starts[after] < actor.end:
            after += 1
        for i in (head, *range(first, after)):
            if i not in found:
                found[i] = actor
    for actor in people:
        found[actor.head] = actor
    return found
