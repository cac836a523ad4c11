"""What really happened in the week, as the simulator knows it: nothing here is read from Plaint."""

from dataclasses import dataclass, field

from tests.integration.week.matter import EMBASSIES, MINISTER, PROSECUTOR

LETTERS = ("posted", "handed-in", "faxed", "emailed", "web-form")  # calls and people at pickets are none


@dataclass(frozen=True)
class Deed:
    """So many letters, or people at a picket, for an office ("" for the campaign as a whole), done by hand."""

    how: str
    office: str
    country: str
    standing: str = "claimed"
    count: int = 1
    member: str = ""


@dataclass
class Truth:
    """The truth.

    Attributes:
        deeds: done by hand.
        sorted: what is to become of each message in the mailbox, by its Message-ID.
        answers: of which office, and whether by a machine.
        returned: members whose call came back.
        joint: offices that the board wrote to, by e-mail.
        forgotten: who asked to be forgotten.
        done_by_thursday, done_by_hand: ids of members who had done it when the first reminders left; and since.
        at_stop: how many messages the server had when the stop was typed.
    """

    deeds: list[Deed] = field(default_factory=list)
    sorted: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[str, str]] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    joint: tuple[str, ...] = (MINISTER, PROSECUTOR, EMBASSIES["GB"][0])
    forgotten: object = None
    done_by_thursday: frozenset[str] = frozenset()
    done_by_hand: set[str] = field(default_factory=set)
    at_stop: int = 0

    def did(self, member, how):
        """Note that a member says to have done it to all whom it reaches so."""
        for office in self.reached(member, how):
            self.deeds.append(Deed(how, office, member.country, member=member.id))

    def reached(self, member, how):
        """Return the offices that a way reaches, from where she lives."""
        embassy = EMBASSIES[member.country][0]
        if how == "handed-in":
            return ("",)
        if how == "called":
            return (embassy,)  # no other has a number that is known
        if how == "faxed":
            return (MINISTER, embassy) if member.country == "DE" else (MINISTER,)
        return (MINISTER, PROSECUTOR, embassy)

    def has_done(self, member):
        return any(deed.member == member.id for deed in self.deeds)

    def forget(self, member):
        """Nobody knows any more from where she wrote."""
        self.forgotten = member
        self.deeds = [
            Deed(one.how, one.office, "unknown", one.standing, one.count) if one.member == member.id else one
            for one in self.deeds
        ]

    def letters(self, **asked):
        """Count letters by hand with these attributes, claimed and witnessed."""
        found = [one for one in self.deeds if one.how in LETTERS]
        for name, value in asked.items():
            found = [one for one in found if getattr(one, name) == value]
        grounds = ("claimed", "witnessed")
        return {ground: sum(one.count for one in found if one.standing == ground) for ground in grounds}

    def every(self, part):
        """Return the countries, ways or offices of letters."""
        return {getattr(one, part) for one in self.deeds if one.how in LETTERS}

    def calls(self):
        """Count calls by telephone."""
        return sum(one.count for one in self.deeds if one.how == "called")
