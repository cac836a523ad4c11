"""The workspace, as files: made whole beside its place, looked at, and only then put there."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.mailmerge.shared import text_file
from plaint.mailmerge.words import as_markdown, guard
from plaint.naming import free_slug, slugify
from plaint.reading.blocks import Block, Items, Key, Leaf, write_block
from plaint.reading.root import CAMPAIGNS, PRIVATE, RECIPIENTS, SETTINGS, SIGNATORIES
from plaint.workspace import ENCLOSURES, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.mailmerge.addressees import Addressee
    from plaint.mailmerge.drafting import Drafted
    from plaint.mailmerge.messages import Mailbox

ACCOUNT = "mail"
_ALIVE = re.compile(r"\{(?=[{%#])")


def write_workspace(drafted: Drafted, folder: Path) -> None:
    """Write a workspace into a folder that does not exist yet, or is empty.

    Raises:
        PlaintError: there is something already, or it cannot be written.
        DataError: what would be written is no sound workspace.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise PlaintError(f"{folder} holds something already", "choose another folder with --to DIR")
    try:
        with _beside(folder) as made:
            for name, content in _files(drafted):
                _write(made / name, content)
            for name, source in drafted.files.items():
                _copy(source, made / ENCLOSURES / name)
            open_workspace(made).library(drafted.campaign)
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
    except OSError as error:
        raise PlaintError(f"cannot write {folder}: {error.strerror}", "choose another folder with --to DIR") from None


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Make a folder that is gone afterwards, unless it was given another name."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o600)
    path.write_text(content, "utf-8")


def _copy(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o600)
    shutil.copyfile(source, path)


def _files(drafted: Drafted) -> Iterator[tuple[str, str]]:
    """Yield each file that is written, by its name."""
    yield ".gitignore", (resources.files("plaint") / "starter" / "gitignore").read_text("utf-8")
    copies = tuple(_organisers(drafted))
    yield CAMPAIGNS, _yaml(Key("campaigns", Block((_campaign(drafted, copies),))))
    yield RECIPIENTS, _yaml(Key("recipients", Block(tuple(_recipient(one) for one in drafted.addressees))))
    if copies:
        entries = tuple(_organiser(name, mailbox, drafted) for name, mailbox in copies)
        yield PRIVATE, _yaml(Key("recipients", Block(entries)))
    yield SIGNATORIES, _yaml(Key("signatories", Block((_signatory(drafted.sender),))))
    yield SETTINGS, _yaml(*_settings(drafted))
    yield from _texts(drafted)


def _yaml(*keys: Key) -> str:
    return "\n".join(write_block(Block(keys))) + "\n"


def _texts(drafted: Drafted) -> Iterator[tuple[str, str]]:
    folder = f"letters/{drafted.campaign}/{drafted.language}"
    if drafted.shared:
        yield f"{folder}.md", drafted.shared.content
        return
    for one in drafted.addressees:
        message = one.message
        subject = _ALIVE.sub('{{ "{" }}', message.subject)
        yield f"{folder}.{one.id}.md", text_file(subject, guard(as_markdown(message.body, message.form)))


def _campaign(drafted: Drafted, copies: tuple[tuple[str, Mailbox], ...]) -> Key:
    common = _common_files(drafted.addressees)
    keys = [
        Key("title", Leaf(drafted.title)),
        Key("country", Leaf(drafted.country)),
        Key("status", Leaf("open")),
        Key("channels", Items((Leaf("email"),))),
    ]
    if common:
        keys.append(Key("enclosures", Items(tuple(map(Leaf, common)))))
    keys.append(Key("targets", Items(tuple(_target(one, drafted, common) for one in drafted.addressees))))
    if copies:
        keys.append(Key("copies", Items(tuple(_copy_entry(name) for name, _ in copies))))
    keys.append(Key("source", Leaf("a folder of mailmerge")))
    return Key(drafted.campaign, Block(tuple(keys)))


def _common_files(addressees: tuple[Addressee, ...]) -> tuple[str, ...]:
    every = {one.files for one in addressees}
    return every.pop() if len(every) == 1 else ()


def _target(one: Addressee, drafted: Drafted, common: tuple[str, ...]) -> Leaf | Block:
    keys = [Key("recipient", Leaf(one.id))]
    if one.files and not common:
        keys.append(Key("enclosures", Items(tuple(map(Leaf, one.files)))))
    cells = drafted.shared.cells_of(one.message) if drafted.shared else {}
    if cells:
        keys.append(Key("values", Block(tuple(Key(name, Leaf(cell)) for name, cell in cells.items()))))
    return Block(tuple(keys)) if len(keys) > 1 else Leaf(one.id)


def _copy_entry(name: str) -> Block:
    return Block((Key("to", Leaf(name)), Key("by", Leaf("email")), Key("when", Leaf("each"))))


def _recipient(one: Addressee) -> Key:
    whose = Key("name", Leaf(one.name)) if one.name else Key("office", Leaf(one.address))
    return _entry(one.id, "official", whose, (one.country, one.address))


def _organisers(drafted: Drafted) -> Iterator[tuple[str, Mailbox]]:
    taken = {one.id for one in drafted.addressees}
    for mailbox in drafted.copies:
        name = free_slug(mailbox.name or mailbox.address, taken, "copy")
        taken.add(name)
        yield name, mailbox


def _organiser(name: str, mailbox: Mailbox, drafted: Drafted) -> Key:
    whose = Key("name", Leaf(mailbox.name or mailbox.address))
    return _entry(name, "organiser", whose, (drafted.country, mailbox.address))


def _entry(name: str, kind: str, whose: Key, contact: tuple[str, str]) -> Key:
    country, address = contact
    keys = (Key("kind", Leaf(kind)), whose, Key("country", Leaf(country)), Key("email", Leaf(address)))
    return Key(name, Block(keys))


def _signatory(sender: Mailbox) -> Key:
    name = sender.name or sender.address.partition("@")[0]
    return Key(_signatory_id(sender), Block((Key("name", Leaf(name)), Key("email", Leaf(sender.address)))))


def _signatory_id(sender: Mailbox) -> str:
    return slugify(sender.name or sender.address.partition("@")[0], "sender")


def _settings(drafted: Drafted) -> Iterator[Key]:
    yield Key("language", Leaf(drafted.language))
    yield Key("signatory", Leaf(_signatory_id(drafted.sender)))
    if drafted.server is None:
        return
    smtp = drafted.server.smtp
    keys = [("host", smtp.host), ("port", str(smtp.port)), ("security", smtp.security), ("user", smtp.user or "")]
    server = tuple(Key(key, Leaf(value)) for key, value in (*keys, ("login", smtp.login)) if value)
    account = Block((Key("email", Leaf(drafted.sender.address)), Key("smtp", Block(server))))
    yield Key("accounts", Block((Key(ACCOUNT, account),)))
    if drafted.server.rate:
        yield Key("rate", Leaf(str(drafted.server.rate)))
