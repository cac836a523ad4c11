"""What members write: who it is by her code or by what she answers, and what she says to have done."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.answers.automatic import is_forged, why_automatic
from plaint.answers.deeds import UNSAID, Claim, acts_of
from plaint.answers.finding import Finding
from plaint.answers.mail import mailbox_key
from plaint.answers.suggestions import suggest_silence
from plaint.answers.telling import read_told
from plaint.deliver.delivery import TO_MEMBERS
from plaint.deliver.record.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.acts.codes import Code
    from plaint.answers.known import Known
    from plaint.answers.mail import Mail
    from plaint.answers.telling import Told
    from plaint.deliver.act import Act, How
    from plaint.deliver.delivery import Entry

_MOST_CODES = 5
_HYPHENS = dict.fromkeys(range(0x2010, 0x2016), "-")  # as on paper, where a code must not be broken
_IS_ANSWER = re.compile(r"\s*(?:re|aw|antw|sv|rép|rv|отв|ha|на)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Members:
    """Reads what members write.

    Args:
        known: what is known.
        default: how what is done counts where that is not said; None for the campaign's first channel.
    """

    known: Known
    default: How | None = None

    def find(self, mail: Mail, entry: Entry | None = None) -> Finding | None:
        """Return what a message of a member comes to; None of a machine's, or without a code and not an answer.

        Args:
            mail: the message.
            entry: the message to a member that it answers.
        """
        codes = tuple(dict.fromkeys(self._codes(mail)))
        if (not codes and entry is None) or why_automatic(mail):
            return None
        claims = tuple(filter(None, (self._claim(mail, code) for code in codes)))
        if not claims and not codes and entry:
            claims = tuple(filter(None, (self._answering(mail, entry),)))
        if not claims or len({claim.person for claim in claims}) > 1 or len(codes) > _MOST_CODES:
            return Finding(mail=mail, what="asks", why="a code or an answer to a call; whose it is cannot be known")
        return self._judge(mail, claims)

    def _judge(self, mail: Mail, claims: tuple[Claim, ...]) -> Finding:
        member = claims[0].person
        told = self._told(mail, member)
        if told.wants_no_mail:
            return self._silence(mail, member)
        if told.is_doubtful or not told.is_done:
            why = f"{member or 'somebody'} writes, and does not plainly say that it is done"
            by = f" --by {member}" if member else ""
            return Finding(mail=mail, what="asks", why=why, remedy=f"plaint done {claims[0].campaign.id}{by} --how …")
        told_of = [act for claim in claims for act in acts_of(self.known, claim, told, self.default)]
        acts = [act for act in told_of if not self.known.is_done(act)]
        if not acts:
            return Finding(mail=mail, what="known", why="it was noted before that this is done")
        numbered = tuple(_numbered(acts, mail.source))
        why = "by the code" if claims[0].code else "it answers a message to a member"
        words = f"{why}; {UNSAID}" if not told.hows else why
        person = self.known.people.get(member)
        known_as = (person.email,) if person and person.email else ()
        return Finding(mail=mail, what="done", why=words, acts=numbered, known_as=known_as)

    def silence(self, mail: Mail) -> Finding | None:
        """Return that a member wants no more mail, said from her own mailbox without code or thread; None otherwise."""
        member = self.known.ours.get(mail.sender)
        if not member or not self._told(mail, member).wants_no_mail:
            return None
        return self._silence(mail, member)

    def _silence(self, mail: Mail, member: str) -> Finding:
        """Return that she wants no more mail: from her own mailbox alone, since whoever has a code could say so."""
        if not self.known.is_mailbox_of(member, mail.sender) or is_forged(mail):
            return Finding(
                mail=mail,
                what="asks",
                why=f"it asks for no more mail to {member or 'somebody'}, and not from her own mailbox",
                remedy=f"ask her; if she wants it: contact: no for {member}" if member else "",
            )
        why = f"{member} wants no more mail"
        suggestions = suggest_silence(self.known, member)
        return Finding(
            mail=mail, what="stop", why=why, member=member, known_as=(mail.sender,), suggestions=suggestions
        )

    def _codes(self, mail: Mail) -> Iterator[Code]:
        """Yield codes: from what she wrote; from what she quotes only her own, and only from her own mailbox."""
        own = f"{mail.subject}\n{mail.own[:5000]}".translate(_HYPHENS)
        found = [code for codes in self.known.codes.values() for code in codes.find(own)]
        whose = self.known.ours.get(mail.sender)
        if not found:
            quoted = [code for codes in self.known.codes.values() for code in codes.find(mail.quoted[:50_000])]
            found = [one for one in quoted if whose and ("", whose) in self._owners(one)][:1]
        yield from found[: _MOST_CODES + 1]

    def _owners(self, code: Code) -> tuple[tuple[str, str], ...]:
        return self.known.bearers[code.campaign].of(code)

    def _claim(self, mail: Mail, code: Code) -> Claim | None:
        owners = self._owners(code)
        whose = self.known.ours.get(mail.sender)
        if len(owners) > 1 and whose:
            owners = tuple(one for one in owners if one[1] == whose)
        if len(owners) != 1:
            return None
        ((target, person),) = owners
        return self._made(mail, code.campaign, person, replace(code, target=target))

    def _answering(self, mail: Mail, entry: Entry) -> Claim | None:
        """Return who answers a message to a member: that one, from her own mailbox."""
        member, campaign = entry.key.office, entry.key.campaign
        is_hers = mail.sender == mailbox_key(entry.key.address) or self.known.is_mailbox_of(member, mail.sender)
        if entry.delivery.kind not in TO_MEMBERS or is_mark(member) or not is_hers:
            return None
        return self._made(mail, campaign, member, None) if campaign in self.known.data.campaigns else None

    def _made(self, mail: Mail, campaign: str, person: str, code: Code | None) -> Claim:
        return Claim(
            campaign=self.known.data.campaigns[campaign],
            target=code.target if code else "",
            person=person,
            code=code,
            day=min(mail.day or self.known.today, self.known.today),
        )

    def _told(self, mail: Mail, member: str) -> Told:
        """Return what she says herself: a subject that only repeats ours says nothing; codes are taken out."""
        subject = "" if _IS_ANSWER.match(mail.subject) else mail.subject
        person = self.known.people.get(member)
        names = (member.replace("-", " "), person.name if person else "", mail.sender_name)
        return read_told(self._without_codes(mail.own), self._without_codes(subject), names)

    def _without_codes(self, words: str) -> str:
        names = "|".join(re.escape(name) for name in self.known.data.campaigns)
        pattern = rf"(?:{names})-\d{{1,3}}-\w{{6}}"
        return re.sub(pattern, " ", words.translate(_HYPHENS), flags=re.IGNORECASE)


def _numbered(acts: list[Act], source: str) -> Iterator[Act]:
    for number, act in enumerate(acts):
        yield replace(act, source=f"{source} {number}" if number else source)
