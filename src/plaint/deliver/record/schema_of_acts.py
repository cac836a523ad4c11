"""The tables of what people did by hand, of answers, approvals, of who was forgotten or wants no mail; their rules."""

from __future__ import annotations

from plaint.deliver.record.triggers import changed, never, refusal

_DAY = "glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
# An act by which somebody has written to an office already: nobody writes there for her again.
WROTE = "act.withdrawn = '' and act.how in ('posted', 'handed-in', 'faxed', 'emailed', 'web-form')"

TABLES = f"""
create table act (
    id integer primary key autoincrement,
    campaign text not null, target text not null, office text not null, holder text not null,
    how text not null check (how in ('posted', 'handed-in', 'called', 'faxed', 'emailed', 'web-form', 'picket',
        'refused', 'bounced')),
    day text not null check (day {_DAY}),
    count integer not null check (count > 0),
    standing text not null check (standing in ('claimed', 'witnessed')),
    code text not null, proof text not null, fingerprint text not null, source text not null, note text not null,
    person text not null, delivery text references delivery (digest), at real not null,
    withdrawn text not null
);
create index act_by_campaign on act (campaign);
create unique index act_by_source on act (source) where source <> '';
create table actor (act integer not null references act, claim blob not null, primary key (act, claim))
    without rowid;
create index actor_by_claim on actor (claim);
create table answer (
    id integer primary key autoincrement,
    campaign text not null, target text not null, office text not null,
    kind text not null check (kind in ('answer', 'automatic')),
    day text not null check (day {_DAY}),
    file text not null, fingerprint text not null, source text not null, sender text not null, subject text not null,
    note text not null, delivery text references delivery (digest), at real not null
);
create index answer_by_campaign on answer (campaign);
create unique index answer_by_source on answer (source) where source <> '';
create table approval (
    id integer primary key autoincrement,
    campaign text not null, fingerprint text not null check (length(fingerprint) = 64),
    who text not null, note text not null, at real not null
);
create index approval_by_campaign on approval (campaign);
create table forgotten (mark blob primary key, at real not null) without rowid;
create table silent (mark blob not null, told blob not null, at real not null, primary key (mark, told)) without rowid;
"""

RULES = "\n".join(
    (
        never("act_stays", "delete on act", "no act is ever removed"),
        refusal(
            "act_once", "insert on act", "exists (select 1 from act where id = new.id)", "this act is there already"
        ),
        refusal("act_begins", "insert on act", "new.withdrawn <> ''", "an act is noted before it is withdrawn"),
        refusal(
            "act_fixed",
            "update on act",
            changed("id", "campaign", "target", "office", "holder", "how", "day", "count", "code", "at")
            + " or "
            + " or ".join(
                f"(new.{column} is not old.{column} and new.{column} <> '')"
                for column in ("proof", "fingerprint", "source", "note", "person")
            )
            + " or (new.delivery is not old.delivery and new.delivery is not null)",
            "an act is not changed, only forgotten",
        ),
        refusal(
            "act_standing",
            "update of standing on act",
            "old.standing = 'witnessed' and new.standing <> 'witnessed'",
            "what was witnessed stays so",
        ),
        refusal(
            "act_withdrawn",
            "update of withdrawn on act",
            "old.withdrawn <> '' and new.withdrawn = ''",
            "what was withdrawn stays so",
        ),
        never("actor_stays", "delete on actor", "no actor is ever removed"),
        never("actor_fixed", "update on actor", "an actor is not changed"),
        never("answer_stays", "delete on answer", "no answer is ever removed"),
        refusal(
            "answer_fixed",
            "update on answer",
            changed("id", "campaign", "target", "office", "kind", "day", "at", "delivery")
            + " or "
            + " or ".join(
                f"(new.{column} is not old.{column} and new.{column} <> '')"
                for column in ("file", "fingerprint", "source", "sender", "subject", "note")
            ),
            "an answer is not changed, only forgotten",
        ),
        never("approval_stays", "delete on approval", "no approval is ever removed"),
        refusal(
            "approval_fixed",
            "update on approval",
            changed("id", "campaign", "fingerprint", "at")
            + " or (new.who is not old.who and new.who <> '') or (new.note is not old.note and new.note <> '')",
            "an approval is not changed",
        ),
        never("forgotten_fixed", "update on forgotten", "who asked to be forgotten stays so"),
        never("silent_fixed", "update on silent", "who asked for no more mail stays so"),
    )
)
