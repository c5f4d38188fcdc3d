"""Settings from files, the command line and plain values."""

import pytest

from newsevents.errors import ConfigError
from newsevents.settings import Config, TimeSettings, from_mapping


def test_a_toml_file_changes_only_what_it_names(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("batch_size = 4\n[times]\nday_first = true\n", encoding="utf-8")
    config = Config.from_toml(path)
    assert (config.batch_size, config.times.day_first) == (4, True)
    assert config.model == Config().model


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"times.dayfirst": "true"}, "unknown setting 'dayfirst'"),
        ({"batch_size": "many"}, "must be int"),
        ({"times": "x"}, "group of settings"),
    ],
    ids=["unknown", "type", "group"],
)
def test_wrong_values_are_told_with_their_place(values, message):
    with pytest.raises(ConfigError, match=message):
        Config().with_values(values)


@pytest.mark.parametrize("text", ["not = [toml", None], ids=["broken", "missing"])
def test_an_unreadable_file_is_a_config_error(tmp_path, text):
    path = tmp_path / "mine.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"mine\.toml"):
        Config.from_toml(path)


def test_equal_settings_share_a_digest():
    changed = Config().with_values({"events.min_confidence": "0.5"})
    assert Config().digest() == Config().digest()
    assert changed.digest() != Config().digest()
    assert changed.events.min_confidence == 0.5


def test_none_is_spelled_out():
    settings = TimeSettings(day_first=True)
    changed = from_mapping(settings, {"day_first": "none"}, where="x")
    assert changed.day_first is None
