"""The tables of deliveries, and the rules that the database itself keeps whoever writes to it."""

from __future__ import annotations

from plaint.deliver.delivery import TAKEN
from plaint.deliver.record.schema_of_acts import WROTE
from plaint.deliver.record.triggers import changed, never, refusal

FINAL = ("sent", "failed", "cancelled")
MARK = "#"  # begins what a scrubbed value was replaced by
MARK_LENGTH = 33
_TAKEN = ", ".join(f"'{state}'" for state in sorted(TAKEN))
# Of these nothing is under way: names may be taken out of them.
_AT_REST = ", ".join(f"'{state}'" for state in (*FINAL, "unknown"))
_FIXED = ("id", "digest", "campaign", "way", "version", "round", "kind", "language", "plain")
_TOLD = ("target", "printed_office", "printed_holder")

DELIVERY = """create table delivery (
    id integer primary key,
    digest text not null unique check (length(digest) = 64),
    campaign text not null, office text not null, holder text not null, signatory text not null,
    way text not null check (way in ('email', 'drafts', 'fax', 'post')),
    version text not null, address text not null, round integer not null check (round >= 0),
    kind text not null check (kind in ('letter', 'copy', 'call', 'reminder', 'notice')),
    target text not null, printed_office text not null, printed_holder text not null, addressee text not null,
    language text not null, plain text not null, account text not null,
    state text not null check (state in
        ('planned', 'sending', 'handing', 'sent', 'failed', 'unknown', 'cancelled')),
    attempts integer not null, handed integer not null,
    not_before real not null, reply text not null, reference text not null, since real not null,
    unique (campaign, office, holder, signatory, way, version, address, round)
)"""
TABLES = f"""
create table meta (name text primary key, value blob not null) without rowid;
create table transition ("from" text not null, "to" text not null, way text not null,
    primary key ("from", "to", way)) without rowid;
{DELIVERY};
create index delivery_by_state on delivery (state, kind);
create index delivery_by_office on delivery (office, kind);
create table signer (delivery integer not null references delivery, claim blob not null, text_claim blob not null,
    signatory text not null, primary key (delivery, claim));
create index signer_by_claim on signer (claim);
create index signer_by_text on signer (text_claim);
create table cover (copy integer not null references delivery, letter text not null references delivery (digest)
    deferrable initially deferred, claim blob not null, primary key (copy, letter));
create index cover_by_claim on cover (claim);
create index cover_by_letter on cover (letter);
create table event (
    id integer primary key autoincrement,
    delivery integer not null references delivery,
    at real not null, state text not null, attempt integer not null, detail text not null,
    sequence integer unique
);
create index event_by_delivery on event (delivery);
create index event_of_handing on event (at) where sequence is not null;
"""


def _blanked(column: str, *, of_letters: bool) -> str:
    """Say when a change of a part of the key is more than its being scrubbed."""
    mark = f"new.{column} glob '{MARK}[0-9a-f]*' and length(new.{column}) = {MARK_LENGTH}"
    allowed = f"old.state in ({_AT_REST}) and {mark}" + ("" if of_letters else " and old.kind <> 'letter'")
    return f"(new.{column} is not old.{column} and not ({allowed}))"


def _emptied(column: str, empty: str) -> str:
    return f"(new.{column} is not old.{column} and not (old.state in ({_AT_REST}) and new.{column} = '{empty}'))"


_LEADS_ON = """exists (select 1 from transition
    where "from" = old.state and "to" = new.state and way in ('', old.way))"""
# What the second witness saw may be known only from there: then, and only then, any state but `sent` becomes `unknown`.
_WITNESSED = "(new.state = 'unknown' and new.handed > old.handed)"
# On purpose somebody may write again to the same office, never the same text to the same address.
_RIVAL_LETTER = f"""(exists (select 1 from signer mine
    join signer theirs on theirs.claim = mine.claim and theirs.delivery <> mine.delivery
    join delivery other on other.id = theirs.delivery
    where mine.delivery = new.id and other.round >= new.round and other.state in ({_TAKEN}))
    or exists (select 1 from signer mine
    join signer theirs on theirs.text_claim = mine.text_claim and theirs.delivery <> mine.delivery
    join delivery other on other.id = theirs.delivery
    where mine.delivery = new.id and other.state in ({_TAKEN}))
    or new.round = 0 and exists (select 1 from signer mine
    join actor on actor.claim = mine.claim join act on act.id = actor.act
    where mine.delivery = new.id and {WROTE}))"""  # noqa: S608
_RIVAL_COPY = f"""exists (select 1 from cover mine
    join cover theirs on theirs.claim = mine.claim and theirs.copy <> mine.copy
    join delivery other on other.id = theirs.copy
    where mine.copy = new.id and other.round >= new.round and other.state in ({_TAKEN}))"""  # noqa: S608

RULES = "\n".join(
    (
        never("delivery_stays", "delete on delivery", "no delivery is ever removed"),
        refusal(
            "delivery_begins",
            "insert on delivery",
            "new.state <> 'planned' or new.attempts <> 0 or new.handed <> 0",
            "a delivery begins as planned",
        ),
        # INSERT OR REPLACE would remove the old row without asking the trigger above
        refusal(
            "delivery_once",
            "insert on delivery",
            "exists (select 1 from delivery where digest = new.digest or id = new.id)",
            "this delivery is there already",
        ),
        refusal(
            "delivery_once_by_key",
            "insert on delivery",
            "exists (select 1 from delivery where campaign = new.campaign and office = new.office and"
            " holder = new.holder and signatory = new.signatory and way = new.way and version = new.version and"
            " address = new.address and round = new.round)",
            "a delivery of this key is there already",
        ),
        refusal("delivery_fixed", "update on delivery", changed(*_FIXED), "a delivery keeps its key"),
        refusal(
            "delivery_key",
            "update on delivery",
            " or ".join(
                (
                    _blanked("signatory", of_letters=True),
                    *(_blanked(column, of_letters=False) for column in ("office", "holder", "address")),
                )
            ),
            "a delivery keeps its key",
        ),
        refusal(
            "delivery_told",
            "update on delivery",
            " or ".join((*(_emptied(column, "") for column in _TOLD), _emptied("addressee", "[]"))),
            "what was printed is kept until it is scrubbed",
        ),
        refusal(
            "delivery_sent",
            "update on delivery",
            f"old.state = 'sent' and not ({_LEADS_ON}) and ({changed('state', 'attempts', 'handed', 'since')})",
            "what was sent stays sent",
        ),
        refusal(
            "delivery_account",
            "update on delivery",
            "new.account is not old.account and old.state <> 'planned'",
            "by which account it left stays known",
        ),
        refusal(
            "delivery_leads_on",
            "update on delivery",
            f"new.state <> old.state and not ({_LEADS_ON} or {_WITNESSED})",
            "no way leads from this state to that",
        ),
        refusal(
            "delivery_counts",
            "update on delivery",
            "new.attempts < old.attempts or new.handed < old.handed or"
            " (new.state <> old.state and new.state = 'handing' and new.handed = old.handed) or"
            " (new.handed <> old.handed and new.handed <= (select coalesce(max(sequence), 0) from event))",
            "each hand-over has a number of its own",
        ),
        refusal(
            "letter_once",
            "update of state on delivery",
            f"new.state = 'sending' and old.state <> 'sending' and new.kind <> 'copy' and {_RIVAL_LETTER}",
            "they have this letter already",
        ),
        refusal(
            "copy_once",
            "update of state on delivery",
            f"new.state = 'sending' and old.state <> 'sending' and new.kind = 'copy' and {_RIVAL_COPY}",
            "they were told of this letter already",
        ),
        "create trigger delivery_planned after insert on delivery begin"
        " insert into event (delivery, at, state, attempt, detail)"
        " values (new.id, new.since, new.state, new.attempts, new.reply); end;",
        "create trigger delivery_moved after update on delivery"
        " when new.state <> old.state or new.handed <> old.handed begin"
        " insert into event (delivery, at, state, attempt, detail, sequence) values (new.id, new.since, new.state,"
        " new.attempts, new.reply, case when new.handed > old.handed then new.handed end); end;",
        never("event_stays", "delete on event", "no event is ever removed"),
        refusal(
            "event_once",
            "insert on event",
            "exists (select 1 from event where id = new.id or sequence = new.sequence)",
            "this event is there already",
        ),
        refusal(
            "event_true",
            "insert on event",
            "new.state is not (select state from delivery where id = new.delivery)",
            "an event tells what happened",
        ),
        refusal(
            "event_fixed",
            "update on event",
            changed("id", "delivery", "at", "state", "attempt", "sequence") + " or new.detail <> ''",
            "an event is not changed",
        ),
        never("signer_stays", "delete on signer", "no signer is ever removed"),
        refusal(
            "signer_once",
            "insert on signer",
            "exists (select 1 from signer where delivery = new.delivery and claim = new.claim)",
            "this signer is there already",
        ),
        refusal(
            "signer_fixed",
            "update on signer",
            changed("delivery", "claim", "text_claim") + " or new.signatory <> ''",
            "a signer is not changed",
        ),
        never("cover_stays", "delete on cover", "no copy forgets what it told of"),
        never("cover_fixed", "update on cover", "no copy forgets what it told of"),
        refusal(
            "cover_once",
            "insert on cover",
            "exists (select 1 from cover where copy = new.copy and letter = new.letter)",
            "this copy tells of it already",
        ),
        *(
            never(f"{table}_{moment}", f"{moment} on {table}", "the rules are not changed")
            for table in ("transition", "meta")
            for moment in ("insert", "update", "delete")
        ),
    )
)
