"""The country that an article was filed in, by its source."""

import pytest

from newsevents.language import gazetteer
from newsevents.language.filing import filed_from


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param("MONTEVIDEO, 3 Feb 88 (DPA)", "URY", id="a town and a date"),
        pytest.param("Kyiv (Interfax)", "UKR", id="a town and an agency"),
        pytest.param("Nairobi, May 3 (KNA)", "KEN", id="the month before the day"),
        pytest.param("Leon (Nicaragua), 7 May 87", "NIC", id="a country in brackets"),
        pytest.param("SAN JOSE, 9 Jan 87 (ACAN)", "CRI", id="the capital of a name"),
        pytest.param("Reuters", None, id="an agency"),
        pytest.param("The Lagos Courier", None, id="a newspaper with a town"),
        pytest.param("www.example.org", None, id="an address"),
        pytest.param("Hidden place, 3 Feb 88 (radio)", None, id="no town"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_source_tells_country(source, code):
    country = filed_from(source)
    assert (country and gazetteer.load().code(country.row)) == code
