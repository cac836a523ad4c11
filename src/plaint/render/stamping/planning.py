"""Which samples a run needs: few, since each costs as much as a letter.

Letters of a family differ in the size of the sender's line above the address only. One batch of a family is laid out in
every size, the others in one: what the size changes there is then known of them too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from plaint.errors import RenderError
from plaint.render.stamping.errors import UnfitError
from plaint.render.stamping.samples import Shape, shape_of
from plaint.render.stamping.shaping import letters_of
from plaint.render.window import window_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plaint.compose.batches import Batch, CodeOf
    from plaint.compose.parts import Part
    from plaint.render.geometry import Layout

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # of codes, besides the campaign's name
FEWEST = 2  # letters of a family for which samples are worth their while
MOST_SAMPLES = 100  # each takes some 0.7 MiB until all are painted


class Key(NamedTuple):
    """Letters that are alike but for words of those who sign."""

    batch: Batch
    shape: Shape


@dataclass(frozen=True, slots=True)
class Family:
    """What letters have in common that differ in their text and in the size of one line.

    Attributes:
        shape: with no size.
        layout: name of the envelope's.
        notes: height above the address, and what stays empty of it, in millimetres.
        language: of the letter.
    """

    shape: Shape
    layout: str
    notes: tuple[float, float]
    language: str


@dataclass
class Plan:
    """What a run's letters are.

    Attributes:
        families: each key's.
        counts: letters of each key.
        parts: one signatory for each family and size.
        letters: characters and ligatures of all who sign.
    """

    families: dict[Key, Family] = field(default_factory=dict)
    counts: Counter[Key] = field(default_factory=Counter)
    parts: dict[tuple[Family, float], Part] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)

    def samples(self) -> dict[Key, Part]:
        """Return the keys to lay out, leaders of families first, each with a signatory of that shape."""
        wanted: dict[Key, Part] = {}
        for family, keys in self.kin().items():
            if sum(self.counts[key] for key in keys) < FEWEST:
                continue
            first = self.base(keys)
            for key in (*self.leaders(keys), *(Key(key.batch, first.shape) for key in keys)):
                wanted[key] = self.parts[family, key.shape.size]
        return dict(list(wanted.items())[:MOST_SAMPLES])

    def kin(self) -> dict[Family, list[Key]]:
        """Return the keys of each family, those with most letters first."""
        found: defaultdict[Family, list[Key]] = defaultdict(list)
        for key, _ in self.counts.most_common():
            found[self.families[key]].append(key)
        return found

    def base(self, keys: list[Key]) -> Key:
        """Return the key whose size all batches of a family are laid out in; its batch leads the family."""
        sizes: Counter[float] = Counter()
        for key in keys:
            sizes[key.shape.size] += self.counts[key]
        size = sizes.most_common(1)[0][0]
        return next(key for key in keys if key.shape.size == size)

    def leaders(self, keys: list[Key]) -> list[Key]:
        """Return the keys of a family's leading batch, in every size, the base first."""
        base = self.base(keys)
        return [base, *dict.fromkeys(Key(base.batch, key.shape) for key in keys if key.shape != base.shape)]


def plan_of(
    letters: Iterable[tuple[Batch, Part]], layout_of: Callable[[Batch], Layout], code_of: CodeOf | None = None
) -> Plan:
    """Look through all letters of a run; those that have no shape are left out."""
    plan = Plan()
    last = None
    for batch, part in letters:
        try:
            key = Key(batch, shape_of(batch, part, layout_of(batch), coded=code_of is not None))
            if key not in plan.families:
                plan.families[key] = _family(key, part, layout_of(batch))
                plan.letters |= letters_of((f"{code_of(batch, part)} {SIGNS}",)) if code_of else set()
        except UnfitError:
            continue
        plan.counts[key] += 1
        plan.parts.setdefault((plan.families[key], key.shape.size), part)
        if part is not last:
            last, signature = part, part.signatures[0]
            head = (*part.sender, part.return_line, part.dateline)
            plan.letters |= letters_of((*head, signature.name, *signature.lines))
    return plan


def _family(key: Key, part: Part, layout: Layout) -> Family:
    letter = replace(key.batch.letter, return_line=part.return_line)
    try:
        window = window_text(letter, layout)
    except RenderError as error:  # rendering the letter in full says it of the letter itself
        raise UnfitError("it cannot be printed") from error
    shape = replace(key.shape, size=0.0)
    return Family(shape, layout.name, (window.notes, window.notes_top), letter.language)
