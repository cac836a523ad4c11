"""Faxes posted to a service on the web, as the settings describe it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plaint.deliver.fax.answers import MOST, Answer, judge_answer, unknown
from plaint.deliver.fax.gateway import FILE_NAMES, MEDIA_TYPES
from plaint.deliver.fax.words import fill_url, places_of, tag_of
from plaint.deliver.mail.replies import one_line, refuse
from plaint.deliver.transport import Handover, Outcome
from plaint.errors import PlaintError
from plaint.model.fax_settings import fill
from plaint.model.hosts import is_loopback

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping

    import httpx

    from plaint.deliver.transport import Parcel
    from plaint.model.accounts import Fax

CONNECTING, ANSWERING = 30.0, 300.0  # seconds
_FILE = "{file}"
_NET = "see that this machine is on the net, and correct `url` under `fax:` of the account if it is wrong"
_CERTIFICATE = "correct `url`, see that this machine's clock is right, or write `ca:` where the service has its own"


class WebTransport:
    """A fax service on the web. Each request has a connection of its own: none is lost that was kept open too long.

    Args:
        fax: the settings of the account, by http.
        secret: gives the password or token; asked for once, when it is needed.
        context: how TLS is spoken.
        proxy: through which the web is reached; None for none.
        patience: seconds to wait for an answer.
    """

    def __init__(
        self,
        fax: Fax,
        secret: Callable[[], str],
        context: ssl.SSLContext,
        proxy: str | None = None,
        patience: float = ANSWERING,
    ) -> None:
        self.fax = fax
        self._secret = secret
        self._context = context
        self._proxy = proxy
        self._patience = patience
        self._client: httpx.Client | None = None
        self._kept = ""

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Hand one fax over; see `transport.Transport`. `commit` is called before the first byte of the body."""
        import httpx

        client, handed = self._open(), _Handed(commit)
        request = self._request(client, parcel, handed)
        try:
            answer = self._ask(client, request)
        except httpx.TransportError as error:
            if handed.is_committed:
                return unknown("post", f"the connection was lost: {self._plain(error)}")
            return self._unreached(error)
        return self._without_secret(judge_answer(answer, self.fax.id))

    def find(self, parcel: Parcel) -> Handover:
        """Ask the service whether it took a fax with our tag; UNKNOWN where it does not say so.

        One that it has given up is no proof that none with this tag arrived: it may be that of an earlier try.
        """
        if self.fax.find is None:
            return unknown("find", "the service cannot be asked: `find` is not set for it")
        answer = self._get(fill_url(self.fax.find.url, {"tag": tag_of(parcel)}))
        if isinstance(answer, Handover):
            return answer
        reference = answer.at(self.fax.find.id) if answer.status < 300 else ""
        if not reference:
            return self._without_secret(unknown("find", f"{answer.line()}: no such fax"))
        taken = Handover(outcome=Outcome.SENT, stage="accepted", code=answer.status, reference=reference)
        fate = self.fate(reference)
        if fate.outcome is Outcome.FAILED:
            return unknown("given up", fate.reply, fate.code)
        return fate if fate.outcome is Outcome.SENT else taken

    def fate(self, reference: str) -> Handover:
        """Tell what became of a fax by the service's own id; the stage is queued, delivered or given up."""
        status = self.fax.status
        if status is None:
            return unknown("status", "the service cannot be asked: `status` is not set for it")
        answer = self._get(fill_url(status.url, {"id": reference}))
        if isinstance(answer, Handover):
            return answer
        state = answer.at(status.state) if answer.status < 300 else ""
        if not state:
            return self._without_secret(unknown("status", answer.line()))
        if state in status.failed:
            outcome, stage = Outcome.FAILED, "given up"
        else:
            outcome, stage = Outcome.SENT, "delivered" if state in status.sent else "queued"
        return Handover(outcome=outcome, stage=stage, code=answer.status, reply=one_line(state), reference=reference)

    def close(self) -> None:
        """End the connection, if there is one."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _open(self) -> httpx.Client:
        if self._client is None:
            login = self._login()
            try:
                self._client = self._make_client(login)
            except (ImportError, ValueError):  # its words would show a password in the proxy's address
                hint = "set HTTPS_PROXY to one of http:// or https://, or to nothing"
                raise PlaintError("the proxy of this machine cannot be used for faxes", hint) from None
        return self._client

    def _make_client(self, login: Any) -> httpx.Client:
        import httpx

        return httpx.Client(
            auth=login,
            verify=self._context,
            proxy=self._proxy,
            timeout=httpx.Timeout(self._patience, connect=CONNECTING),
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": "plaint", "Accept": "application/json"},
            trust_env=False,
        )

    def _login(self) -> Any:
        """Return what puts the secret into each request; it shows it nowhere else."""
        import httpx

        if self.fax.auth == "none":
            return None
        self._kept = self._secret()
        if self.fax.auth == "basic":
            return httpx.BasicAuth(self.fax.user or "", self._kept)
        return _bearer(self._kept)

    def _request(self, client: httpx.Client, parcel: Parcel, handed: _Handed) -> httpx.Request:
        """Return the request; its body is given out by `handed`."""
        values = places_of(parcel)
        url = fill_url(self.fax.url or "", values)
        fields = {name: fill(word, values) for name, word in self.fax.fields.items() if word != _FILE}
        kind = MEDIA_TYPES["pdf" if parcel.form == "pdf" else "tiff"]
        if self.fax.body == "raw":
            whole = client.build_request("POST", url, content=parcel.content, headers={"Content-Type": kind})
            whole.url = whole.url.copy_merge_params(fields)
        else:
            name = FILE_NAMES["pdf" if parcel.form == "pdf" else "tiff"]
            field = next(field for field, word in self.fax.fields.items() if word == _FILE)
            whole = client.build_request("POST", url, data=fields, files={field: (name, parcel.content, kind)})
        headers = {key: whole.headers[key] for key in ("Content-Type", "Content-Length")}
        return client.build_request("POST", whole.url, content=handed.give_out(whole.read()), headers=headers)

    def _get(self, url: str) -> Answer | Handover:
        import httpx

        client = self._open()
        try:
            return self._ask(client, client.build_request("GET", url))
        except httpx.TransportError as error:
            return unknown("find", f"the service does not answer: {self._plain(error)}")

    def _ask(self, client: httpx.Client, request: httpx.Request) -> Answer:
        """Send a request and read the answer; what comes after its head may be lost without harm."""
        import httpx

        answer = client.send(request, stream=True)
        body = bytearray()
        try:
            with suppress(httpx.HTTPError):
                for piece in answer.iter_bytes(65536):
                    body += piece
                    if len(body) > MOST:
                        break
        finally:
            answer.close()
        return Answer(answer.status_code, answer.reason_phrase, bytes(body[:MOST]))

    def _unreached(self, error: Exception) -> Handover:
        words = self._plain(error)
        remedy = _CERTIFICATE if "certificate" in words.casefold() else _NET
        return refuse("connect", f"the service cannot be reached: {words}", remedy)

    def _plain(self, error: Exception) -> str:
        import httpx

        # a header that cannot be written is shown in a form in which the secret would not be found
        words = "" if isinstance(error, httpx.LocalProtocolError) else one_line(str(error))
        words = words or type(error).__name__
        return words.replace(self._kept, "…") if self._kept else words

    def _without_secret(self, handover: Handover) -> Handover:
        if self._kept and self._kept in handover.reply:
            return replace(handover, reply=handover.reply.replace(self._kept, "…"))
        return handover


class _Handed:
    """Makes a hand-over durable just before a body begins to leave."""

    def __init__(self, commit: Callable[[], None]) -> None:
        self._commit = commit
        self.is_committed = False

    def give_out(self, body: bytes) -> Iterator[bytes]:
        self._commit()
        self.is_committed = True
        yield body


def _bearer(token: str) -> Any:
    import httpx

    class Bearer(httpx.Auth):
        """A token in each request (RFC 6750, 2.1)."""

        def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
            request.headers["Authorization"] = f"Bearer {token}"
            yield request

    return Bearer()


def proxy_of(url: str, environ: Mapping[str, str]) -> str | None:
    """Return the proxy by which an address is reached from here, as people set it in their environment, or None."""
    import httpx

    if is_loopback(httpx.URL(url).host):
        return None
    names = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    return next((environ[name] for name in names if environ.get(name)), None)
