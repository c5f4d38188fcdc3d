"""Words that tie an actor to an attack, or that cut the tie: closed classes."""

from __future__ import annotations

OWNED = frozenset(
    {"responsibility", "credit", "attack", "bombing", "assault", "blast", "explosion"}
    | {"killing", "shooting", "kidnapping", "abduction", "murder", "ambush", "raid"}
    | {"assassination", "strike", "massacre", "incident", "operation", "suicide"}
    | {"hijacking", "beheading", "execution", "stabbing", "violence", "wave", "series"}
)
DENIED = frozenset(
    {"responsibility", "involvement", "role", "attack", "part", "charge", "accusation"}
    | {"allegation", "claim", "report", "bombing", "killing", "link", "connection"}
)
DEEDS = frozenset(
    {
        "carry",
        "conduct",
        "launch",
        "attack",
        "kill",
        "target",
        "detonate",
        "fire",
        "bomb",
    }
    | {"execute", "stage", "plant", "shoot", "shell", "ambush", "storm", "perpetrate"}
    | {"commit"}
)
SAYING = frozenset({"say", "claim", "announce", "declare", "state", "assert"})
THINKING = frozenset(
    {"believe", "suspect", "think", "presume", "suppose", "allege", "fear", "assume"}
    | {"speculate"}
)
CULPRITS = frozenset(
    {"assailant", "attacker", "bomber", "gunman", "shooter", "suspect", "perpetrator"}
    | {"killer", "hijacker", "kidnapper", "abductor"}
)
ATTACKERS = CULPRITS | frozenset({"militant", "rebel", "insurgent", "captor", "bandit"})
SUSPECTS = ATTACKERS | frozenset(
    {"man", "men", "they", "he", "who", "two", "three", "teenager", "youth", "brother"}
)
SPOKESMEN = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "leader", "commander", "statement"}
    | {"member", "official", "caller", "representative", "message", "communique"}
    | {"poster", "leaflet", "pamphlet", "note", "letter", "banner", "flyer", "flier"}
)
THINGS = frozenset({"facility", "vehicle", "weapon"})
DOUBT = frozenset({"whether", "if"})
NO_DEEDS = frozenset({"responsibility", "credit"})
UNREAL = frozenset({"would", "could", "might", "may", "should"})
AT_FAULT = frozenset({"behind", "responsible", "involved", "part"})
# What people are accused of that makes them the doers, beside DEEDS and OWNED.
CHARGED = frozenset(
    {"have", "do", "commit", "abduct", "kidnap", "murder", "behind", "set", "use"}
    | {"torch", "burn", "raid", "assassinate", "mastermind", "orchestrate", "plot"}
    | {"involvement", "role", "hand", "part", "crime", "act", "terrorism", "order"}
    | {"throw", "hurl", "place", "behead", "massacre", "slaughter", "injure", "wound"}
    | {
        "abuse",
        "atrocity",
        "involve",
        "plan",
        "prepare",
        "attempt",
        "try",
        "conspire",
        "lead",
    }
)
