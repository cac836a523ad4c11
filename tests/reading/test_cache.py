"""The copy of large files: believed only where it is ours, and never of private ones."""

import os
import stat
from pathlib import Path

import pytest

from plaint.checks import references
from plaint.errors import DataError
from plaint.reading import book, cache, copies
from plaint.reading.cache import Cache
from plaint.reading.data import read_data
from plaint.reading.headings import read_headings
from plaint.reading.source import Source
from plaint.workspace import open_workspace

RECIPIENT = """\
  court-{number}:
    kind: court
    office: {{en: Court {number}, ru: Суд {number}}}
    country: KZ
    post: {{lines: [Long Street {number}], city: Karaganda, postcode: "100000"}}
    fax: {{printed: "(01632) 960{number:03}", e164: "+441632960{number:03}", from: 2020-01-31}}
    email: [court-{number}@example.org, {{status: lost}}]
    languages: [ru, kk]
    hours: Mo-Fr 09:00-18:00
    timezone: Asia/Almaty
"""
CAMPAIGN = """\
  gates-{number}:
    title: {{en: "Open gate {number}", ru: "Откройте ворота {number}"}}
    country: KZ
    status: open
    published: 2026-11-01
    demands:
      - {{id: open, en: "Open the gate, and the other gates, and all the gates that there are in the town."}}
    targets: [court-{number}, {{mission: KZ}}]
    copies: [{{to: court-0, by: email}}]
"""
TWICE = "campaigns:\n  a: {title: x, title: y, country: KZ, status: open, targets: [b]}\n"
PRIVATE = """\
recipients:
  court-1:
    phone: {printed: "01632 960999", e164: "+441632960999", secret: true}
  hidden-friend:
    kind: organiser
    name: Ada Hidden
    country: KZ
    email: hidden@example.org
"""


@pytest.fixture(autouse=True)
def a_few_entries_are_many(monkeypatch):
    monkeypatch.setattr(cache, "WORTH_COPYING", 2000)


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "recipients.yaml").write_text("recipients:\n" + "".join(RECIPIENT.format(number=n) for n in range(10)))
    (root / "campaigns.yaml").write_text("campaigns:\n" + "".join(CAMPAIGN.format(number=n) for n in range(10)))
    return root


@pytest.fixture
def copy(root, tmp_path):
    return Cache(root / "output" / ".cache", tmp_path / "state" / "plaint" / "cache.key")


def the_copy(root, kind="recipients"):
    (found,) = (root / "output" / ".cache").glob(f"{kind}-*.copy")
    return found


def values(data):
    assert not data.problems
    return dict(data.recipients), dict(data.campaigns)


@pytest.fixture
def parsed(monkeypatch):
    """The names of the files that were parsed as YAML."""
    names = []
    read_plain = book.read_plain

    def note(source, **options):
        names.append(source.name)
        return read_plain(source, **options)

    monkeypatch.setattr(book, "read_plain", note)
    monkeypatch.setattr(copies, "read_plain", note)
    return names


def test_a_copy_says_what_the_files_say(root, copy, parsed):
    plain = values(read_data(root))
    assert values(read_data(root, copy)) == plain
    parsed.clear()
    assert values(read_data(root, copy)) == plain
    assert parsed == []


def test_folders_and_files_are_for_this_user_alone(root, copy):
    before = os.umask(0)
    try:
        read_data(root, copy)
    finally:
        os.umask(before)
    folders = (root / "output", root / "output" / ".cache", copy.key_file.parent, copy.key_file.parent.parent)
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    files = (the_copy(root), the_copy(root, "campaigns"), copy.key_file)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_file_is_worth_a_copy_from_64_kib(copy, monkeypatch):
    monkeypatch.undo()
    assert not copy.is_for(Source("recipients.yaml", "", bytes(64 * 1024 - 1)))
    assert copy.is_for(Source("recipients.yaml", "", bytes(64 * 1024)))


def test_a_small_file_is_not_copied(root, copy):
    for name, entry in (("recipients", RECIPIENT), ("campaigns", CAMPAIGN)):
        (root / f"{name}.yaml").write_text(f"{name}:\n" + entry.format(number=0))
    assert values(read_data(root, copy)) == values(read_data(root))
    assert not (root / "output").exists()


def test_a_file_with_a_fault_is_not_copied_and_is_told_of_each_time(root, copy):
    with (root / "recipients.yaml").open("a") as file:
        file.write(RECIPIENT.format(number=999).replace("country: KZ", "country: Nowhere"))
    problems = read_data(root).problems
    assert problems
    assert read_data(root, copy).problems == problems
    assert read_data(root, copy).problems == problems
    assert not [*(root / "output").rglob("recipients-*")]


def change_the_file(root, copy, monkeypatch):
    path = root / "recipients.yaml"
    path.write_text(path.read_text().replace("Court 7,", "Court of Appeal 7,"))


def change_the_code(root, copy, monkeypatch):
    monkeypatch.setattr(cache, "_code_digest", lambda: b"another")


def change_the_key(root, copy, monkeypatch):
    copy.key_file.write_bytes(bytes(32))


def forge(root, copy, monkeypatch):
    path = the_copy(root)
    path.write_bytes(path.read_bytes().replace(b'Court 7"', b'Judge 7"'))


def put_under_the_name_of_another(root, copy, monkeypatch):
    path, other = the_copy(root), the_copy(root, "campaigns")
    path.write_bytes(other.read_bytes())


def let_others_write(root, copy, monkeypatch):
    the_copy(root).chmod(0o644)


def link(root, copy, monkeypatch):
    path = the_copy(root)
    path.rename(root / "elsewhere.copy")
    path.symlink_to(root / "elsewhere.copy")


def cut(root, copy, monkeypatch):
    path = the_copy(root)
    path.write_bytes(path.read_bytes()[:20])


def let_others_read_the_key(root, copy, monkeypatch):
    copy.key_file.chmod(0o640)


def lose_the_key(root, copy, monkeypatch):
    copy.key_file.unlink()


SPOILERS = (
    change_the_file,
    change_the_code,
    change_the_key,
    forge,
    put_under_the_name_of_another,
    let_others_write,
    link,
    cut,
    let_others_read_the_key,
    lose_the_key,
)


@pytest.mark.parametrize("spoil", SPOILERS)
def test_what_is_not_ours_or_not_of_this_file_is_not_believed(spoil, root, copy, parsed, monkeypatch):
    read_data(root, copy)
    spoil(root, copy, monkeypatch)
    parsed.clear()
    found = values(read_data(root, copy))
    assert "recipients.yaml" in parsed
    assert found == values(read_data(root))
    parsed.clear()
    assert values(read_data(root, copy)) == found
    assert parsed == [], "the next call finds a good copy again"


def test_a_copy_made_without_a_key_is_not_believed(root, copy, parsed, monkeypatch):
    with monkeypatch.context() as stranger:
        stranger.setattr(Cache, "_key", lambda self: b"")
        stranger.setattr(Cache, "_make_key", lambda self: b"")
        read_data(root, copy)
    assert the_copy(root)
    parsed.clear()
    read_data(root, copy)
    assert "recipients.yaml" in parsed


def test_an_old_copy_is_replaced(root, copy, monkeypatch):
    read_data(root, copy)
    old = the_copy(root)
    change_the_file(root, copy, monkeypatch)
    read_data(root, copy)
    assert the_copy(root) != old


@pytest.mark.parametrize("late", [False, True])
def test_private_entries_are_laid_over_and_never_copied(late, root, copy, parsed):
    if late:
        read_data(root, copy)
    (root / "recipients.private.yaml").write_text(PRIVATE)
    plain = values(read_data(root))
    assert values(read_data(root, copy)) == plain
    parsed.clear()
    found = read_data(root, copy)
    assert values(found) == plain
    assert parsed == ["recipients.private.yaml"]
    assert found.recipients["court-1"].phone[0].secret
    assert found.recipients["court-1"].fax
    written = b"".join(path.read_bytes() for path in (root / "output").rglob("*") if path.is_file())
    assert b"court-9" in written
    assert not [word for word in (b"hidden", b"Hidden", b"960999", b"secret") if word in written]


@pytest.mark.parametrize(
    "wrong",
    [
        "recipients:\n  court-1: {phonne: x}\n",
        "recipients:\n  court-1: {id: x}\n",
        "recipients:\n  court-1: {note: x, note: y}\n",
        "recipients: [\n",
        "recipient: {}\n",
    ],
)
def test_a_fault_in_the_private_file_is_told_as_without_a_copy(wrong, root, copy):
    read_data(root, copy)
    (root / "recipients.private.yaml").write_text(wrong)
    problems = read_data(root).problems
    assert problems
    assert read_data(root, copy).problems == problems


def test_without_a_place_for_the_key_there_are_silently_no_copies(root, tmp_path):
    (tmp_path / "file").write_text("no folder")
    copy = Cache(root / "output" / ".cache", tmp_path / "file" / "plaint" / "cache.key")
    assert values(read_data(root, copy)) == values(read_data(root))
    assert not [*(root / "output").rglob("*.copy")]


def test_nothing_is_written_or_deleted_through_a_link(root, copy, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "recipients-1.copy").write_text("mine")
    (root / "output").mkdir()
    (root / "output" / ".cache").symlink_to(elsewhere)
    assert values(read_data(root, copy)) == values(read_data(root))
    assert [path.name for path in elsewhere.iterdir()] == ["recipients-1.copy"]


def test_a_copy_shared_with_the_workspace_is_not_believed_on_another_machine(root, copy, tmp_path, parsed):
    read_data(root, copy)
    forge(root, copy, None)
    stranger = Cache(copy.folder, tmp_path / "other" / "cache.key")
    assert values(read_data(root, stranger)) == values(read_data(root))


def spoil_a_name(root):
    path = root / "recipients.yaml"
    path.write_text(path.read_text().replace("  court-0:\n", "  court-zero:\n"))


def test_names_are_looked_up_once_for_the_same_files(root, copy, monkeypatch):
    open_workspace(root, copy)
    monkeypatch.setattr(references, "reference_problems", None)
    assert len(open_workspace(root, copy).data.campaigns) == 10


def test_a_name_that_means_nothing_any_more_is_told_each_time(root, copy):
    open_workspace(root, copy)
    spoil_a_name(root)
    for cache_or_none in (None, copy, copy):
        with pytest.raises(DataError, match="no recipient 'court-0'"):
            open_workspace(root, cache_or_none)


def test_a_name_in_the_settings_is_looked_up_when_they_change(root, copy):
    open_workspace(root, copy)
    (root / "settings.yaml").write_text("signatory: nobody\n")
    with pytest.raises(DataError, match="no signatory 'nobody'"):
        open_workspace(root, copy)


def test_headings_come_from_the_copy_and_say_the_same(root, copy, parsed):
    plain = read_data(root).campaigns
    first = read_headings(root / "campaigns.yaml", copy)
    parsed.clear()
    again = read_headings(root / "campaigns.yaml", copy)
    assert parsed == []
    assert the_copy(root, "campaigns")
    assert not first.problems
    assert not again.problems
    shown = [(entry.id, str(entry.title), entry.status, entry.published, entry.until) for entry in plain.values()]
    for found in (first, again):
        assert [(one.id, str(one.title), one.status, one.published, one.until) for one in found.value] == shown


def test_a_heading_that_is_wrong_brings_up_every_fault_of_the_file(tmp_path, copy):
    path: Path = tmp_path / "campaigns.yaml"
    spoilt = CAMPAIGN.format(number=1).replace("status: open", "status: opne").replace("by: email", "by: pigeon")
    path.write_text("campaigns:\n" + spoilt)
    told = "\n".join(str(problem) for problem in read_headings(path, copy).problems)
    assert "opne" in told
    assert "pigeon" in told


@pytest.mark.parametrize(
    "text", ["", "a: [\n", "other: {}\n", "campaigns:\n", "campaigns: []\n", "campaigns: {a: }\n", TWICE]
)
def test_headings_of_a_file_of_another_shape_are_as_the_whole_file_says(text, tmp_path, copy):
    path = tmp_path / "campaigns.yaml"
    path.write_text(text)
    whole = copies.read_campaigns(path)
    found = read_headings(path, copy)
    assert found.problems == whole.problems
    assert found.value == (tuple(whole.value.values()) if whole.value is not None else None)
