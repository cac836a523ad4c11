"""Values that every part of the model is made of: lines, slugs, dates, and texts in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from plaint.contacts.countries import COUNTRIES

MAX_LINE = 500
MAX_TEXT = 20_000
ANY_LANGUAGE = ""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")

Channel = Literal["post", "fax", "email", "phone", "web"]
Gender = Literal["m", "f"]


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


def refuse(sentence: str, remedy: str = "") -> PydanticCustomError:
    """Return the error a validator raises; reading turns it into a Problem with its place."""
    return PydanticCustomError("plaint", "{sentence}", {"sentence": sentence, "remedy": remedy})


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise refuse("a line break where one line is wanted", "write it on one line")
    if not text:
        raise refuse("empty", "write something or remove the key")
    if len(text) > MAX_LINE:
        raise refuse(f"{len(text)} characters where one line is wanted", f"at most {MAX_LINE}")
    return text


def _slug(text: str) -> str:
    if not SLUG.match(text) or len(text) > 64:
        raise refuse(
            f"'{text}' cannot be an id", "use small letters a-z, digits and single hyphens, as in kz-president"
        )
    return text


def _country(text: str) -> str:
    if text not in COUNTRIES:
        remedy = f"write {text.upper()}" if text.upper() in COUNTRIES else "use ISO 3166-1 alpha-2, as in KZ or GB"
        raise refuse(f"'{text}' is no country code", remedy)
    return text


def _language(text: str) -> str:
    if not LANGUAGE.match(text):
        raise refuse(f"'{text}' is no language code", "use ISO 639, as in en, ru or kk")
    return text


def _tuple(value: Any) -> Any:
    """Let one entry stand for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


Line = Annotated[str, AfterValidator(_one_line)]
Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": SLUG.pattern[:-2]})]
Country = Annotated[str, AfterValidator(_country), Field(json_schema_extra={"pattern": "[A-Z]{2}"})]
Language = Annotated[str, AfterValidator(_language)]
OneOrMany = BeforeValidator(_tuple)


class Text(Value):
    """Words in one or several languages: `Hello`, or `{en: Hello, ru: Привет}`. Line breaks become spaces.

    Attributes:
        versions: pairs of language and words; the language is "" where the user wrote one string for all.
    """

    versions: tuple[tuple[str, str], ...]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"versions": ((ANY_LANGUAGE, _prose(value)),)}
        if isinstance(value, Mapping) and "versions" not in value:
            return {"versions": tuple(_versions(value))}
        return value

    def get(self, language: str) -> str | None:
        """Return the words in this language, or those written for all languages, or None."""
        words = dict(self.versions)
        return words.get(language, words.get(ANY_LANGUAGE))

    def best(self, *languages: str) -> str:
        """Return the words in the first of these languages that has any, then English, then the first written."""
        for language in (*languages, "en"):
            if (words := self.get(language)) is not None:
                return words
        return self.versions[0][1]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have words of their own."""
        return tuple(language for language, _ in self.versions if language)

    def __str__(self) -> str:
        return self.best("en")


def _versions(value: Mapping[str, Any]) -> list[tuple[str, str]]:
    if not value:
        raise refuse("no words in any language", "write them, as in {en: …, ru: …}")
    return [(_language(str(language)), _prose(words)) for language, words in value.items()]


def _prose(words: Any) -> str:
    if not isinstance(words, str):
        raise refuse("words are wanted here, not a list or a mapping", "write a text, or {en: …, ru: …}")
    text = " ".join(words.split(" ")).strip() if "\n" not in words else " ".join(words.split())
    if not text:
        raise refuse("empty", "write something or remove the key")
    if len(text) > MAX_TEXT:
        raise refuse(f"a text of {len(text)} characters", f"at most {MAX_TEXT}")
    return text


def _labelled(value: Any) -> Any:
    """Gather the language keys of `{id: x, en: …, ru: …}` under `text`."""
    if isinstance(value, str):
        return {"text": value}
    if not isinstance(value, Mapping) or "text" in value:
        return value
    words = {key: text for key, text in value.items() if key != "id" and LANGUAGE.match(key)}
    rest = {key: entry for key, entry in value.items() if key not in words}
    return {**rest, "text": words} if words else rest


Labelled = BeforeValidator(_labelled)
