"""Who did it, seen from the rows of small stories."""

import pytest

pytestmark = pytest.mark.model


NAMED = {
    "claim of the raid, not of what it avenged": (
        "Mortar rounds hit a dairy near Haifa on Monday. Hezbollah claimed "
        "responsibility for the attack and said it was in retaliation for Israeli "
        "strikes on villages in Lebanon.",
        "Hezbollah",
    ),
    "a place in the group's name is no scene": (
        "Attackers shot dead a grocer in Quito on Monday. Detectives attributed the "
        "killing to the Revolutionary Armed Forces of Colombia.",
        "Revolutionary Armed Forces of Colombia",
    ),
    "killed by, with no word for the attack": (
        "Two drivers were killed by Boko Haram near Maiduguri on Monday.",
        "Boko Haram",
    ),
    "part of a group": (
        "Gunmen shot dead a ranger in Kivu on Monday. Officials attributed the attack "
        "to a splinter cell of the Allied Democratic Forces.",
        "Allied Democratic Forces",
    ),
    "people of a group that no lexicon knows": (
        "Six hikers were kidnapped near Cotabato on Monday by hardliners of the Abu "
        "Sayyaf.",
        "Abu Sayyaf",
    ),
    "they gave their name": (
        "Masked men torched a lorry in Arauca on Monday. The men introduced themselves "
        "as ELN members.",
        "National Liberation Army of Colombia",
    ),
    "a phrase of places in front": (
        "In the hills above Ocaña, Norte de Santander, suspected guerrillas of the "
        "FARC bombed a pumping station on Monday.",
        "Revolutionary Armed Forces of Colombia",
    ),
    "claim of all attacks": (
        "A bomb wounded a baker in Kabul on Monday. In Herat, gunmen shot dead a judge "
        "on Monday. The Taliban claimed responsibility for the attacks.",
        "Taliban",
    ),
    "the rebels are of the one group of the story": (
        "Rebels shelled a depot near Goma on Monday. Officials said the rebels also "
        "attacked a market. The M23 has fought the army for years.",
        "M23",
    ),
    "who takes hostages": (
        "Boko Haram took six sailors hostage off Lagos on Monday.",
        "Boko Haram",
    ),
    "claim in a video": (
        "A car bomb wounded a guard in Herat on Monday. Later the Taliban put a video "
        "on Vimeo claiming responsibility for the bombing.",
        "Taliban",
    ),
}


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=NAMED)
def test_perpetrator_is_the_group(rows_of, text, name):
    rows = [r for r in rows_of(text) if r.status != "background"]
    assert {r.perpetrator for r in rows} == {name}


NOBODY = {
    "accused of something else": (
        "A teacher was shot dead in Mitrovica on Monday after neighbours had accused "
        "a shopkeeper of being a spy."
    ),
    "suspected of something else": (
        "Two people suspected of being smugglers were wounded by a bomb in Tripoli "
        "on Monday."
    ),
    "hoped to be blamed": (
        "Arsonists torched a chapel in Derry on Monday, hoping that the fire would be "
        "blamed on Romanians."
    ),
    "former member is a victim": (
        "A bomb went off in Basra on Monday in a van owned by a former member of the "
        "Mahdi Army."
    ),
    "who claims others of last year": (
        "Masked men raided a depot in Qena on Monday, killing two guards. Two bombings "
        "claimed by Islamic State killed 31 people in Luxor in May last year."
    ),
    "whom a bomb was meant for": "A bomb aimed at Shiite pilgrims killed two in Basra.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_named_a_perpetrator(rows_of, text):
    rows = [r for r in rows_of(text) if r.status != "background"]
    named = [r.perpetrator or "" for r in rows]
    assert not any(name != name.lower() for name in named), named


def test_a_victim_is_no_perpetrator(rows_of):
    [row] = rows_of("The wounded men attacked a kiosk in Basra on Monday.")
    assert row.perpetrator is None


def test_who_is_believed_to_be_somebody_acts(rows_of):
    [row] = rows_of("Gunmen believed to be herders killed a pastor near Jos on Monday.")
    assert row.perpetrator == "herders"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen killed a farmer in Basra on Monday.", "farmer"),
        ("Gunmen opened fire in Basra on Monday, killing nine nurses.", "nurses"),
        ("Gunmen attacked a mill in Basra on Monday, killing nine bakers.", "mill"),
        ("A bomb killed a baker at a mill in Basra on Monday.", "mill"),
    ],
)
def test_whom_attackers_killed_are_the_target_if_no_word_names_another(
    rows_of, text, target
):
    [row] = rows_of(text)
    assert row.target == target


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A man with a hunting knife killed a nurse in Leeds.", "hunting knife"),
        ("Men wielding machetes killed a nurse in Jos.", "machetes"),
        ("Men armed with machetes attacked a school in Jos.", "machetes"),
        ("Three men died when a coal mine caved in near Ohr.", None),
    ],
)
def test_weapons_are_those_of_who_acts(rows_of, text, weapon):
    [row] = rows_of(text)
    assert row.weapon == weapon


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb exploded at the corner of Mill and Oak streets in Leeds.", None),
        ("Gunmen shot so far eight bakers in Leeds on Friday.", "bakers"),
    ],
)
def test_streets_and_counts_are_no_targets(rows_of, text, target):
    assert [r.target for r in rows_of(text)] == [target]


def test_a_threat_is_not_what_somebody_is_suspected_of(rows_of):
    rows = rows_of(
        "Armed men burnt six houses near Ohr on Monday. They threatened another "
        "attack. It was suspected that Boko Haram was responsible."
    )
    assert rows[0].perpetrator == "Boko Haram"


def test_what_was_related_is_an_incident_of_its_own(rows_of):
    rows = rows_of(
        "Gunmen raided a farm near Ohr on Monday. In a related attack, gunmen "
        "kidnapped a farmer in Oran."
    )
    assert [r.event_type for r in rows] == ["armed_attack", "kidnapping"]
