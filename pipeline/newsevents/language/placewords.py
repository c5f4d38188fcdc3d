"""Words that stand beside the names of places, and between two of them."""

from __future__ import annotations

import re

DIRECTION = (
    r"(?:(?:far|north|south|east|west|central|mid|upper|lower)-?){1,2}(?:ern|most)?"
)
KIND = (
    r"(?:province|state|district|governorate|region|county|city|town|village|port"
    r"|capital|suburb|neighbou?rhood|municipality|department|area|township|community"
    r"|island|prefecture|parish|sub-?district|commune|camp|enclave|oblast|ward|sector"
    r"|cercle|tehsil|zone|locality|upazila|section|part|side|outskirts|quarter|hamlet"
    r"|settlement|subdivision|arrondissement|canton|woreda|taluk[as]?|thana|barangay)"
)
# Between a place and what contains it: ", ", " in the northern city of ".
WITHIN = re.compile(
    rf"""(?:(?:\s+{KIND})?(?:,\s*|\s+\(|\s+in\s+|\s+of\s+)|\s+{KIND}\s+under\s+)
    (?:(?:in|of)\s+)?(?:the\s+)?(?:{DIRECTION}\s+)?
    (?:{KIND}\s+of\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
# Between a village that few maps show and a town by it: ", a hamlet near ", but not
# what only says how the land lies: ", an open area north of ".
BESIDE = re.compile(
    rf"""(?:\s+{KIND})?,?(?:\s+\([^()\n]{{1,30}}\))?\s+[(\[]?
    (?:an?\s+(?!(?:\w+\s+)?area\b)(?:\w+\s+)?{KIND}\s+)?(?:(?:in|on)\s+the\s+)?
    (?:under|near|outside|close\s+to|{DIRECTION}\s+of|coded\s+(?:to|as|at)
    |(?:{DIRECTION}\s+)?(?:countryside|outskirts)\s+of
    |(?:[\w'’-]+\s+)?{KIND}\s+(?:of|in))\s+(?:the\s+)?(?:{KIND}\s+of\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
# In notes on a place that is given the coordinates of another: "Xa [coded to Ye]".
CODED = re.compile(r"\s[\[(]coded\s(?:to|as|at)\s", re.IGNORECASE)
# What an analyst adds to a note on it: "coordinates are for Xaba", "coded as Xaba".
CODED_AS = (
    r"\b(?:coordinates\s(?:are|were|is)\s(?:for|of|from)|coded\s(?:to|as|at))"
    r"\s(?:the\s)?"
)
# Between what a site is called and the town around it: " market in ".
SITE_IN = re.compile(
    r"\s(?:airport|axis|bazaar|bridge|camp|checkpoint|forests?|front|highway|hills?"
    r"|hospital|junction|market|mosque|mountains?|prison|road|school|square|station"
    r"|roundabout|valley)(?:\s(?:in|of|near|outside)\s(?:the\s)?"
    r"(?:(?:capital|city|district|town|village)(?:\sof|,)?\s)?|,\s)"
)
# Behind a place, where a comma begins a list and no chain: ", B and C".
LISTED = re.compile(r"(?:,\s+[\w\s]{2,20}){0,3},?\s+(?:and|or)\s+[A-Z]")
