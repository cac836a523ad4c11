"""Phrases that tell what the words after them are: to whom to write, who gets a copy, whom to ask, where to pay.

In English, French, German, Spanish, Italian, Portuguese, Dutch, Russian and Kazakh. A cue holds until the next one.
"""

from __future__ import annotations

from plaint.appeal.cue_words import ADDRESSES, FLOW, NO, SEND, SEND_EN, SENT, SENT_EN, TO, Role
from plaint.appeal.sender_patterns import SENDER_PATTERNS

__all__ = ["PATTERNS", "Role"]

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
    (
        "copy",
        r"(?m:^[ ]{0,8}(?:e\s+|and\s+|et\s+|y\s+|und\s+|en\s+|и\s+)?(?:(?:a|one|una|une|eine|een|uma|la|le|die)\s+)?"
        r"(?:cop(?:y|ies|ia|ie|ias)|c[óo]pias?|kopien?|kopieën|копи[яи]|abschrift(?:en)?|doubles?)\b[^.:;!?\n@\d]{0,80}$)"
        r"(?=\n[ ]{0,8}[-–—•*·]\s)",
    ),
    ("copy", r"\bEMAIL A COPY\s+to\b|\bcopy\s+to\b|\b(?:further|additional)\s+copies\s+to\b"),
    (
        "copy",
        r"\b(?:(?:una|une|eine|een|a|uma)\s+)?(?:copia|c[óo]pia|copie|kopie|copy|durchschrift|durchschlag|abschrift|"
        r"doorslag)\b(?=[^.!?\n]{0,140}(?:@|"
        r"chiocciola|arroba|собака|\d{5}|\d[ -]\d{2,3}))",
    ),
    ("copy", r"\bb?cc\s+(?=(?:the\s+)?\w)"),
    ("copy", r"(?m:^[ ]{0,60}e?,?[ ]?p\.[ ]?c\.(?:[ ]?c\.)?,?[ ]*:?(?=\s))"),
    (
        "copy",
        r"\b(?:put|mett(?:ez|re|ete|ere)|setz(?:en|t)|pon(?:ga|gan|er|ed)|col(?:oque|ocar|oquem)|zet|поставьте)\b"
        r"(?=[^.!?\n]{0,160}(?:\n[^.!?\n]{1,120})?\b(?:on|in|en|em|в)\s+(?:cc|copy|copie|copia|c[óo]pia|kopie|"
        r"копию)\b)",
    ),
    (
        "copy",
        r"\b(?:kopien?|abschrift(?:en)?)\b[^.:!?\n]{0,80}?\ban\b|\bcop(?:y|ies)\b[^.:!?\n]{0,80}?\bto\b|"
        r"\b(?:copies?|copias?|c[óo]pias?)\b[^.:!?\n]{0,60}\)\s*(?:à|au|aux|a|al|alla|ao|para)\b|"
        r"\b(?:cop(?:y|ies?|ias?)|c[óo]pias?|kopien?)\s*\([^()\n]{0,40}\)\s*(?:à|au|aux|a|al|alla|ao|para|an|to|aan)\b",
    ),
    (
        "copy",
        r"(?m:^[ ]{0,40}c/c\s?:)|\b(?:zur\s+kenntnis(?:nahme)?(?:\s+an)?|pour\s+information\s*(?::|[àa]u?x?\b)|"
        r"para\s+(?:su\s+)?conocimiento(?:\s+de|\s+a)?|"
        r"para\s+conhecimento|ter\s+kennis(?:neming|geving)(?:\s+aan)?|для\s+сведения)",
    ),
    (
        "copy",
        r"\b(?:скан\w*|текст\w*|копи\w+)\b[^.\n]{0,60}(?:послал\w+|отправ\w+|письм\w+|пишете)[^.\n]{0,40}\bнам\b|"
        r"\b(?:send|mail|forward|show)\s+us\s+(?:whatever|what|a\s+scan\s+of\s+what)\s+you\b",
    ),
    (
        "copy",
        r"(?m:^[^\n.!?@]{0,60}\b(?:cc|c\.\s?c\.|cop(?:y|ies|ie|ia|ias)|c[óo]pias?|kopien?|kopieën|копи\w{1,3}|"
        r"көшірме\w{0,6})\b[^\n.!?@]{0,40}:[ ]*$)|"
        r"(?m:^[ ]{0,20}(?:c\.\s?c\.|b?cc|c/c|p\.\s?c\.)[ :]{1,4}(?=\S))|\bb?cc\.?\s?\)?:|\bb?cc\s+us\b",
    ),
    (
        "copy",
        r"\b(?:cop(?:y|ies)|copias?|c[óo]pias?|kopien?|kopie(?:ën)?|afschrift)\b(?:\([^()\n]{0,80}\)|"
        r"[^.!?:\n(]){0,90}:(?=[ ]+\S)",
    ),
    (
        "copy",
        r"\b(?:send|mail|fax|forward)\s+(?:or\s+(?:e-?mail|fax|post|"
        r"mail)\s+)?us\s+(?:also\s+)?(?:a\s+)?(?:blind\s+)?cop(?:y|ies)|"
        r"\b(?:like|love|glad|happy|grateful|welcome|appreciate)\w*\s+(?:\w+\s+){0,6}?(?:blind\s+)?cop(?:y|ies)\b|"
        r"\b(?:una|une|eine|een|uma)\s+(?:copia|copie|kopie|c[óo]pia)\s+(?:[\w-]+\s+){0,6}?(?:geht|gehe|va|vada|gaat|"
        r"vai)\b[^.:\n]{0,60}?\b(?:an|a|à|al|aan|ao|para)\b",
    ),
    (
        "copy",
        r"\b(?:le|un|une|en)\s+doubles?\b[^.:\n]{0,60}?\b(?:à|au|aux)\b|\bduplicat\w{0,2}\b[^.:\n]{0,60}?\b(?:à|au|"
        r"aux|a|al)\b",
    ),
    *SENDER_PATTERNS,
    # --- other parts of an appeal
    (
        "background",
        r"(?m:^[ ]{0,8}(?:background(?:\s+information)?(?:\s+\([^()\n]{0,60}\))?|additional\s+information|"
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
    (
        "target",
        rf"\b{SEND}\b{NO}{{0,60}}?\b{TO}\s+(?:[\w'’]+\s+){{0,2}}?(?:hieronder|onderstaande|volgende|nachstehend\w*|"
        rf"unten\w*|nachfolgend\w*|folgende\w*|ci-dessous|ci-apr[èe]s|suivant\w*|seguenti|siguientes|seguintes|"
        rf"следующ\w+|ниже\w*)\b{NO}{{0,40}}",
    ),
    ("target", rf"\b{SEND_EN}\b{FLOW}{{0,120}}?\b(?:to|at)\b"),
    ("target", rf"\b{SEND}\b{FLOW}{{0,120}}?\b{TO}\b"),
    (
        "target",
        r"(?m:^[ ]{0,40}(?:target\w*|addressees?|recipients?)\W{0,3}s?\s+contact\s+details\b[^\n]{0,40}$)|"
        r"(?m:^[ ]{0,40}(?:appelle?|briefe?|protest(?:briefe|schreiben)?|appels?|lettres?|llamamientos|cartas|appelli|"
        r"lettere|apelos|brieven|brief|oproepen)"
        r"(?:\s+(?:bitte|por\s+favor))?\s+(?:an|à|aux?|a|al|ai|alle|ao|aos|aan|naar)\s*:?[ ]*$)",
    ),
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
    (
        "target",
        rf"\b(?:estas?|estos|ces|cette|diese[nr]?|quest[ei]|estes?|deze|эти\w*|следующ\w*|мына)\s+"
        rf"(?:[\w-]+\s+){{0,3}}?{ADDRESSES}{FLOW}{{0,60}}:",
    ),
    ("target", rf"\b(?:these|following|useful|the)\s+(?:[\w-]+\s+){{0,4}}?{ADDRESSES}{FLOW}{{0,60}}:"),
    (
        "target",
        rf"(?m:^[ ]{{0,8}}(?!(?:your\s+)?(?:e-?mail|postal|home|mailing|web)?\s?address\s?:)(?!(?:our|mes|"
        rf"mis|unsere)\b)(?:\w+\s+){{0,2}}{ADDRESSES}(?:\s+(?:/\s*)?\w+){{0,4}}\s?:?\s*$)",
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
        r"(?:cartas|faxes|mensajes|correos|mensagens)\s+de\s+protest[ao]|(?:lettere|fax|messaggi|"
        r"e-?mail)\s+di\s+protesta|"
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
        r"\bpar\s+(?:e?-?mail|courriel|fax|courrier|t[ée]l[ée]phone)\s*:|\bou\s+par\s+(?:fax|courrier|mail|"
        r"t[ée]l[ée]phone)\b(?:\s+(?:au|à))?",
    ),
    (
        "target",
        r"(?m:^[ ]{0,40}(?:to|an|à|a|al|para|aan|naar|кому|кімге|adressat(?:en)?|destinataires?|"
        r"destinatarios?|destinatari|"
        r"targets?|recipients?|addressees?)\s?(?::|\.{3}|…))",
    ),
    (
        "target",
        r"\b(?:can|may|should|could)\s+be\s+(?:reached|contacted|written\s+to|faxed|e-?mailed|phoned|called)\b|"
        r"\byou\s+can\s+(?:reach|contact|call|write)\b",
    ),
    # what comes may be addressees or demands: entries must show which
    (
        "weak",
        r"(?m:(?:^|(?<=[.!?] ))[^\n.:]{0,100}\b(?:phones?|fax(?:es)?|e-?mails?|tel[ée]f\w+|correos|numbers?|факс\w*|"
        r"телефон\w*)\b"
        r"[^\n:.]{0,20}:[ ]*$)",
    ),
    ("weak", rf"(?m:\b(?:to|{TO})\s+(?:[\w'’-]+\s+){{0,5}}[\w'’-]+ ?:[ ]*$)"),
    (
        "weak",
        r"(?m:\b(?:following|suivant\w*|folgende\w*|siguientes?|seguent[ie]|seguintes?|volgende|следующ\w+|"
        r"төмендегі\w*|келесі)"
        r"\s+(?:\w+\s+){0,3}?\w+\s*:[ ]*$)",
    ),
    (
        "weak",
        rf"(?m:\b(?:{SEND_EN}|{SEND}|{SENT_EN}|{SENT})\b{FLOW}{{0,110}}:[ ]*$)",
    ),
)
