"""What the mail server saw: each message as its reader has it, with the letters that it carries."""

import re
from dataclasses import dataclass
from functools import cached_property

from tests.commands.calling import pdf_words
from tests.commands.posting import parse

_GAPS = re.compile(r"[\s\u00ad\u2010\u2011-]+")


def squeezed(text):
    """Return words without what a line's end puts into them: spaces and hyphens."""
    return _GAPS.sub("", text)


@dataclass(frozen=True)
class Seen:
    """A message that the server took.

    Attributes:
        chapter: of the week.
        number: among all messages.
        to: to whom it was handed over.
        content: the whole of it.
    """

    chapter: str
    number: int
    to: tuple[str, ...]
    content: bytes

    @cached_property
    def mail(self):
        return parse(self.content)

    @cached_property
    def heads(self):
        return "\n".join(f"{name}: {value}" for name, value in self.mail.items())

    @cached_property
    def body(self):
        return self.mail.get_body(("plain",)).get_content()

    @cached_property
    def letters(self):
        """The words of each attached letter, squeezed, by file name."""
        return {one.get_filename(): squeezed(pdf_words(one.get_content())) for one in self.mail.iter_attachments()}

    @cached_property
    def whole(self):
        """All that can be read in it, squeezed."""
        return squeezed(self.heads + self.body) + "".join(self.letters.values())

    def __str__(self):
        return f"{self.chapter} {self.number} to {', '.join(self.to)}"


def all_seen(world):
    """Return all messages, by chapter."""
    return {
        chapter: tuple(
            Seen(chapter, number, got.to, got.content) for number, got in enumerate(world.got(chapter), first)
        )
        for chapter, first in world.begins.items()
    }
