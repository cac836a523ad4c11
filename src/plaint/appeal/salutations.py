"""Salutations and closings: where a letter begins and ends, and whom it greets."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"(?:dear|your\s+(?:excellenc(?:y|ies)|majesty|highness|honou?r|holiness)|(?:h\.?e\.?\s+)?excellenc[ey]|"
    r"honou?rable|sir|madam|to\s+whom\s+it\s+may\s+concern|mr\.?\s+president|madam\s+president|"
    r"monsieur|madame|mesdames|messieurs|excellence|sehr\s+geehrte\w{0,2}|sehr\s+verehrte\w{0,2}|"
    r"verehrte\w{0,2}|exzellenz|hochgeehrte\w{0,2}|"
    r"(?:muy\s+)?(?:estimad[oa]s?|distinguid[oa]s?|respetad[oa]s?|apreciad[oa]s?|excelent[íi]sim[oa]s?|"
    r"excm[oa]s?)|señor(?:a|es)?|sr\.|sra\.|de\s+(?:mi|nuestra)\s+(?:mayor\s+)?consideraci[óo]n|a quien corresponda|"
    r"egregi[oa]|gentil[ei]\w{0,5}|spettabil[ei]|illustrissim[oa]|onorevol[ei]|signor[ae]?|eccellenza|caro|cara|"
    r"prezad[oa]s?|excelent[íi]ssim[oa]s?|ex\.?m[oa]s?\.?|senhor(?:a|es)?|ilustr[íi]ssim[oa]|car[oa]s?|"
    r"geachte|excellentie|edelachtbare|weledelgeboren|hooggeachte|"
    r"(?:глубоко)?уважаем\w{2,3}|многоуважаем\w{2,3}|господин|госпожа|ваше\s+превосходительство|құрметті|"
    r"аса\s+құрметті|m\.\s+le|mme\s+la)\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\b(?:friends?|all|comrades?|colleagues?|brothers?|sisters?|supporters?|members?|readers?|compas?|"
    r"everyone|everybody|fellow|activists?|"
    r"ami(?:e|es|s)?|camarades?|collègues|compagn[oei]\w{0,2}|copains?|freunde?|freundinnen|kolleg\w{2,6}|"
    r"genoss\w{2,6}|leser\w{0,5}|mitglieder|"
    r"amig[oa@]s?|compañer[oa@]s?|colegas|hermanos|hermanas|amic[ih]\w?e?|amiche|compagne|soci|"
    r"companheir[oa]s?|vrienden|collega'?s|kameraden|"
    r"товарищ\w{0,3}|друзья|друзь\w{2}|коллеги|братья|сестры|сёстры|читател\w{1,3}|достар|әріптестер|жолдастар|list)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[ ]{0,60}(?:yours?(?:,?\s*$|,\s+(?:for|in|from)\b)|yours?\s+(?:very\s+)?"
    r"(?:sincerely|faithfully|truly|respectfully|in\s+\w+|etc)|(?:very\s+|"
    r"most\s+)?respectfully(?:\s+yours)?|sincerely(?:\s+yours)?|(?:with\s+)?(?:best|kind|warm|fraternal|"
    r"comradely)\s+\w*\s?(?:regards|wishes|greetings)|"
    r"in\s+(?:solidarity|struggle|peace|unity|fellowship)|fraternally|sisterly|"
    r"thank(?:ing)?\s+you(?:\s+(?:in\s+advance|for\s+your[^\n]{0,40}))?|mit\s+(?:freundlichen|solidarischen|"
    r"besten|vorz[üu]glicher|kollegialen|herzlichen)\s+\w+|hochachtungsvoll|herzlich(?:st)?(?:e\s+gr[üu](?:ß|"
    r"ss)e)?\s*,?$|solidarische\s+gr[üu](?:ß|ss)e|"
    r"freundliche\s+gr[üu](?:ß|ss)e|"
    r"veuillez\s+(?:agr[ée]er|recevoir|croire)|je\s+vous\s+prie\s+d['’]agr[ée]er|dans\s+l['’]attente|"
    r"salutations\s+\w+|avec\s+(?:mes|nos|toutes\s+nos)\s+(?:\w+\s+)?salutations|amicalement|solidairement|"
    r"cordialement|respectueusement|"
    r"fraternellement|"
    r"(?:muy\s+)?atentamente|(?:le|les|lo|la)?\s?salud[ao]\w{0,3}\b|cordialmente|respetuosamente|"
    r"sin\s+otro\s+particular|con\s+un\s+saludo|salud\s+y|firmado\b|en\s+solidaridad|solidariamente|"
    r"fraternalmente|"
    r"distinti\s+saluti|cordiali\s+saluti|con\s+osservanza|saluti\s+\w+|in\s+fede|atenciosamente|"
    r"respeitosamente|saudações\s+\w+|com\s+os\s+melhores|cordiais\s+saudações|"
    r"hoogachtend|met\s+(?:vriendelijke|solidaire|de\s+meeste|strijdbare)\s+\w+|с\s+уважением|"
    r"с\s+(?:товарищеским|наилучшими)\s+\w+|құрметпен|signed\b|firma\b)",
    re.IGNORECASE,
)
# What names a letter is none: `Dear Mayor letter to print`.
_OF_LETTER = re.compile(r"(?i)\b(?:letter|template|version|text)\b")
_LONGEST = 110
_FEW_WORDS = 5


def is_salutation(line: str) -> bool:
    """Say whether a line opens a letter to an addressee, not the appeal itself to its readers."""
    text = line.strip().lstrip('«"“„ ')
    if not 4 <= len(text) <= _LONGEST or not _OPENING.match(text):
        return False
    if _AUDIENCE.search(text) or _OF_LETTER.search(text):
        return False
    first = text.split()[0].casefold()
    ends = text.endswith((",", ":", "!", ";", ",-"))
    is_short = len(text.split()) <= _FEW_WORDS and not text.endswith(".")
    return ends or (is_short and first in ("dear", "geachte", "уважаемый", "уважаемая", "құрметті"))


def is_greeting(line: str) -> bool:
    """Say whether a line greets the readers of the appeal."""
    text = line.strip()
    return (
        len(text) <= _LONGEST
        and bool(_AUDIENCE.search(text))
        and bool(_OPENING.match(text) or text[:5].casefold() in ("liebe", "hello"))
    )


def is_closing(line: str) -> bool:
    """Say whether a line ends a letter: what follows is signed."""
    text = line.strip()
    return len(text) <= 90 and bool(_CLOSING.match(text))


def bare_salutation(line: str) -> str:
    """Return the salutation without the sign at its end."""
    return line.strip().strip('«"“„» ').rstrip(",:;!- ").strip()
