from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pysequoia
import pytest

AT = "recipients.yaml:13:5: "
KEYS = Path(__file__).parent.parent / "deliver" / "keys"


def give_key(shop, words):
    shop.edit("recipients.yaml", "kind: organiser\n", f"kind: organiser\n    key: {words}\n")


def give_file(shop, name):
    shop.write("keys/friends.asc", (KEYS / name).read_text("ascii"))
    give_key(shop, "keys/friends.asc")


def test_keys_that_can_be_used_are_no_news(shop):
    give_key(shop, pyrage.x25519.Identity.generate().to_public())
    assert shop.warnings() == []


def test_a_file_with_a_key_that_can_be_used_is_no_news(shop):
    give_file(shop, "subkey-renewed.asc")
    assert shop.warnings() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("age1xyz", "no age key of the usual kind; copy it whole"),
        ("keys/none.asc", "keys/none.asc: No such file or directory; write an age key (age1…), or the name of a file"),
        ("../key.asc", "../key.asc leads out of the workspace; copy the file into the workspace"),
        ("ssh-ed25519 AAAA", "an SSH key; ask for an age key"),
    ],
)
def test_a_key_that_cannot_be_used_is_an_error_at_its_place(shop, words, said):
    give_key(shop, words)
    (error,) = shop.errors()
    assert error.startswith(f"{AT}nothing can be encrypted to this key: {said}")


def test_a_key_whose_encrypting_part_ended_is_an_error(shop):
    give_file(shop, "subkey-expired.asc")
    (error,) = shop.errors()
    assert "has expired or was revoked; ask its owner for the new one" in error


@pytest.mark.parametrize(("day", "is_soon"), [(3, False), (4, True)])
def test_a_key_that_ends_within_thirty_days_is_a_warning(shop, day, is_soon):
    give_file(shop, "subkey-expired.asc")
    shop.now = datetime(2019, 12, day, 12, tzinfo=UTC)
    remarks = [str(problem) for problem in (*shop.look().errors, *shop.look().warnings) if "key" in str(problem)]
    said = f"{AT}warning: this key ends on 2020-01-02; ask its owner for the new one before that day"
    assert remarks == ([said] if is_soon else [])


def test_a_secret_key_is_an_error_that_does_not_repeat_it(shop):
    secret = str(pyrage.x25519.Identity.generate())
    give_key(shop, secret)
    (error,) = shop.errors()
    assert "this is a secret key" in error
    assert secret[20:40] not in error


def test_a_file_with_a_secret_key_is_an_error(shop):
    shop.write("keys/friends.asc", str(pysequoia.Tsk.generate("Juno Frost <juno@example.org>")))
    give_key(shop, "keys/friends.asc")
    (error,) = shop.errors()
    assert "this is a secret key, with which others could read everything; move it away at once" in error
