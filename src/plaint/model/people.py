"""Those who write: signatories, and the settings of the one who runs the workspace."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from plaint.model.accounts import Account, Whole
from plaint.model.contact import EmailAddress
from plaint.model.text import Country, Day, Language, Line, OneOrMany, Slug, Text, Value, written

Purpose = Literal["sign", "publish-name", "press", "be-contacted", "photo"]
Paper = Literal["A4", "Letter"]
_Purposes = Annotated[str, written(re.compile(r"[a-z-]+([ ,]+[a-z-]+)*"))]


class Consent(Value):
    """What a person agreed to, and when, where that is known."""

    purpose: Purpose
    on: Day | None = None


def _consents(value: Any) -> Any:
    """Read `[sign, press]`, `sign`, or `{sign: 2026-11-01}`."""
    if isinstance(value, dict):
        return [{"purpose": purpose, "on": day or None} for purpose, day in value.items()]
    entries = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(entries, list | tuple):
        return value
    return [{"purpose": entry} if isinstance(entry, str) else entry for entry in entries]


class Signatory(Value):
    """Who signs. Only the name is required.

    Attributes:
        personal: this person's own sentence, set into the letter.
        show: `full` name, or `initials` where the name would endanger somebody.
        signature: an image file in the workspace.
        contact: `no` where a member is not to be written to by the organisers; she may still sign.
    """

    id: Slug
    name: Line
    town: Line | None = None
    country: Country | None = None
    organisation: Line | None = None
    role: Line | None = None
    street: Line | None = None
    postcode: Line | None = None
    email: EmailAddress | None = None
    language: Language | None = None
    personal: Text | None = None
    consent: Annotated[
        tuple[Consent, ...],
        BeforeValidator(_consents, json_schema_input_type=_Purposes | list[Purpose] | dict[Purpose, Day | None]),
    ] = ()
    show: Literal["full", "initials"] = "full"
    signature: Line | None = None
    contact: Literal["yes", "no"] = "yes"

    def own_words(self, language: str) -> str | None:
        """Return the personal sentence for a letter in a language: bare words are in the signatory's own."""
        if self.personal is None:
            return None
        if not self.personal.languages and self.language not in (None, language):
            return None
        return self.personal.get(language)


class SignatoryFile(Value):
    """signatories.yaml: every signatory by id."""

    signatories: dict[Slug, Signatory]


class Answerable(Value):
    """Who answers for a picket to the authority; printed on the notice, where the law wants it."""

    name: Line
    address: Line | None = None
    phone: Line | None = None


class Picket(Value):
    """Who does what at pickets from this workspace.

    Attributes:
        responsible: printed on the notice to the authority, nowhere else.
        police, press: who speaks to them; on the running sheet, which only organisers see.
        stewards: likewise; the notice says how many they are.
    """

    responsible: Answerable | None = None
    police: Line | None = None
    press: Line | None = None
    stewards: Annotated[tuple[Line, ...], OneOrMany] = ()


class Settings(Value):
    """settings.yaml: where this workspace writes from, how it prints, by what it sends. Every key may be absent.

    Attributes:
        accounts: by which letters leave, each under a name of your own.
        account: the one to use where several would do.
        rate: letters a minute, at most.
        daily_cap: letters a day, at most.
        codes: `no` where printed letters carry no code.
    """

    country: Country | None = None
    language: Language | None = None
    paper: Paper | None = None
    envelope: Line | None = None
    timezone: Line | None = None
    signatory: Slug | None = None
    organisation: Line | None = None
    labels: Line | None = None
    picket: Picket | None = None
    accounts: dict[Slug, Account] = Field(default_factory=dict)
    account: Slug | None = None
    rate: Whole = 20
    daily_cap: Whole = 200
    codes: Literal["yes", "no"] = "yes"
