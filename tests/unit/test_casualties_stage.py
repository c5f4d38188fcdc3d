"""Casualties found in sentences, as ``effect best status relation victim type``."""

from __future__ import annotations

import pytest

from newsevents.language.tally import combine
from newsevents.settings import CasualtySettings
from newsevents.stages.casualties import build

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find():
    return build(CasualtySettings())


def totals(find, nlp, text):
    found = combine(find(nlp(text)))
    return {effect: count.best for effect, count in found.counts.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two soldiers near the dam.", {"killed": 2}),
        ("Two soldiers were killed near the dam.", {"killed": 2}),
        ("A mine blast killed 4 and wounded 7.", {"killed": 4, "wounded": 7}),
        ("Blast kills 5 at bus depot", {"killed": 5}),
        ("3 dead, 9 injured in depot blast", {"killed": 3, "wounded": 9}),
        ("A shell left at least two nurses dead.", {"killed": 2}),
        (
            "One mason was killed and nine joiners were wounded.",
            {"killed": 1, "wounded": 9},
        ),
        ("The raid caused the deaths of three nurses.", {"killed": 3}),
        ("The bodies of 12 men were found in a ditch.", {"killed": 12}),
        ("The flood claimed the lives of six farmers.", {"killed": 6}),
        ("Four miners lost their lives in the shaft.", {"killed": 4}),
        ("Seven passengers drowned when the ferry sank.", {"killed": 7}),
        ("The quake left a death toll of 45.", {"killed": 45}),
        ("Militants beheaded two shepherds.", {"killed": 2}),
        ("The judge was shot dead outside her house.", {"killed": 1}),
        ("A farmer was fatally shot on Monday.", {"killed": 1}),
        ("A guard was shot and killed at the gate.", {"killed": 1}),
        ("Rebels kidnapped three engineers.", {"captured": 3}),
        ("Two teachers were taken hostage.", {"captured": 2}),
        ("He took two tourists hostage.", {"captured": 2}),
        ("Thirty villagers are missing after the landslide.", {"missing": 30}),
        ("Some 2,000 people were displaced by the flood.", {"displaced": 2000}),
        ("A baker was stabbed in the market.", {"wounded": 1}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_counts_plain_sentence(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A soldier was killed.", 1),
        ("The mortar hit a truck, killing its driver.", 1),
        ("Two soldiers, a policeman and three children were killed.", 6),
        ("The blast killed two soldiers and three civilians.", 5),
        ("The mayor was killed along with his wife.", 2),
        ("A civilian and four soldiers were killed.", 5),
        ("Eleven people, including three children, were killed.", 11),
        ("Dozens of people were killed.", 24),
        ("A group of five shepherds was killed.", 5),
        ("Both drivers were killed.", 2),
        ("A 15-year-old was killed.", 1),
        ("Police say a two year old was killed.", 1),
        ("The fatal shooting of a tailor shocked the harbour.", 1),
        ("A shell burst, fatally wounding the cook.", 1),
        ("A tailor was removed from life support on Sunday.", 1),
        ("Shelling killed the cook, who was pronounced dead at noon.", 1),
    ],
    ids=str,
)
def test_combine_counts_phrase(find, base_nlp, text, killed):
    assert totals(find, base_nlp, text)["killed"] == killed


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("At least 12 people were killed.", (12, 12, None, "at_least")),
        ("Up to 12 people were killed.", (None, 12, 12, "at_most")),
        ("About 12 people were killed.", (12, 12, 12, "about")),
        ("Between 12 and 15 people were killed.", (12, 12, 15, "range")),
        ("Several people were killed.", (3, 3, None, "vague")),
        ("No one was killed.", (0, 0, 0, "exact")),
        ("Two hundred and six miners drowned.", (206, 206, 206, "exact")),
        ("More than 1,200 people were killed.", (1200, 1200, None, "at_least")),
        ("Half a dozen nurses were wounded.", (6, 6, None, "vague")),
        ("At least a half-dozen cooks died.", (6, 6, None, "at_least")),
        ("A couple of guards were killed.", (2, 2, None, "vague")),
        ("A pair of guards were killed.", (2, 2, 2, "exact")),
        ("1.2 million people were displaced.", (1_200_000,) * 3 + ("exact",)),
        ("5k people were displaced.", (5000, 5000, 5000, "exact")),
        ("Scores of bakers were wounded.", (40, 40, None, "vague")),
        ("A score of bakers were wounded.", (20, 20, None, "vague")),
        ("Hundreds of bakers were wounded.", (200, 200, None, "vague")),
        ("Tens of thousands of bakers fled.", (20_000, 20_000, None, "vague")),
        ("20-30 cooks were wounded.", (20, 20, 30, "range")),
        ("Two to three dozen cooks were wounded.", (24, 24, 36, "range")),
        ("At least 20 and up to 30 cooks died.", (20, 20, 30, "range")),
        ("As many as 40 cooks were killed.", (None, 40, 40, "at_most")),
        ("Fewer than 40 cooks were killed.", (None, 40, 40, "at_most")),
        ("No fewer than 40 cooks were killed.", (40, 40, None, "at_least")),
        ("Upwards of 40 cooks were killed.", (40, 40, None, "at_least")),
        ("More than a dozen cooks were killed.", (12, 12, None, "at_least")),
        ("At least two dozen cooks were killed.", (24, 24, None, "at_least")),
        ("Three dozen cooks were killed.", (36, 36, None, "vague")),
        ("Twelve (12) cooks were killed.", (12, 12, 12, "exact")),
        ("Five out of six hostages were killed.", (5, 5, 5, "exact")),
        ("Multiple cooks were wounded.", (3, 3, None, "vague")),
        ("A number of cooks were wounded.", (3, 3, None, "vague")),
        ("The death toll rose from 38 to 45.", (45, 45, 45, "exact")),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_find_keeps_bounds(find, base_nlp, text, bounds):
    [found] = find(base_nlp(text))
    assert (found.low, found.best, found.high, found.qualifier) == bounds


def test_find_takes_a_share_for_no_count(find, base_nlp):
    assert find(base_nlp("One in five villagers was killed.")) == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("No one was hurt.", "status", "negated"),
        ("Not a single baker was killed.", "status", "negated"),
        ("The spy had the mission of killing a baker.", "status", "hypothetical"),
        ("There is a warrant for the arrest of two bakers.", "status", "hypothetical"),
        ("The cook was almost killed by a lorry.", "status", "hypothetical"),
        ("They will wait until somebody is killed.", "status", "hypothetical"),
        ("The cook was not injured.", "status", "negated"),
        ("The plan could kill 300 people.", "status", "hypothetical"),
        ("They threatened to kill two hostages.", "status", "hypothetical"),
        ("More than 300 people have been killed since 2014.", "status", "background"),
        ("The war has killed 9,000 people.", "status", "background"),
        ("Some 800 tailors have died in the conflict.", "status", "background"),
        ("Hundreds of tailors have been murdered.", "status", "background"),
        ("Floods have killed 9,000 people.", "status", "asserted"),
        ("The raid killed 700 people on Monday.", "status", "asserted"),
        ("It was the worst raid in years: 700 died on Monday.", "status", "asserted"),
        ("A stampede at the fair has killed 700 people.", "status", "asserted"),
        ("Raiders hit three huts on Monday; hundreds have died.", "status", "asserted"),
        ("The toll rose to 45 from 38.", "relation", "update"),
        ("Two of the victims died.", "relation", "part"),
        ("The raid killed three militants.", "victim_type", "attacker"),
        ("The raid killed three nurses.", "victim_type", "civilian"),
        ("The raid killed three policemen.", "victim_type", "force"),
    ],
    ids=lambda case: case,
)
def test_find_marks(find, base_nlp, text, field, value):
    assert getattr(find(base_nlp(text))[0], field) == value


@pytest.mark.parametrize(
    "text",
    [
        "The senate killed the bill.",
        "He received a death sentence.",
        "The road is a dead end.",
        "The frost killed 200 sheep.",
        "The raid killed or wounded 15 people.",
        "Police seized 40 rifles.",
        "Some 300 militants attacked the base.",
        "The town lies 40 km away.",
        "",
    ],
    ids=lambda text: text or "empty",
)
def test_find_leaves_out(find, base_nlp, text):
    assert find(base_nlp(text)) == []


def test_find_counts_himself_as_attacker(find, base_nlp):
    found = combine(find(base_nlp("He killed six people and himself.")))
    assert found.counts["killed"].best == 7
    assert found.attackers_killed == 1


def test_find_counts_suicide_bomber_apart(find, base_nlp):
    text = "A suicide bomber struck the depot. Six drivers were killed."
    found = combine(find(base_nlp(text)))
    assert found.counts["killed"].best == 6
    assert found.attackers_killed == 1


def test_find_tells_arrest_from_kidnapping(find, base_nlp):
    [held] = find(base_nlp("Police arrested two men."))
    [taken] = find(base_nlp("Rebels abducted two men."))
    assert held.rule.endswith(":arrest")
    assert not taken.rule.endswith(":arrest")


def test_find_addition_needs_a_count_before(find, base_nlp):
    text = "The first shell killed eight people. Another 10 died later."
    assert totals(find, base_nlp, text) == {"killed": 18}


def test_find_records_are_spans_of_the_doc(find, base_nlp):
    doc = base_nlp("Gunmen killed two soldiers. Their driver was wounded.")
    for found in find(doc):
        assert doc.text[found.start : found.end] == found.text
        trigger = doc.text[found.trigger_start : found.trigger_end]
        assert trigger in ("killed", "wounded")
    assert [found.sentence for found in find(doc)] == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "The dead included a captain of the guard and 10 soldiers.",
        "Among the dead were an officer and 10 soldiers.",
        "Those killed included an officer and 10 soldiers.",
    ],
    ids=lambda text: text,
)
def test_find_breakdown_is_one_part(find, base_nlp, text):
    [found] = find(base_nlp(text))
    assert (found.best, found.relation) == (11, "part")


@pytest.mark.parametrize(
    ("text", "best", "relation", "side"),
    [
        ("Two guards were among the dead.", 2, "part", "force"),
        ("A fire killed 9. Five of the dead were nurses.", 5, "part", "civilian"),
        ("A fire killed 9. The other 7 victims were nurses.", 7, "part", "civilian"),
    ],
    ids=["among", "of the dead", "other victims"],
)
def test_find_reads_share_of_the_dead(find, base_nlp, text, best, relation, side):
    casualty = find(base_nlp(text))[-1]
    given = (casualty.best, casualty.relation, casualty.victim_type)
    assert given == (best, relation, side)


def test_find_needs_a_whole_for_victims(find, base_nlp):
    assert find(base_nlp("The other 17 victims were cooks.")) == []


def test_find_breakdown_spans_the_victims(find, base_nlp):
    text = "The dead included a guard with the task of porter and 6 soldiers."
    [casualty] = find(base_nlp(text))
    assert casualty.text == "a guard with the task of porter and 6 soldiers"
    assert (casualty.best, casualty.victims) == (7, "soldiers")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight cooks were still being treated for burns.", {"wounded": 8}),
        ("Eight cooks had to be treated at the scene.", {"wounded": 8}),
        ("KILLED 10 SOLDIERS, -100", {"killed": 10}),
        ("Six sailors were taken to hospital.", {"wounded": 6}),
        ("More than 700 people fled to the hills.", {"displaced": 700}),
        ("About 3,200 people have moved to evacuation halls.", {"displaced": 3200}),
        ("The surge drove 450 families from their homes.", {"displaced": 450}),
        ("The surge drove 450 customers from the mall.", {}),
        ("The surge forced 450 villagers to evacuate.", {"displaced": 450}),
        ("The mayor urged 450 villagers to evacuate.", {}),
        ("A gantry fell, crushing four masons to death.", {"killed": 4}),
        ("Two sappers lost limbs.", {"wounded": 2}),
        ("Robbers took away four novices.", {"captured": 4}),
        ("Measles has killed 31 children since the outbreak began.", {"killed": 31}),
        ("Bandits have killed 31 people since the outbreak of fighting.", {}),
        ("Three men with rifles shot dead the commissioner of Elmsby.", {"killed": 1}),
        (
            "The toll from a fire at a mill in the old port town of Elmsby rose to 34.",
            {"killed": 34},
        ),
        (
            "Police had first put the number of dead at 9. Twelve people died.",
            {"killed": 12},
        ),
        ("Officials had first put the death toll at 9.", {"killed": 9}),
        ("Rebels executed two hostages.", {"killed": 2}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_counts_other_words(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The striker executed two perfect volleys.",
        "Two gunmen fled on a motorcycle.",
        "About 40 inmates fled to the hills.",
    ],
)
def test_find_counts_nobody(find, base_nlp, text):
    assert find(base_nlp(text)) == []


def test_find_names_compounds_and_no_others(find, base_nlp):
    text = "Two crew members were killed and four others were hurt."
    assert [c.victims for c in find(base_nlp(text))] == ["crew members", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two clerks kidnapped and held for six days.", {"captured": 2}),
        ("Two clerks kidnapped and released the next day.", {"captured": 2}),
        ("Three cooks (two women, one man) were kidnapped.", {"captured": 3}),
        ("Three people (driver and 2 cooks) were killed.", {"killed": 3}),
        ("One clerk (not named) was kidnapped.", {"captured": 1}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_counts_across_brackets_and_later_verbs(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six killed and nine injured in a tram blast.", {"killed": 6, "wounded": 9}),
        (
            "Two cooks were injured by a mine and later died.",
            {"killed": 2, "wounded": 0},
        ),
        (
            "Five cooks were hurt by a mine, and two of them later died.",
            {"killed": 2, "wounded": 3},
        ),
        (
            "Two cooks are killed and two more wounded by a mine.",
            {"killed": 2, "wounded": 2},
        ),
        ("A mine killed 3 cooks and other 2 were hurt.", {"killed": 3, "wounded": 2}),
        (
            "Gunmen shot and killed three cooks. A fourth man was hurt.",
            {"killed": 3, "wounded": 1},
        ),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_keeps_effects_apart(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 killed, 4 others injured in depot fire", {"killed": 2, "wounded": 4}),
        ("1 dead, 5 others wounded in depot fire", {"killed": 1, "wounded": 5}),
        ("Man kills cook, injures mother, 3 others", {"killed": 1, "wounded": 4}),
        ("A mine killed a cook and 3 others were hurt.", {"killed": 1, "wounded": 3}),
        ("Six shooting victims were brought in.", {"wounded": 6}),
        ("The tailor is expected to survive.", {"wounded": 1}),
        ("The baker was treated and released.", {"wounded": 1}),
        ("Police seek a shooting suspect.", {}),
        ("Medics found a baker suffering from two gunshot wounds.", {"wounded": 1}),
        ("A baker with a wound to the leg was found.", {"wounded": 1}),
        ("The baker was treated for a deep wound.", {"wounded": 1}),
        ("The baker suffered two fatal wounds.", {"killed": 1}),
        ("The baker was flown to Saint Ann Hospital.", {"wounded": 1}),
        (
            "Two cooks died and six others sustained burns and wounds.",
            {"killed": 2, "wounded": 6},
        ),
        ("The baker works at a hospital.", {}),
        ("The report is about wounds.", {}),
        ("A bullet lodged in his body.", {}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_counts_local_news(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A 30-year-old baker was shot dead. A 51-year-old cook was hit.",
            {"killed": 1, "wounded": 1},
        ),
        (
            "A 30-year-old baker was shot dead. A 51-year-old cook died on Sunday.",
            {"killed": 2},
        ),
        ("A man was shot. A woman, 44, was shot.", {"wounded": 2}),
        ("A baker was shot in his shop. The baker died on Sunday.", {"killed": 1}),
        (
            "A woman was wounded at noon. She died. A man was shot.",
            {"killed": 1, "wounded": 1},
        ),
        ("Ann Lee was killed. Jo Day was shot.", {"killed": 1, "wounded": 1}),
        ("Ann Lee was killed. Lee, 44, was shot.", {"killed": 1}),
        ("Lee was killed in her shop. Ann was killed at noon.", {"killed": 1}),
        ("Ann Lee was killed at noon. Jo Day was killed too.", {"killed": 2}),
        ("A baker in his 50s was shot.", {"wounded": 1}),
        ("A pupil at North Bay School died. Ann Lee was killed.", {"killed": 1}),
        ("Three men were shot. A 30-year-old baker was shot.", {"wounded": 3}),
        ("The 30-year-old was killed. The wounded 30-year-old was hit.", {"killed": 1}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_combine_counts_people_one_by_one(find, base_nlp, text, expected):
    assert totals(find, base_nlp, text) == expected


def test_combine_counts_one_of_a_number_told_before_only_once(find, base_nlp):
    text = "Six cooks were shot. It was dark. Rain fell. A man was shot. "
    found = totals(find, base_nlp, text + "Another man was shot.")
    assert found == {"wounded": 6}
