"""One exception tree.

NewsEventsError
├── ConfigError      a setting is unknown or has a wrong value
├── ResourceError    a lexicon, the gazetteer or the language model is missing or broken
├── InputError       an input cannot be read as an article
├── OutputError      an output exists already or has an unknown format
└── BackendError     a backend is unknown, not installed, or its workers keep dying

Every message says what is wrong, where, and what to do about it.
"""


class NewsEventsError(Exception):
    """Base of all errors that this package raises on purpose."""


class ConfigError(NewsEventsError):
    """A setting is unknown or has a wrong value."""


class ResourceError(NewsEventsError):
    """A lexicon, pattern file, gazetteer or language model is missing or broken."""


class InputError(NewsEventsError):
    """An input cannot be read as an article."""


class OutputError(NewsEventsError):
    """An output exists already or has an unknown format."""


class BackendError(NewsEventsError):
    """A backend is unknown, not installed, or its workers keep dying."""
