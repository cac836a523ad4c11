"""Area codes of the towns whose local numbers appeals give: `63-76-33 (in Alma-Ata)`.

Only towns where the town and the local number leave no choice: not Moscow (495 and 499), not Istanbul.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A code to put before local numbers of so many digits (0: the length varies) in a town."""

    code: str
    digits: int
    towns: str
    """The town's names, past and present, in Latin and local letters."""


def areas_of(country: str, town: str) -> tuple[Area, ...]:
    """Return the codes of a town; none where the table does not know it in that country."""
    wanted = _key(town)
    return tuple(area for area in _AREAS.get(country, ()) if wanted in {_key(name) for name in area.towns.split(", ")})


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalpha())


_AREAS: dict[str, tuple[Area, ...]] = {
    "KZ": (
        # Almaty's six-digit numbers of before 2006 got a 2 in front.
        Area("7272", 6, "Almaty, Alma-Ata, Alma Ata, Алматы, Алма-Ата"),
        Area("727", 7, "Almaty, Alma-Ata, Alma Ata, Алматы, Алма-Ата"),
        Area("7172", 6, "Astana, Akmola, Akmolinsk, Tselinograd, Nur-Sultan, Астана, Акмола, Целиноград"),
        Area("7212", 6, "Karaganda, Qaraghandy, Karagandy, Караганда, Қарағанды"),
        Area("7213", 6, "Temirtau, Темиртау, Теміртау"),
        Area("7102", 6, "Zhezkazgan, Dzhezkazgan, Jezkazgan, Zhezqazghan, Жезказган, Жезқазған"),
        Area("71036", 5, "Balkhash, Balqash, Балхаш, Балқаш"),
        Area("7112", 6, "Uralsk, Oral, Уральск, Орал"),
        Area("7122", 6, "Atyrau, Guryev, Атырау, Гурьев"),
        Area("7132", 6, "Aktobe, Aqtobe, Aktyubinsk, Актобе, Ақтөбе, Актюбинск"),
        Area("7142", 6, "Kostanay, Kostanai, Kustanai, Qostanay, Костанай, Қостанай, Кустанай"),
        Area("7152", 6, "Petropavlovsk, Petropavl, Петропавловск, Петропавл"),
        Area("7162", 6, "Kokshetau, Kokchetav, Кокшетау, Көкшетау, Кокчетав"),
        Area("7182", 6, "Pavlodar, Павлодар"),
        Area("7187", 6, "Ekibastuz, Экибастуз, Екібастұз"),
        Area("7222", 6, "Semey, Semipalatinsk, Семей, Семипалатинск"),
        Area("7232", 6, "Ust-Kamenogorsk, Oskemen, Усть-Каменогорск, Өскемен"),
        Area("7242", 6, "Kyzylorda, Kzyl-Orda, Qyzylorda, Кызылорда, Қызылорда, Кзыл-Орда"),
        Area("7252", 6, "Shymkent, Chimkent, Шымкент, Чимкент"),
        Area("72536", 5, "Kentau, Кентау"),
        Area("7262", 6, "Taraz, Dzhambul, Jambul, Zhambyl, Jambyl, Тараз, Джамбул, Жамбыл"),
        Area("7282", 6, "Taldykorgan, Taldy-Kurgan, Taldyqorghan, Талдыкорган, Талдықорған"),
        Area("7292", 6, "Aktau, Aqtau, Shevchenko, Актау, Ақтау, Шевченко"),
        Area("72934", 5, "Zhanaozen, Janaozen, Novy Uzen, Жанаозен, Жаңаөзен, Новый Узень"),
    ),
    "RU": (
        Area("812", 7, "Saint Petersburg, St Petersburg, St. Petersburg, Leningrad, Санкт-Петербург, Ленинград"),
        Area("343", 7, "Yekaterinburg, Ekaterinburg, Sverdlovsk, Екатеринбург, Свердловск"),
        Area("383", 7, "Novosibirsk, Новосибирск"),
        Area("846", 7, "Samara, Kuibyshev, Самара, Куйбышев"),
        Area("863", 7, "Rostov, Rostov-on-Don, Ростов-на-Дону"),
        Area("342", 7, "Perm, Пермь"),
        Area("351", 7, "Chelyabinsk, Челябинск"),
        Area("3812", 6, "Omsk, Омск"),
        Area("3452", 6, "Tyumen, Тюмень"),
        Area("4012", 6, "Kaliningrad, Калининград"),
        Area("8152", 6, "Murmansk, Мурманск"),
        Area("8442", 6, "Volgograd, Волгоград"),
    ),
    "BY": (
        Area("17", 7, "Minsk, Минск, Мінск"),
        Area("152", 6, "Grodno, Hrodna, Гродно, Гродна"),
        Area("162", 6, "Brest, Брест, Брэст"),
        Area("212", 6, "Vitebsk, Viciebsk, Витебск, Віцебск"),
        Area("222", 6, "Mogilev, Mahilioŭ, Могилев, Магілёў"),
        Area("232", 6, "Gomel, Homiel, Гомель"),
    ),
    "UA": (
        Area("44", 7, "Kyiv, Kiev, Київ, Киев"),
        Area("57", 7, "Kharkiv, Kharkov, Харків, Харьков"),
        Area("48", 7, "Odesa, Odessa, Одеса, Одесса"),
        Area("32", 7, "Lviv, Lvov, Львів, Львов"),
    ),
    "KG": (
        Area("312", 6, "Bishkek, Frunze, Бишкек, Фрунзе"),
        Area("3222", 5, "Osh, Ош"),
    ),
    "UZ": (Area("71", 7, "Tashkent, Toshkent, Ташкент, Тошкент"),),
    "TJ": (Area("37", 7, "Dushanbe, Душанбе"),),
    "AZ": (Area("12", 7, "Baku, Bakı, Баку"),),
    "GE": (Area("32", 7, "Tbilisi, Тбилиси, თბილისი"),),
    "MD": (Area("22", 6, "Chisinau, Chișinău, Kishinev, Кишинев"),),
    "GB": (
        Area("20", 8, "London"),
        Area("121", 7, "Birmingham"),
        Area("131", 7, "Edinburgh"),
        Area("141", 7, "Glasgow"),
        Area("161", 7, "Manchester"),
    ),
    "DE": (
        Area("30", 0, "Berlin"),
        Area("40", 0, "Hamburg"),
        Area("69", 0, "Frankfurt, Frankfurt am Main"),
        Area("89", 0, "Munich, München"),
        Area("221", 0, "Cologne, Köln"),
        Area("228", 0, "Bonn"),
    ),
    "AT": (Area("1", 0, "Vienna, Wien"),),
    "SE": (Area("8", 0, "Stockholm"),),
    "NL": (Area("70", 7, "The Hague, Den Haag"), Area("20", 7, "Amsterdam")),
    "IE": (Area("1", 7, "Dublin"),),
    "HU": (Area("1", 7, "Budapest"),),
    "BG": (Area("2", 7, "Sofia, София"),),
    "RS": (Area("11", 7, "Belgrade, Beograd, Београд"),),
    "TR": (
        Area("312", 7, "Ankara"),
        Area("232", 7, "Izmir, İzmir"),
        Area("412", 7, "Diyarbakır, Diyarbakir"),
    ),
    "IL": (Area("2", 7, "Jerusalem"), Area("3", 7, "Tel Aviv")),
    "IR": (Area("21", 8, "Tehran, Teheran"),),
    "PK": (Area("51", 7, "Islamabad"), Area("21", 8, "Karachi"), Area("42", 8, "Lahore")),
    "IN": (
        Area("11", 8, "New Delhi, Delhi"),
        Area("22", 8, "Mumbai, Bombay"),
        Area("33", 8, "Kolkata, Calcutta"),
    ),
    "LK": (Area("11", 7, "Colombo"),),
    "CN": (Area("10", 8, "Beijing, Peking"), Area("21", 8, "Shanghai")),
    "JP": (Area("3", 8, "Tokyo"),),
    "KR": (Area("2", 8, "Seoul"),),
    "VN": (Area("24", 8, "Hanoi, Ha Noi, Hà Nội"), Area("28", 8, "Ho Chi Minh City, Saigon")),
    "ZA": (Area("12", 7, "Pretoria, Tshwane"), Area("11", 7, "Johannesburg"), Area("21", 7, "Cape Town")),
    "KE": (Area("20", 7, "Nairobi"),),
    "EG": (Area("2", 8, "Cairo, Le Caire"),),
    "BR": (
        Area("61", 8, "Brasília, Brasilia"),
        Area("11", 8, "São Paulo, Sao Paulo"),
        Area("21", 8, "Rio de Janeiro"),
    ),
    "AR": (Area("11", 8, "Buenos Aires"),),
    "PE": (Area("1", 7, "Lima"),),
    "VE": (Area("212", 7, "Caracas"),),
    "CO": (Area("601", 7, "Bogotá, Bogota"), Area("604", 7, "Medellín, Medellin"), Area("602", 7, "Cali")),
}
