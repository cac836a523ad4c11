"""`plaint proof`: what a second pair of eyes looks at before a big mailing, and that it did."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands.options import CampaignName, OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


class FormOfProof(StrEnum):
    """Forms of the proof."""

    pdf = "pdf"
    text = "text"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    forms: Annotated[
        list[FormOfProof] | None,
        typer.Option("--as", metavar="FORM", help="pdf or text; may be repeated. Default: pdf."),
    ] = None,
    approve: Annotated[bool, typer.Option("--approve", help="Note that it was read and is right; with --by.")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who read it.")] = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="As on the proof that was read: refuse if it is another by now.")
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Words that a call is to add, as its --text has them; they are read too."),
    ] = None,
    page: Annotated[
        str | None, typer.Option(metavar="URL", help="The page that a call is to name, as its --page; it is read too.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Kept with the approval.")] = None,
    output: OutputFolder = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: all that is in the proof.")] = False,
) -> None:
    """Print two pages to look a campaign through: whom it goes to, what it says, whose data it shows.

    More than 20 messages of a campaign leave only when somebody approved it in the state that it is in; what has left
    since the last approval counts. Let it be somebody else than who wrote it. Whatever changes of texts, addresses,
    holders of offices or copies makes a new approval necessary.

    Words of your own that go to more than 20 members (--text and --page of `plaint call`, `plaint remind`) are part of
    what is read: name them here as there.

    Examples:

      plaint proof port-aurora

      plaint proof port-aurora --approve --by "Alma Quill" --code 4f1c09ab22
    """
    from plaint.approvals.fingerprint import own_words
    from plaint.commands.call_round import words_by_language
    from plaint.commands.proof_run import ProofWish, approve_campaign, give_proof
    from plaint.errors import PlaintError

    session: Session = ctx.obj
    if (by or code or note) and not approve:
        raise PlaintError("--by, --code and --note belong to --approve", "add --approve, or leave them out")
    wish = ProofWish(
        campaign=campaign,
        forms=tuple(dict.fromkeys(form.value for form in forms or [FormOfProof.pdf])),
        by=" ".join((by or "").split()),
        words=own_words(words_by_language(text), page or ""),
        code=(code or "").strip().casefold(),
        note=" ".join((note or "").split()),
        output=output,
        json=json,
    )
    (approve_campaign if approve else give_proof)(session, wish)
