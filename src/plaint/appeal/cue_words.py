"""Words of which the phrases of `cue_patterns` are made: what is sent, how, and to where."""

from __future__ import annotations

from typing import Literal

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

SENT_EN = (
    r"(?:letters?|faxes|fax(?:[ -]?messages?)?|telegrams?|tele(?:xes|x)|e-?mails?|appeals?|protests?|messages?|"
    r"postcards?|cards|petitions?|objections?|complaints?)"
)
SENT = (
    r"(?:lettres?|t[ée]l[ée]grammes?|courriers?|courriels?|appels?|protestations?|cartas?|correos?|"
    r"telegramas?|mensajes?|llamamientos?|protestas?|fax(?:es)?|"
    r"briefe?n?|schreiben|protestschreiben|protestbriefe?|appelle|telegramme|e?-?mails?|"
    r"lettere|messaggi|appelli|proteste|telegrammi|mensagens|protestos|apelos|brieven|protestbrieven|"
    r"protesten|oproepen|"
    r"письм\w{0,3}|факс\w{0,3}|телеграмм\w{0,3}|обращени\w{1,3}|протест\w{0,3}|хат\w{0,6}|наразылық\w{0,4})"
)
SEND_EN = (
    r"(?:send|write|writing|address(?:ed)?|direct(?:ed)?|forward|mail|fax(?:ing)?|e-?mail(?:ing)?|phon(?:e|ing)|"
    r"call(?:ing)?|ring|telephone|contact(?:ing)?|appeal|protest|sending)"
)
SEND = (
    r"(?:envoye[rz]|envoyer|[ée]crire|[ée]crivez|adresse[rz]|adressez|faxe[rz]|t[ée]l[ée]phone[rz]|interpelle[rz]|"
    r"schick\w{1,3}|schreib\w{1,3}|send\w{1,3}|richt\w{1,3}|adressier\w{1,3}|fax\w{0,3}|wend\w{1,3}|"
    r"protestier\w{1,3}|ruf\w{1,2}|"
    r"env[ií]\w{1,5}|escrib\w{1,4}|dirig\w{1,6}|remit\w{1,5}|mand[ae]\w{0,4}|llam\w{1,4}|manden|"
    r"invia\w{1,4}|scriv\w{1,4}|spedi\w{1,4}|indirizza\w{1,3}|telefon[ae]\w{0,3}|ligue\w?|позвон\w{2,4}|envi\w{1,4}|"
    r"escrev\w{1,4}|mande\w{0,2}|"
    r"stuur\w{0,2}|sturen|schrijf\w{0,1}|schrijven|richten|bel|mail|"
    r"отправ\w{2,6}|направ\w{2,6}|присыла\w{2,4}|пис\w{2,5}|пиш\w{2,4}|шл\w{2,4}|обраща\w{2,5}|звон\w{2,4}|"
    r"жібер\w{2,6}|жолда\w{2,6}|жазы\w{2,6})"
)
TO = r"(?:all(?=['’])|à|au|aux|an|bei|a|al|alla|allo|ai|alle|agli|ao|aos|às|para|aan|naar|на|в|по|к)"
NO = r"[^.:!?\n]"
# The words of a sentence; what stands in brackets is passed over whole.
FLOW = r"(?:\([^()\n]{0,120}\)|[^.:!?\n(]|\((?![^()\n]{0,120}\))|(?<=\d)\.(?=\s)|\n(?![ ]*\n))"
ADDRESSES = (
    r"(?:address(?:es|ees?)?|inboxes|mailboxes|contacts?|contact details|"
    r"recipients|fax numbers?|phone numbers?|numbers|"
    r"adresses?|coordonn[ée]es|destinataires|num[ée]ros?|"
    r"adressen|anschriften|kontaktdaten|adressaten|empf[äa]nger|direcciones|destinatarios|datos de contacto|"
    r"indirizzi|recapiti|destinatari|"
    r"endere[çc]os|contatos|contactos|destinat[áa]rios|adressen|adresgegevens|contactgegevens|адрес\w{0,3}|"
    r"адресат\w{0,3}|контакт\w{0,3}|мекенжай\w{0,6})"
)
