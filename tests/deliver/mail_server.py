"""A mail server on loopback that misbehaves as it is told, at any stage."""

import asyncio
import contextlib
import dataclasses
import functools
import threading
import warnings
from collections import defaultdict, deque

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

STAGES = ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "QUIT")


def _abort(transport):
    """Cut a connection; Python 3.11.2 has forgotten the protocol of one over TLS that has ended already."""
    with contextlib.suppress(AttributeError):
        transport.abort()


@dataclasses.dataclass(frozen=True)
class Got:
    """A mail that the server has kept."""

    sender: str
    to: tuple[str, ...]
    content: bytes
    tls: bool
    user: str | None
    options: tuple[str, ...]
    session: int


class Faults:
    """What goes wrong, by stage: connect, one of `STAGES` in small letters, message, dot.

    Each event of a stage takes one: None for none; `drop`, the connection is reset; `hang`, no answer comes;
    `slow`, a good answer comes when the test calls `release`;
    a reply, as `451 4.3.0 later` (after 421 the connection is closed); at the dot also `accept+drop`, `accept+hang`
    and `accept+` with a reply.
    """

    def __init__(self):
        self._waiting = defaultdict(deque)

    def script(self, stage, *faults):
        self._waiting[stage].extend(faults)

    def next(self, stage):
        waiting = self._waiting[stage]
        return waiting.popleft() if waiting else None


class Keeper:
    """Keeps mails, and counts sessions and commands."""

    def __init__(self):
        self.box = []
        self.faults = Faults()
        self.sessions = 0
        self.commands = []
        self.names = []
        self.open = []
        self.released = False

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd's name
        session.host_name = hostname
        self.names.append(hostname)
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        fault = self.faults.next("dot") or "accept+250 2.0.0 queued"
        accepted, _, then = fault.rpartition("+")
        if accepted:
            self.box.append(server.got(envelope))
        return await server.play(then)


class Server(SMTP):
    """One session."""

    async def play(self, fault):
        """Do what a fault says; return the reply that is to be sent, or None."""
        if fault == "drop":
            _abort(self.transport)
            return None
        if fault == "hang":
            await asyncio.sleep(30)
        if fault == "slow":
            while not self.event_handler.released:
                await asyncio.sleep(0.01)
            return "250 2.0.0 queued"
        if fault.startswith("421"):
            self.loop.call_later(0.02, self.transport.close)
        return fault

    def got(self, envelope):
        known = self.session.auth_data
        return Got(
            envelope.mail_from,
            tuple(envelope.rcpt_tos),
            bytes(envelope.original_content),
            self.session.ssl is not None or self.event_handler.implicit,
            known.login.decode() if known else None,
            tuple(envelope.mail_options),
            self.event_handler.sessions,
        )

    async def push(self, status):
        if status is not None:
            await super().push(status)

    async def _handle_client(self):
        self.event_handler.sessions += 1
        self.event_handler.open.append(self)
        if not await self.misbehaves("connect"):
            await super()._handle_client()

    async def misbehaves(self, stage):
        fault = self.event_handler.faults.next(stage)
        if fault is None:
            return False
        if reply := await self.play(fault):
            await self.push(reply)
        return True

    async def smtp_DATA(self, arg):  # noqa: N802 - aiosmtpd's name
        if fault := self.event_handler.faults.next("message"):
            await self.push("354 go on")
            await self._reader.read(1000)
            await self.push(await self.play(fault))
            while fault != "drop" and await self._reader.read(65_536):
                pass
            return
        await _scripted("DATA")(self, arg)


def _scripted(name):
    usual = getattr(SMTP, f"smtp_{name}")

    async def method(self, arg):
        self.event_handler.commands.append(f"{name} {arg or ''}".strip())
        if not await self.misbehaves(name.lower()):
            await usual(self, arg)

    return method


for _name in set(STAGES) - {"DATA"}:
    setattr(Server, f"smtp_{_name}", _scripted(_name))


@functools.cache
def _running_loop():
    """Return one loop for all servers, in a thread that ends with the tests."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


class MailServer:
    """The server, beside the test that talks to it: see its `box`, `faults`, `commands`, `names` and `sessions`."""

    def __init__(self, *, context=None, login=None, starttls=False, **options):
        self.login = login
        self._keeper = Keeper()
        self._keeper.implicit = context is not None and not starttls
        if starttls:
            options["tls_context"] = context
        if login:
            options.update(authenticator=self._check, auth_required=True, auth_require_tls=False)
        self._options = {"decode_data": False, "hostname": "mx.example.org", **options}
        self._context = context if self._keeper.implicit else None
        self._loop = _running_loop()

    def __getattr__(self, name):
        return getattr(self.__dict__["_keeper"], name)

    def start(self):
        self._server = self._wait(self._loop.create_server(self._session, "127.0.0.1", 0, ssl=self._context))
        self.port = self._server.sockets[0].getsockname()[1]

    def hang_up(self, words):
        """Say something unasked in every session, and close it."""
        self._wait(self._hang_up(words))

    async def _hang_up(self, words):
        for one in self._keeper.open:
            await one.push(words)
            one.transport.close()
        self._keeper.open.clear()
        await asyncio.sleep(0.05)

    def release(self):
        """Let the answers go that are slow."""
        self._keeper.released = True

    def stop(self):
        self._wait(self._close())

    def _wait(self, doing):
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(10)

    async def _close(self):
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for one in self._keeper.open:
            if one.transport:
                _abort(one.transport)
        await asyncio.sleep(0)

    def _session(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a login goes in clear text, which here it may
            return Server(self._keeper, loop=self._loop, **self._options)

    def _check(self, server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == self.login
        return AuthResult(success=good, handled=good, auth_data=data if good else None)
