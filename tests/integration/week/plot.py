"""The week, day by day: what the organiser types and writes, and what comes in."""

import io
import re
import signal
import threading
import time

from PIL import Image
from tests.commands.calling import pdf_words
from tests.commands.posting import parse
from tests.integration.week import letterbox, matter
from tests.integration.week.matter import CAMPAIGN
from tests.integration.week.people import as_table
from tests.integration.week.truth import Deed

TABLE = ("--to", "members.csv")
GO = ("--really", "--yes")
LONDON = matter.EMBASSIES["GB"][0]
BY_CODE = (  # how, to the how manieth target, and what shows it
    ("posted", 1, "receipt.jpg"),
    ("posted", 2, ""),
    ("handed-in", 3, ""),
    ("posted", 3, "receipt.jpg"),
)


def play(world, members, truth):
    """Play it from Monday to Sunday; `truth` learns what really happens."""
    for day in (monday, tuesday, wednesday, thursday, friday, saturday, sunday):
        day(world, members, truth)


def monday(world, members, truth):
    world.at(0, 9)
    world.type("init", world.root, folder=world.aside)
    appeal = world.aside / "appeal.eml"
    appeal.write_text(matter.APPEAL, "utf-8")
    world.type("import", "appeal", appeal, "--write")
    missions = world.aside / "embassies.csv"
    missions.write_text(matter.MISSIONS, "utf-8")
    world.type("import", "missions", missions, "--write")
    world.edit("campaigns.yaml", matter.opened)
    world.edit("settings.yaml", matter.settings(world.mail.port, world.imap.port))
    world.lay("members.csv", as_table(members))
    world.type("proof", CAMPAIGN)
    world.type("proof", CAMPAIGN, "--approve", "--by", "Alma Quill")


def tuesday(world, members, truth):
    """The call, killed when about half of it has left."""
    world.at(1, 10)
    world.begin("call")
    words = ("call", CAMPAIGN, *TABLE, *GO)
    run = world.start(*words)
    half = sum(one.is_called for one in members) // 2
    while len(world.mail.box) < half and run.poll() is None:
        time.sleep(0.001)
    run.send_signal(signal.SIGKILL)
    world.ended(run, *words)


def wednesday(world, members, truth):
    """A correction; the rest of the call; a new minister; those who were called hear of both."""
    world.at(2, 9)
    world.edit("campaigns.yaml", matter.corrected)
    world.begin("rest")
    world.type("proof", CAMPAIGN, "--approve", "--by", "Alma Quill")
    world.type("call", CAMPAIGN, *TABLE, *GO)
    world.at(2, 15)
    world.begin("corrected")
    world.edit("recipients.yaml", matter.succeeded)
    world.type("recipients", "changed")
    words = (word for told in matter.CORRECTION for word in ("--text", told))
    world.type("proof", CAMPAIGN, "--approve", "--by", "Alma Quill", *words)
    because = (word for told in matter.CORRECTION for word in ("--because", told))
    world.type("notify", CAMPAIGN, "--corrected", *because, *TABLE, *GO)


def thursday(world, members, truth):
    """Sixty messages in the mailbox; those who have not done it yet are reminded."""
    world.at(3, 9)
    called = [*world.got("call"), *world.got("rest")]
    calls = {member.id: mail for member in members for mail in called if is_to(mail, member)}
    for raw in letterbox.Letterbox(members, calls, truth).fill():
        world.imap.folders[b"INBOX"].add(raw)
    world.type("inbox", "--write", "--members", "members.csv", "--all", "--json")
    truth.done_by_thursday = frozenset(deed.member for deed in truth.deeds)
    world.at(3, 18)
    world.begin("reminder")
    world.type("remind", CAMPAIGN, *TABLE, "--what", "sheet", "--soon", *GO)


def friday(world, members, truth):
    """A member asks to be forgotten; the board writes, and the organisers get a copy."""
    world.at(4, 10)
    who = next(one for one in members if one.language == "de" and truth.has_done(one))
    truth.forget(who)
    world.type("forget", who.id, "--write")
    world.begin("joint")
    world.lay("board.csv", matter.BOARD)
    world.type("send", CAMPAIGN, "--signed-by", "board.csv", "--joint", "--from", "GB", *GO)


def saturday(world, members, truth):
    """The embassy in London moves; people stand before it; what was done by hand is noted."""
    world.at(5, 8)
    world.edit("recipients.yaml", matter.moved)
    world.type("recipients", "changed")
    world.type("proof", CAMPAIGN, "--approve", "--by", "Alma Quill")
    world.type("picket", CAMPAIGN, "--at", LONDON, "--on", "2026-11-28", "--time", "12:30")
    world.at(5, 18)
    world.lay("picket.jpg", photo())
    proof = ("--proof", "picket.jpg", "--may-publish")
    world.type("done", CAMPAIGN, "--to", LONDON, "--count", "40", "--how", "picket", *proof)
    truth.deeds.append(Deed("picket", LONDON, "", "witnessed", 40))
    world.lay("receipt.jpg", photo("receipt"))
    world.lay("stamped.jpg", photo("stamped"))
    world.lay("saturday.csv", saturday_table(world, members, truth))
    world.type("done", CAMPAIGN, "--from-csv", "saturday.csv", "--members", "members.csv")


def saturday_table(world, members, truth):
    """Return what people told at the picket: by the codes on their letters, by name, or only how many they were."""
    calls = [(member, mail) for member in members for mail in world.got("corrected") if is_to(mail, member)]
    free = [one for one in calls if not truth.has_done(one[0]) and one[0] != truth.forgotten]
    rows = ["target,by,count,how,on,proof,publish,note,code"]
    for (member, mail), (how, number, proof) in zip(free, BY_CODE, strict=False):
        code = code_on(mail, number)
        rows.append(f",,,{how},2026-11-28,{proof},,,{code}")
        office = truth.reached(member, "posted")[number - 1]
        truth.deeds.append(Deed(how, office, member.country, "witnessed" if proof else "claimed", member=member.id))
    by_name = free[len(BY_CODE)][0]
    rows.append(f"{matter.MINISTER},{by_name.id},,posted,2026-11-28,,,,")
    truth.deeds.append(Deed("posted", matter.MINISTER, by_name.country, member=by_name.id))
    truth.done_by_hand |= {one.id for one, _ in free[: len(BY_CODE) + 1]}
    rows.append(f"{matter.PROSECUTOR},,12,posted,2026-11-28,,,,")
    truth.deeds.append(Deed("posted", matter.PROSECUTOR, "unknown", count=12))
    rows.append(f"{LONDON},,25,handed-in,2026-11-28,stamped.jpg,,,")
    truth.deeds.append(Deed("handed-in", LONDON, "GB", "witnessed", 25))
    return "".join(f"{row}\n" for row in rows)


def code_on(mail, number):
    """Return the code at the foot of the letter to a target, by its number."""
    letters = [pdf_words(part.get_content()).replace("\u2011", "-") for part in parse(mail.content).iter_attachments()]
    found = {code for words in letters for code in re.findall(rf"{CAMPAIGN}-{number}-[0-9A-Z]{{6}}", words)}
    assert len(found) == 1, found
    return found.pop()


def photo(words="picket"):
    """Return a photograph that tells which camera took it."""
    told = Image.Exif()
    told[0x010F], told[0x010E] = "SecretCamera", f"{words} at 12 Invented Road"
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "gray").save(out, "JPEG", exif=told, comment=words)
    return out.getvalue()


def sunday(world, members, truth):
    """They are free, while a second reminder is running: it ends, and all who were called are told.

    The server takes its time to answer the last message that it gets: that one is in hand when the stop is typed.
    """
    world.at(6, 10)
    world.begin("second")
    slow = 20
    world.mail.faults.script("dot", *(None,) * slow, "accept+slow")
    words = ("remind", CAMPAIGN, *TABLE, "--what", "sheet", *GO)
    run = world.start(*words)
    until(lambda: len(world.mail.box) > world.begins["second"] + slow or run.poll() is not None)
    truth.at_stop = len(world.mail.box)
    release = threading.Timer(2, world.mail.release)
    release.start()
    world.type("stop", CAMPAIGN, "--won", "--because", "All three were freed this morning.", "--yes")
    release.cancel()
    world.mail.release()
    world.ended(run, *words)
    world.at(6, 12)
    world.begin("won")
    world.type("notify", CAMPAIGN, "--won", *TABLE, *GO)
    forms = ("--as", "json", "--as", "html", "--as", "csv")
    tables = ("--members", "members.csv", "--members", "board.csv")
    world.type("report", CAMPAIGN, *tables, *forms, "--as", "pdf")
    world.type("report", CAMPAIGN, "--full", *tables, *forms)


def until(is_so):
    """Wait for something, half a minute at most."""
    for _ in range(3000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to that in half a minute")


def is_to(mail, member):
    """Tell whether a mail went to a member: her mailbox, and her name beside it."""
    return mail.to == (member.email,) and member.surname in str(parse(mail.content)["To"])
