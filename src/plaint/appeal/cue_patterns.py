"""Phrases that tell what the words after them are: to whom to write, who gets a copy, whom to ask, where to pay.

In English, French, German, Spanish, Italian, Portuguese, Dutch, Russian and Kazakh. A cue holds until the next one.
"""

from __future__ import annotations

from typing import Literal

from plaint.appeal.cue_words import ADDRESSES, FLOW, NO, SEND, SEND_EN, SENT, SENT_EN, TO

Role = Literal[
    "weak",
    "target",
    "stop",
    "opening",
    "copy",
    "sender",
    "donation",
    "support",
    "relay",
    "site",
    "list",
    "background",
    "letter",
    "closing",
    "about",
]

PATTERNS: tuple[tuple[Role, str], ...] = (
    # --- what is over, or not to be done
    (
        "stop",
        r"\b(?:(?:please\s+)?(?:do\s+not|don['’]t|never|no\s+longer|stop|cease)\s+(?:write|writing|send|"
        r"sending|fax|call|phone|contact|appeal|try|address)|no\s+(?:more|further)\s+(?:letters|appeals|"
        r"faxes|e-?mails|action|messages|calls)|"
        r"stop\s+action|ne\s+(?:plus|pas)\s+(?:[ée]crire|envoyer|t[ée]l[ée]phoner)|n['’](?:[ée]crivez|"
        r"envoyez)\s+(?:plus|pas)|plus\s+de\s+lettres|(?:bitte\s+)?keine\s+(?:briefe|weiteren|appelle|faxe)|"
        r"nicht\s+mehr\s+(?:schreiben|an)|"
        r"no\s+(?:escrib|env[ií]|mand|llam)\w{1,4}|no\s+es\s+necesario|n[ãa]o\s+(?:é\s+preciso|escrev|envi|"
        r"mand)\w{0,4}|non\s+(?:scriv|invi|mand)\w{1,5}|geen\s+brieven|niet\s+meer\s+schrijven|"
        r"не\s+(?:надо|нужно)?\s*(?:пиш|пис|отправ|звон|направ)\w{1,6}|жазбаңыз\w{0,4})\b",
    ),
    # --- copies
    (
        "copy",
        r"(?m:^[ ]{0,40}(?:and\s+)?(?:copies|kopien|copias|copies|c[óo]pias|copie|kopieën|копии)(?:\s+(?:to|"
        r"an|à|a|al|para|aan))?\s*:?[ ]*$)",
    ),
    (
        "copy",
        r"\b(?:with\s+)?(?:(?:a|one|your)\s+)?cop(?:y|"
        r"ies)\b,?(?:\s+of\s+\w+(?:\s+\w+){0,6}?)?\s+(?:[\w,-]+\s+){0,8}?(?:to|via|through)\b",
    ),
    ("copy", r"\bcop(?:y|ies)\b(?:\s+(?:also|by|via|should|may|can|please|of|[\w-]+)){0,8}\s*:"),
    ("copy", r"\b(?:send|mail|e-?mail|fax|give|forward|let)\s+(?:us|me)\s+(?:also\s+)?(?:a\s+)?cop(?:y|ies)"),
    ("copy", r"\bplease\s+(?:also\s+)?copy\b(?=[^.\n]{0,40}(?:@|\s+to\b|\s+us\b))|\bcop(?:y|ied)\s+(?:us|me|in)\b"),
    (
        "copy",
        r"(?:^|(?<=[\n\s(]))(?:b?cc|c\.\s?c\.|p\.\s?c\.|kopie|kopien|copies?|copie à|copia|c[óo]pia|copias|"
        r"c[óo]pias|копия|копии|копию|көшірмесі)\s?:",
    ),
    (
        "copy",
        r"\bcopies?\s+(?:à|au|aux|de\s+\w+(?:\s+\w+){0,6}?\s+(?:à|au|aux))\b|\ben\s+copie\b(?:\s+(?:à|au|"
        r"aux))?|\bcopie\s+(?:\w+\s+){0,6}?(?:à|au|aux)\b",
    ),
    (
        "copy",
        r"\b(?:kopien?|abschrift(?:en)?|durchschl[aä]ge?|durchschrift(?:en)?)\s+(?:[\w-]+\s+){0,8}?an\b|"
        r"\bin\s+kopie\s+(?:an|bitte an)?|\bals\s+kopie\b",
    ),
    ("copy", r"\bcopias?\s+(?:[\w-]+\s+){0,8}?(?:a|al|para)\b|\bcon\s+copias?\b(?:\s+(?:a|al|para))?|\bcon\s+copie?\b"),
    (
        "copy",
        r"\bcopi[ae]\s+(?:[\w-]+\s+){0,7}?(?:a|al|alla|anche|ai|alle|per conoscenza)\b|"
        r"\bper\s+conoscenza\b(?:\s+(?:anche\s+)?(?:alla|allo|alle|agli|ai|al|a)\b)?|"
        r"\bmandar\w{1,3}\s+copia\b",
    ),
    ("copy", r"\b(?:com\s+)?c[óo]pias?\s+(?:[\w-]+\s+){0,8}?(?:a|ao|à|para|aos)\b|\bcom\s+c[óo]pia\b"),
    ("copy", r"\b(?:kopie(?:ën)?|kopieën|afschrift(?:en)?)\s+(?:[\w-]+\s+){0,8}?(?:aan|naar)\b|\bcc\s+aan\b"),
    ("copy", r"\bкопи[юяией]\w{0,2}\b(?:[ ,][^.:\n]{0,80}?(?:\s(?:на|в|по|нам|для|адрес\w{0,3})\b)|[^.\n]{0,60}?:)?"),
    ("copy", r"\bкөшірме\w{0,8}\b[^.\n]{0,60}?:?"),
    ("copy", r"\bEMAIL A COPY\s+to\b|\bcopy\s+to\b|\b(?:further|additional)\s+copies\s+to\b"),
    (
        "copy",
        r"\b(?:(?:una|une|eine|een|a|uma)\s+)?(?:copia|c[óo]pia|copie|kopie|copy)\b(?=[^.!?\n]{0,140}(?:@|"
        r"chiocciola|arroba|собака|\d{5}|\d[ -]\d{2,3}))",
    ),
    ("copy", r"\bb?cc\s+(?=(?:the\s+)?\w)"),
    ("copy", r"(?m:^[ ]{0,60}e?,?[ ]?p\.[ ]?c\.(?:[ ]?c\.)?,?[ ]*:?(?=\s))"),
    (
        "copy",
        r"\b(?:put|mett(?:ez|re|ete|ere)|setz(?:en|t)|pon(?:ga|gan|er|ed)|col(?:oque|ocar|oquem)|zet|поставьте)\b"
        r"(?=[^.!?\n]{0,160}(?:\n[^.!?\n]{1,120})?\b(?:on|in|en|em|в)\s+(?:cc|copy|copie|copia|c[óo]pia|kopie|копию)\b)",
    ),
    # --- money
    (
        "donation",
        r"\b(?:donat(?:e|ions?)|contributions?\s+(?:to|towards?|can|may|should|are|however|will)|"
        r"to\s+contribute|contributing\s+to|financial\s+(?:help|support|aid|assistance|"
        r"solidarity)|strike\s+fund|gifts?\s+(?:may|can|towards?|to)|\w+\s+fund\s*:|solidarity\s+fund|"
        r"hardship\s+fund|defen[cs]e\s+fund|money\s+(?:can|may|should|order)|send\s+money)\b",
    ),
    (
        "donation",
        r"\b(?:bank(?:ing)?\s+(?:account|details|transfer)|account\s+(?:no|number|name|holder)\b\.?|IBAN|"
        r"SWIFT|BIC|paypal|western union|sort\s+code)\b",
    ),
    (
        "donation",
        r"\b(?:dons?\b(?!['’]t\b|\s+[A-Z])|faire\s+un\s+don|soutien\s+financier|virements?|compte\s+(?:bancaire|n°|"
        r"no|ccp)|ccp|ch[èe]ques?|caisse\s+de\s+solidarit[ée]|cagnotte)\b",
    ),
    (
        "donation",
        r"\b(?:spenden?(?:konto|aufruf)?|kontonummer|konto(?:-?nr|inhaber)?|bankverbindung|BLZ|"
        r"[üu]berweis\w{1,5}|solidarit[äa]tskonto)\b",
    ),
    (
        "donation",
        r"\b(?:donaci[óo]n(?:es)?|donativos?|aportes?\s+(?:econ[óo]micos?|solidarios?)|apoyo\s+econ[óo]mico|"
        r"cuenta\s+(?:bancaria|n[°ºo]|corriente|de)|transferencias?|fondo\s+de)\b",
    ),
    (
        "donation",
        r"\b(?:donazion[ei]|contribut[oi]|contribuire|sottoscrizion[ei]|c/c|conto\s+corrente|versament[oi]|"
        r"bonifici?o?|cassa\s+di\s+resistenza)\b",
    ),
    (
        "donation",
        r"\b(?:doa[çc](?:ão|ões)|contribui(?:ção|ções|r)|conta\s+(?:banc[áa]ria|corrente)|ag[êe]ncia\s+\d|"
        r"giften|doneren|donatie\w{0,2}|bankrekening|rekening(?:nummer)?|steunfonds|gironummer)\b",
    ),
    (
        "donation",
        r"(?:пожертвовани\w{1,2}|материальн\w{2,3}\s+помощь|финансов\w{2,3}\s+помощь|сч[её]т\s*(?:№|\d)|"
        r"на\s+сч[её]т|расч[её]тный\s+сч[её]т|реквизит\w{1,2}|перечисл\w{2,6}|карт[уаы]\s+сбербанка|"
        r"кошел[её]к|деньги\s+на|собрать деньги)",
    ),
    ("donation", r"(?:қаржылай|қайырымдылық|есепшот|шотқа|шоты)"),
    # --- support
    (
        "support",
        r"\b(?:messages?|letters?|statements?|greetings?|cards?|notes?|expressions?|words)\s+of\s+(?:support|"
        r"solidarity|encouragement|sympathy|greetings?)\b|\bsolidarity\s+(?:messages?|greetings|"
        r"statements?)\b|\bsupport\s+messages?\b",
    ),
    (
        "support",
        r"\bmessages?\s+de\s+(?:soutien|solidarit[ée])|\b(?:solidarit[äa]ts(?:adressen|erkl[äa]rung\w{0,2}|"
        r"gr[üu](?:ß|ss)e|schreiben|bekundung\w{0,2})|gr[üu](?:ß|ss)e\s+an\s+die)\b",
    ),
    (
        "support",
        r"\b(?:mensajes?|cartas?|notas?|adhesiones)\s+de\s+(?:apoyo|solidaridad|aliento|[áa]nimo)\b|"
        r"\bmessagg[io]i?\s+di\s+(?:solidariet[àa]|sostegno)|\bmensagens\s+de\s+(?:apoio|solidariedade)|"
        r"\badesioni\b|\badhesiones\b",
    ),
    (
        "support",
        r"\bsteunbetuiging\w{0,2}|\bsolidariteitsbetuiging\w{0,2}|\b(?:письма|слова|сообщения|"
        r"телеграммы)\s+(?:поддержки|солидарности)|қолдау\s+(?:хат|сөз)\w{0,4}",
    ),
    # --- who asks, and for what
    (
        "sender",
        r"\b(?:for\s+(?:more|further|additional|any)|more|further)\s+(?:[\w-]+\s+)?(?:information|details|info)\b|"
        r"\b(?:any|further|more)\s+(?:questions?|enquiries|inquiries|queries)\b",
    ),
    (
        "sender",
        r"\b(?:keep|inform|notify|tell(?=\s+our)|tell|contact|reach|e-?mail|write\s+(?:to|back\s+to)|"
        r"send\s+(?:them|it|reports?|word|replies)\s+to|report\s+(?:back\s+)?to|reply\s+to|phone|call|ring|"
        r"with)\s+(?:us|our\s+friends)\b(?!\s+(?:a\s+)?cop(?:y|ies))",
    ),
    (
        "sender",
        r"\b(?:let\s+us\s+(?:know|have)|to\s+(?:contact|reach)\s+(?:us|the\s+\w+|our)|to\s+(?:join|sign|help|"
        r"support)\s+(?:us|our|with|the\s+(?:list|network|"
        r"petition|statement|campaign|appeal))|press\s+(?:contact|enquiries|officer)|"
        r"contact\s+person|contact\s*:\s*(?=\w+\s+\w+,?\s+(?:press|tel))|(?:diffus[ée]e?|publi[ée]e?)\s+par|(?:diffuso|pubblicato)\s+da|"
        r"herausgegeben\s+von|(?:difundido|publicado|emitido)\s+por|(?:verspreid|uitgegeven)\s+door|распространил\w*|издатель|media\s+contact|issued\s+by|"
        r"published\s+by|distributed\s+by|get\s+in\s+touch|kindly\s+inform|(?:press|media)\s+(?:line|desk|"
        r"office)|(?:press|media|info|information|contacts?)[ ]*:[ ]*(?=[^\n]{0,40}\d)|(?:forward|send|"
        r"pass\s+on|report)\s+(?:the|any|all|your)\s+(?:answers?|repl(?:y|ies)|responses?)|"
        r"return\s+(?:completed|signed)|(?:send|e-?mail|fax|return)\s+(?:your\s+)?(?:endorsements?|signatures?|sign-ons?|names?)|scan\s+and\s+send|sign\s+up|questions\s*[?:]|join\s+us|"
        r"follow\s+us|our\s+(?:own\s+)?(?:office|answering|address|phone|number|e-?mail|website))\b",
    ),
    (
        "sender",
        r"(?:\breprinted\b|\b(?:subscriptions?|abonnements?|suscripciones|advertis\w+|editor(?:-in-chief)?|redaktion|verlag)"
        r"\s*:|\bdirecteur\s+de\s+la\s+publication|\bresponsable\s+de\s+la\s+edici[óo]n|\bdirettore\s+responsabile|"
        r"\bverantwortlich\w{0,2}\s*:)",
    ),
    (
        "sender",
        r"\b(?:replies|responses|answers)\s+(?:you\s+)?(?:receive\s+)?(?:should|please|can|may)?[^.\n]{0,40}?\bto\b",
    ),
    (
        "sender",
        r"\b(?:pour\s+(?:plus\s+d['’]|toute\s+|de\s+plus\s+amples\s+)?(?:informations?|renseignements?|"
        r"nous\s+(?:contacter|joindre|[ée]crire))|renseignements|contactez-?\s?nous|nous\s+(?:contacter|"
        r"informer|[ée]crire|pr[ée]venir)|informez-?\s?nous|tenez-?\s?nous|contact\s+presse|"
        r"plus\s+d['’]infos?|signer?\s+la\s+p[ée]tition)\b",
    ),
    (
        "sender",
        r"\b(?:weitere\s+(?:informationen|infos|ausk[üu]nfte)|n[äa]here?\s+(?:informationen|infos)|"
        r"mehr\s+(?:informationen|infos)|r[üu]ckfragen|f[üu]r\s+(?:fragen|informationen)|"
        r"kontakt(?:adresse)?\s*:|(?:informiert|benachrichtigt|schreibt|mailt|meldet)\s+(?:uns|euch\s+bei)|"
        r"v\.?\s?i\.?\s?s\.?\s?d\.?\s?p|impressum|herausgeber|fragen\s*:|r[üu]ckmeldung\w{0,2}|"
        r"unterschrift\w{0,3}\s+an)\b",
    ),
    (
        "sender",
        r"\b(?:(?:para\s+)?m[áa]s\s+(?:informaci[óo]n(?:es)?|informes|info|datos)|para\s+(?:informaci[óo]n|"
        r"contactarnos|comunicarse)|inf[óo]rm\w{1,4}nos|informarnos|comun[ií]que(?:n)?se\s+con|"
        r"cont[áa]ct\w{1,4}nos|contacto\s+de\s+prensa|avis\w{1,3}nos|h[áa]g\w{1,4}noslo\s+saber|"
        r"firmas?\s+a\b)",
    ),
    (
        "sender",
        r"\b(?:per\s+(?:ulteriori\s+|maggiori\s+)?(?:informazioni|info|contatti|contattarci|adesioni|"
        r"aderire)|info\s*:|informateci|fateci\s+sapere|contattateci|scriveteci|"
        r"para\s+(?:mais\s+)?informa[çc][õo]es|mais\s+informa[çc][õo]es|informe-?nos|avise-?nos|contate-?nos|"
        r"contacto\s+para\s+a\s+imprensa)\b",
    ),
    (
        "sender",
        r"\b(?:(?:voor\s+)?(?:meer|nadere|verdere)\s+(?:informatie|info|inlichtingen)|inlichtingen|"
        r"laat\s+(?:het\s+)?ons\s+weten|ons\s+laten\s+weten|vragen\s*:|steun\s+ons|neem\s+contact\s+op|"
        r"contactpersoon|reacties\s+(?:naar|aan))\b",
    ),
    (
        "sender",
        r"(?:(?:для\s+)?(?:справок|справки|дополнительн\w{2,3}\s+информаци\w{1,2}|подробност\w{1,3}|"
        r"более\s+подробн\w{2,4})|за\s+(?:дополнительной\s+)?информацией|просим\s+(?:сообщ\w{2,4}|"
        r"информировать|уведом\w{2,5})|сообщ\w{2,5}\s+нам|пишите\s+нам|свяж\w{2,5}\s+с\s+нами|"
        r"наш\w?\s+(?:адрес|телефон|сайт|e-?mail)|контакт\w{0,3}\s+(?:для\s+прессы|лицо)|"
        r"обратн\w{2,3}\s+связ\w{1,2}|по\s+(?:всем\s+)?вопросам)",
    ),
    (
        "sender",
        r"(?:толығырақ|қосымша\s+ақпарат|бізге\s+(?:хабарла|жаз)\w{2,6}|анықтама\s+үшін|біздің\s+(?:мекенжай|"
        r"телефон)\w{0,6})",
    ),
    # --- relays, sites, lists
    (
        "relay",
        r"\b(?:mail-?to-?fax|fax\s+(?:gateway|relay)|remote-?printer|free\s+fax(?:es)?\s+(?:service|by|via)|"
        r"through\s+(?:our|the|a)\s+(?:relay|gateway|server|friends|intermediary)|via\s+our|we\s+(?:will|"
        r"shall)\s+(?:forward|pass|deliver|hand|print|fax)|will\s+be\s+(?:forwarded|handed|delivered|passed)|"
        r"do\s+not\s+write\s+to\s+\w+\s+directly|nous\s+(?:transmettrons|ferons\s+suivre)|"
        r"wir\s+leiten\s+\w+\s+weiter|lo\s+haremos\s+llegar|inoltreremo|мы\s+(?:передадим|перешл[её]м))\b",
    ),
    (
        "list",
        r"\b(?:un)?subscribe\b|\bmailing\s+list\b|\bto\s+(?:post|subscribe|unsubscribe)\b|\blist\s+(?:owner|"
        r"info|archives?|address)\b|\bmoderat(?:or|ed)\b|\bse\s+d[ée]sabonner\b|\blistinfo\b|\breply\s+via\b|"
        r"\bdarse\s+de\s+baja\b|\baltas\s+y\s+bajas\b|\bdeixar\s+de\s+receber\b|\bcancellarsi\b|\babmelden\b|"
        r"\buitschrijven\b|отписаться|\bd[ée]sinscri\w+",
    ),
    # --- other parts of an appeal
    (
        "background",
        r"(?m:^[ ]{0,8}(?:background(?:\s+information)?|additional\s+information|"
        r"hintergrund(?:information\w{0,2})?|contexte|informations?\s+compl[ée]mentaires?|rappel des faits|"
        r"antecedentes|informaci[óo]n\s+(?:adicional|complementaria|general)|contesto|antecedenti|contexto|"
        r"informa[çc][ãa]o\s+adicional|achtergrond(?:informatie)?|справка|предыстория|контекст)\s*:?\s*$)",
    ),
    (
        "letter",
        r"(?<![\w@.])(?:(?:sample|model|suggested|draft|example|template|standard|pre-?written)[ ](?:letter|"
        r"fax|text|e-?mail|message|script|protest)|letter\s+of\s+protest|form\s+letter|lettre\s+(?:type|"
        r"mod[èe]le)|mod[èe]le\s+de\s+lettre|muster(?:brief|schreiben|text)|briefvorschlag|textvorschlag|"
        r"formulierungsvorschlag|"
        r"(?:modelo|ejemplo|texto)\s+de\s+(?:la\s+)?carta|carta\s+(?:modelo|tipo|sugerida)|lettera\s+(?:tipo|"
        r"modello)|modello\s+di\s+lettera|facsimile\s+di\s+lettera|testo\s+(?:del(?:la)?\s+)?(?:lettera|fax|"
        r"messaggio)|carta-modelo|voorbeeldbrief|modelbrief|образец\s+письма|текст\s+письма|"
        r"примерн\w{2}\s+текст|хат\s+үлгісі|the\s+(?:letter|text)\s+below|following\s+letter)\b[^\n]{0,60}",
    ),
    # --- targets
    (
        "target",
        rf"\b(?:{SENT_EN}|{SEND_EN})\b{FLOW}{{0,400}}?\b(?:to|"
        rf"at)\s*(?:the\s+following\s*)?(?:\w+\s+){{0,2}}(?:{ADDRESSES}\s*)?:",
    ),
    ("target", rf"\b(?:{SENT}|{SEND})\b{FLOW}{{0,200}}?\b{TO}\s*(?:\w+\s+){{0,2}}(?:{ADDRESSES}\s*)?:"),
    (
        "target",
        rf"\b(?:{SENT_EN}|{SEND_EN})\b{FLOW}{{0,160}}?\b(?:to|at)\s+(?:the\s+|"
        rf"all\s+)?(?:[\w-]+\s+){{0,6}}(?:below|following|listed|above)\b[^\n.:]{{0,60}}[.:]?",
    ),
    ("target", rf"\b{SEND_EN}\b{FLOW}{{0,120}}?\b(?:to|at)\b"),
    ("target", rf"\b{SEND}\b{FLOW}{{0,120}}?\b{TO}\b"),
    (
        "target",
        r"(?m:^[ ]{0,40}(?:send\s+)?(?:(?:your|please\s+send)\s+)?(?:appeals?|protests?|letters?|faxes|"
        r"targets?|additional\s+targets?|to|addressees?|addresses(?:\s+of\s+\w+)?|"
        r"recipients?)\s*(?:to)?\s*:?\s*$)",
    ),
    (
        "target",
        rf"(?m:^[ ]{{0,8}}(?:here\s+(?:are|is)|these\s+are|this\s+is|voici|hier\s+sind|ecco|estas\s+son|"
        rf"aqu[íi]\s+(?:est[áa]n|van)|hier\s+zijn|вот)\b{NO}{{0,90}}?{ADDRESSES}{NO}{{0,40}}:)",
    ),
    ("target", rf"\b(?:these|following|useful|the)\s+(?:[\w-]+\s+){{0,4}}?{ADDRESSES}{FLOW}{{0,60}}:"),
    (
        "target",
        rf"(?m:^[ ]{{0,8}}(?!(?:your\s+)?(?:e-?mail|postal|home|mailing|web)?\s?address\s?:)(?!(?:our|mes|"
        rf"mis|unsere)\b)(?:\w+\s+){{0,2}}{ADDRESSES}(?:\s+\w+){{0,4}}\s?:?\s*$)",
    ),
    (
        "target",
        r"\b(?:address|adresse|adresses|direcci[óo]n|indirizzo|endere[çc]o|adres)\s+(?:for|pour|f[üu]r|para|"
        r"per|voor)\s+(?:\w+\s+){0,3}?(?:protests?|appeals?|letters?|protestations?|proteste?|protestas?|"
        r"protesten)\b(?:\s+(?:is|are|est|ist|es|è)|\s*:)?",
    ),
    (
        "target",
        r"(?m:^[ ]{0,40}(?:(?:letters?|faxes|e-?mails?|messages|telegrams)\s+of\s+protest|protest\s+(?:letters?|faxes|"
        r"e?-?mails?|messages|calls)|(?:lettres?|t[ée]l[ée]copies|fax|courriels|messages)\s+de\s+protestation|"
        r"(?:cartas|faxes|mensajes|correos|mensagens)\s+de\s+protest[ao]|(?:lettere|fax|messaggi|e-?mail)\s+di\s+protesta|"
        r"protest(?:briefe|schreiben|mails|faxe|brieven)(?:\s+bitte)?(?:\s+an)?|"
        r"(?:письма|факсы|телеграммы)\s+протеста)[^:\n.]{0,30}:)",
    ),
    ("target", r"\b(?:goes|sent|go|addressed|delivered)\s+to\s+(?:the\s+following|these)\b[^\n]{0,30}:?"),
    (
        "target",
        r"\b(?:call|phone|ring|contact|write to|e-?mail|fax)\s+(?:the\s+)?(?:people|officials?|numbers?|"
        r"those|offices?)\s+(?:below|listed)[^\n]{0,20}",
    ),
    ("target", r"\b(?:protest|complain|demand|picket|object)\w*\s+(?:letters?\s+)?(?:to|with)\b"),
    (
        "target",
        r"\b(?:who|whom|where)\s+to\s+(?:call|write|contact|send|e-?mail|fax|phone)\b[^\n:]{0,60}:?|"
        r"\b(?:o[ùu]|à\s+qui)\s+[ée]crire\b|\b(?:a\s+d[óo]nde|a\s+qui[ée]n)\s+(?:escribir|enviar|llamar)\b|"
        r"\b(?:wohin|an\s+wen)\s+(?:schreiben|faxen|mailen)\b|\b(?:dove|a\s+chi)\s+scrivere\b|"
        r"\bpara\s+(?:onde|quem)\s+(?:escrever|enviar)\b|\bnaar\s+wie\b|\bкуда\s+(?:писать|звонить|"
        r"отправлять)\b|\bкому\s+писать\b|\bқайда\s+жаз\w+",
    ),
    (
        "target",
        r"\b(?:autorit[ée]s|destinataires|responsables)\s+(?:suivant|ci-dessous|ci-apr[èe]s)\w{0,2}|"
        r"\b(?:siguientes|las)\s+autoridades(?:\s+(?:siguientes|abajo))?(?=[^.\n]{0,60}:)|"
        r"\bautoridades\s+(?:abaixo|seguintes|a\s+seguir)|\bseguintes\s+autoridades|\b(?:folgende[nr]?|"
        r"unten(?:stehende[nr]?)?)\s+(?:beh[öo]rden|stellen|personen|adressen|politiker\w*)|"
        r"\bseguenti\s+(?:autorit[àa]|indirizzi|destinatari)|\bonderstaande\s+\w+",
    ),
    (
        "target",
        r"\b(?:call|phone|ring|e-?mail|fax|contact|telephone|text|tweet|write)\s+(?:(?:the|"
        r"your)\s+)?(?=(?-i:[A-Z]))",
    ),
    (
        "target",
        r"\bpar\s+(?:e?-?mail|courriel|fax|courrier)\s*:|\bou\s+par\s+(?:fax|courrier|mail|t[ée]l[ée]phone)\b(?:\s+(?:au|à))?",
    ),
    (
        "target",
        r"(?m:^[ ]{0,40}(?:to|an|à|a|al|para|aan|naar|кому|кімге|adressat(?:en)?|destinataires?|"
        r"destinatarios?|destinatari|"
        r"targets?|recipients?|addressees?)\s?:)",
    ),
    (
        "target",
        r"\b(?:can|may|should|could)\s+be\s+(?:reached|contacted|written\s+to|faxed|e-?mailed|phoned|called)\b|"
        r"\byou\s+can\s+(?:reach|contact|call|write)\b",
    ),
    # what comes may be addressees or demands: entries must show which
    (
        "weak",
        rf"(?m:\b(?:{SEND_EN}|{SEND}|{SENT_EN}|{SENT})\b{FLOW}{{0,110}}:[ ]*$)",
    ),
)
