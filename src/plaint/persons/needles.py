"""By what a person is recognised: names in any spelling, mailboxes, codes, her own words; ids where ids stand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from plaint.naming import folded, name_words

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1251")
LEAST_WORDS = 2  # of a name that is looked for inside of texts: one word alone may be anybody's
# Columns of a table in which an id, a name or a mailbox stands for whose row it is.
_ID_COLUMNS = frozenset({"id", "by", "signatory"})
_NAME_COLUMNS = frozenset({"name", "by"})
_MAILBOX_COLUMNS = frozenset({"email", "by"})
OWNERS = _ID_COLUMNS | _NAME_COLUMNS | _MAILBOX_COLUMNS


@dataclass(frozen=True)
class Needles:
    """What to look for.

    Attributes:
        names: as people write them.
        mailboxes: that nobody else has.
        ids: by which tables, files and the journal name her; in texts an id may be anything.
        words: her own sentences.
        codes: the signs that stand for her in codes on letters.
        stems: what the names of her letters' files end in, besides her ids.
    """

    names: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        names = [folded(name) for name in self.names]
        turned = [f" {' '.join((*words[-1:], *words[:-1]))} " for words in map(str.split, names)]
        found = (*names, *turned, *map(folded, self.words))
        return tuple(dict.fromkeys(phrase for phrase in found if len(phrase.split()) >= LEAST_WORDS))

    @cached_property
    def _bytes(self) -> tuple[bytes, ...]:
        plain = [*self.mailboxes, *(name for name in self.names if len(name_words(name)) >= LEAST_WORDS)]
        forms = [form for one in plain for form in (one, one.upper(), unicodedata.normalize("NFD", one))]
        found = (form.encode(coding, "ignore") for form in forms for coding in _ENCODINGS)
        return tuple(dict.fromkeys(one for one in found if len(one) > LEAST_WORDS))

    @cached_property
    def _known_names(self) -> frozenset[tuple[str, ...]]:
        return frozenset(map(name_words, self.names))

    def is_in(self, text: str) -> bool:
        """Tell whether a text names her, however the name is spaced, turned or accented."""
        small = text.casefold()
        known = (*(box.casefold() for box in self.mailboxes), *(f"-{code.lower()}" for code in self.codes))
        if any(one in small for one in known):
            return True
        within = folded(text)
        return any(phrase in within for phrase in self._phrases)

    def is_in_bytes(self, raw: bytes) -> bool:
        """Tell whether bytes hold a name or a mailbox as it is written."""
        return any(one in raw for one in self._bytes)

    def ends(self, stem: str) -> bool:
        """Tell whether the name of a file that was made, without its ending, is that of a letter of hers."""
        own = (*self.ids, *self.stems)
        return any(stem.endswith(f"-{one}") or f"-{one}-" in stem for one in own)

    def is_hers(self, mailbox: str) -> bool:
        """Tell whether a mailbox is hers and nobody else's."""
        return mailbox.strip().casefold() in {box.casefold() for box in self.mailboxes}

    def owns(self, row: dict[str, str]) -> bool:
        """Tell whether a row of a table is hers.

        Args:
            row: its cells by the titles of their columns, in small letters.
        """
        mailbox = row.get("email", "")
        if mailbox and self.is_hers(mailbox):
            return True
        if any(row.get(title) in self.ids for title in _ID_COLUMNS):
            return True
        if mailbox and self.mailboxes:
            return False
        return any(name_words(row.get(title, "")) in self._known_names for title in _NAME_COLUMNS) or any(
            self.is_hers(row.get(title, "")) for title in _MAILBOX_COLUMNS
        )

    def names_cell(self, cell: str) -> bool:
        """Tell whether a cell of a table whose columns say nothing is her name or mailbox."""
        return name_words(cell) in self._known_names or self.is_hers(cell)
