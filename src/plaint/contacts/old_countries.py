"""What countries are called beside their names in CLDR: old names, short ones, parts, and those that became several."""

from __future__ import annotations

OTHER_NAMES: dict[str, str] = {
    "AE": "Emirates, UAE, Émirats, Emirate, Emiratos, ОАЭ, Эмираты, БАӘ, EAU, VAE",
    "AM": (
        "Armenian SSR, Armenian Soviet Socialist Republic, Армянская ССР, RSS d'Arménie, Armenische SSR, "
        "RSS de Armenia, Армян КСР"
    ),
    "AZ": "Azerbaijan SSR, Azerbaidzhan, Azerbaïdjan, Азербайджанская ССР, RSS d'Azerbaïdjan, Aserbaidschanische SSR",
    "BA": "Bosnia, Bosna i Hercegovina, Bosnia-Herzegovina, Bosnie, Bosnien, Босния, Bosnie-Herzégovine",
    "BD": "East Pakistan, Восточный Пакистан, Pakistan oriental, Ostpakistan, Bangla Desh",
    "BF": "Upper Volta, Haute-Volta, Obervolta, Alto Volta, Верхняя Вольта, Burkina",
    "BJ": "Dahomey, Дагомея, Dahome",
    "BN": "Brunei Darussalam",
    "BO": "Plurinational State of Bolivia",
    "BY": (
        "Byelorussia, Belorussia, White Russia, Belarussia, Byelorussian SSR, Белоруссия, Белорусская ССР, "
        "Biélorussie, Weißrussland, Weissrussland, Bielorrusia, Беларусь, Bélarus, Беларуссия, Belorus, "
        "Wit-Rusland, Bielorrússia, Republic of Belarus"
    ),
    "BZ": "British Honduras, Британский Гондурас",
    "CA": "Kanada",
    "CD": (
        "Zaire, Zaïre, Заир, Congo-Kinshasa, Kongo-Kinshasa, Congo (Kinshasa), DR Congo, DRC, RDC, DRK, ДРК, ДР Конго, "
        "Belgian Congo, Democratic Republic of Congo, RD Congo, Kongo (Demokratische Republik), Конго-Киншаса"
    ),
    "CF": "CAR, Central African Empire, RCA, ЦАР, Ubangi-Shari",
    "CG": "Congo-Brazzaville, Kongo-Brazzaville, Congo (Brazzaville), Конго-Браззавиль, Republic of Congo",
    "CH": "Swiss Confederation, Confoederatio Helvetica, Suisse, Schweizer Eidgenossenschaft, Svizzera, Helvetia",
    "CI": "Ivory Coast, Elfenbeinküste, Costa de Marfil, Берег Слоновой Кости, Côte d'Ivoire, Cote d Ivoire",
    "CN": (
        "PRC, People's Republic of China, Red China, КНР, RPC, VR China, Chine populaire, P.R. China, PR China, "
        "Volksrepublik China"
    ),
    "CV": "Cape Verde, Cabo Verde, Острова Зелёного Мыса, Cap-Vert, Kapverdische Inseln",
    "CZ": (
        "Czech Republic, Czech Rep, République tchèque, Tschechische Republik, República Checa, "
        "Чешская Республика, Tschechei, Чех Республикасы, Repubblica Ceca"
    ),
    "DE": (
        "FRG, GDR, West Germany, East Germany, Federal Republic of Germany, German Democratic Republic, BRD, DDR, "
        "Bundesrepublik Deutschland, RFA, RDA, Allemagne de l'Ouest, Allemagne de l'Est, ФРГ, ГДР, Западная Германия, "
        "Восточная Германия, Alemania Occidental, Alemania Oriental, Bundesrepublik, Almania"
    ),
    "DO": "Dominican Rep, Santo Domingo",
    "EG": "United Arab Republic, Egipto, ОАР",
    "EE": "Estonian SSR, Эстонская ССР, Esthonia",
    "EH": "Spanish Sahara, SADR, Испанская Сахара",
    "ET": "Abyssinia, Абиссиния, Abyssinie, Abessinien, Abisinia",
    "FR": "French Republic, République française",
    "GB": (
        "UK, U.K., GB, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Ulster, "
        "Grande-Bretagne, Angleterre, Écosse, Pays de Galles, Irlande du Nord, Großbritannien, Schottland, "
        "Nordirland, Gran Bretaña, Inglaterra, Escocia, Gales, Irlanda del Norte, Великобритания, Англия, "
        "Шотландия, Уэльс, Северная Ирландия, Ұлыбритания, Англия, Соединённое Королевство, "
        "Vereinigtes Königreich, Royaume-Uni, Reino Unido, Grã-Bretanha, Gran Bretagna, Groot-Brittannië, "
        "Inghilterra"
    ),
    "GE": "Georgian SSR, Gruzia, Грузинская ССР, Géorgie, Grusinien, Грузия, Sakartvelo",
    "GH": "Gold Coast, Золотой Берег, Côte-de-l'Or, Goldküste, Costa de Oro",
    "GN": "Guinea-Conakry, Guinée-Conakry, Гвинея-Конакри",
    "GR": "Hellenic Republic",
    "GW": "Portuguese Guinea, Guinée-Bissao",
    "GY": "British Guiana",
    "HK": "Hong Kong SAR, Hongkong, Xianggang",
    "HR": "Hrvatska",
    "ID": "Dutch East Indies, Netherlands East Indies, Индонезия",
    "IE": "Eire, Éire, Irish Republic, Republic of Ireland, Irish Free State",
    "IN": "Bharat, Hindustan, British India, Republic of India",
    "IR": "Persia, Персия, Perse, Persien, Islamic Republic of Iran",
    "JO": "Transjordan, Трансиордания",
    "KE": "Kenia, Kenya",
    "KG": (
        "Kirghizia, Kirgizia, Kirghizstan, Kyrgyz Republic, Kirgizstan, Kirghiz SSR, Киргизия, Киргизская ССР, "
        "Киргизстан, Kirghizie, Kirghizistan, Kirgisien, Kirgisistan, Kirguizia, Kirguistán, "
        "Кыргызская Республика, Кыргызстан, Kirguizistán"
    ),
    "KH": "Kampuchea, Khmer Republic, Кампучия, Cambodge",
    "KP": "DPRK, КНДР, North Korea, RPDC, Democratic People's Republic of Korea",
    "KR": "South Korea, Republic of Korea, ROK, Республика Корея, République de Corée, Republik Korea",
    "KZ": (
        "Kazakstan, Qazaqstan, Kazakh SSR, Kazakhstan, Kasakhstan, Казахская ССР, Kasachische SSR, Kazakhie, "
        "KazSSR, Казакстан, Kazachstan, Kasakhskaya SSR, Қазақ КСР, Republic of Kazakhstan, Republik Kasachstan, "
        "Casaquistão, Республика Казахстан, Қазақстан Республикасы"
    ),
    "LA": "Lao PDR, Laos, Lao People's Democratic Republic",
    "LK": "Ceylon, Цейлон, Ceylan, Ceilán",
    "LS": "Basutoland",
    "LT": "Lithuanian SSR, Литовская ССР, Lietuva, Litva",
    "LV": "Latvian SSR, Латвийская ССР, Latvija, Lettonie",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldavia, Moldavian SSR, Молдавия, Молдавская ССР, Moldavie, Moldau, Moldawien, Republic of Moldova",
    "MG": "Malagasy Republic, Malgache",
    "MK": "Macedonia, FYROM, FYR Macedonia, Македония, Macédoine, Mazedonien, Makedonija",
    "ML": "French Sudan",
    "MM": "Burma, Бирма, Birmanie, Birma, Birmania",
    "MN": "Outer Mongolia, МНР",
    "MW": "Nyasaland",
    "MY": "Malaya",
    "NA": "South West Africa, Südwestafrika, Юго-Западная Африка",
    "NL": "Holland, The Netherlands, Hollande, Holanda, Голландия, Nederland, Pays-Bas, Paesi Bassi",
    "PH": "Filippine",
    "PL": "Polska",
    "PS": (
        "Palestinian Territories, Palestinian Authority, State of Palestine, West Bank, Gaza, Cisjordanie, "
        "Палестинская автономия"
    ),
    "PT": "Portuguese Republic",
    "RO": "Rumania, Roumania, Roumanie, Румыния",
    "RS": "Serbia, Srbija, Сербия",
    "RU": (
        "Russian Federation, RSFSR, Fédération de Russie, Russische Föderation, Federación Rusa, Российская Федерация, "
        "РФ, РСФСР, Soviet Russia, Rossiya, Ресей Федерациясы, Rossija"
    ),
    "SA": "KSA, Saudi, Саудия",
    "SD": "Anglo-Egyptian Sudan, Soudan",
    "SK": "Slovak Republic, Slovensko, République slovaque, Slowakische Republik",
    "SR": "Dutch Guiana",
    "SY": "Syrian Arab Republic, Syria",
    "SZ": "Swaziland, Свазиленд, Swasiland, Suazilandia, Swazilandia",
    "TH": "Siam, Сиам",
    "TJ": "Tadzhikistan, Tadjikistan, Tajik SSR, Таджикская ССР, Tadschikische SSR",
    "TL": "East Timor, Timor oriental, Osttimor, Timor Oriental, Восточный Тимор",
    "TM": "Turkmenia, Turkmen SSR, Туркмения, Туркменская ССР, Turkménie, Turkmenien",
    "TR": "Turkey, Türkiye, Turkiye, Turquie, Türkei, Turquía, Турция, Republic of Turkey, Turchia, Turkije",
    "TW": "Formosa, Republic of China, ROC, Тайвань, Chinese Taipei",
    "TZ": "Tanganyika, Zanzibar, United Republic of Tanzania, Танганьика",
    "UA": "Ukrainian SSR, Украинская ССР, The Ukraine, Ukraïna, Ukrayina",
    "US": (
        "USA, U.S.A., U.S., US of A, United States of America, America, États-Unis d'Amérique, EUA, EEUU, "
        "EE.UU., EE. UU., Estados Unidos de América, Vereinigte Staaten von Amerika, Amerika, "
        "Соединённые Штаты Америки, Америка, США, АҚШ, Amérique, États-Unis, Etats Unis, Stati Uniti, "
        "Verenigde Staten"
    ),
    "UZ": "Uzbek SSR, Uzbekskaya SSR, Узбекская ССР, Usbekische SSR, Özbekistan",
    "VA": "Vatican, Holy See, Vatikan, Ватикан, Saint-Siège, Santa Sede, Heiliger Stuhl, Ciudad del Vaticano",
    "VE": "Bolivarian Republic of Venezuela",
    "VN": "Viet Nam, North Vietnam, South Vietnam, СРВ, Annam, Socialist Republic of Vietnam",
    "YE": "North Yemen, South Yemen, Aden, НДРЙ",
    "ZA": "RSA, Republic of South Africa, Transvaal, ЮАР, Union of South Africa, Sudafrika, Afrique du Sud",
    "ZM": "Northern Rhodesia, Северная Родезия",
    "ZW": "Rhodesia, Southern Rhodesia, Zimbabwe Rhodesia, Родезия, Rhodésie, Rhodesien, Rodesia",
}
"""Country code to what else it is called, in nine languages, parted by commas.

Names as in ISO 3166-3 (names withdrawn), in the union republics' constitutions, and in appeals of 1960 to 2003.
"""

NOW_SEVERAL: dict[str, str] = {
    "RU KZ UA BY UZ": (
        "USSR, U.S.S.R., Soviet Union, CIS, СССР, Советский Союз, СНГ, URSS, Union soviétique, UdSSR, Sowjetunion, "
        "Unión Soviética, КСРО, SSSR, GUS, CEI"
    ),
    "RS HR SI BA MK ME": (
        "Yugoslavia, Jugoslavia, Югославия, Yougoslavie, Jugoslawien, FRY, SFRY, СФРЮ, Югославия Федерациясы, СРЮ"
    ),
    "RS ME": (
        "Serbia and Montenegro, Сербия и Черногория, Serbie-et-Monténégro, Serbien und Montenegro, Serbia y Montenegro"
    ),
    "CZ SK": (
        "Czechoslovakia, Чехословакия, Tchécoslovaquie, Tschechoslowakei, Checoslovaquia, ČSSR, CSSR, ЧССР, "
        "Чехословакия"
    ),
    "CD CG": "Congo, Kongo, Конго",
    "KR KP": "Korea, Corée, Corea, Корея",
    "CW SX BQ": (
        "Netherlands Antilles, Antilles néerlandaises, Niederländische Antillen, Antillas Neerlandesas, "
        "Нидерландские Антильские острова"
    ),
    "BJ BF CI GN ML MR NE SN": "French West Africa, Afrique occidentale française",
    "EE LV LT": "Baltic States, Baltikum, Прибалтика, Pays baltes",
    "VN LA KH": "Indochina, Indochine, Indochina francesa, Индокитай",
    "SY LB": "Syrian Mandate",
    "GY GF SR": "Guiana, Guyane hollandaise",
}
"""Codes, the likeliest first, to names that meant them all, or leave open which."""

_ALONE = (
    "America, Amerika, Amérique, Америка, CAR, EAU, VAE, RPC, RCA, ЦАР, ROC, ROK, Gales, Emirate, Saudi, Саудия, "
    "Perse, Formosa, Moldau, Aden, Annam, Burkina, GB, DDR, RDC, RDA, ДРК, ОАР, БАӘ, SADR, Santo Domingo, Malaya, "
    "Transvaal, Zanzibar, Litva"
)
ALONE_ONLY = frozenset(_ALONE.split(", "))
"""Names that mean a country where they stand alone, and something else, or a part of it, within a sentence."""
