"""Layout of an article: header, title, dateline, byline, paragraphs, quotes."""

from newsevents.stages.segment.component import build
from newsevents.stages.segment.prepare import Prepared, prepare

__all__ = ["Prepared", "build", "prepare"]
