"""Distances, with the bearing and the anchor that make a point of them.

Finds lengths ("some 20 km", "9 miles/15 kilometres", "a few hundred metres"), reads
their bounds, and tells those that place something ("15 miles east of X") from those
that measure something (marches, pipelines, ranges). The anchor is resolved through the
places stage, also where it is "the capital" or "here"; the geodesic from there gives
the point, with a radius that follows from the qualifier and the bearing's width.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> stage = nlp.add_pipe("newsevents_distances")
    >>> [found] = stage.match(nlp("It fell some 20 km (12 miles) south-east of Mosul."))
    >>> found.km, found.qualifier, found.bearing, found.anchor
    (20.0, 'about', 'SE', 'Mosul')
    >>> round(found.latitude, 1), round(found.longitude, 1)
    (36.2, 43.3)

Limits: "halfway between" and times of travel ("an hour's drive") are not lengths and
are left out. Without a bearing the point is the anchor, the distance its radius.
"""

from newsevents.stages.distances.component import build

__all__ = ["build"]
