"""Score event rows and mentions against gold, as a library.

Gold is JSON lines, one object per article::

    {"article_id": "a1",
     "rows": [{"event_type": ["bombing", "armed_attack"], "status": "reported",
               "killed": 3, "wounded": null, "place_name": "Mosul",
               "latitude": 36.34, "longitude": 43.13, "tolerance_km": 10,
               "evidence": ["A bomb killed three people in Mosul"]}],
     "mentions": [{"kind": "time", "start": 10, "end": 16, "value": "2022-01-17"}]}

A gold row names any columns of an event row, and only those are scored. A cell holds
the right value or a list of accepted ones, the best first; ``null`` says that an empty
cell is right. ``evidence`` lists sentences, or parts of them, that carry the incident.
``optional`` rows, like those of status ``background``, neither help nor hurt.
``mentions`` is for stage-level scores; a kind that no gold line names is not scored.

Rows are paired with incidents one to one (`pairing`), cells compared by the nature of
their column (`cells`), and mentions by their offsets (`spans`).

Limits: pairing is greedy, by likeness; the text of the articles is not read, so
evidence is compared as words.
"""

from newsevents.evaluate.report import Report, report

__all__ = ["Report", "report"]
