"""What goes wrong on the way to a server, in words for people: names, networks, certificates."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from plaint.deliver.mail.replies import one_line, refuse

if TYPE_CHECKING:
    from plaint.deliver.transport import Handover
    from plaint.model.accounts import Server

_EXPIRED, _NOT_YET, _OTHER_HOST, _OTHER_ADDRESS = 10, 9, 62, 64  # X509_V_ERR_*, openssl/x509_vfy.h
_PORTS = "most providers speak `security: tls` on port 465 and `security: starttls` on port 587"
_LISTENING = "somebody may be listening: do not go on from this network"
_CLOCK = "check this machine's date and time; if they are right, tell the provider"
_NAME = f"write `host` as the provider does; if it is right, {_LISTENING}"
_CERTIFICATES = {
    _EXPIRED: ("its certificate has expired", _CLOCK),
    _NOT_YET: ("its certificate is not valid yet", _CLOCK),
    _OTHER_HOST: ("its certificate is for another name", _NAME),
    _OTHER_ADDRESS: ("its certificate is for another address", _NAME),
}


class Refused(Exception):
    """Nothing can be sent from here now: `handover` says why."""

    def __init__(self, handover: Handover) -> None:
        super().__init__(handover.stage)
        self.handover = handover


def explain(error: Exception, server: Server, port: int, stage: str) -> Handover:
    """Say what an error on the way to a server means; nothing was sent.

    Args:
        error: as the network raised it.
        server: where it was on the way to.
        port: likewise.
        stage: how far it came.
    """
    place = f"{server.host}, port {port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error, place)
    if isinstance(error, ssl.SSLError):
        reply = f"{place} does not speak TLS as it should: {one_line(error.reason or str(error))}"
        return refuse("tls", reply, f"check port and security: {_PORTS}")
    if isinstance(error, socket.gaierror):
        return refuse("resolve", f"no server is called {server.host}", "check `host` and this machine's network")
    if isinstance(error, ConnectionRefusedError):
        return refuse("connect", f"{place} takes no connections", f"check host and port: {_PORTS}")
    if isinstance(error, TimeoutError):
        remedy = f"check port and security: {_PORTS}; some networks let no mail through, so try another"
        return refuse(stage, f"{place} gave no answer in time", remedy)
    reason = one_line(error.strerror if isinstance(error, OSError) and error.strerror else str(error))
    remedy = f"check the network, and port and security: {_PORTS}"
    return refuse(stage, f"the connection to {place} was lost: {reason}", remedy)


def _certificate(error: ssl.SSLCertVerificationError, place: str) -> Handover:
    usual = (
        f"nobody known vouches for its certificate ({one_line(error.verify_message)})",
        f"{_LISTENING}; if the server is your own, name the file of its authority's certificate under `ca:`",
    )
    words, remedy = _CERTIFICATES.get(error.verify_code, usual)
    return refuse("tls", f"{place} cannot prove that it is the one meant: {words}", remedy)
