"""Letters on paper: templates that fail, characters without a glyph, addresses too long, letters over one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.drafts import failed_letter
from plaint.checks.ground import EVERY_LETTER, Fault, Remark, is_living
from plaint.errors import DataError, Place, PlaintError, Problem, RenderError, UnknownName
from plaint.make import choose_layout
from plaint.render.labels import grid_for, grid_named
from plaint.render.paper import Templates, render_html
from plaint.render.pdf import Press, import_weasyprint, pages_of
from plaint.render.typesetting import lay_out_letter
from plaint.render.window import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.checks.drafts import Draft
    from plaint.checks.ground import Ground
    from plaint.model.people import Settings
    from plaint.workspace import Workspace


class Sheets:
    """Puts trial letters on paper: those of living campaigns whole, of others one a language."""

    def __init__(self, workspace: Workspace, ground: Ground) -> None:
        self.ground = ground
        self.templates, unread = _read_templates(workspace)
        self.settings, unknown = _usable_settings(ground)
        self.press = Press(workspace.open_picture, self.templates.place_of)
        self.faults = (*unread, *unknown, *_unknown_labels(ground))
        self.seen: set[tuple[str, str]] = set()
        self.has_library = True

    def prepare(self, drafts: Iterable[Draft]) -> Iterator[Remark]:
        """Yield what is wrong before any letter is looked at."""
        yield from self.faults
        if any(self._is_counted(draft) for draft in drafts):
            try:
                import_weasyprint()
            except RenderError as error:
                self.has_library = False
                message = f"pages are not counted: {error.message}"
                yield Remark(Problem(Place("letters"), message, error.hint, "warning"))

    def remarks(self, draft: Draft) -> Iterator[Remark]:
        """Yield what is wrong with one letter on paper."""
        try:
            pages = self._try(draft)
        except PlaintError as error:
            yield failed_letter(error, self.ground, draft.campaign, draft.trail)
            return
        if pages > 1:
            yield self._too_long(draft, pages)

    def _try(self, draft: Draft) -> int:
        """Return how many pages a letter takes where they are counted, else 1.

        Where another letter has shown that the template works, only the address is tried.
        """
        letter, key = draft.composed.letter, (draft.campaign.id, draft.text.language)
        layout = choose_layout(self.settings, letter.country, None)
        if self._is_counted(draft) and self.has_library:
            return pages_of(lay_out_letter(letter, layout, self.templates, self.press))
        if key in self.seen and not (is_living(draft.campaign) and draft.is_usual):
            window_text(letter, layout)
        else:
            render_html(letter, layout, self.templates)
        self.seen.add(key)
        return 1

    def _is_counted(self, draft: Draft) -> bool:
        wanted = draft.is_usual and draft.is_offered and draft.campaign.form == "letter"
        return wanted and is_living(draft.campaign)

    def _too_long(self, draft: Draft, pages: int) -> Remark:
        language, target = draft.text.language, draft.composed.addressee.id
        fault = Fault(f"the letter to {target} in '{language}' takes {pages} pages", "shorten it: one page is read")
        if draft.is_own:
            return self.ground.of_text(draft.campaign, Place(draft.text.name, draft.text.lines_before + 1), fault)
        return self.ground.of_campaign(draft.campaign, draft.trail, fault)


def _read_templates(workspace: Workspace) -> tuple[Templates, tuple[Remark, ...]]:
    try:
        return workspace.templates(), ()
    except DataError as error:
        return Templates(), tuple(Remark(problem, stops=EVERY_LETTER) for problem in error.problems)
    except PlaintError as error:
        return Templates(), (Remark(Problem(Place("templates"), error.message, error.hint), stops=EVERY_LETTER),)


def _usable_settings(ground: Ground) -> tuple[Settings, tuple[Remark, ...]]:
    """Return the settings without an envelope that does not exist, and an error for it."""
    settings = ground.data.settings
    try:
        choose_layout(settings, settings.country or "", None)
    except UnknownName as error:
        problem = Problem(ground.data.place("settings", "envelope"), error.message, error.hint)
        return settings.model_copy(update={"envelope": None}), (Remark(problem, stops=EVERY_LETTER),)
    return settings, ()


def _unknown_labels(ground: Ground) -> tuple[Remark, ...]:
    """Return an error where the settings name a sheet of labels that nobody knows."""
    try:
        grid_named(ground.data.settings.labels or grid_for("A4").name)
    except UnknownName as error:
        return (Remark(Problem(ground.data.place("settings", "labels"), error.message, error.hint)),)
    return ()
