"""Names of organizations, places and people, with one canonical name each.

The language model's names are put right by a lexicon of groups, forces, agencies, media
and countries (``models/entities/``) and by the article itself: acronyms that it spells
out, full names of people, the label that most mentions of a name have, kind words
beside it ("Orland district"), a gazetteer where a name stands behind "in" or in front
of ", Country". Roles are told with people ("spokesman for the ministry"). Figures and
times are no entities. Mentions never overlap and come in order of the text.

The order of the passes is that of `component.find`; each works on `names.Name`.

Example:
    >>> import spacy
    >>> from newsevents.settings import EntitySettings
    >>> doc = spacy.blank("en")("Daesh and al Shabaab are not the IMF.")
    >>> [(e.text, e.canonical) for e in build(EntitySettings())(doc)]
    [('Daesh', 'Islamic State'), ('al Shabaab', 'Al-Shabaab'),
     ('IMF', 'International Monetary Fund')]

Limits: names span whole tokens, so "U.S.-flagged" stays one; two people of one surname
are told apart only where the full name is written; an acronym that several groups share
("ADF") counts only where the article names the country or the full name; a country that
acts ("Turkey fired") keeps the label of a place.
"""

from newsevents.stages.entities.component import build

__all__ = ["build"]
