"""A target's letters with their slots: composed as every letter is, by one who has slots for a name.

A text may do more with a name than print it. What it makes of slots is therefore held against what it makes of somebody
who has a name, and a text for which the two differ is refused: the page would say something else than the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.compose.letters import Desk
from plaint.compose.page import slots
from plaint.compose.page.value import Wording
from plaint.compose.signing import Signing
from plaint.contacts.countries import COUNTRIES, country_name
from plaint.errors import PlaintError
from plaint.model.people import Signatory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.choice import Library
    from plaint.compose.letters import Order
    from plaint.compose.page.value import ShortForms
    from plaint.compose.targets import Addressee
    from plaint.model.letter import Letter
    from plaint.reading.data import Data

# Nobody's name; with letters, marks and signs that a text might change.
_PROBE = {"name": "Ørjan d’Example-Ng", "town": "Łódź an der Probe", "personal": "Æ said: no & “yes” – 3*4_5 = #1."}
_PROBED = ("DE", "KZ")
_CODE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{-?\s*signatory\.country\s*-?\}\}")
_TARGETS_COUNTRY = re.compile(r"(?<!campaign\.)(?<!signatory\.)\bcountry\b|\[")
_SIGNATORYS_COUNTRY = re.compile(r"(?<!campaign\.)(?<!target\.)\bcountry\b|\[")


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Where slotted letters are composed.

    Attributes:
        order: the campaign's, each signs alone; its day is the page's.
    """

    data: Data
    library: Library
    order: Order

    def letters(self, addressee: Addressee, language: str) -> tuple[Letter, ...]:
        """Return a target's letter in a language with its slots, one for each of `slots.FORMS`.

        Raises:
            PlaintError: the text does more with who signs than print it, or cannot be filled.
        """
        bare = self._compose(self._signing({}, "AQ"), addressee, language)
        if any(map(slots.has_slot, (*bare.address, bare.subject, bare.salutation, bare.body, bare.closing))):
            raise PlaintError(f"{self._name(addressee, language)}: a character of Unicode's private use", "remove it")
        letters = tuple(self._slotted(form, addressee, language) for form in slots.FORMS)
        for form, letter in zip(slots.FORMS, letters, strict=True):
            self._require_alike(form, letter, addressee)
        return letters

    def names_country_of_target(self, addressee: Addressee, language: str) -> bool:
        """Tell whether a text may say something else of a target in another country."""
        return any(_TARGETS_COUNTRY.search(code) for code in self._code(addressee, language))

    def _asks_for_country_of_signatory(self, addressee: Addressee, language: str) -> bool:
        """Tell whether a text may do more with the country of who signs than print it."""
        return any(_SIGNATORYS_COUNTRY.search(code) for code in self._code(addressee, language))

    def _code(self, addressee: Addressee, language: str) -> Iterator[str]:
        """Yield what a text has between braces, but for prints of the country of who signs."""
        for words in self._sources(addressee, language):
            yield from _CODE.findall(_PRINTED.sub("", words))

    def _sources(self, addressee: Addressee, language: str) -> Iterator[str]:
        text = self.library.find(language, addressee)
        if text:
            yield from (text.body, text.front.subject)

    def _name(self, addressee: Addressee, language: str) -> str:
        text = self.library.find(language, addressee)
        return text.name if text else addressee.id

    def _slotted(self, form: tuple[str, ...], addressee: Addressee, language: str) -> Letter:
        values = {name: slots.SLOTS[name] for name in form}
        signing = replace(self._signing(values, "AQ"), date_words=slots.DATE, country_words=slots.COUNTRY)
        return self._compose(signing, addressee, language)

    def _signing(self, values: dict[str, str], country: str) -> Signing:
        if "name" not in values:
            return Signing(date=self.order.day)
        return Signing(
            date=self.order.day,
            signatories=(Signatory.model_validate({"id": "supporter", "country": country, **values}),),
        )

    def _compose(self, signing: Signing, addressee: Addressee, language: str) -> Letter:
        return Desk(self.data, self.library, self.order, signing, None).compose_in(language, addressee)

    def _require_alike(self, form: tuple[str, ...], letter: Letter, addressee: Addressee) -> None:
        from plaint.compose.views import long_date

        language = letter.language
        given = {name: _PROBE[name] for name in form}
        asks = self._asks_for_country_of_signatory(addressee, language)
        for country in sorted(COUNTRIES) if asks else _PROBED:
            filled = {
                "date": long_date(self.order.day, language),
                "country": country_name(country, language) if form else "",
                **given,
            }
            real = self._compose(self._signing(given, country), addressee, language)
            if _said(real) != _said(fill_all(letter, filled)):
                raise PlaintError(
                    f"{self._name(addressee, language)} makes more of {', '.join(form) or 'the date'} than printing it",
                    "a page can only print what readers type: leave conditions and filters on it out",
                )


def fill_all(letter: Letter, values: dict[str, str]) -> Letter:
    """Return a letter with its slots filled, those of its body as Markdown that reads as just these words."""
    from plaint.compose.filling import escape

    body = slots.fill_slots(letter.body, {name: escape(value) for name, value in values.items()})
    return replace(slots.fill_letter(letter, values), body=body)


def _said(letter: Letter) -> tuple[object, ...]:
    return (letter.subject, letter.body, letter.sender, letter.dateline, letter.signatures, letter.address)


def wording(letters: tuple[Letter, ...], addressee: Addressee, order: Order, short: ShortForms | None) -> Wording:
    """Return a target's letters with what else is known of them in their language."""
    from plaint.compose.address import postal_of

    shown = addressee.via or addressee
    point = shown.recipient.address_on(order.lookup_day)
    home = "" if point is None and shown.is_generic else postal_of(shown.recipient, point).country
    return Wording(forms=letters, home=home, short=short)
