"""The words by which offices, bodies, companies and addresses are known, in the languages of appeals.

Words are compared without case and accents. A stem that ends in `*` stands for all that begins with it.
"""

from __future__ import annotations

from plaint.appeal.words import lexicon, listed


def _both(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = text.split()
    whole = lexicon(" ".join(word for word in words if not word.endswith("*")))
    stems = tuple(sorted(lexicon(" ".join(word[:-1] for word in words if word.endswith("*")))))
    return whole, stems


HEADS = _both(
    "liaison clerk trustee* counselor counsellor konsernsjef* direktør* verkställande regierungsrat* regierungsrätin "
    "stadtrat* stadträt* bundesrat* bundesrät* gemeinderat* gemeinderät* kantonsrat* kantonsrät* nationalrat* "
    "nationalrät* landrät* hofrat* hofrät* directie "
    "dezernent* ordfører borgmester "
    "sekreter* kommandant* deputad* diputad* député* kongressabgeordnet* abgeordnet* генсек* депутат* pm a-g dpm ssp "
    "dgp igp rektor* rektör* schepen wethouder "
    "échevin* assessore concejal* regidor* vereador* consejer* conseller* collector garante korpschef "
    "commissaris obmann rep representative assemblyman assemblywoman assemblymember "
    "president presidents presidente presidenta présidente präsident* prezident* premier chancellor kanzler* "
    "bundeskanzler* canciller "
    "bakani bakanı başbakan* cumhurbaşkan* cumhurbaskan* valisi savcısı müdür* menteri presiden gubernur "
    "bupati "
    "jaksa prezes dyrektor wojewoda prezydent* minister ministers ministerin ministre ministres "
    "ministro ministra ministri minister-president "
    "justizminister* innenminister* außenminister* aussenminister* "
    "staatspräsident* ministerpräsident* ministerpresident* secretary secrétaire secretario secretaria "
    "secretário secretária "
    "segretario segretaria sottosegretari* staatssekretär staatssekretärin staatssecretaris undersecretary "
    "secretaris sekretär* "
    "secretary-general "
    "governor gouverneur* gobernador* governador* governatore prefect préfet préfète prefetto prefeito "
    "prefeita prefecto mayor maire bürgermeister* oberbürgermeister* "
    "burgemeester alcalde alcaldesa sindaco sindaca intendente voivode oblast-governor akim hakim khokim "
    "prosecutor procurator procureur* procurador* procuratore fiscal staatsanwalt* generalstaatsanwalt* "
    "generalbundesanwalt* attorney promotor officier "
    "judge juge juez jueza giudice giudici jueces juízes juges juiz juíza richter* rechter magistrate magistrat "
    "magistrado* justice "
    "chief-justice registrar "
    "chairman chairwoman chairperson chair speaker vorsitzend* presidium-chairman voorzitter leader leiter* "
    "leiterin head chef capo jefe jefa chefe hoofd vice-premier vicepremier vice-president vicepresidente "
    "premierminister gendarmerie-commander amtsleiter*  "
    "director directeur directrice directora diretor* direttor* direktor* geschäftsführ* geschäftsleitung "
    "vorstand* vorstandsvorsitzend* "
    "commissioner commissaire comisario comisionado commissario komissar* kommissar* comandante commander "
    "commandant kommandeur* "
    "inspector inspektor* superintendent intendent warden sheriff constable gefängnisdirektor* anstaltsleit* "
    "ambassador ambassadeur* ambassadrice embajador* embaixador* ambasciator* botschafter* ambassadeur "
    "consul cónsul cônsul konsul* "
    "king queen prince sultan emir pope pontiff könig königin rey roi monarch sheikh "
    "questore garde ouvidor ouvidora desembargador chairperson oberkreisdirektor* landrat* ministerin amministratore "
    "administratrice liquidator ombudsman ombudsperson ombudsfrau defensor* defensora rapporteur relator* "
    "commissar "
    "ceo cfo chief-executive manager gerente executive owner rector vice-chancellor dean provost principal "
    "administrator superintendente "
    "lord senator senador* sénateur deputy-minister congressman congresswoman member councillor editor "
    "rédacteur chefredakteur* redattore redacteur "
    "personalabteilung personalleit* werkleit* betriebsleit* management direktion direction dirección "
    "direzione direção presidency presidencia présidence presidenza "
    "президент* премьер* министр* губернатор* прокурор* генпрокурор* председател* судь* начальник* директор* "
    "гендиректор* главе глава главы мэр мэру мэра "
    "уполномоченн* посол послу консул* руководител* секретар* командующ* комиссар* омбудсмен* аким* "
    "инспектор* управляющ* ректор* канцлер* королю "
    "председателю төрағасы төрағасына бастығы бастығына әкімі әкіміне елші елшісі елшісіне "
    "президентіне президенті министрі министріне әкім* төраға* төраға прокуроры прокурорына басшы* директоры "
    "директорына"
)
"""Nouns that name an office."""

RANKS = lexicon(
    "sua su son seine o os as el il lo der die das den excelência excelencia excellence eccellenza exzellenz "
    "deputy vice first acting chief senior federal state general prime honourable hon assistant attorney "
    "interim cabinet permanent regional "
    "executive managing commander district provincial national minister supreme his her excellency the "
    "excellency royal highness majesty "
    "principal special high adjunct lieutenant inspector under public military central city county new "
    "honorary prison police court "
    "vicepresident viceministro sous vize stellvertretender stellvertretende erster erste herrn herr frau "
    "den dem der die an am au à la le monsieur madame mme m "
    "señor señora sr sra sr. excmo exmo ilmo excelentísimo excelentíssimo senhor senhora signor signora "
    "spett egregio illustrissimo al alla a aan de heer mevrouw "
    "г-ну г-же господину госпоже и.о генеральному генеральный первому заместителю зам заместитель верховному "
    "главному главный to for dear mr mrs ms dr sir madam"
)
"""Words that stand before the noun of an office and belong to it."""

BODIES = _both(
    "ministry ministère ministerio ministério ministero ministerie ministerium bundesministerium "
    "justizministerium innenministerium "
    "embassy ambassade embajada embaixada ambasciata botschaft consulate consulat consulado consolato "
    "konsulat mission commission comisión comissão commissione kommission "
    "committee comité comitato comitê komitee council conseil consejo conselho consiglio rat raad court "
    "tribunal corte cour gericht gerichtshof tribunale rechtbank "
    "parliament parlement parlamento parlament bundestag congress congreso congresso senate sénat senado "
    "senato assembly assemblée asamblea assemblea assembleia duma "
    "secretariat secrétariat secretaría secretaria segreteria presidency presidencia présidence presidenza "
    "chancellery chancellerie kanzlei bundeskanzleramt kanzleramt staatskanzlei "
    "office oficina ufficio bureau büro buero kantoor gabinete gabinetto cabinet gobierno government "
    "gouvernement governo regierung overheid administration verwaltung administración "
    "department département departamento dipartimento departement abteilung directorate division agency "
    "agence agencia agenzia behörde authority board chamber cámara camera "
    "police policía polizia polizei politie headquarters jefatura questura prefecture préfecture prefectura "
    "prefettura prefeitura mairie municipality ayuntamiento comune rathaus "
    "union unions syndicat sindicato sindacato gewerkschaft vakbond federation fédération federación "
    "federazione federação confederation confederación association asociación associazione associação "
    "verein verband organisation organization organización organizzazione organização institute instituto "
    "institut institution foundation fundación fundação fondazione fondation stiftung "
    "centre center centro zentrum movement mouvement movimiento movimento movimiento bewegung league ligue "
    "liga lega network réseau red rete rede netzwerk campaign campaña campagne kampagne "
    "party partei partido partito parti prison prisons gefängnis prigione cárcel presidio penitentiary "
    "penitenciaría jail correctional facility unit university université universidad università universität "
    "newspaper journal periódico giornale jornal zeitung radio television televisión agency press presse "
    "prensa stampa redaktion redacción "
    "fiscalía procuraduría defensoría contraloría gerencia juzgado ouvidoria bundesamt landesamt "
    "ausländerbehörde außenstelle directorate authority pfarramt bistum embassy club team desk hq management "
    "company firma empresa impresa entreprise bank corporation corporación group gruppe groupe grupo gruppo "
    "service servicio servizio serviço abteilung afdeling département "
    "ngo ong delegation trade-delegation bishopric diocese church academy hospital works plant factory "
    "министерств* посольств* консульств* комитет* комисси* суд суда суду управлени* администраци* "
    "прокуратур* правительств* парламент* дума думы думу совет* аппарат* канцеляри* департамент* "
    "профком* профсоюз* союз* федераци* организаци* объединени* редакци* газет* общество ассоциаци* центр* "
    "фонд* министрлігі елшілігі сот соты үкіметі кеңесі әкімдігі одағы"
)
"""Nouns that name a body rather than a person."""

COMPANIES = frozenset(
    listed(
        "s.a s.a. sa spa s.p.a s.p.a. gmbh ag kg ltd ltd. limited inc inc. llc llp plc corp corp. co. co b.v. bv "
        "n.v. nv srl s.r.l. s.l. sl s.a.s sas sarl "
        "s.à.r.l. oao оао ооо зао пао ао тоо ип кк kft zrt d.o.o. a.s. a.ş. oy ab as aps s.r.o. lda ltda ltda. "
        "e.v e.v. s/a eireli pty bhd pte z.o.o. jsc ojsc"
    )
)
"""What follows or leads the name of a company, in small letters."""

STREETS = _both(
    "buildings diagonal transversal street st. road rd avenue ave av. "
    "lane boulevard blvd square place plaza drive terrace crescent way "
    "highway parade row court mall gate hill close quay circus embankment "
    "street, tower towers building bldg house hall palace compound complex villa floor suite room flat block "
    "box p.o postbus postfach apartado casilla caixa cp c.p b.p bp p.o.b pob "
    "rue bd place quai chemin allée impasse cedex immeuble palais hôtel étage "
    "straße strasse str platz allee weg gasse ufer damm postanschrift haus schloss ring "
    "calle avenida carrera cra paseo palacio casa edificio piso colonia col barrio zona oficina despacho "
    "plazuela jirón jr apdo esquina calzada "
    "via viale piazza corso largo palazzo piazzale vicolo lungotevere casella "
    "rua praça travessa alameda palácio bairro andar esplanada bloco quadra ed sala "
    "straat laan plein gracht kade weg postbus "
    "ul ulitsa ulica prospekt prosp pr pl ploshchad per bul bulvar dom kv mik-on mkr kvartal oblast g gor city str "
    "ул улица проспект пр пр-т просп пл площадь пер переулок бульвар бул наб набережная дом д кв корп стр "
    "мкр г гор город обл область шоссе ш тупик а/я каб үйі көшесі даңғылы "
    "chowk marg nagar bhawan bhavan sadan jalan jl istana thanon soi esplanade collectorate quarters barracks kaserne "
    "rodovia estrada autopista carretera glorieta ronda postboks boks gate veien vej vägen katu tie utca ut korut "
    "cad caddesi sok sokak mah bulvari"
)
"""Nouns and abbreviations of streets, buildings, boxes."""

DOMAINS = _both(
    "medical inmate family officer officers operating financial relations interior internal affairs home justice "
    "defence defense foreign "
    "external relations health education "
    "labour labor social security public safety finance economy "
    "economic development planning lands land agriculture environment energy transport communications "
    "information culture women children family youth sports human rights "
    "police prisons corrections penitentiary army forces armed staff navy air state states republic kingdom "
    "national federal federation union supreme constitutional high "
    "appeal appeals cassation district regional county city provincial region province department "
    "municipality people peoples law order administration interior-affairs "
    "immigration migration citizenship home-affairs welfare natural resources environment nacional nazionale "
    "nationale national estatal estadual municipal departamental agrário agrario agraria militar penal civil "
    "superior supremo suprema federale generale général parliament assembly senate congress board committee "
    "commission council court office general government works industry trade mines mining "
    "intelligence service services programs operations custody detention republic's ministry religious "
    "religion minorities indigenous water forestry housing tourism employment "
    "intérieur affaires étrangères sécurité défense santé éducation travail république nation gouvernement "
    "etat état garde sceaux outre-mer "
    "innern inneren auswärtigen verteidigung gesundheit arbeit republik bundesrepublik strafanstalten "
    "freistaates landes firma "
    "interior gobernación gobierno justicia defensa exteriores relaciones seguridad salud educación trabajo "
    "república nación derechos humanos estado pueblo asuntos pública público penitenciario fiscalía "
    "interno interni giustizia difesa esteri repubblica affari sicurezza lavoro stato "
    "interior justiça defesa exteriores república segurança estado direitos trabalho "
    "binnenlandse buitenlandse zaken justitie veiligheid koninkrijk "
    "республик* федераци* области края дел внутренних иностранных юстиции обороны здравоохранения суда "
    "область края города района человека правам безопасности республикасының облыс* қала* аудан* істер ішкі сыртқы "
    "қорғаныс әділет"
)
"""Words in the name of an office or body, after its noun."""

HONORIFICS = lexicon(
    "mr mrs ms miss dr prof professor sir dame lord lady rev father sister h.e he hon honourable honorable "
    "excellency justice herr herrn frau monsieur madame mme mlle m. "
    "señor señora sr sra sres srta lic ing don doña dña doctor doctora dra abog arq senhor senhora exmo exma "
    "excmo excma dom dona d. signor signora sig sigg dott dottssa dott.ssa avv on "
    "heer mevrouw dhr mevr mr.dr ir general gen gén général colonel coronel col lt lieutenant major maj "
    "captain capt brigadier brig admiral adm marshal sheikh shaikh sayyid sayed ayatollah imam bishop "
    "archbishop prince princess haji alhaji datuk dato tun phra amb abg adv avv irjen sn sayin bapak ibu "
    "insp supt sen rep rev "
    "revd reverend dom pastor pfarrer "
    "господин госпожа г-н г-жа г-ну г-же господину госпоже генерал генералу полковник полковнику мырза ханым "
    "lt-col lt-gen maj-gen brig-gen lt.col lt.gen cmdr cdr commandant capitaine comandante teniente tte cnel gral "
    "maître "
    "abg atty eng engr dipl-ing drs kolonel kapten capitão tenente sgt mons msgr "
    "shri smt u daw comrade ambassador"
)
"""Titles before a person's name."""


_COMPOUNDS = tuple(
    sorted(
        lexicon(
            "minister ministerin präsident präsidentin direktor direktorin bürgermeister bürgermeisterin staatsanwalt "
            "staatsanwältin vorsitzender vorsitzende beauftragter beauftragte gouverneur minister-president leiter "
            "leiterin "
            "kanzler kanzlerin richter richterin intendant sekretär sekretärin"
        )
    )
)
"""How German and Dutch compounds that name an office end: `Umweltminister`, `Polizeipräsidentin`."""


_COMPOUND_BODIES = tuple(
    sorted(
        lexicon(
            "ministerium konsulat konsulate botschaften gericht behörde verwaltung kanzlei präsidium ministerie "
            "gruppe komitee initiative arbeitskreis sekretariat ausschuss"
        )
    )
)


# What ends so is a street, as `Kommandantenweg`.
_WAYS = ("weg", "strasse", "straße", "str", "platz", "allee", "gasse", "ufer", "damm", "straat", "laan", "plein")


def has(kinds: tuple[frozenset[str], tuple[str, ...]], word: str) -> bool:
    """Say whether a word's key is in a list, whole or by its stem."""
    whole, stems = kinds
    if kinds is HEADS and word.endswith(_WAYS):
        return False
    if word in whole or word.startswith(stems) or (kinds is HEADS and word.endswith(_COMPOUNDS)):
        return True
    if kinds is BODIES and word.endswith(_COMPOUND_BODIES):
        return True
    return "-" in word and any(part in whole or part.startswith(stems) for part in word.split("-"))
