"""What is encrypted to an age key, read by age as its owner would. Needs apt's age."""

import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from plaint.deliver.encryption import encrypt, read_key

TEXT = "Копия письма: откройте ворота.\n" * 3000


@pytest.fixture
def identity(tmp_path):
    """A file with a key pair, as its owner makes it."""
    assert shutil.which("age-keygen"), "needs age: apt-get install age"
    path = tmp_path / "key.txt"
    subprocess.run(["age-keygen", "-o", path], check=True, capture_output=True, timeout=60)
    return path


def test_age_reads_a_copy(identity):
    public = identity.read_text().partition("public key: ")[2].split()[0]
    sealed = encrypt(TEXT.encode(), read_key(public, datetime.now(UTC)))
    words = ["age", "--decrypt", "-i", identity]
    done = subprocess.run(words, input=sealed, check=True, capture_output=True, timeout=60)
    assert done.stdout == TEXT.encode()
