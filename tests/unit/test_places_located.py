"""Names that are places by where they stand; "[Xaba:PERSON]" is the model's word."""

import re

import pytest
import spacy

from newsevents import docdata
from newsevents.records import Article, Entity
from newsevents.settings import PlaceSettings
from newsevents.stages import places

MARK = re.compile(r"\[([^\]:]+):([A-Z]+)(?::(\w+))?\]")


@pytest.fixture(scope="module")
def find():
    docdata.register_extension()
    return places.build(PlaceSettings())


def found(find, marked, *, countries=False):
    """Return the locations of a marked-up sentence."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        at = match.end()
    doc = spacy.blank("en")(text + marked[at:])
    docdata.set_article(doc, Article(id="a", text=doc.text))
    entities = [
        Entity(
            start=start,
            end=end,
            text=doc.text[start:end],
            rule="t",
            label=label,
            canonical="",
            category=category,
        )
        for start, end, label, category in spans
    ]
    docdata.write(doc, docdata.key_of("entities"), entities)
    spots = [p for p in find(doc) if p.role == "location"]
    return [(p.text, p.country_code) if countries else p.text for p in spots]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param("Two men drowned in [Yombari:PERSON].", ["Yombari"],
                     id="no person in a person"),
        pytest.param("A bus burnt in Yombari. Several people fled.", ["Yombari"],
                     id="a full stop ends a name"),
        pytest.param("A bus burnt in Sylhet on Friday.", ["Sylhet"],
                     id="a date ends a name"),
        pytest.param("Rebels shelled [Yombari:PERSON] at dawn.", ["Yombari"],
                     id="nobody is shelled"),
        pytest.param("Rebels shelled [Yombari:PERSON]'s hut at dawn.", [],
                     id="but his hut"),
        pytest.param("Two men died in [Yombari upazila:GPE] on Monday.",
                     ["Yombari upazila"], id="a name with its kind"),
        pytest.param("Bakers met in [Yombari:PERSON] outside a court.", ["Yombari"],
                     id="a name before another preposition"),
        pytest.param("Bakers met in Yombari last week.", ["Yombari"],
                     id="a name before a time"),
        pytest.param("A wall fell in [La Yombarie:GPE] at noon.", ["La Yombarie"],
                     id="no article is an abbreviation"),
        pytest.param("Two men from [Congress:GPE] met.", [],
                     id="a word of many senses"),
        pytest.param("Two men from [Bay:GPE] region met.", ["Bay"],
                     id="such a word with a kind"),
        pytest.param("Rebels shelled Yombari at dawn.", ["Yombari"],
                     id="only places are shelled"),
        pytest.param("Rebels attacked Yombari in Burkina Faso.",
                     ["Yombari", "Burkina Faso"], id="attacked, and in a country"),
        pytest.param("It was found in the Yombari district.", ["Yombari district"],
                     id="an article and a kind"),
        pytest.param("The coordinates are for Yombari.", ["Yombari"],
                     id="what coordinates are for"),
        pytest.param("They were coded as Yombari Forces.", [],
                     id="but no body that somebody is coded as"),
        pytest.param("The QZF Multan met at noon.", ["QZF Multan"],
                     id="a body of initials by its town"),
        pytest.param("The Multan Magistrate met them.", ["Multan Magistrate"],
                     id="an office by its town"),
        pytest.param("Shots fell on streets of [Multan:EVENT] today.", ["Multan"],
                     id="no event has streets"),
        pytest.param("Residents of Sylhet blocked a road.", ["Sylhet"],
                     id="whose residents they are"),
        pytest.param("It fell near Yombari (Sylhet).", ["Yombari", "Sylhet"],
                     id="in brackets what a place lies in"),
        pytest.param("They met outside the Sylhet Press Club.", ["Sylhet Press Club"],
                     id="a building by its town"),
        pytest.param("They met outside the Japan Embassy.", [],
                     id="an embassy is not in its own country"),
        pytest.param("They met outside the Yombari police station.", ["Yombari"],
                     id="a building's town that few maps show"),
        pytest.param("Residents of [Yombari:NORP] blocked a road.", ["Yombari"],
                     id="whose residents they are, of no map"),
        pytest.param("The rivals met at [Yombari:PERSON] on Friday.", ["Yombari"],
                     id="where they met on a day"),
        pytest.param("He fired at [Yombari:PERSON] on Friday.", [],
                     id="whom he fired at"),
        pytest.param("The rivals met at [Yombari:ORG] on Friday.", [],
                     id="a firm, it may be"),
        pytest.param("It sank in [North Yombari:PERSON] upazila.", ["North Yombari"],
                     id="a division that no person is"),
        pytest.param("It met in a [Yombari-held:NORP] town.", [],
                     id="whose town it is"),
        pytest.param("A lorry burnt on the Sylhet-Yombari highway.", ["Sylhet-Yombari"],
                     id="a road between two towns"),
        pytest.param("The Multan University students met.", ["Multan"],
                     id="a body by its town, for want of a place"),
        pytest.param("The Multan University students met in [Bogra:GPE].", ["Bogra"],
                     id="no body where a place is named"),
        pytest.param("He has confidence in [Yombari:PERSON].", [],
                     id="what is put in a person"),
        pytest.param("Rebels stormed [Yombari:GPE], 45 km east of [Bogra:GPE].",
                     ["Yombari", "Bogra"], id="attacked, and so far from a town"),
        pytest.param("Rebels released [Yombari:GPE], 45, east of [Bogra:GPE].",
                     ["Bogra"], id="somebody of an age"),
        pytest.param("He served in the [Yombari Front:ORG].", [],
                     id="an organization with its kind"),
        pytest.param("He rose in [Yombari:ORG:armed_group].", [],
                     id="an organization of the lexicon"),
        pytest.param("They died in Yombari custody.", [],
                     id="a name that describes a noun"),
        pytest.param("Rebels attacked [Yombari:PERSON] at dawn.", [],
                     id="persons are attacked, too"),
        pytest.param("They read in Parliament.", [], id="no town in the maps' sense"),
        pytest.param("Youths ransacked the Yombari police station.", ["Yombari"],
                     id="a building to which something is done"),
        pytest.param("Youths praised the Yombari police station.", [],
                     id="a building of which somebody speaks"),
        pytest.param("A pump burst in the town's Yombari area.", ["Yombari"],
                     id="a quarter of the town"),
        pytest.param("A pump burst in [Sylhet:GPE] Yombari village.",
                     ["Sylhet Yombari"], id="all of a village's name"),
        pytest.param("A pump burst near [Yombari near:LOC] [Sylhet:GPE].",
                     ["Yombari", "Sylhet"], id="no preposition behind a name"),
        pytest.param("[Ana Mosul:PERSON] fled. The death of [Mosul:GPE] hurt them.",
                     [], id="somebody's surname behind of"),
        pytest.param("[Ana Mosul:PERSON] fled. According to [Mosul:GPE], he is ill.",
                     [], id="somebody's surname behind according to"),
        pytest.param("[Ana Mosul:PERSON] fled. She is safe in [Mosul:GPE] now.",
                     ["Mosul"], id="a place by the name of somebody"),
        pytest.param("Men robbed a lorry between Yombari and Sylhet.",
                     ["Yombari", "Sylhet"], id="between two towns"),
        pytest.param("Clashes between Yombari and Sylhet went on.", [],
                     id="between two parties"),
        pytest.param("A shell hit the wall east of [Yombari:PERSON] on Friday.",
                     ["Yombari"], id="east of a town"),
        pytest.param("Rebels rule on the Yombari axis.", ["Yombari"],
                     id="the road of a town"),
        pytest.param("A mine lay near [Yombari:NORP].", ["Yombari"],
                     id="near a town"),
        pytest.param("A mine lay near [Yombari:ORG].", [], id="near a firm"),
        pytest.param("A bus burnt in [Sylhet:GPE]'s Yombari district.",
                     ["Sylhet", "Yombari district"],
                     id="a district of what is in front"),
        pytest.param("A bus burnt near [Ombarisa:GPE], [Yombari Kelo:PERSON]. He fled.",
                     ["Ombarisa", "Yombari Kelo"], id="what a village lies in"),
        pytest.param("It met in [Kenya:GPE], [Yombari Kelo:PERSON]. He fled.",
                     ["Kenya"], id="somebody behind a country"),
        pytest.param("Rebels attacked [Yombari:PERSON], [Omba Kel:PERSON], [Mali:GPE].",
                     ["Yombari", "Mali"], id="attacked, in a chain up to a country"),
        pytest.param("A pump burst in [Barangay:GPE] Yombari.", ["Barangay Yombari"],
                     id="a kind in front of a name"),
        pytest.param("A pump burst in [Qala:GPE]-e-Yombari.", ["Qala-e-Yombari"],
                     id="all of a name with its joint"),
        pytest.param("2017 Yombari market bombing: nine people died.", ["Yombari"],
                     id="the place in an incident's title"),
        pytest.param("2017 World Cup bombing: nine people died.", ["World Cup"],
                     id="which may be something else"),
        pytest.param("The Multan unit met against the [Sindh:GPE] government.",
                     ["Multan", "Sindh"], id="a body where a division only rules"),
        pytest.param("The Multan Bar Association met at [Ombarisa:GPE].",
                     ["Multan Bar Association", "Ombarisa"],
                     id="a body by its town beside a place of no map"),
        pytest.param("Pupils met at the district headquarters, [Yombari:GPE], today.",
                     ["Yombari"], id="the seat of a district"),
        pytest.param("It rained at villages of [Kasur:GPE] district including Yombari.",
                     ["Kasur", "Yombari"], id="one of the villages"),
        pytest.param("A bus burnt at [Yombari of Multan:ORG] on Friday.",
                     ["Yombari", "Multan"], id="a town of a district"),
        pytest.param("He met the [Department of Health of Multan:ORG] on Friday.", [],
                     id="but no office"),
        pytest.param("Men robbed a bus at Dil Yombari of [Tehsil Ombar:ORG] at noon.",
                     ["Tehsil Ombar"], id="a kind in front of what a place is of"),
        pytest.param("They sat before the house of the Deputy Commissioner of Multan.",
                     ["Multan"], id="the town of an official"),
        pytest.param("A man from Yombari and its neighbouring villages fled.",
                     ["Yombari"], id="a town with its villages"),
        pytest.param("A rally was held at [Yombari:ORG] near here on Monday.",
                     ["Yombari"], id="near here"),
        pytest.param("Nurses met outside of [Yombari:NORP] police station.",
                     ["Yombari"], id="outside of a building of a town"),
        pytest.param("A bus burnt in [Yombari-Centre:ORG] [[Ombar-Kel:PERSON]] (Gao).",
                     ["Yombari-Centre", "Gao"], id="two brackets behind a name"),
        pytest.param("It hit the east of Yombar'a. The road was closed.", ["Yombar'a"],
                     id="a full stop behind an apostrophe"),
        pytest.param("Five men and [Yombari:GPE], 19, were hurt.", [],
                     id="nobody of that age"),
        pytest.param("A shell hit [Yombari district west:GPE] of [Multan:GPE].",
                     ["Yombari district", "Multan"], id="no direction is of the name"),
        pytest.param("A mine lay near [Yombari:GPE] Kelo (Gao, Mali).",
                     ["Yombari Kelo", "Gao", "Mali"], id="all of a name by a bracket"),
        pytest.param("Marchers reached [Yombari:GPE], near the river.", ["Yombari"],
                     id="what is reached"),
    ],
)  # fmt: skip
def test_locations_are(find, marked, names):
    assert found(find, marked) == names


def test_a_guessed_town_lies_where_the_story_is(find):
    marked = "In [Nigeria:GPE] two men drowned in Wetzlaar. [Lagos:GPE] mourned."
    [_, guessed, _] = found(find, marked, countries=True)
    assert guessed == ("Wetzlaar", "NGA")


def test_a_namesake_in_a_country_that_nothing_speaks_of_is_not_meant(find):
    marked = "Rebels raided [Gusau:GPE] in [Nigeria:GPE]. Two men drowned in Elkton."
    assert ("Elkton", "USA") not in found(find, marked, countries=True)


def test_a_town_of_the_country_that_is_spoken_of_stays(find):
    marked = "In [Nigeria:GPE] two men drowned in Jos. [Lagos:GPE] mourned."
    assert ("Lagos", "NGA") in found(find, marked, countries=True)


def test_a_village_of_no_map_lies_in_the_town_that_opens_the_sentence(find):
    marked = "In [Mosul:GPE], a bus burnt in [Yombari:GPE] village."
    assert found(find, marked, countries=True)[1] == ("Yombari", "IRQ")
