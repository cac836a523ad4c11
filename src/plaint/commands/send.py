"""`plaint send`: what goes out to whom; and with --really, out it goes, never twice."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands.options import CampaignName, LetterLanguage, OnlyTargets, SignedBy, SkipBad

if TYPE_CHECKING:
    from plaint.session import Session


class By(StrEnum):
    """Channels by which letters leave."""

    email = "email"
    drafts = "drafts"
    fax = "fax"


class Texts(StrEnum):
    """Which text goes out where it has changed since some were sent."""

    new = "new"
    old = "old"
    again = "again"


class Copies(StrEnum):
    """Which copies go to organisers."""

    due = "due"
    now = "now"
    none = "none"
    only = "only"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    really: Annotated[bool, typer.Option("--really", help="Send. Without it nothing leaves this machine.")] = False,
    to_me: Annotated[
        bool, typer.Option("--to-me", help="Send to your own mailbox only, as a trial: three letters, or --limit.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again; for scripts.")] = False,
    to: OnlyTargets = None,
    origin: Annotated[
        str | None, typer.Option("--from", metavar="CC", help="The country you write from, as GB: decides the mission.")
    ] = None,
    signed_by: SignedBy = None,
    joint: Annotated[
        bool | None,
        typer.Option("--joint/--each", help="One letter that all sign, or one each. Default: one, where many sign."),
    ] = None,
    names: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="On a joint letter, print N names and count the others.")
    ] = None,
    lang: LetterLanguage = None,
    with_translation: Annotated[
        bool, typer.Option("--with-translation", help="Add your own language on a second page of the PDF.")
    ] = False,
    by: Annotated[
        By | None,
        typer.Option(metavar="HOW", help="Only by email, drafts or fax. Default: the campaign's first that will do."),
    ] = None,
    account: Annotated[str | None, typer.Option(metavar="NAME", help="By this account of settings.yaml.")] = None,
    text_only: Annotated[bool, typer.Option("--text-only", help="Mail without the PDF.")] = False,
    home_address: Annotated[
        bool, typer.Option("--home-address", help="Show street and postcode of who signs, as on paper.")
    ] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="No more than N letters this time.")] = None,
    texts: Annotated[
        Texts | None,
        typer.Option(
            metavar="WHICH",
            help="Where a text has changed: new or old for the rest, or again: all get the new one, --because.",
        ),
    ] = None,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why all get a letter again; kept in the journal.")
    ] = None,
    copies: Annotated[
        Copies, typer.Option(metavar="WHICH", help="Copies to organisers: those due, all now, none; only: no letters.")
    ] = Copies.due,
    in_clear: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Let a copy go unencrypted where contact is a crime; may be repeated."),
    ] = None,
    after_deadline: Annotated[
        bool, typer.Option("--after-deadline", help="Send although the campaign's deadline is past.")
    ] = False,
    old_contacts: Annotated[
        bool, typer.Option("--old-contacts", help="Send to contacts that nobody verified for two years.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try those again that were refused for good.")
    ] = False,
    any_hour: Annotated[bool, typer.Option("--any-hour", help="Fax outside of the office's hours too.")] = False,
    skip_bad: SkipBad = False,
    json: Annotated[
        bool, typer.Option("--json", help="For programs: the plan, or what became of each letter.")
    ] = False,
) -> None:
    """Show what would be sent to whom; with --really, send it, each letter once.

    Nothing leaves this machine without --really or --to-me. What was sent stands in journal.db: run it again after a
    crash or on the next day, and nobody gets a letter twice.

    Examples:

      plaint send port-aurora                    the plan

      plaint send port-aurora --to-me            three letters to yourself

      plaint send port-aurora --really           send, after one question

      plaint send port-aurora --by drafts --really     into your drafts, to be looked at and sent by hand
    """
    from plaint.commands.send_call import Call
    from plaint.commands.send_run import send
    from plaint.commands.send_trial import show_plan, try_out
    from plaint.errors import PlaintError
    from plaint.orders import Wish
    from plaint.sending.wish import SendWish

    if really and to_me:
        raise PlaintError("both --really and --to-me", "look at the trial first: keep one of them")
    if texts is Texts.again and not because:
        raise PlaintError("--texts again without a reason", "add --because TEXT: why they get a letter once more")
    session: Session = ctx.obj
    call = Call(
        session=session,
        wish=Wish(
            campaign=campaign,
            to=tuple(to or ()),
            origin=origin,
            signed_by=signed_by,
            language=lang,
            with_translation=with_translation,
            joint=joint,
            most_names=names,
        ),
        send=SendWish(
            by=by.value if by else None,
            account=account,
            texts=texts.value if texts else "new",
            because=because or "",
            after_deadline=after_deadline,
            old_contacts=old_contacts,
            retry_failed=retry_failed,
            any_hour=any_hour,
            copies=copies.value,
            in_clear=tuple(in_clear or ()),
            text_only=text_only,
            home_address=home_address,
        ),
        has_chosen_texts=texts is not None,
        limit=limit,
        skip_bad=skip_bad,
        json=json,
    )
    if to_me:
        try_out(call)
    elif really:
        send(call, is_agreed=yes)
    else:
        show_plan(call)
