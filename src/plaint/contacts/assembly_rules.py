"""The table of rules on giving notice of a static assembly, and which town lies in which region.

Facts were read in stored copies of the pages named; what was not found there is said in `unread`. Laws change:
every row is to be checked at its source before it is relied on.
"""

from __future__ import annotations

from datetime import date

from plaint.contacts.assembly import Period, Rule
from plaint.contacts.assembly_rules_de import GERMAN_RULES

READ = date(2026, 11, 22)

_FRENCH = Rule(
    id="FR",
    name="France",
    authority="the prefecture where the town has state police (every chief town of a department), in Paris the "
    "prefecture of police; elsewhere the town hall",
    office="Préfecture (à Paris : préfecture de police) ou mairie de la commune",
    period=Period(amount=3, unit="days", before="event", clear=True, not_before=15),
    form="in writing; most prefectures have a form and take it by e-mail; a receipt is given at once: keep it",
    signed_by="at least one of the organisers",
    contents="names, first names and homes of the organisers; purpose; place; date; hour at which people gather; "
    "groups that are invited; route, if any",
    exceptions=("goings-out in accordance with local custom",),
    ways_out=("declare-late", "later-day", "few"),
    zones=("fr-orders",),
    asks=frozenset({"second"}),
    law="articles L. 211-1 et L. 211-2 du code de la sécurité intérieure",
    since=date(2012, 5, 1),
    source="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000025503132/LEGISCTA000025505127/2020-07-04/",
    read_on=READ,
    unread="ways out; zones",
)

_BRITISH = (
    Rule(
        id="GB-EAW",
        name="United Kingdom: England and Wales",
        regions=("ENG", "WLS", "EAW"),
        authority="nobody must be told; by courtesy the police station nearest to the place, in London the "
        "Metropolitan Police",
        office="The Chief Officer of Police",
        period=None,
        form="a letter or an e-mail; many forces have a form",
        signed_by="whoever organises it",
        contents="nothing is prescribed; place, date, time, number and a telephone number are useful",
        exceptions=(
            "a march is another matter: six clear days' notice in writing (Public Order Act 1986, section 11)",
        ),
        zones=("gb-conditions", "gb-parliament", "gb-loudspeaker"),
        law="section 14 of the Public Order Act 1986",
        source="https://www.rmt.org.uk/member-benefits/resources/resources-for-reps/"
        "marches-assemblies-and-notice-of-protest/",
        read_on=READ,
        unread="zones",
    ),
    Rule(
        id="GB-SCT",
        name="United Kingdom: Scotland",
        regions=("SCT",),
        authority="nobody must be told; by courtesy Police Scotland and the council",
        office="The Chief Constable, Police Scotland",
        period=None,
        form="a letter or an e-mail",
        signed_by="whoever organises it",
        contents="nothing is prescribed; place, date, time, number and a telephone number are useful",
        exceptions=(
            "a march is another matter: 28 days' notice to the council and the police (Civic Government (Scotland) "
            "Act 1982, section 62)",
        ),
        zones=("gb-conditions",),
        law="section 14 of the Public Order Act 1986",
        source="https://www.gov.scot/publications/"
        "independent-report-marches-parades-static-demonstrations-scotland/pages/5/",
        read_on=READ,
        unread="zones",
    ),
    Rule(
        id="GB-NIR",
        name="United Kingdom: Northern Ireland",
        regions=("NIR",),
        authority="nobody must be told of a picket by itself; by courtesy the Police Service of Northern Ireland",
        office="The Police Service of Northern Ireland",
        period=None,
        form="a letter or an e-mail",
        signed_by="whoever organises it",
        contents="nothing is prescribed; place, date, time, number and a telephone number are useful",
        exceptions=(
            "a protest against a procession that was notified is another matter: 14 days' notice on form 11/3, signed, "
            "at the nearest police station (Public Processions (Northern Ireland) Act 1998, section 7)",
            "a march is another matter: 28 days' notice (section 6 of that Act)",
        ),
        law="section 7 of the Public Processions (Northern Ireland) Act 1998",
        source="http://legislation.data.gov.uk/ukpga/1998/2/section/7?view=plain",
        read_on=READ,
        unread="that nothing else is asked of a picket by itself",
    ),
    Rule(
        id="GB",
        name="United Kingdom, part not known",
        authority="nobody must be told in any of its three jurisdictions; by courtesy the nearest police station",
        office="The Chief Officer of Police",
        period=None,
        form="a letter or an e-mail; many forces have a form",
        signed_by="whoever organises it",
        contents="nothing is prescribed; place, date, time, number and a telephone number are useful",
        exceptions=("a march is another matter: six clear days, in Scotland and Northern Ireland 28 days",),
        law="section 14 of the Public Order Act 1986",
        source="https://www.rmt.org.uk/member-benefits/resources/resources-for-reps/"
        "marches-assemblies-and-notice-of-protest/",
        read_on=READ,
    ),
)

_RUSSIAN = Rule(
    id="RU",
    name="Russia",
    authority="the executive of the region or the local council, as the region's law says; in Moscow the prefecture of "
    "the district",
    office="В орган исполнительной власти или местного самоуправления по месту проведения (в Москве: в префектуру "
    "административного округа)",
    period=Period(amount=3, unit="days", before="event", sunday_adds=1, not_before=15),
    form="in writing, in two copies; have the day and hour of receipt noted on yours; better a day early: offices "
    "count the days differently",
    signed_by="the organiser and those whom the organiser empowers",
    contents="purpose; form; place; date, beginning and end; expected number; how order and medical aid are seen to; "
    "whether sound is amplified; name, home and telephone of the organiser; names of those empowered; date of notice",
    exceptions=(
        "a picket of one person needs no notice unless a structure is put up; at most 50 metres apart, several may be "
        "taken for one picket",
        "a picket stands still and uses no megaphone or other amplified sound (article 2): with one it is a rally, and "
        "needs 10 days",
        "only citizens of Russia may organise; those listed as foreign agents may not",
    ),
    ways_out=("one-person-pickets", "later-day", "delegation-or-post"),
    zones=("ru-forbidden",),
    asks=frozenset({"order", "silent", "authorised"}),
    law="статья 7 Федерального закона от 19 июня 2004 г. № 54-ФЗ «О собраниях, митингах, демонстрациях, шествиях "
    "и пикетированиях»",
    since=date(2004, 6, 19),
    source="http://kremlin.ru/acts/bank/21035/print",
    read_on=READ,
    unread="article 7 was read in summaries only (cldr.ru, garant.ru); the 50 metres; who may organise; ways out",
)

_AMERICAN = (
    Rule(
        id="US-DC",
        name="United States: Washington DC",
        regions=("DC",),
        authority="the Metropolitan Police Department, Special Operations Division; on federal park land the "
        "National Park Service",
        office="Metropolitan Police Department, Special Operations Division",
        period=None,
        small=50,
        form="the department’s form for approval of an assembly plan, where the street is used or 50 or more come",
        signed_by="whoever organises it",
        contents="date, time, place, number, and what is brought",
        exceptions=(
            "no notice for an assembly on a sidewalk that leaves room for others, with fewer than 50 people off the "
            "street, or at once after a public event; to assemble without notice is no offence",
        ),
        zones=("dc-embassy", "dc-parks", "dc-grounds"),
        law="D.C. Code § 5-331.05",
        since=date(2005, 4, 13),
        source="https://code.dccouncil.gov/us/dc/council/code/sections/5-331.03",
        read_on=READ,
        unread="the exceptions as section 5-331.05 words them; zones",
    ),
    Rule(
        id="US",
        name="United States",
        authority="no federal rule for a sidewalk: the city decides; ask its police or clerk",
        office="City Police Department, Special Events",
        period=None,
        is_local=True,
        form="as the city wants it: often none for a small group that leaves the sidewalk free, else an application",
        signed_by="whoever organises it",
        contents="as the city wants it",
        exceptions=("small groups on a sidewalk; sound that is amplified often needs a permit of its own",),
        zones=("us-mission",),
        law="First Amendment to the Constitution of the United States; the city’s ordinances",
        source="https://trac.syr.edu/laws/18/18USC00112.html",
        read_on=READ,
        unread="all but the special zone",
    ),
)

RULES: tuple[Rule, ...] = (*GERMAN_RULES, _FRENCH, *_BRITISH, _RUSSIAN, *_AMERICAN)

_TOWNS = {
    "DE": {
        "BB": "potsdam cottbus",
        "BE": "berlin",
        "BW": "stuttgart karlsruhe mannheim freiburg heidelberg ulm",
        "BY": "münchen munich muenchen nürnberg nuremberg augsburg regensburg würzburg",
        "HB": "bremen bremerhaven",
        "HE": "frankfurt frankfurt-am-main wiesbaden kassel darmstadt",
        "HH": "hamburg",
        "MV": "schwerin rostock",
        "NI": "hannover hanover braunschweig oldenburg osnabrück göttingen",
        "NW": "düsseldorf dusseldorf köln cologne bonn dortmund essen münster duisburg bochum aachen bielefeld",
        "RP": "mainz koblenz trier ludwigshafen",
        "SH": "kiel lübeck flensburg",
        "SL": "saarbrücken",
        "SN": "dresden leipzig chemnitz",
        "ST": "magdeburg halle",
        "TH": "erfurt jena weimar gera",
    },
    "GB": {
        "ENG": "london manchester birmingham liverpool leeds bristol newcastle sheffield oxford cambridge",
        "WLS": "cardiff swansea",
        "SCT": "edinburgh glasgow aberdeen dundee",
        "NIR": "belfast derry londonderry",
    },
    "US": {"DC": "washington washington-dc washington-d.c."},
}


def rule_of(country: str, city: str = "", region: str = "") -> Rule | None:
    """Return the rule that holds at a place, or None where the table has none for the country.

    Args:
        country: ISO 3166-1.
        city: as an address has it; tells the region of the larger towns.
        region: ISO 3166-2, with or without the country; where it is not known, the country's safest rule is returned.
    """
    code = region.upper().removeprefix(f"{country}-") or region_of(country, city)
    own = [rule for rule in RULES if rule.country == country]
    fitting = (rule for rule in own if code and code in rule.regions)
    return next(fitting, None) or next((rule for rule in own if not rule.regions), None)


def region_of(country: str, city: str) -> str:
    """Return the region in which a larger town lies, without its country; "" where it is not known."""
    town = "-".join(city.casefold().replace(",", " ").split())
    regions = _TOWNS.get(country, {})
    return next((region for region, towns in regions.items() if town in towns.split()), "")
