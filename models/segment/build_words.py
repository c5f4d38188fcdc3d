"""Build words.tsv and acronyms.tsv: how words are written in running text.

    pip download --no-deps spacy-lookups-data==1.0.5
    python models/segment/build_words.py spacy_lookups_data-1.0.5-py2.py3-none-any.whl

Input are the case-sensitive word frequencies and the WordNet 3.0 lemma tables of
spacy-lookups-data. A word is ordinary ("lower") where its small spelling is not much
rarer than its capitalized one, an acronym ("upper") where the one in capitals is the
most frequent by far. All other words take a capital: most of them are names.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zipfile
from pathlib import Path

FOLDER = "spacy_lookups_data/data/"
RAREST = -17.6  # log probability: about one word in forty million
RAREST_ACRONYM = -16.5
RAREST_UNLISTED = -16.0  # for words that WordNet does not know
NEVER = -30.0
# Words that start sentences so often that counts take them for names, and words of
# wars that the source of the counts, an internet forum, hardly uses.
# One string is easier to keep than a list.
ALWAYS_LOWER = frozenset(
    (  # noqa: SIM905  one text is easier to keep
        "moreover furthermore meanwhile nevertheless however cannot newsman newsmen "
        "northwestern northeastern southwestern southeastern machinegun machineguns "
        "machinegunned carabinero carabineros demobilization demobilized demobilize "
        "redoubt redoubts antidrug archbishopric counteroffensive campesino campesinos "
        "narcotraffickers paramilitaries guerrillas guerrilla commando commandos "
        "subversives departmental eastern western chiefs agreed unity thank thanks yes "
        "windows tranquillity rector dawn exodus riot riots quake daybreak islanders "
        "greetings arsenal patriots vanguard destiny empire serenity hinterland bureau "
        "newsroom guardian guardians corvette metropolis bastion enclave frontier "
        "tomb highlands archdiocese canton basilica undertaker desolation hello cheers "
        "rose pandemic brawl discotheque swan marine marines naval royal imperial "
        "congratulations parish warden coroner"
    ).split()
)
TITLES = {
    "lower": "Ordinary English words: in running text they are written small.",
    "upper": "Acronyms: words that are written in capitals more often than not.",
}
FILES = {"lower": "words.tsv", "upper": "acronyms.tsv"}
HEADER = """\
# {title}
# Origin: built by build_words.py from spacy-lookups-data 1.0.5 (en_lexeme_prob,
# en_lemma_lookup, en_lemma_index). Licence: MIT; WordNet 3.0 for the lemma tables.
text
"""


def load(wheel: zipfile.ZipFile, name: str) -> dict:
    """Read one gzipped JSON table of the wheel."""
    return json.loads(gzip.decompress(wheel.read(f"{FOLDER}{name}.json.gz")))


def is_acronym(word: str, upper: float, known: set[str]) -> bool:
    """Tell whether a word that is mostly in capitals is one for its letters."""
    return 1 < len(word) < 7 and upper > RAREST_ACRONYM and word not in known


def case_of(
    word: str, probability: dict[str, float], known: set[str], adverbs: set[str]
) -> str | None:
    """Return the usual case of a lower-case word, None for a capital or too rare."""
    lower = probability.get(word, NEVER)
    title = probability.get(word.capitalize(), NEVER)
    upper = probability.get(word.upper(), NEVER)
    if word in ALWAYS_LOWER:
        return "lower"
    if upper > max(lower, title) + math.log(2) and is_acronym(word, upper, known):
        return "upper"
    rarest = RAREST if word in known else RAREST_UNLISTED
    if lower < rarest:
        return None
    # Capitals at sentence starts make adverbs look like names.
    margin = math.log(4 if word in adverbs else 1.2 if word in known else 0.7)
    return "lower" if lower > title - margin else None


def main(path: str) -> None:
    """Write both files beside this one."""
    with zipfile.ZipFile(path) as wheel:
        probability = load(wheel, "en_lexeme_prob")
        known = {w for w in load(wheel, "en_lemma_lookup") if w.islower()}
        index = load(wheel, "en_lemma_index")
        adverbs = set(index["adv"])
        for words in index.values():
            known.update(w for w in words if w.islower())
    candidates = sorted(
        {
            word.lower()
            for word in probability
            if word.isascii() and word.isalpha() and len(word) <= 24
        }
        | ALWAYS_LOWER
    )
    cases = {word: case_of(word, probability, known, adverbs) for word in candidates}
    for case, name in FILES.items():
        rows = [word for word, found in cases.items() if found == case]
        target = Path(__file__).with_name(name)
        text = HEADER.format(title=TITLES[case]) + "\n".join(rows) + "\n"
        target.write_text(text, encoding="utf-8")
        print(f"{len(rows)} words in {name}")


if __name__ == "__main__":
    main(sys.argv[1])
