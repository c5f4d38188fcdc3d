"""The type of the main row of small stories."""

import pytest

from newsevents import build, resources
from newsevents.records import Article
from newsevents.stages.events.kinds.kind_words import weapon_kind

pytestmark = pytest.mark.model


@pytest.fixture
def main_type(nlp):
    def run(text):
        article = Article(id="a", text=text, published="2019-06-14")
        [found] = build.extract_batch(nlp, [article])
        assert found.failure is None
        news = [r for r in found.rows if r.status != "background"]
        return news[0].event_type if news else None

    return run


KINDS = {
    "a pit is no weapon": (
        "Three men died when a coal mine caved in at Ohr.",
        "accident",
    ),
    "a lorry of fuel": (
        "Six died as a fuel truck overturned and exploded.",
        "accident",
    ),
    "a plane stormed": (
        "Two men hijacked a plane to Oran. Police stormed the plane on Monday.",
        "hijacking",
    ),
    "rebels loot": (
        "Boko Haram rebels attacked Ohr, killing two men, and looted shops.",
        "armed_attack",
    ),
    "battles in streets": (
        "Soldiers fought street battles with rebels in Ohr on Monday.",
        "clash",
    ),
    "driven into people": (
        "Three soldiers were hurt when a man drove his van into them in Ohr.",
        "vehicle_ramming",
    ),
    "initials of a group": (
        "An arson attack hit a mill in Ohr. The letters of the RAM were on it.",
        "arson",
    ),
    "charges set off": ("Rebels activated explosive charges at Ohr.", "bombing"),
    "nailed to a cross": ("Two men were crucified in Ohr on Monday.", "execution"),
    "a blast in a pit": ("A coal mine explosion killed 12 near Ohr.", "accident"),
    "a mine on a road": ("A mine killed two soldiers near Kidal.", "bombing"),
    "fought flames": ("Crews battled a huge blaze at a mill in Ohr.", "fire"),
    "strike abroad": ("A US strike killed two men in Kismayo.", "air_strike"),
    "militants neutralised": (
        "Troops neutralised two rebels near Oran.",
        "armed_attack",
    ),
    "a bomb made safe": ("Sappers neutralised a bomb near Oran.", None),
    "taken hostage": ("Pirates took six sailors hostage off Lagos.", "kidnapping"),
    "protesters burn": ("Protesters torched two buses in Lille on Monday.", "unrest"),
    "armed men burn": ("Gunmen torched two buses in Kaduna on Monday.", "arson"),
    "neighbours burn": ("Villagers torched a bar near Jos on Monday.", "unrest"),
    "police and villagers": (
        "Villagers clashed with police in Puno on Monday.",
        "unrest",
    ),
    "villagers and herders": (
        "Farmers attacked herders near Jos on Monday.",
        "armed_attack",
    ),
    "a search": ("Police raided a villa in Nantes on Monday.", "arrest"),
    "a raid of soldiers": ("Troops raided a camp near Oran.", "armed_attack"),
    "burnt at a protest": (
        "Union men held a protest march in Lyon on Monday and torched a kiosk.",
        "unrest",
    ),
    "cause of a protest": (
        "Nurses held a rally in Rabat on Monday against the killing of a midwife.",
        "protest",
    ),
    "whose protest": (
        "Parents of a girl who was kidnapped protested in Lagos on Monday.",
        "protest",
    ),
    "demand": (
        "Residents blocked the road in Homs on Monday, demanding the arrest of men who "
        "set fire to barns.",
        "protest",
    ),
    "two weak words": (
        "Retired miners gathered in Oruro on Monday to demand pensions.",
        "protest",
    ),
    "strike that kills": (
        "A strike near Sidon killed nine men on Monday.",
        "air_strike",
    ),
    "bomber strikes": (
        "Nine people were killed when a suicide bomber strikes a bazaar in Hilla.",
        "bombing",
    ),
    "death during a strike": (
        "A welder was killed on Monday during a strike at a shipyard in Gdansk.",
        "protest",
    ),
    "hurt in an arrest": (
        "A student was detained and beaten by soldiers in Gondar on Monday.",
        "armed_attack",
    ),
    "nobody hurt in an arrest": (
        "A student was detained by soldiers in Gondar on Monday.",
        "arrest",
    ),
    "shot for a car": (
        "A midwife was shot and wounded in a carjacking in Durban on Monday.",
        "armed_attack",
    ),
    "car and no harm": (
        "Robbers carjacked a taxi in Durban on Monday.",
        "hijacking",
    ),
    "fire of a nation": (
        "Two medics were wounded by Turkish fire in Kobani on Monday.",
        "armed_attack",
    ),
    "long object set on fire": (
        "Militants set a lorry that carried flour for a camp near the border on fire "
        "in Quetta on Monday.",
        "arson",
    ),
    "set a fire": ("A man set a fire in a chapel in Reno on Monday.", "arson"),
    "a series that struck": (
        "A series of bombings struck Mosul on Monday, killing nine.",
        "bombing",
    ),
    "harm and deed apart": (
        "Rebels exploded a lorry in Gao on Monday, killing six troops from Togo.",
        "bombing",
    ),
    "on strike": ("Bakers in Tunis went on strike on Monday.", "protest"),
    "tear gas": (
        "Students clashed with police in Dakar on Monday. Police fired tear gas "
        "shells.",
        "unrest",
    ),
    "launcher": ("Rebels fired grenade launchers at a base near Aden.", "shelling"),
    "set on fire": ("Masked men set two parked lorries on fire in Bari.", "arson"),
    "tried": ("A man tried to set fire to a mosque in Metz on Monday.", "arson"),
    "wanted": ("A man wanted to set fire to a mosque in Metz on Monday.", None),
    "bomber": ("A suicide car bomber hit a hotel in Aden on Monday.", "bombing"),
    "mast": ("Rebels attacked a telephone mast near Goma on Monday.", "sabotage"),
    "shots at a mast": (
        "Rebels attacked a mast near Goma on Monday and shot dead a guard.",
        "armed_attack",
    ),
    "blew it up": ("Rebels reached the bridge near Goma and blew it up.", "bombing"),
    "arsonists": ("Arsonists attacked a barn near Metz on Monday.", "arson"),
    "killed by soldiers": (
        "Three farmers were killed by soldiers in Goma on Monday.",
        "armed_attack",
    ),
    "attacked at a protest": (
        "A man attacked a senator at a protest in Turin on Monday.",
        "armed_attack",
    ),
    "explosives that were seized": (
        "Gunmen opened fire on a patrol in Gao on Monday, killing one. Troops later "
        "seized a lorry with 30 kilograms of explosives.",
        "armed_attack",
    ),
    "fire and a claim": (
        "A fire killed a cook at a lodge near Vail. The Earth Liberation Front "
        "claimed responsibility for the fire.",
        "arson",
    ),
    "shot dead, then huts burnt": (
        "Soldiers shot dead four herders at Kolomba and set their huts on fire.",
        "armed_attack",
    ),
    "shot dead beside a grenade, in a story": (
        "Masked men raided a clinic near Gao at dawn on Monday, the governor said. It "
        "was the first raid there this year. Before they left, they threw a grenade "
        "into the kitchen. They shot dead nine nurses and stole the drugs. A cook hid "
        "in the cellar. The clinic will stay closed. The army sent a patrol.",
        "armed_attack",
    ),
    "killed by the grenade, in a story": (
        "Masked men raided a clinic near Gao at dawn on Monday, the governor said. It "
        "was the first raid there this year. Before they left, they threw a grenade "
        "into the kitchen. It killed nine nurses. A cook hid in the cellar. The clinic "
        "will stay closed. The army sent a patrol.",
        "bombing",
    ),
    "gun that went off": (
        "A boy was wounded in Biloxi on Monday when a shotgun went off.",
        "armed_attack",
    ),
    "bomb that went off": (
        "A boy was wounded in Basra on Monday when a bomb went off.",
        "bombing",
    ),
    "killed by people": (
        "A tailor was killed in Basra on Monday by a group of masked men.",
        "armed_attack",
    ),
    "killed by a driver": ("A tailor was killed in Basra by a drunk driver.", "other"),
    "wounds of bullets": (
        "A tailor died of gunshot wounds in Basra on Monday.",
        "armed_attack",
    ),
    "a murder beside blasts": (
        "Bombs went off in Voi on Monday. The explosions broke windows. Omar Lutfi, a "
        "judge, was murdered there.",
        "armed_attack",
    ),
    "a march to a grave": ("Many joined the funeral march of a bishop in Voi.", None),
    "a firecracker": ("Youths threw a firecracker at a van in Voi.", "unrest"),
    "suspects of a group": (
        "Three members of the Owl Gang were arrested in Voi on Monday.",
        "arrest",
    ),
    "dead in the flames": (
        "Raiders set a hut on fire at Kolomba on Monday, killing two herders.",
        "arson",
    ),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_type_of_the_main_event(main_type, text, kind):
    assert main_type(text) == kind


def test_the_last_telling_word_of_a_weapon_decides():
    kinds = {
        row["word"]: row["event_type"]
        for row in resources.table("events/weapon_types.tsv")
    }
    assert weapon_kind("rocket-propelled grenade launchers", kinds) == "shelling"
    assert weapon_kind("a hand grenade", kinds) == "bombing"
