"""Where an incident was: one-line stories, each with the cells of its first row."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(
            "A roadside bomb killed two drivers in Tarkhobi village in the Ombari "
            "area of Kandahar.",
            "Tarkhobi village in the Ombari area of Kandahar",
            id="a village with the area and the town that it lies in",
        ),
        pytest.param(
            "Gunmen killed a teacher in the village of Sarnaka, Mombasa, Kenya.",
            "village of Sarnaka, Mombasa",
            id="a village with its town, without the country",
        ),
        pytest.param(
            "A grenade wounded four people in Olmari village on the outskirts of "
            "Bamako.",
            "Olmari village on the outskirts of Bamako",
            id="up to the town that lends its coordinates",
        ),
        pytest.param(
            "Troops shelled Olmari in Bamako using artillery.",
            "Olmari in Bamako",
            id="the village rather than the town that it lies in",
        ),
        pytest.param(
            "In Bamako, a man was shot dead in the Olmari neighbourhood.",
            "Olmari neighbourhood",
            id="a quarter of the town that opens the sentence",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari village (Bamako).",
            "Olmari village (Bamako)",
            id="with the bracket that it opens",
        ),
        pytest.param(
            "Gunmen shot a tailor in Chunian town (Kasur district, Punjab) on Monday.",
            "Chunian town (Kasur district, Punjab)",
            id="with the rest of the bracket that it opens",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari, a hamlet near Bamako, Mali.",
            "Olmari, a hamlet near Bamako",
            id="a hamlet with the town that it is near to",
        ),
        pytest.param(
            "A blast at an office of the World Bank, killed 3 clerks in Bamako, Mali.",
            "Bamako",
            id="a facility up to its verb",
        ),
        pytest.param(
            "A clash hurt two men in Ombari village under Yedari upazila of Sylhet.",
            "Ombari village under Yedari upazila of Sylhet",
            id="a village with the upazila of no map that it is under",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari, Mali, and police in Bamako came.",
            "Olmari; Bamako",
            id="a village of no map with a town of its sentence",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari village. Coordinates are for Segou.",
            "Olmari village; Segou",
            id="a village of no map with the town whose coordinates a note gives",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari village, Yondara subdivision (Segou).",
            "Olmari village, Yondara subdivision (Segou)",
            id="a village of no map with another name of none",
        ),
        pytest.param(
            "A mine killed two shepherds in Olmari and Yondara villages on Monday.",
            "Olmari and Yondara villages",
            id="two villages of no map",
        ),
        pytest.param(
            "A mine killed a shepherd in Segou, Mayor Yondara said.",
            "Segou",
            id="a town, and somebody who speaks",
        ),
        pytest.param(
            "A mine killed a shepherd in Kayes, Mali, and police in Bamako came.",
            "Kayes",
            id="a town without another one",
        ),
        pytest.param(
            "A mine killed a Bamako shepherd\n\nPolice in Bamako are looking.",
            "Bamako",
            id="no further than the line",
        ),
        pytest.param(
            "Bombs killed nine people in Basra, Mosul and Kirkuk.",
            "Basra, Mosul and Kirkuk",
            id="all towns that the dead were in",
        ),
        pytest.param(
            "A mine killed a shepherd in Olmari village in Ghor province.",
            "Olmari village in Ghor province",
            id="a village of no map with its division",
        ),
        pytest.param(
            "A bomb hurt two clerks in the Kadhimiya area of Baghdad, Baghdad, Iraq.",
            "Kadhimiya area of Baghdad",
            id="a quarter with its town, which names the division, too",
        ),
        pytest.param(
            "A grenade killed a cook at the Olmari market in Bamako.",
            "Olmari market in Bamako",
            id="a market of no map with its town",
        ),
        pytest.param(
            "A car bomb killed six people in Aleppo in northern Syria.",
            "Aleppo",
            id="a town without its country",
        ),
        pytest.param(
            "Two thieves stabbed a baker in the Olmari neighborhood in Bamako, Mali.",
            "Olmari neighborhood",
            id="a quarter without the town that the row names",
        ),
    ],
)
def test_place_text_is(row_of, text, written):
    assert row_of(text).place_text == written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Kenya's police are on alert. Robbers shot a Kenyan grocer in the capital "
            "at dusk.",
            "Nairobi",
            id="the capital by that word alone",
        ),
        pytest.param(
            "Gunmen shot a tailor dead in Ward No. 10 of Mosul city (Sinjar district, "
            "Nineveh).",
            "Mosul",
            id="a ward of a town is no age of its people",
        ),
        pytest.param(
            "Militiamen shelled Manbij and fields around it in Aleppo, killing two.",
            "Manbij",
            id="what is shelled before what it lies in",
        ),
        pytest.param(
            "Robbers shot a grocer in the Peruvian capital at dusk.",
            "Lima",
            id="the capital of a people",
        ),
        pytest.param(
            "In the Peruvian capital, a car bomb went off and hurt a grocer.",
            "Lima",
            id="the capital of a people at the beginning",
        ),
        pytest.param(
            "Gunmen shot a grocer in Kisumu, Kenya. A bomb hurt two soldiers at noon. "
            "A grenade killed a nurse in Mombasa, Kenya.",
            "Kisumu",
            id="each its own",
        ),
        pytest.param(
            "Militants in Idlib fired three rockets into Manbij, Syria, hurting two.",
            "Manbij",
            id="what is shot at, not from where",
        ),
        pytest.param(
            "Gunmen came on bikes to raid Mubi, Nigeria, and killed two grocers.",
            "Mubi",
            id="to raid a town is no way there",
        ),
        pytest.param(
            "Robbers stabbed a man close to him in Mubi, Nigeria.",
            "Mubi",
            id="no origin is what a preposition of its own tells",
        ),
        pytest.param(
            "Students marched in Sylhet against the killing of two farmers in Bogra.",
            "Sylhet",
            id="where they march, not what it is about",
        ),
        pytest.param(
            "Lawyers blocked a road in Multan to condemn the attack on a court in "
            "Quetta.",
            "Multan",
            id="not what they condemn",
        ),
        pytest.param(
            "Nurses marched in Bogra in solidarity with nurses in Sylhet.",
            "Bogra",
            id="not whom they stand by",
        ),
        pytest.param(
            "Nurses gathered in Bogra to protest the arrest of a nurse in Sylhet.",
            "Bogra",
            id="not what they protest",
        ),
        pytest.param(
            "A grenade went off in a hospital in Kayes, Mali.",
            "Kayes",
            id="the town of a hospital, not its country",
        ),
        pytest.param(
            "Gunmen abducted nine weavers from Kayes in western Mali.",
            "Kayes",
            id="where people were taken from",
        ),
        pytest.param(
            "Employees of the Bogra Municipal Corporation staged a sit-in.",
            "Bogra",
            id="the town of those who act",
        ),
        pytest.param(
            "The Multan Bar Association staged a protest against the murder of a "
            "lawyer in Quetta.",
            "Multan",
            id="the town of those who act, not what they are against",
        ),
        pytest.param(
            "The Jeevan Punjab Ittehad (JPI) Multan chapter staged a protest.",
            "Multan",
            id="a division in the middle of a name",
        ),
        pytest.param(
            "A witness in the Quetta bombing case was shot dead in Multan.",
            "Multan",
            id="not what a case before a court is of",
        ),
        pytest.param(
            "A bomb killed two farmers in Bogra.", "Bogra", id="what a bomb did"
        ),
        pytest.param(
            "Rebels in Abeche fired a rocket that hit a school in Biltine. Two pupils "
            "were hurt in the attack.",
            "Biltine",
            id="where a rocket came down",
        ),
        pytest.param(
            "A missile fired from Abeche was intercepted over Biltine.",
            "Biltine",
            id="where a missile was intercepted",
        ),
        pytest.param(
            "Rebels in Abeche fired a rocket that hit a school.",
            "Abeche",
            id="where a rocket was fired, for want of more",
        ),
        pytest.param(
            "Clashes in Punjab\n\nGunmen shot dead a clerk in Punjab's Kasur district.",
            "Kasur",
            id="the district, not the province that it is of",
        ),
        pytest.param(
            "Gunmen shot dead a clerk in Jammu and Kashmir's Anantnag district.",
            "Anantnag",
            id="a province of two names",
        ),
        pytest.param(
            "Gunmen shot dead a clerk in Jammu and Anantnag.",
            "Jammu",
            id="two towns, no province of two names",
        ),
        pytest.param(
            "Bakers from Mombasa blocked a road over the theft of flour in Kampala.",
            "Mombasa",
            id="the home of those who protest, not what they protest over",
        ),
        pytest.param(
            "Bakers from Mombasa held a rally in Kampala.",
            "Kampala",
            id="where they protest, not their home",
        ),
        pytest.param(
            "Nurses protested. They surrounded the tax office in Mombasa.",
            "Mombasa",
            id="the town of an office that is surrounded",
        ),
        pytest.param(
            "The ministry in Rome said a trawler had been hijacked off Tobruk, Libya.",
            "Tobruk",
            id="not where the speaker is",
        ),
        pytest.param(
            "Police in Rome said a grocer had been shot.",
            "Rome",
            id="where the speaker is, for want of more",
        ),
        pytest.param(
            "BOGOTA, Colombia - Rebels blew up a bridge in Saravena on Monday.",
            "Saravena",
            id="a small town far from the bureau",
        ),
        pytest.param(
            "A clerk was shot dead in Multan. He was a witness to the bombing of a "
            "bank in Quetta.",
            "Multan",
            id="not what the victim saw",
        ),
        pytest.param(
            "Bakers held a march in Multan protesting the murder of a baker in Quetta.",
            "Multan",
            id="not what marchers protest",
        ),
        pytest.param(
            "Bakers from Multan took out a rally in response to a robbery in Quetta.",
            "Multan",
            id="the home of those who hold a rally, not what it answers",
        ),
        pytest.param(
            "Two clans of Mubi fought near Maiduguri, Nigeria, killing nine men.",
            "Maiduguri",
            id="not where clans are of",
        ),
        pytest.param(
            "A baker was stabbed in Sylhet. He succumbed to his wounds in Dhaka.",
            "Sylhet",
            id="not where somebody died of it",
        ),
        pytest.param(
            "Nurses burnt tyres in Nyeri at the home of the Mombasa police commander.",
            "Nyeri",
            id="not the town of a commander",
        ),
        pytest.param(
            "Teachers staged a protest outside the Multan Press Club.",
            "Multan",
            id="the town of a building",
        ),
        pytest.param(
            "A bomb killed a grocer in Gilgil, 25 km northwest of Naivasha, Kenya.",
            "Gilgil",
            id="the town that lies so far from another",
        ),
        pytest.param(
            "A bomb killed a grocer on a farm 25 km northwest of Naivasha, Kenya.",
            "Naivasha",
            id="the other where no town is named",
        ),
        pytest.param(
            "The clerk Ayo Deng from Malakal, 520 km north of Juba, was shot dead.",
            "Malakal",
            id="no town a thousand kilometres away",
        ),
        pytest.param(
            "Bandits robbed a mill in Cundinamarca Department, killing two.",
            "Cundinamarca",
            id="a department, which the model takes for an organization",
        ),
    ],
)
def test_place_name_is(row_of, text, name):
    assert row_of(text).place_name == name


@pytest.mark.parametrize(
    ("text", "has_point"),
    [
        pytest.param(
            "NAIROBI, Kenya - Gunmen attacked a bus in Ombarisa on Monday.",
            False,
            id="an unknown town is not in the town of the bureau",
        ),
        pytest.param(
            "NAIROBI, Kenya - A grenade hurt two cooks in the Ombarisa neighbourhood.",
            True,
            id="an unknown quarter is",
        ),
        pytest.param(
            "NAIROBI, Kenya - Gunmen shot a grocer in Ombarisa. Nairobi police came.",
            True,
            id="and so is a name where the town is told of again",
        ),
    ],
)
def test_the_town_of_a_bureau(row_of, text, has_point):
    assert (row_of(text).latitude is not None) == has_point


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "The Shining Path blew up a bus at noon, wounding two.",
            "PER",
            id="the country of an armed group where no place is named",
        ),
        pytest.param(
            "BJP members beat a tailor to death at noon.",
            "IND",
            id="the country of a party where no place is named",
        ),
        pytest.param(
            "The Shining Path blew up a bus in La Paz, wounding two.",
            "BOL",
            id="not where a place is named",
        ),
        pytest.param(
            "The Shining Path and Boko Haram blew up a bus at noon, wounding two.",
            None,
            id="not where groups are of two countries",
        ),
    ],
)
def test_country_is(row_of, text, code):
    assert row_of(text).country_code == code


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "Peru's army said two guards were shot dead at a farm near Ayacucho. The "
            "Peruvian president, on a visit to Oslo, condemned the killing of Lima "
            "judge Rosa Vilca. He told reporters in Oslo that he would return to Peru.",
            "Peru",
            id="not where it is spoken of",
        ),
        pytest.param(
            "The Peruvian police said a Peruvian trader was shot dead in Oslo.",
            "Norway",
            id="abroad where the deed is told there",
        ),
        pytest.param(
            "Peru said that six Peruvian traders died in Oslo from a bomb "
            "explosion. The Peruvian minister flew home to Lima.",
            "Norway",
            id="abroad where somebody was killed there",
        ),
        pytest.param(
            "Peru's army in Lima said talks in Oslo were put off after the murder of a "
            "judge. The Peruvian president flew home to Lima.",
            "Peru",
            id="not where talks are held",
        ),
    ],
)
def test_country_of_the_story_or_abroad(row_of, text, country):
    assert row_of(text).country == country


def test_a_division_is_no_person_behind_its_town(rows_of):
    [row] = rows_of("A policeman was beheaded by gunmen in Palma, Cabo Delgado.")
    assert row.country_code == "MOZ"


def test_a_distance_tells_a_town_from_its_namesake_far_away(rows_of):
    [row] = rows_of("A bus crash near Tempe, 380 km north of Athens, killed six.")
    assert (row.place_name, row.country_code, row.geonames_id) == ("Tempe", "GRC", None)
    assert row.geo_precision == "offset"


def test_the_land_of_a_ministry_is_no_scene(rows_of):
    [row] = rows_of(
        "Two Turkish men were killed and six wounded in an attack by the PKK in Iraq, "
        "Turkey's defence ministry said."
    )
    assert (row.country_code, row.killed, row.wounded) == ("IRQ", 2, 6)


def test_the_division_of_the_police_is_coarser_than_the_town(rows_of):
    [row] = rows_of(
        "Police in Ohio said two women were shot dead at a Dayton nightclub on Sunday."
    )
    assert row.place_name == "Dayton"


def test_a_village_that_only_a_distance_places_keeps_its_name(rows_of):
    [row] = rows_of(
        "Boko Haram attacked Kala, a village 20 km from Maiduguri, killing eight."
    )
    assert (row.place_name, row.country_code) == ("Kala", "NGA")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(
            "Some stayed away after the murder of a senator last week.",
            None,
            id="no town of the talks for what they only mention",
        ),
        pytest.param(
            "Some stayed away after the murder of a senator in Kisumu last week.",
            "Kisumu",
            id="the town that it is told with",
        ),
        pytest.param(
            "The murder of Senator Ruiz shocked them.",
            None,
            id="no town of the talks for what they take as known",
        ),
        pytest.param(
            "A raid was carried out on Sunday against a depot in Kisumu.",
            "Kisumu",
            id="where what a raid is carried out against is",
        ),
        pytest.param(
            "Robbers shot a senator dead outside the hall.",
            "Nairobi",
            id="the town of the story for what it tells for itself",
        ),
    ],
)
def test_incidents_told_in_passing(rows_of, among_talks, sentence, name):
    rows = rows_of(among_talks(sentence))
    assert [row.place_name for row in rows] == [name]


def test_an_airport_is_in_the_town_that_it_is_called_by(row_of):
    row = row_of("A rocket hit Kabul Airport on Monday, wounding two guards.")
    assert (row.place_name, row.place_text) == ("Kabul", "Kabul Airport")
    assert row.geo_precision == "near"


def test_a_village_of_no_map_is_named_without_its_kind(row_of):
    row = row_of("A mine killed a shepherd in Tarkhobi village, Kandahar.")
    assert (row.place_name, row.place_text) == (
        "Tarkhobi",
        "Tarkhobi village, Kandahar",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "A Kenyan minister was wounded in an assassination attempt.",
            "KEN",
            id="an official at home",
        ),
        pytest.param(
            "A Kenyan ambassador was wounded in an assassination attempt.",
            None,
            id="a diplomat, who is abroad",
        ),
        pytest.param(
            "Two Kenyan soldiers were killed when a mine went off.",
            None,
            id="soldiers, who may be abroad",
        ),
    ],
)
def test_the_country_of_parties_where_no_place_is_told(row_of, text, code):
    row = row_of(text)
    assert (row.country_code, row.place_name) == (code, None)
    assert row.geo_precision == ("country" if code else "unknown")


@pytest.mark.parametrize(
    ("day", "place"),
    [
        pytest.param("on 3 March", None, id="another day"),
        pytest.param("on Tuesday", "Mombasa", id="the same day"),
    ],
)
def test_no_town_of_an_incident_of_another_day(rows_of, day, place):
    text = (
        "Ministers met to talk about trade. The hosts served tea. A choir sang. "
        "A grenade killed two clerks in Mombasa on Tuesday. Bo Hart was abducted {}. "
        "Farmers hope for rain. The bank will lend money. The talks go on."
    )
    rows = rows_of(text.format(day), published="2019-03-14")
    assert [r.place_name for r in rows if r.event_type == "kidnapping"] == [place]


def test_what_was_before_is_no_scene(rows_of):
    rows = rows_of("Following riots in Kisumu, Mombasa residents blocked a road.")
    assert [row.place_name for row in rows] == ["Kisumu", "Mombasa"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Bakers who began a protest march in Multan entered the city of Quetta.",
            "Quetta",
            id="where a march has come to",
        ),
        pytest.param(
            "Jets raided Chunian town east of Lahore city (Lahore) on Monday.",
            "Chunian",
            id="not the division in brackets, whose capital bears its name",
        ),
        pytest.param(
            "A protest was held outside an embassy in Nairobi against a verdict in "
            "Japan. Japan rejected it. Japan will not free the man, Japan said.",
            "Nairobi",
            id="where a protest was held, abroad",
        ),
    ],
)
def test_the_nearer_of_two_towns(row_of, text, name):
    assert row_of(text).place_name == name
