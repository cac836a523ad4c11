"""Which languages a country's people are addressed in by their state."""

from __future__ import annotations


def official_languages(country: str) -> tuple[str, ...]:
    """Return the official languages of a whole country, most spoken first (CLDR, territory info).

    Those of regions alone are left out. Where no law names any, as in the United States, those in use stand for them.

    Args:
        country: an ISO 3166-1 code.

    Returns:
        Language tags, as `ru` or `uz-Cyrl`; nothing where CLDR knows no such country.
    """
    from babel.languages import get_official_languages

    found = get_official_languages(country) or get_official_languages(country, de_facto=True)
    return tuple(language.replace("_", "-") for language in found)
