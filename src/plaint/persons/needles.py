"""By what a person is recognised in texts: names in any spelling, mailboxes, ids, her own words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_APART = re.compile(r"[\W_]+")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1251")
LEAST_WORDS = 2  # of a name that is looked for inside of texts: one word alone may be anybody's


def folded(text: str) -> str:
    """Return a text in small letters without accents, its words apart by single spaces, one around it all."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return f" {_APART.sub(' ', bare.casefold()).strip()} "


@dataclass(frozen=True)
class Needles:
    """What to look for.

    Attributes:
        names: as people write them.
        mailboxes: her addresses.
        ids: by which tables, files and the journal name her.
        words: her own sentences.
    """

    names: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        names = [folded(name) for name in self.names]
        turned = [f" {' '.join((*words[-1:], *words[:-1]))} " for words in map(str.split, names)]
        found = [phrase for phrase in (*names, *turned) if len(phrase.split()) >= LEAST_WORDS]
        own = [folded(one) for one in (*self.ids, *self.words)]
        return tuple(dict.fromkeys((*found, *(phrase for phrase in own if len(phrase.split()) >= LEAST_WORDS))))

    @cached_property
    def _bytes(self) -> tuple[bytes, ...]:
        plain = (*self.names, *self.mailboxes, *self.ids)
        forms = [form for one in plain for form in (one, one.upper(), unicodedata.normalize("NFD", one))]
        wanted = [form for form in forms if "@" in form or len(folded(form).split()) >= LEAST_WORDS]
        found = (form.encode(coding, "ignore") for form in wanted for coding in _ENCODINGS)
        return tuple(dict.fromkeys(one for one in found if len(one) > LEAST_WORDS))

    def is_in(self, text: str) -> bool:
        """Tell whether a text names her, however the name is spaced, turned or accented."""
        if any(box.casefold() in text.casefold() for box in self.mailboxes):
            return True
        within = folded(text)
        return any(phrase in within for phrase in self._phrases)

    def is_in_bytes(self, raw: bytes) -> bool:
        """Tell whether bytes hold a name, an id or a mailbox as it is written."""
        return any(one in raw for one in self._bytes)

    def names_cell(self, cell: str) -> bool:
        """Tell whether a table's cell is her name, or what else she is known by."""
        whole = folded(cell)
        return bool(whole.strip()) and (
            whole in {folded(one) for one in (*self.names, *self.ids)} or whole in self._phrases or self.is_hers(cell)
        )

    def is_hers(self, mailbox: str) -> bool:
        """Tell whether a mailbox is hers."""
        return mailbox.strip().casefold() in {box.casefold() for box in self.mailboxes}
