"""What can be wrong with the settings of a fax line, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plaint.contacts.emails import email_problem
from plaint.model.hosts import is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.model.accounts import Fax

Fault = tuple[str, str]
"""What is wrong, and the remedy."""

PLACE = re.compile(r"\{([^{}]*)\}")
_COMMON = ("by", "number", "attach")
_OWN: dict[str, tuple[str, ...]] = {
    "command": ("preset", "server", "command"),
    "gateway": ("address", "subject"),
    "http": ("url", "auth", "user", "ca", "body", "fields", "id", "status", "find", "password_command", "password_env"),
}
_WHOM = ("number", "digits", "dial")
_HOST_AND_PORT = re.compile(r"(?!-)[A-Za-z0-9.-]+(:[1-9]\d{0,4})?\Z", re.ASCII)
_URL = re.compile(r"(https?)://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(/[^\s#]*)?\Z", re.ASCII)
_EXAMPLE = "+442079460301"


def fax_rules() -> list[Any]:
    """Return for the JSON Schema which keys each way of faxing needs, and which it does not know."""
    needs: dict[str, dict[str, Any]] = {
        "command": {"oneOf": [{"required": ["preset"]}, {"required": ["command"]}]},
        "gateway": {"required": ["address"]},
        "http": {"required": ["url"]},
    }
    return [
        {
            "if": {"properties": {"by": {"const": way}}, "required": ["by"]},
            "then": {**needs[way], "properties": dict.fromkeys(_strange_to(way), False)},
        }
        for way in _OWN
    ]


def _strange_to(way: str) -> tuple[str, ...]:
    return tuple(key for other, keys in _OWN.items() if other != way for key in keys)


def fill(template: str, values: dict[str, str]) -> str:
    """Put values into the places of a template, as `{number}`; one that has no value stays as it is."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), template)


def fax_fault(fax: Fax) -> Fault | None:
    """Return what is wrong with a fax line, or None."""
    return next(_faults(fax), None)


def _faults(fax: Fax) -> Iterator[Fault]:
    for key in _strange_to(fax.by):
        if key in fax.model_fields_set and getattr(fax, key) is not None:
            way = next(way for way, keys in _OWN.items() if key in keys)
            yield f"`{key}` is not for faxes by {fax.by}", f"remove it, or write by: {way}"
    yield from {"command": _of_command, "gateway": _of_gateway, "http": _of_http}[fax.by](fax)


def _of_command(fax: Fax) -> Iterator[Fault]:
    if bool(fax.preset) == bool(fax.command):
        yield "a fax by command needs `preset` or `command`", 'write preset: hylafax, or command: [fax, "{file}"]'
    if fax.server and not fax.preset:
        yield "`server` goes with `preset: hylafax`", "put it among the words of `command` instead"
    if fax.server and not _HOST_AND_PORT.match(fax.server):
        yield f"'{fax.server}' is no fax server", "write it as fax.example.org, or fax.example.org:4559"
    if fax.command:
        yield from _misplaced(fax.command, "command", (*_WHOM, "file", "tag", "subject"))
        yield from _lacking(fax.command, "command", (("file",), _WHOM))
        if PLACE.search(fax.command[0]):
            yield "`command` does not begin with a program", 'write it as a list: [fax, "{number}", "{file}"]'


def _of_gateway(fax: Fax) -> Iterator[Fault]:
    if not fax.address:
        yield "a fax by gateway without `address`", 'write it as your provider says, as in "{number}@fax.example"'
        return
    yield from _misplaced((fax.address,), "address", ("number", "digits"))
    yield from _lacking((fax.address,), "address", (("number", "digits"),))
    if problem := email_problem(fill(fax.address, {"number": _EXAMPLE, "digits": _EXAMPLE[1:]})):
        yield f"`address` makes no e-mail address: {problem}", 'write it as in "{number}@fax.example"'
    if fax.subject:
        yield from _misplaced((fax.subject,), "subject", ("number", "digits", "tag", "subject"))


def _of_http(fax: Fax) -> Iterator[Fault]:
    if not fax.url:
        yield "a fax by http without `url`", "write the address to which your provider wants faxes posted"
        return
    for key, url, places in _urls(fax):
        yield from _misplaced((url,), key, places)
        yield from _of_url(key, url)
    yield from _of_fields(fax)
    yield from _of_login(fax)


def _urls(fax: Fax) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield "url", fax.url or "", ("number", "digits", "tag")
    if fax.status:
        yield "status.url", fax.status.url, ("id",)
    if fax.find:
        yield "find.url", fax.find.url, ("tag",)


def _of_url(key: str, url: str) -> Iterator[Fault]:
    parts = _URL.match(PLACE.sub("x", url))
    if not parts:
        yield f"'{url[:80]}' is no web address", f"write `{key}` in full, as in https://api.fax.example/v1/faxes"
    elif parts[1] == "http" and not is_loopback(parts[2]):
        yield f"`{key}` is not https: everybody on the way could read the letters", "write https://"
    elif PLACE.search(url.split("/", 3)[2]):
        yield f"`{key}` has a place in the name of its server", "put it after the name"


def _of_fields(fax: Fax) -> Iterator[Fault]:
    known = ("number", "digits", "dial", "tag", "subject")
    words = tuple(fax.fields.values())
    yield from _misplaced(words, "fields", (*known, "file"))
    if fax.body == "multipart" and sum(word == "{file}" for word in words) != 1:
        yield "no field, or more than one, takes the file", 'name the field that does, as in fields: {file: "{file}"}'
    if any("{file}" in word and word != "{file}" for word in words):
        yield "{file} stands beside other words", "give the file a field of its own"
    if fax.body == "raw" and "{file}" in words:
        yield "the body is the file, so no field takes it", "remove the field, or write body: multipart"
    yield from _lacking((*words, fax.url or ""), "fields", (_WHOM,))
    if fax.find and not any("{tag}" in word for word in (*words, fax.url or "")):
        yield "`find` needs a field with {tag}", 'add the field that the service keeps for you, as in label: "{tag}"'
    if fax.status and "{id}" not in fax.status.url:
        yield "`status.url` lacks {id}", "put it where the service wants the fax's own number"
    if fax.find and "{tag}" not in fax.find.url:
        yield "`find.url` lacks {tag}", "put it where the service wants your own reference"
    if fax.status and not fax.id:
        yield "`status` needs `id`", "say where the answer tells the fax's own number, as in id: data.id"


def _of_login(fax: Fax) -> Iterator[Fault]:
    if fax.auth == "basic" and not fax.user:
        yield "auth basic without `user`", "write the name by which the service knows you"
    if fax.auth != "basic" and fax.user:
        yield f"`user` is not for auth {fax.auth}", "write auth: basic, or remove `user`"
    if fax.auth == "none" and (fax.password_command or fax.password_env):
        yield "a secret, but auth none", "write auth: basic or auth: bearer, as your provider says"


def _misplaced(templates: Iterable[str], key: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the places in templates."""
    remedy = f"there are {', '.join(f'{{{name}}}' for name in known)}"
    for template in templates:
        for name in PLACE.findall(template):
            if name not in known:
                yield f"`{key}` has {{{name}}}, which is nothing here", remedy
        if re.search(r"[{}]", PLACE.sub("", template)):
            yield f"`{key}` has a brace without its other half", remedy


def _lacking(templates: Iterable[str], key: str, wanted: tuple[tuple[str, ...], ...]) -> Iterator[Fault]:
    """Yield what templates lack, of which one of several names would do."""
    there = {name for template in templates for name in PLACE.findall(template)}
    for names in wanted:
        if not there & set(names):
            yield f"`{key}` lacks {' or '.join(f'{{{name}}}' for name in names)}", "put it where it belongs"
