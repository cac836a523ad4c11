"""OpenPGP public keys (RFC 9580): those of their parts that hold on a day, and encrypting to these alone.

Sequoia's bindings encrypt to keys that expired or were revoked. So what no longer holds is cut out before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint.deliver.keys import Key, KeyUnusable, secret_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

_EXPORT = "ask its owner to export it anew: gpg --armor --export ADDRESS"
_NEW = "ask its owner for the new one"


def read_certificate(raw: bytes, now: datetime) -> Key:
    """Read a public key.

    Args:
        raw: what the file holds, binary or in ASCII.
        now: with its zone.

    Raises:
        KeyUnusable: it is none, more than one, secret, expired, revoked, or not for encrypting.
    """
    try:
        return _read(raw, now)
    except RuntimeError:  # Sequoia's, from whatever is asked of a damaged key
        raise KeyUnusable("no OpenPGP public key, or a damaged one", _EXPORT) from None


def encrypt_to(plain: bytes, key: Key) -> bytes:
    """Return the bytes as an OpenPGP message in ASCII, not signed.

    Raises:
        KeyUnusable: no part of the key encrypts.
    """
    import pysequoia

    try:
        sealed: bytes = pysequoia.encrypt(recipients=[pysequoia.Cert.from_bytes(key.content)], bytes=plain)
    except RuntimeError:
        raise KeyUnusable("the key is not for encrypting, or too weak for it", _NEW) from None
    return sealed


def _read(raw: bytes, now: datetime) -> Key:
    import pysequoia

    parts = tuple(_parts(_packets(raw)))
    certificate = _only(pysequoia.Cert.split_bytes(raw))
    if certificate.is_revoked:
        raise KeyUnusable("the key was revoked: its owner does not want it used", _NEW)
    until = certificate.expiration
    if until is not None and until <= now:
        raise KeyUnusable(f"the key expired on {until:%Y-%m-%d}", _NEW)
    alive = tuple(part for part in parts[1:] if part.holds(now))
    kept = pysequoia.Cert.from_packets([packet for part in (parts[0], *alive) for packet in part.packets])
    key = Key(kind="openpgp", content=bytes(kept), name=kept.fingerprint, expires=_last((parts[0], *alive), until))
    _try_out(key, [part for part in parts[1:] if part.encrypts and part not in alive])
    return key


@dataclass(frozen=True, eq=False)
class _Part:
    """A key and what belongs to it: the primary one with names and signatures, or a subkey with signatures."""

    packets: tuple[Any, ...]

    @property
    def newest(self) -> Any:
        """The signature that says last what the subkey is for, and how long."""
        from pysequoia.packet import SignatureType

        bindings = [one for one in self.packets if one.signature_type == SignatureType.SubkeyBinding]
        return max(bindings, key=_created, default=None)

    @property
    def encrypts(self) -> bool:
        """Whether a signature says that it is for encrypting."""
        flags = [one.key_flags for one in self.packets if one.key_flags is not None]
        return any(one.transport_encryption or one.storage_encryption for one in flags)

    @property
    def until(self) -> datetime | None:
        """When a subkey ends; None for never."""
        period = self.newest.key_validity_period if self.newest is not None else None
        created = self.packets[0].key_created
        return created + period if created and period else None

    def holds(self, now: datetime) -> bool:
        """Tell whether a subkey was neither revoked nor has ended."""
        from pysequoia.packet import SignatureType

        is_revoked = any(one.signature_type == SignatureType.SubkeyRevocation for one in self.packets)
        if is_revoked or self.packets[0].key_created is None:
            return False
        return self.until is None or now < self.until


def _created(signature: Any) -> float:
    return float(signature.signature_created.timestamp()) if signature.signature_created else 0.0


def _packets(raw: bytes) -> tuple[Any, ...]:
    from pysequoia.packet import PacketPile, Tag

    packets = tuple(PacketPile.from_bytes(raw))
    if any(packet.tag in (Tag.SecretKey, Tag.SecretSubkey) for packet in packets):
        raise secret_found()
    if not packets:
        raise KeyUnusable("no OpenPGP public key: there is nothing in it", _EXPORT)
    if packets[0].tag != Tag.PublicKey:
        raise KeyUnusable("OpenPGP data, but no public key", _EXPORT)
    return packets


def _only(certificates: list[Any]) -> Any:
    if len(certificates) != 1:
        message = f"{len(certificates)} keys in one file, and no saying which is meant"
        raise KeyUnusable(message, "keep one in the file")
    return certificates[0]


def _parts(packets: Iterable[Any]) -> Iterator[_Part]:
    from pysequoia.packet import Tag

    gathered: list[Any] = []
    for packet in packets:
        if packet.tag in (Tag.PublicKey, Tag.PublicSubkey) and gathered:
            yield _Part(tuple(gathered))
            gathered = []
        gathered.append(packet)
    yield _Part(tuple(gathered))


def _last(parts: tuple[_Part, ...], until: datetime | None) -> datetime | None:
    """Return when the key, or the last part of it that encrypts, ends."""
    ends = [until if part is parts[0] else part.until for part in parts if part.encrypts]
    last = None if not ends or None in ends else max(end for end in ends if end)
    return min((day for day in (until, last) if day), default=None)


def _try_out(key: Key, ended: list[_Part]) -> None:
    try:
        encrypt_to(b"", key)
    except KeyUnusable:
        if not ended:
            raise
        raise KeyUnusable("the part of the key that encrypts has expired or was revoked", _NEW) from None
