"""What members say in a few words: that it is done and how, that it is not done yet, that they want no more mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.answers.small_words import are_small, without_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.deliver.act import How

_MOST = 3000  # characters that are read


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


# What is found is taken out before the next is sought: e-mail has the post in its name in most of these languages.
_HOWS: tuple[tuple[How, re.Pattern[str]], ...] = (
    ("web-form", _any(
        r"(?:web|online|contact)[ -]?form", r"through (?:the|their) (?:web ?)?site", r"через сайт", r"на сайте",
        r"веб-?форм\w*",
        r"электронн\w+ приёмн\w+", r"электронн\w+ приемн\w+", r"formulaire", r"kontaktformular", r"online-?formular",
        r"formulario", r"сайт арқылы",
    )),
    ("emailed", _any(
        r"e-?mailed\b", r"(?:by|via|an|the|my) e-?mail\b", r"электронн\w+ (?:почт|письм)\w*",
        r"по (?:e-?mail|имейлу|емейлу|мейлу)",
        r"par (?:e-?mail|courriel|mél)\b", r"courriel\b", r"per e-?mail", r"gemailt", r"correo electrónico",
        r"por e-?mail",
        r"электронды[қк]? пошта\w*", r"электрондық хат\w*",
    )),
    ("faxed", _any(r"faxed\b", r"(?:by|a|the|per|par|por|un|le) (?:tele)?fax\b", r"gefaxt", r"faxé", r"факс\w*")),
    ("refused", _any(
        r"refused\b", r"(?:would|did) not (?:take|accept) it", r"turned (?:us|me) away", r"отказал\w*", r"не приняли",
        r"(?:ils|elle|il|on) (?:m'|nous )?(?:a|ont) refus\w+", r"refus de", r"annahme verweigert", r"verweigert\w*",
        r"nicht angenommen",
        r"rechaz\w+", r"se negaron", r"қабылдамады", r"бас тартты",
    )),
    ("handed-in", _any(
        r"handed[ -](?:it |them |the letter |my letter )?in\b", r"by hand\b", r"in person\b", r"переда[лн]\w*",
        r"лично\b", r"қолма-қол", r"вручил\w*",
        r"отн[её]с\w*", r"сдал\w*", r"remis\w* (?:en main|au|à)", r"déposé\w*", r"en main propre", r"abgegeben",
        r"überreicht",
        r"persönlich", r"entregu?[ée]\b", r"entregad[oa]", r"en mano", r"тапсырд\w*",
    )),
    ("called", _any(
        r"(?:by|per|par|por) (?:tele(?:phone|fon)|téléphone|teléfono)\b", r"по телефону", r"телефонмен",
        r"(?:i |we )?(?:called|phoned|rang|telephoned)\b", r"позвонил\w*", r"дозвонил\w*", r"звонил\w*",
        r"téléphoné", r"appelé",
        r"angerufen", r"telefoniert", r"llamé\b", r"llamado\b", r"llamamos", r"қоңырау шал\w*", r"телефон соқ\w*",
    )),
    ("picket", _any(r"picket\w*", r"стоял\w* (?:в|на) пикет\w*", r"пикет\w*", r"piquet\b", r"mahnwache", r"piquete")),
    ("posted", _any(
        r"posted\b", r"mailed (?:it|them|the|my)\b", r"in the post\b", r"by post\b", r"letter ?box", r"post office",
        r"почт\w+",
        r"опустил\w* в (?:почтовый )?ящик", r"posté\w*", r"par (?:la )?poste", r"à la poste",
        r"courrier (?:parti|envoyé)",
        r"zur post", r"mit der post", r"per post", r"eingeworfen", r"briefkasten", r"abgeschickt", r"por correo",
        r"al correo",
        r"echad[oa] al buzón", r"пошта\w*",
    )),
)  # fmt: skip
_DONE = _any(
    r"done\b", r"sent\b", r"finished\b", r"сделал\w*", r"сделано", r"готово", r"отправил\w*", r"отправлен\w*",
    r"выполнено",
    r"fait\b", r"faite\b", r"envoyé\w*", r"c'est parti", r"erledigt", r"gemacht", r"fertig\b", r"verschickt",
    r"gesendet",
    r"hecho\b", r"listo\b", r"enviad[oa]\w*", r"envié\b", r"жіберді\w*", r"жіберілді", r"орындал\w*", r"жасалды",
    r"бітті",
)  # fmt: skip
_NOT = _any(
    r"not\b", r"never\b", r"\w+n't\b", r"cannot\b", r"unable\b", r"will\b", r"going to\b", r"tomorrow\b", r"if i\b",
    r"when i\b",
    r"не\b", r"нет\b", r"ещё\b", r"еще\b", r"завтра\b", r"отправлю\b", r"сделаю\b", r"если\b",
    r"pas\b", r"jamais\b", r"demain\b", r"(?:je|nous) (?:vais|vas|allons)\b", r"si je\b",
    r"nicht\b", r"noch\b", r"kein\w*", r"morgen\b", r"(?:ich |wir )?werden?\b", r"wenn ich\b",
    r"no\b", r"todavía\b", r"aún\b", r"nunca\b", r"mañana\b", r"voy a\b", r"vamos a\b",
    r"емес\b", r"әлі\b", r"ертең\b", r"жоқ\b", r"\w+(?:мадым|медім|мадық|медік|падым|педім|бадым|бедім)\b",
)  # fmt: skip
_STOP = _any(
    r"unsubscribe\w*", r"remove me\b", r"take me off",
    r"stop (?:writing|sending|mailing|emailing|contacting|these|this)",
    r"no more (?:e-?)?(?:mails?|messages)", r"(?:do not|don't) (?:write|mail|e-?mail|contact)", r"отпи\w+",
    r"не пишите",
    r"больше не пиш\w+", r"удалите меня", r"уберите меня", r"désinscri\w+", r"désabonn\w+", r"ne m'écrivez plus",
    r"plus de (?:messages|mails|courriels)", r"abmelden", r"abbestellen", r"austragen", r"abmeldung",
    r"keine (?:weiteren )?(?:e-?)?(?:mails|nachrichten)", r"darme de baja", r"dar(?:se)? de baja", r"baja\b",
    r"no me escriban?", r"no quiero (?:más|recibir)", r"жазылымнан", r"маған жазба\w*", r"бас тартамын",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a member says.

    Attributes:
        hows: what was done, so far as it is said.
        is_done: that something was done.
        wants_no_mail: not to be written to any more.
        is_doubtful: it is asked or denied, or put off: a person must read it.
    """

    hows: tuple[How, ...] = ()
    is_done: bool = False
    wants_no_mail: bool = False
    is_doubtful: bool = False


def read_told(words: str, subject: str = "", names: Iterable[str] = ()) -> Told:
    """Return what a member says in English, Russian, French, German, Spanish or Kazakh.

    The subject is often made by the link in a call, so it counts only where the message is empty, or says nothing else.

    Args:
        words: what she wrote, without what is quoted; codes are taken out.
        subject: of her message, likewise; "" where it only repeats ours.
        names: hers, which may stand below.
    """
    body, head = without_frame(words[:_MOST]), subject[:_MOST]
    both = f"{head}\n{body}"
    if _STOP.search(f"{subject[:_MOST]}\n{words[:_MOST]}"):
        return Told(wants_no_mail=True)
    hows, _ = _hows_in(both)
    is_doubtful = "?" in both or len(hows) > 2 or _is_more(body if _says(body) else both, names)
    if "refused" in hows:
        is_doubtful = is_doubtful or not set(hows) <= _AT_A_DOOR
        hows = ["refused"]
    elif _NOT.search(both):
        is_doubtful = True
    return Told(tuple(hows), _says(both), is_doubtful=is_doubtful)


def _hows_in(words: str) -> tuple[list[How], str]:
    """Return the ways that are named, and what is left of the words without them."""
    hows: list[How] = []
    for how, pattern in _HOWS:
        left = pattern.sub(" ", words)
        if left != words:
            hows.append(how)
        words = left
    return hows, words


def _says(words: str) -> bool:
    """Tell whether it is said that something was done."""
    hows, rest = _hows_in(words)
    return bool(hows) or bool(_DONE.search(rest))


def _is_more(body: str, names: Iterable[str]) -> bool:
    """Tell whether something stands in a message besides what was done and how: it may mean the contrary."""
    _, rest = _hows_in(body)
    rest = _DONE.sub(" ", rest)
    own = "|".join(re.escape(word) for name in names for word in name.split())
    return not are_small(re.sub(rf"(?<!\w)(?:{own})(?!\w)", " ", rest, flags=re.IGNORECASE) if own else rest)


_AT_A_DOOR = frozenset(("refused", "handed-in", "picket"))
