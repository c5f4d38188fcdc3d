"""The stages, one folder each.

A stage package has ``build(settings)``, which loads its lexicons once and returns a
finder: a callable from ``Doc`` to the list of the stage's records. Stages never import
one another; they read what earlier ones wrote through ``newsevents.docdata``.
"""
