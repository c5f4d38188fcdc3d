"""What flows between stages and out of the package: frozen, slotted dataclasses.

Offsets are half-open and count characters. Inside the pipeline they refer to the text
of the ``Doc``; rows and mentions that leave it refer to ``Article.text`` exactly as it
was given. Every piece of evidence carries the rule that fired and a confidence in
0..1. ``None`` means "the text does not say".

Only the standard library is used, so that records cross process borders cheaply.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal

SCHEMA_VERSION = "1"

Effect = Literal["killed", "wounded", "captured", "missing", "displaced"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
Status = Literal["reported", "claimed", "denied", "planned", "foiled", "background"]
TimePrecision = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "unknown"
]
Relation = Literal["total", "part", "addition", "update", "superseded", "rival"]
GeoPrecision = Literal[
    "exact", "near", "offset", "admin2", "admin1", "country", "unknown"
]
EVENT_TYPES = (
    "armed_attack",
    "bombing",
    "air_strike",
    "shelling",
    "clash",
    "assassination",
    "execution",
    "stabbing",
    "vehicle_ramming",
    "arson",
    "kidnapping",
    "hijacking",
    "prison_break",
    "arrest",
    "unrest",
    "protest",
    "sabotage",
    "accident",
    "fire",
    "natural_disaster",
    "epidemic",
    "other",
)
EFFECTS: tuple[Effect, ...] = ("killed", "wounded", "captured", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was given.

    ``published`` is an ISO 8601 date or datetime: the clock against which "Friday" and
    "yesterday" are read.

    Example:
        >>> Article(id="a1", text="A blast killed two people.").published is None
        True
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a record comes from: offsets, the rule that fired, how sure it is."""

    start: int
    end: int
    text: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Evidence):
    """A stretch of the article's layout.

    ``header`` (date, clock time, source), ``title``, ``dateline`` ("BAGHDAD (AP) —"),
    ``byline``, ``paragraph``, ``quote`` (the words inside quotation marks),
    ``boilerplate`` (captions, forms, share buttons). A dateline's ``value`` is its
    place; a header's ``value`` is the ISO 8601 publication time that it states.
    """

    kind: Literal[
        "header", "title", "dateline", "byline", "paragraph", "quote", "boilerplate"
    ]
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Evidence):
    """A named organization, place or person.

    ``label`` is the model's (``ORG PERSON GPE LOC FAC NORP EVENT`` …), ``canonical``
    the one name of all mentions of it. ``category`` is what the lexicon knows about an
    organization: ``armed_group``, ``military``, ``police``, ``security``,
    ``government``, ``aid``, ``media``, ``international``, ``party``. ``title`` is the
    role attached to a person ("spokesman for the interior ministry").
    """

    label: str
    canonical: str
    category: str | None = None
    country_code: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Evidence):
    """A number with its bounds and unit.

    ``unit`` is a singular English name ("kilometre", "US dollar", "person"); ``""``
    for a bare number. ``unit_text`` is the unit as written, or the noun counted.
    ``number_start`` and ``number_end`` delimit the figure itself inside the span.
    """

    low: float | None
    best: float
    high: float | None
    qualifier: Qualifier
    unit: str = ""
    unit_text: str | None = None
    number_start: int = 0
    number_end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Evidence):
    """A count of people who came to harm, with the words that say so.

    ``victim_type`` tells sides apart: ``civilian``, ``force`` (soldiers, police),
    ``attacker`` (those who carried it out), ``unknown``. ``relation`` says how the
    count enters a sum: ``total`` (an own count), ``part`` (of a count nearby:
    "including three children"), ``addition`` ("another 10"), ``update`` ("the toll
    rose to 45"), ``superseded`` ("first reports spoke of nine"), ``rival`` (what
    another source sets against a figure told before). ``status`` is ``asserted``,
    ``negated`` (then 0), ``hypothetical`` or ``background`` (a figure of another time).
    ``trigger_start``/``trigger_end`` delimit the predicate ("killed"), ``sentence`` is
    the index of its sentence.
    """

    effect: Effect
    low: int | None
    best: int
    high: int | None
    qualifier: Qualifier
    victims: str | None = None
    victim_type: Literal["civilian", "force", "attacker", "unknown"] = "unknown"
    relation: Relation = "total"
    status: Literal["asserted", "negated", "hypothetical", "background"] = "asserted"
    trigger_start: int = 0
    trigger_end: int = 0
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Evidence):
    """A place mention, resolved where the gazetteer knows it.

    ``feature`` is ``city``, ``admin1``, ``admin2``, ``country``, ``region``, ``sea``,
    ``district`` (an area inside a city or province) or ``facility``. ``role`` is
    ``location``, ``dateline``, ``demonym`` ("Iraqi") or ``actor`` (a government named
    by its capital). ``timezone`` is an IANA name, ``country_code`` ISO 3166-1 alpha-3.
    """

    name: str
    feature: str = "city"
    role: Literal["location", "dateline", "demonym", "actor"] = "location"
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    geo_precision: GeoPrecision = "unknown"
    timezone: str | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance(Evidence):
    """A length in space; with ``is_location`` something lies that far from ``anchor``.

    ``bearing`` is one of 16 compass points, of the thing as seen from the anchor.
    ``latitude``/``longitude`` are the computed point, ``radius_km`` its uncertainty.
    """

    km: float
    low_km: float | None
    high_km: float | None
    qualifier: Qualifier = "exact"
    bearing: str | None = None
    anchor: str | None = None
    anchor_start: int | None = None
    anchor_end: int | None = None
    is_location: bool = False
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime(Evidence):
    """A time expression (TIMEX3), resolved against the article's clock.

    ``time_start``/``time_end`` are ISO 8601 and inclusive: dates, or local datetimes
    without an offset unless the text states a zone. ``role`` is ``event``,
    ``report`` ("officials said Friday"), ``background`` or ``other`` (durations, ages,
    sets). ``date_is_stated`` is false where only a clock time was written and the day
    was inferred.
    """

    value: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    time_start: str | None = None
    time_end: str | None = None
    time_precision: TimePrecision = "unknown"
    role: Literal["event", "report", "background", "other"] = "event"
    date_is_stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Evidence):
    """A participant: who acts, is acted on, is hit, is used, or speaks.

    ``text`` is the noun phrase, ``name`` its canonical name where it has one.
    ``category``: ``armed_group`` (gunmen, militants, named groups), ``force`` (army,
    police, officials under arms), ``civilian``, ``government``, ``facility``,
    ``vehicle``, ``weapon``, ``organization``. ``head`` is the index of its head token.
    With ``role`` ``source`` it is the source of reported speech, and
    ``scope_start``/``scope_end`` delimit what it says. ``low``/``high`` bound its
    number ("more than 100 militants": 100, None).
    """

    name: str
    category: str
    head: int
    role: Literal["participant", "source"] = "participant"
    low: int | None = None
    high: int | None = None
    scope_start: int | None = None
    scope_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One incident that an article reports: the columns of the output, in order.

    Counts come as best, low, high: "at least 11" is 11, 11, None; "up to 11" is 11,
    None, 11; an exact 11 is 11, 11, 11. Distances are kilometres, coordinates WGS84
    degrees. Evidence offsets refer to the article's text; they are ``None`` where only
    the title tells of the incident.
    """

    schema_version: str = SCHEMA_VERSION
    event_id: str
    article_id: str
    article_title: str | None = None
    article_source: str | None = None
    article_url: str | None = None
    article_published: str | None = None
    rank: int
    event_type: str
    status: Status = "reported"
    trigger: str
    time_start: str | None = None
    time_end: str | None = None
    time_precision: TimePrecision = "unknown"
    time_text: str | None = None
    place_name: str | None = None
    place_text: str | None = None
    place_admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: GeoPrecision = "unknown"
    geonames_id: int | None = None
    distance_km: float | None = None
    distance_low_km: float | None = None
    distance_high_km: float | None = None
    distance_bearing: str | None = None
    distance_from: str | None = None
    distance_text: str | None = None
    perpetrator: str | None = None
    perpetrator_low: int | None = None
    perpetrator_high: int | None = None
    target: str | None = None
    weapon: str | None = None
    killed: int | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    wounded: int | None = None
    wounded_low: int | None = None
    wounded_high: int | None = None
    captured: int | None = None
    captured_low: int | None = None
    captured_high: int | None = None
    missing: int | None = None
    missing_low: int | None = None
    missing_high: int | None = None
    displaced: int | None = None
    displaced_low: int | None = None
    displaced_high: int | None = None
    attackers_killed: int | None = None
    civilians_killed: int | None = None
    forces_killed: int | None = None
    casualty_text: str | None = None
    casualty_qualifier: Qualifier | None = None
    victims: str | None = None
    attribution: str | None = None
    confidence: float = 0.5
    evidence: str = ""
    evidence_start: int | None = None
    evidence_end: int | None = None
    mention_count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Evidence):
    """An event row inside the pipeline, with what it rests on.

    ``reasons`` maps a column to the rule that filled it; ``support`` lists the evidence
    used, as ``(kind, start, end)`` in offsets of the Doc.
    """

    row: EventRow
    reasons: dict[str, str] = field(default_factory=dict)
    support: tuple[tuple[str, int, int], ...] = ()


MentionKind = Literal["entity", "place", "time", "quantity", "distance", "casualty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A piece of evidence as it leaves the pipeline.

    ``values`` holds the columns of its kind; ``to_dict`` lays everything flat.

    Example:
        >>> Mention(article_id="a", start=0, end=2, text="IS", kind="entity",
        ...         rule="lexicon", values={"label": "ORG"}).to_dict()["label"]
        'ORG'
    """

    article_id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    event_id: str | None = None
    rule: str
    confidence: float = 1.0
    values: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the mention as one flat dict, common columns first."""
        flat: dict[str, Any] = {
            f.name: getattr(self, f.name) for f in fields(self) if f.name != "values"
        }
        return flat | self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be processed, and why.

    ``stage`` is ``read``, the name of the stage that failed, or ``worker`` where the
    whole process died on it.
    """

    article_id: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one article gave."""

    article_id: str
    words: int
    rows: tuple[EventRow, ...] = ()
    mentions: tuple[Mention, ...] = ()
    failure: Failure | None = None
