"""Places that an article names, resolved to coordinates.

Names come from the language model, from datelines, and from what stands in front of
and behind them ("near X", "X district", "X, North Carolina"). The gazetteer offers
candidates in whatever romanisation; what contains them, the article's countries and
neighbouring places decide between them, and one name means one place in an article.

A facility, a neighbourhood or a town unknown to the gazetteer keeps its name as
written; where the text says what it lies in, it gets that place's coordinates with the
precision to match.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> ruler = nlp.add_pipe("entity_ruler")
    >>> ruler.add_patterns([{"label": "GPE", "pattern": "Hassakeh"}])
    >>> stage = nlp.add_pipe("newsevents_places")
    >>> [place] = stage.match(nlp("A mortar hit the town of Hassakeh."))
    >>> place.name, place.country_code, place.geo_precision
    ('Al Hasakah', 'SYR', 'exact')

Limits: streets, most landmarks and, but for those of the United States, places of
fewer than 500 inhabitants have no coordinates of their own. A country is one point in
its middle.
"""

from newsevents.stages.places.component import build

__all__ = ["build"]
