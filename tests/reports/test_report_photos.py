"""Photographs in a report: only with consent, only pixels."""

import hashlib
import io

import pytest
from PIL import Image
from tests.reports.simulated import Week

from plaint.deliver.act import Act
from plaint.errors import RenderError
from plaint.render.pictures import clean_photo
from plaint.reports.photos import MOST


def photo(size=(1800, 1200), form="JPEG", mode="RGB"):
    """Return a photograph that tells which camera took it, and where."""
    taken = Image.new(mode, size, "gray" if mode == "RGB" else (0, 0, 0, 0))
    told = Image.Exif()
    told[0x010F], told[0x010E] = "SecretCamera", "seen at 12 Invented Road"
    out = io.BytesIO()
    taken.save(out, form, exif=told)
    return out.getvalue()


@pytest.fixture
def week(tmp_path):
    (tmp_path / "proofs").mkdir()
    return Week(tmp_path)


def keep(week, name, content=None, **act):
    raw = photo() if content is None else content
    (week.folder / "proofs" / name).write_bytes(raw)
    prints = {"fingerprint": hashlib.sha256(raw).hexdigest(), **act}
    return week.act("picket", count=30, standing="witnessed", proof=f"proofs/{name}", **prints)


def test_only_what_may_be_published_is_shown_and_the_others_are_counted(week):
    keep(week, "one.public.jpg")
    keep(week, "two.jpg")
    keep(week, "receipt.pdf", b"%PDF-")
    done = week.compose()
    assert [(one.name, one.how, one.office) for one in done.report.photos] == [
        ("photo:0", "picket", "President of the Court")
    ]
    assert (done.report.proofs, len(done.album.pictures), done.album.left_out) == (3, 1, ())


def test_a_photograph_says_nothing_but_its_pixels(week):
    raw = photo()
    assert b"SecretCamera" in raw
    keep(week, "one.public.jpg", raw)
    (picture,) = week.compose().album.pictures
    assert b"SecretCamera" not in picture
    assert b"Invented Road" not in picture
    with Image.open(io.BytesIO(picture)) as shown:
        assert (shown.format, max(shown.size), dict(shown.getexif())) == ("JPEG", 1400, {})


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_clear_in_a_picture_becomes_white(form):
    clean = clean_photo(photo((20, 10), form, "RGBA"), "one")
    with Image.open(io.BytesIO(clean)) as shown:
        assert (shown.mode, shown.size, shown.getpixel((3, 3))) == ("RGB", (20, 10), (255, 255, 255))


@pytest.mark.parametrize(
    ("name", "content", "act", "why"),
    [
        ("text.public.jpg", b"no picture", {}, "not a picture that can be read"),
        ("other.public.jpg", None, {"fingerprint": "0" * 64}, "not the file that was noted with act 1"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named_and_left_out(week, name, content, act, why):
    keep(week, name, content, **act)
    done = week.compose()
    assert (done.report.photos, done.album.pictures) == ((), ())
    assert [why in line and name in line for line in done.album.left_out] == [True]


def test_a_withdrawn_act_shows_nothing(week):
    from plaint.deliver.record import diary

    keep(week, "one.public.jpg")
    week.journal.write(diary.withdraw_act(1, "faces"))
    assert week.compose().album.pictures == ()


def test_the_same_photograph_of_two_acts_is_shown_once_and_no_report_carries_too_many(week):
    for number in range(MOST + 1):
        keep(week, f"{number:02}.public.jpg", photo((8, 8)))
    keep(week, "00.public.jpg", photo((8, 8)))
    album = week.compose().album
    assert (len(album.pictures), len(album.photos)) == (MOST, MOST)
    assert album.left_out == (f"2 more photographs: a report carries {MOST}",)


def act(proof):
    from datetime import date

    return Act(campaign="one", how="picket", day=date(2026, 11, 21), proof=proof)


@pytest.mark.parametrize(
    ("proof", "may"),
    [
        ("proofs/a.public.jpg", True), ("proofs/a.public.webp", True),
        ("proofs/a.jpg", False), ("proofs/public.jpg", False), ("", False),
    ],
)  # fmt: skip
def test_a_name_says_whether_a_proof_may_be_published(proof, may):
    assert act(proof).may_publish is may


def test_no_photograph_is_made_of_what_is_none():
    with pytest.raises(RenderError):
        clean_photo(b"", "nothing.jpg")
