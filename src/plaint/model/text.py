"""Values that every part of the model is made of: lines, slugs, dates, and texts in several languages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from plaint.contacts.countries import COUNTRIES

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

MAX_LINE = 500
YEARS = (1900, 2199)  # what dates may say: time zones are reckoned in them
MAX_TEXT = 20_000
ANY_LANGUAGE = ""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
SCALAR: dict[str, Any] = {"type": ["string", "number"], "minLength": 1}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)

Channel = Literal["post", "fax", "email", "phone", "web"]
Gender = Literal["m", "f"]
MissionKind = Literal["embassy", "consulate", "trade-delegation", "permanent-mission"]


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


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
        code = "GB" if text.upper() == "UK" else text.upper()
        remedy = f"write {code}" if code in COUNTRIES else "use ISO 3166-1 alpha-2, as in KZ or GB"
        raise refuse(f"'{text}' is no country code", remedy)
    return text


def _language(text: str) -> str:
    if not LANGUAGE.match(text):
        raise refuse(f"'{text}' is no language code", "use ISO 639, as in en, ru or kk")
    return text


def _day(value: Any) -> Any:
    """Let nothing but ISO 8601 dates through: a bare number would be read as seconds."""
    if isinstance(value, str) and not ISO_DAY.match(value.strip()):
        raise refuse(f"'{value[:60]}' is no date", "write it as year-month-day, 2003-03-17")
    if isinstance(value, str) and not YEARS[0] <= int(value.strip()[:4]) <= YEARS[1]:
        raise refuse(f"'{value}' is no date of ours", f"correct the year: {YEARS[0]} to {YEARS[1]}")
    return value


def _tuple(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


class _OneOrMany:
    """Marks a tuple for which one entry may stand, without a list around it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_tuple, handler(source))

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


OneOrMany = _OneOrMany()


def anchored(pattern: re.Pattern[str]) -> str:
    """Return a pattern of whole texts as JSON Schema wants it (ECMA-262)."""
    body = pattern.pattern.removesuffix("\\Z")
    return f"^(?:{body})$"


def written(pattern: re.Pattern[str], longest: int = MAX_LINE, *, digits: bool = True) -> WithJsonSchema:
    """Say how a text stands in YAML.

    Args:
        pattern: what it looks like.
        longest: in characters.
        digits: whether it may be digits alone, which editors take for a number; it is read as it is written.
    """
    scalar = SCALAR if digits else {"type": "string"}
    return WithJsonSchema({**scalar, "pattern": anchored(pattern), "maxLength": longest})


Line = Annotated[str, AfterValidator(_one_line), WithJsonSchema({**SCALAR, "maxLength": MAX_LINE})]
Slug = Annotated[str, AfterValidator(_slug), written(SLUG, 64)]
Country = Annotated[str, AfterValidator(_country), WithJsonSchema({"type": "string", "format": "iso-3166-1"})]
Language = Annotated[str, AfterValidator(_language), written(LANGUAGE, digits=False)]
Day = Annotated[datetime.date, BeforeValidator(_day), written(ISO_DAY, digits=False)]

LANGUAGE_KEY = anchored(LANGUAGE)
WORDS: dict[str, Any] = {**SCALAR, "maxLength": MAX_TEXT}


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
        if isinstance(value, Mapping):
            return {"versions": tuple(_versions(value))}
        if value is None or isinstance(value, Text):
            return value
        raise refuse("words are wanted here, not a list", "write a text, or {en: …, ru: …}")

    @model_serializer
    def _write(self) -> str | dict[str, str]:
        """Write it as it stands in YAML."""
        words = dict(self.versions)
        return words.get(ANY_LANGUAGE, words)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        by_language = {"type": "object", "patternProperties": {LANGUAGE_KEY: WORDS}, "additionalProperties": False}
        return {"title": "Text", "description": cls.__doc__, "anyOf": [WORDS, {**by_language, "minProperties": 1}]}

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


class Labelled(Value):
    """What bears its words in each language beside its other keys, as `{id: release, en: …, ru: …}`."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        """Gather the language keys under `text`."""
        if isinstance(value, str):
            return {"text": value}
        if not isinstance(value, Mapping) or "text" in value:
            return value
        own = {*cls.model_fields}
        words = {key: text for key, text in value.items() if key not in own and LANGUAGE.match(key)}
        rest = {key: entry for key, entry in value.items() if key not in words}
        return {**rest, "text": words} if words else rest

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core)
        keyed = handler.resolve_ref_schema(schema)
        keyed["patternProperties"] = {LANGUAGE_KEY: WORDS}
        keyed["required"] = [key for key in keyed["required"] if key != "text"]
        keyed["not"] = {"propertyNames": {"enum": sorted({*cls.model_fields} - {"text"})}}
        return schema if keyed["required"] else {"anyOf": [WORDS, schema]}
