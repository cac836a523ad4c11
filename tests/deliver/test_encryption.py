"""Keys: which are taken, which are refused and in what words; what is encrypted comes back to its owner alone."""

import contextlib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pyrage
import pysequoia
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysequoia.packet import PacketPile, Tag

from plaint.deliver.encryption import KeyUnusable, encrypt, load_key, read_key

# Made by GnuPG 2.2 in 2020, with --faked-system-time: pysequoia makes no subkey that ends.
KEYS = Path(__file__).parent / "keys"
NOW = datetime.now(UTC)
PLAIN = "Копия письма.\r\n".encode()
DAY = 24 * 3600


@cache
def pair(suite="Cv25519", seconds=None):
    """Return a secret OpenPGP key of an invented person, and the public one."""
    suite = getattr(pysequoia.CipherSuite, suite)
    secret = pysequoia.Tsk.generate("Juno Frost <juno@example.org>", cipher_suite=suite, validity_seconds=seconds)
    return secret, secret.extract_certificate()


def refusal(given, now=NOW):
    with pytest.raises(KeyUnusable) as refused:
        read_key(given, now)
    assert refused.value.hint, "every refusal says what to do"
    return f"{refused.value.message}; {refused.value.hint}"


def without_encryption(certificate):
    """Return the packets of a certificate without its encryption subkey."""
    packets, cut, dropping = list(PacketPile.from_bytes(bytes(certificate))), [], False
    for number, packet in enumerate(packets):
        if packet.tag == Tag.PublicSubkey:
            dropping = packets[number + 1].key_flags.transport_encryption
        if not dropping:
            cut.append(bytes(packet))
    return b"".join(cut)


# --- round trips -------------------------------------------------------------------------------


def test_what_goes_to_an_age_key_comes_back_to_its_owner():
    secret = pyrage.x25519.Identity.generate()
    key = read_key(str(secret.to_public()), NOW)
    sealed = encrypt(PLAIN, key)
    assert (key.kind, key.expires) == ("age", None)
    assert sealed.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert pyrage.decrypt(sealed, [secret]) == PLAIN
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [pyrage.x25519.Identity.generate()])


@pytest.mark.parametrize("write", [bytes, lambda certificate: str(certificate).encode()], ids=["binary", "ascii"])
@pytest.mark.parametrize("suite", ["Cv25519", "RSA2k", "P256"])
def test_what_goes_to_an_openpgp_key_comes_back_to_its_owner(suite, write):
    secret, public = pair(suite)
    key = read_key(write(public), NOW)
    sealed = encrypt(PLAIN, key)
    assert (key.kind, key.name, key.expires) == ("openpgp", public.fingerprint, None)
    assert sealed.startswith(b"-----BEGIN PGP MESSAGE-----\n")
    assert PLAIN not in sealed
    assert pysequoia.decrypt(sealed, decryptor=secret.decryptor()).bytes == PLAIN


# --- what must not be used ---------------------------------------------------------------------


def test_a_key_that_expired_is_refused_though_the_library_takes_it():
    _, public = pair(seconds=30 * DAY)
    end = public.expiration
    assert read_key(bytes(public), end - timedelta(seconds=1)).expires == end
    assert "expired on" in refusal(bytes(public), end)


def test_a_key_that_was_revoked_is_refused():
    secret, public = pair()
    revoked = bytes(public) + bytes(public.revoke(certifier=secret.certifier()))
    assert pysequoia.encrypt(recipients=[pysequoia.Cert.from_bytes(revoked)], bytes=PLAIN), "the library takes it"
    assert "revoked" in refusal(revoked)


def test_a_key_that_only_signs_is_refused():
    assert "not for encrypting" in refusal(without_encryption(pair()[1]))


def sealed_for(key):
    """Return the short ids of those for whom something is encrypted."""
    packets = PacketPile.from_bytes(encrypt(PLAIN, key))
    return [packet.body[1:9].hex() for packet in packets if packet.tag == Tag.PKESK]


def subkeys(name):
    packets = PacketPile.from_bytes((KEYS / name).read_bytes())
    return [packet.key_id.lower() for packet in packets if packet.tag == Tag.PublicSubkey]


@pytest.mark.parametrize("name", ["subkey-expired.asc", "subkey-revoked.asc"])
def test_a_key_whose_encrypting_part_ended_is_refused(name):
    raw = (KEYS / name).read_bytes()
    assert pysequoia.encrypt(recipients=[pysequoia.Cert.from_bytes(raw)], bytes=PLAIN), "the library takes it"
    assert "the part of the key that encrypts has expired or was revoked" in refusal(raw)


def test_only_the_part_that_holds_is_used():
    key = read_key((KEYS / "subkey-renewed.asc").read_bytes(), NOW)
    expired, renewed = subkeys("subkey-renewed.asc")
    assert (sealed_for(key), key.expires) == ([renewed], None)
    assert expired != renewed


def test_the_last_word_on_how_long_a_part_holds_counts():
    key = read_key((KEYS / "subkey-extended.asc").read_bytes(), NOW)
    assert (sealed_for(key), key.expires) == (subkeys("subkey-extended.asc"), None)


def test_the_end_of_the_encrypting_part_is_the_end_of_the_key():
    raw = (KEYS / "subkey-expired.asc").read_bytes()
    assert read_key(raw, datetime(2020, 1, 2, tzinfo=UTC)).expires == datetime(2020, 1, 2, 12, tzinfo=UTC)


def test_several_keys_in_a_file_are_refused():
    other = pysequoia.Tsk.generate("Bo Winter <bo@example.org>").extract_certificate()
    assert "2 keys in one file" in refusal(bytes(pair()[1]) + bytes(other))


@pytest.mark.parametrize("write", [bytes, lambda secret: str(secret).encode()], ids=["binary", "ascii"])
def test_a_secret_key_is_refused_loudly_and_not_repeated(write):
    raw = write(pair()[0])
    said = refusal(raw)
    assert "secret key" in said
    assert "move it away at once" in said


def test_a_secret_age_key_is_refused_wherever_it_stands(tmp_path):
    secret = str(pyrage.x25519.Identity.generate())
    whole = f"# created: 2026-11-22\n# public key: age1xyz\n{secret}\n".encode()
    (tmp_path / "key.txt").write_bytes(whole)
    said = [refusal(whole), refusal(secret), refusal(secret.lower())]
    for words in (secret, "key.txt"):
        with pytest.raises(KeyUnusable) as refused:
            load_key(words, tmp_path, NOW)
        said.append(refused.value.message)
    assert all("secret key" in words and secret[16:30].casefold() not in words.casefold() for words in said)


def test_a_damaged_secret_key_is_still_called_one():
    assert "secret key" in refusal(str(pair()[0]).encode()[:200])


@pytest.mark.parametrize("cut", [30, 60, 100, 200, 300])
def test_a_key_that_was_cut_short_is_refused(cut):
    raw = str(pair()[1]).encode()
    assert "gpg --armor --export" in refusal(raw[: len(raw) - cut])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no OpenPGP public key"),
        (b"Dear friend, here is my key", "no OpenPGP public key"),
        (b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxx", "no OpenPGP public key"),
        (b"age1" + b"q" * 58, "behind `key:`"),
    ],
)
def test_what_is_no_key_is_refused(raw, words):
    assert words in refusal(raw)


def test_a_message_is_no_key():
    assert "but no public key" in refusal(encrypt(PLAIN, read_key(bytes(pair()[1]), NOW)))


@pytest.mark.parametrize("words", ["age1", "age1xyz", "age1" + "q" * 58, "age1pq1xyz", "age1yubikey1xyz"])
def test_what_is_no_age_key_is_refused(words):
    assert "age-keygen" in refusal(words)


def test_ssh_keys_are_refused(tmp_path):
    with pytest.raises(KeyUnusable, match="an SSH key"):
        load_key("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", tmp_path, NOW)


# --- files -------------------------------------------------------------------------------------


def test_a_key_is_read_from_a_file_of_the_workspace(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys/juno.asc").write_text(str(pair()[1]))
    assert load_key("keys/juno.asc", tmp_path, NOW).name == pair()[1].fingerprint


def test_an_age_key_is_read_from_the_entry_itself(tmp_path):
    words = str(pyrage.x25519.Identity.generate().to_public())
    assert load_key(words, tmp_path, NOW).name == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("keys/none.asc", "No such file"),
        ("../outside.asc", "leads out"),
        ("/etc/hostname", "leads out"),
        ("keys", "no file"),
        ("a\0b", "no file"),
        ("link", "leads out"),
        ("loop", ""),
        ("large.asc", "larger than 1 MiB"),
    ],
)
def test_files_that_cannot_be_read_are_refused(tmp_path, name, words):
    root = tmp_path / "workspace"
    (root / "keys").mkdir(parents=True)
    (tmp_path / "outside.asc").write_text(str(pair()[1]))
    (root / "link").symlink_to(tmp_path / "outside.asc")
    (root / "loop").symlink_to("loop")
    (root / "large.asc").write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(KeyUnusable) as refused:
        load_key(name, root, NOW)
    assert words in refused.value.message
    assert refused.value.hint


# --- anything at all ---------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fall(raw):
    with contextlib.suppress(KeyUnusable):
        read_key(raw, NOW)


@given(at=st.integers(0, 2000), new=st.binary(min_size=1, max_size=4), ascii_=st.booleans())
def test_no_damage_makes_it_fall_or_lets_something_else_through(at, new, ascii_):
    public = pair()[1]
    raw = str(public).encode() if ascii_ else bytes(public)
    start = at % len(raw)
    try:
        key = read_key(raw[:start] + new + raw[start + len(new) :], NOW)
    except KeyUnusable:
        return
    assert pysequoia.decrypt(encrypt(PLAIN, key), decryptor=pair()[0].decryptor()).bytes == PLAIN


@given(st.text(max_size=120))
def test_no_words_make_it_fall(words):
    for text in (words, f"age1{words}"):
        with contextlib.suppress(KeyUnusable):
            read_key(text, NOW)
