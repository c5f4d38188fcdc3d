"""Names of organizations, places and people, with one canonical name each."""

from newsevents.stages.entities.component import build

__all__ = ["build"]
