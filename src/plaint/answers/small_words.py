"""What may stand beside "done" and how, and changes nothing of it: greetings, names below, little words, days.

Whatever else stands there may mean the contrary, "lost the letter", so a person reads it.
"""

from __future__ import annotations

import re

from plaint.appeal.words import listed

_LEAST = 2  # words of a line with nothing but a name
_GREETING = re.compile(
    r"\s*(?:dear|hello|hi|hey|good (?:day|morning|evening|afternoon)|liebe[rs]?|hallo|guten (?:tag|morgen|abend)|moin|"
    r"bonjour|bonsoir|salut|cher|chère|chers|chères|hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?|"
    r"здравствуйте|добрый (?:день|вечер)|доброе утро|привет|дорогие|дорогая|дорогой|уважаем\w+|сәлем\w*|"
    r"қайырлы (?:күн|таң|кеш)|құрметті)\b(?:[ ,][^\W\d]+){0,4}\s*[,!.:]?\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*(?:(?:with )?(?:best|kind|warm)(?: wishes| regards)?|regards|yours(?: \w+)?|cheers|love|(?:in )?solidarity|"
    r"(?:many )?thanks|thank you|thx|(?:mit )?(?:viele|liebe|freundliche|beste|solidarische|herzliche)n?"
    r" gr(?:ü|ue)(?:ß|ss)e[n]?|gr(?:u|ü)(?:ß|ss)e?|lg|vg|mfg|(?:vielen )?dank|danke|"
    r"(?:bien )?cordialement|amicalement|amitiés|bien à vous|merci|solidairement|"
    r"(?:un )?saludos?|un abrazo|atentamente|gracias|"
    r"с уважением|с наилучшими пожеланиями|всего доброго|всего хорошего|спасибо|"
    r"құрметпен|рахмет)\s*[,.!]*\s*$",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"\s*(?:sent (?:from|with|via) |get outlook for |(?:von meinem .{1,40} gesendet|gesendet (?:von|mit) )|"
    r"envoyé (?:de(?:puis)?|à partir d) ?|enviado (?:desde|con) |отправлено (?:с|из) |.{1,40} арқылы жіберілд)"
    r".{0,60}$",
    re.IGNORECASE,
)
_NAME = re.compile(r"\s*(?:[^\W\d_]\S{0,30}\s*){1,3}$")
_WORDS = frozenset(
    listed(
        """
    a all also an and are as at been both by copy each everything for from had has have here i i've in is it it's
    its just letter letters me mine morning my myself now of ok okay on one our please put so stood were stamp
    stamped thanks thank thx that the their them then these they this those three times to today two us was we we've
    were with yes yesterday you your evening afternoon week last ago day days envelope envelopes already finally
    hello hi hey dear friends all everybody everyone embassy court ministry consulate mission door box letterbox
    behalf regards best wishes kind cheers good luck well got action appeal appeals

    alle alles am an auch bei beide beiden brief briefe bitte da dank danke das dem den der die diese diesen ein
    eine einen er es für gestern gerade grüße gruß habe haben hab hallo heute hier ich ihr im in ist ja jetzt liebe
    lg mein meine meinen mit morgens nun schon sie sind und uns vielen von vor vorgestern war waren wir wurde wurden
    zu zur zum soeben eben über botschaft gericht ministerium woche letzte heute früh abend mittag umschlag
    umschläge guten tag viele herzliche
    gebracht gegeben geschickt gesteckt geworfen raus weg unterwegs

    ai au aux avec avons bonjour ce ces cette c c'est est l d j la le les leur lettre lettres ma mes mon merci nous
    on ont par pour qu que sa salut ses soir matin hier aujourd'hui aujourd hui à ambassade ministère tribunal
    toutes tous tout toute une un deux trois voilà voici déjà bien et j'ai je l'ai les elle il y été oui semaine
    dernière enveloppe propre main mis mise apporté portée

    al ambas ayer carta cartas con de del el ella en esta está este eché echado dejé postal gracias ha han he hemos
    hola hoy la las lo los mañana mi mis nosotros nuestra nuestras para por se su sus tarde todo todas todos un una
    y ya sí dos tres embajada tribunal ministerio semana pasada sobre esta llevado mandado puesto

    а в во все всё всех вам вас вечером вчера да два две два день добрый здравствуйте и из из-за их к как конверт
    конверты его её мы мне моё мой мои моим на нами нам она они он оба обе от по письма письмо писем письмом привет
    сегодня с со спасибо суд посольство посольства министерство три тоже уже утром что это этот эти я днём днем
    обычной обычным заказным заказное простым письмом
    неделе прошлой готово была были был принять взять

    бүгін кеше мен біз хат хатты хаттар хаттарды рахмет сәлем барлық барлығы бәрі және де да иә ертеңгілік кешке
    таңертең елшілік елшілікке сот сотқа министрлік министрлікке екі үш бір осы

    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    понедельник вторник среду четверг пятницу субботу воскресенье понедельника дүйсенбі сейсенбі сәрсенбі бейсенбі
    жұма сенбі жексенбі january february march april may june july august september october november december januar
    februar märz april mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre
    novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    """
    )
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def without_frame(words: str) -> str:
    """Return a message without what frames it: greeting, closing with a name below, the line of a telephone."""
    lines = [line for line in words.split("\n") if line.strip() and not _DEVICE.match(line)]
    if lines and _GREETING.match(lines[0]):
        lines = lines[1:]
    end = next((number for number, line in enumerate(lines) if _CLOSING.match(line)), None)
    below = lines[end + 1 :] if end is not None else []
    if end is not None and len(below) <= _LEAST and all(map(_is_name, below)):
        lines = lines[:end]
    return "\n".join(lines)


def are_small(words: str) -> bool:
    """Tell whether nothing stands in a text that could change what is said beside it."""
    return all(word in _WORDS for word in _TOKEN.findall(words.lower().replace("’", "'")))


def _is_name(line: str) -> bool:
    """Tell whether a line is but a name: up to three words, each with a capital."""
    return bool(_NAME.match(line)) and all(word[0].isupper() for word in line.split())
