"""What the consents of a case let one reader know: covered at all, which parts, and the words a human must read.

What somebody wrote as a limit cannot be weighed here. It takes everything but the reader's own back to "asked and
ticked", by whoever has read it (OSL 12 kap. 2 §; practice §6.1: the consent's own limits win).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.form import Part
from sip_desktop.domain.lenses.consent_cover import Cover
from sip_desktop.domain.lenses.consents import WHOLE_PLAN, Actor
from sip_desktop.domain.lenses.parties import is_same
from sip_desktop.domain.readers import GOALS_CARE, GOALS_SUPPORT, Cell

LIMITED = frozenset(
    {
        Part.SITUATION.value,
        Part.MAIN_GOAL.value,
        Part.CHILD_VOICE.value,
        Part.RISK.value,
        Part.NEW_NEEDS.value,
        GOALS_SUPPORT,
        GOALS_CARE,
    }
)
"""The parts a consent speaks of: what a paper says. When the meeting is and whom to ring follows from being in it."""
_GRAVEST = (Cell.LEFT_OUT, Cell.ABSENT, Cell.ASKED)


class Limits(msgspec.Struct, frozen=True):
    """What each giver's consent says of one reader, () for those whose own paper it is. ``exempt``: what may not be
    told, and to whom, in the givers' words."""

    said: tuple[Actor, ...] = ()
    exempt: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every limit in words, to be read by whoever ticks."""
        return tuple(dict.fromkeys((*(actor.limit for actor in self.said if actor.limit), *self.exempt)))

    @property
    def any(self) -> bool:
        """True when it is less than a yes to everything."""
        return bool(self.words) or any(actor.limited for actor in self.said)

    def of(self, part: str, cell: Cell, subjects: Mapping[str, frozenset[str]], in_own_goal: bool = False) -> Cell:
        """What is left of a cell of the table; the gravest that any giver says. ``in_own_goal``: others' everyday
        measures under a goal that the reader answers for."""
        if part not in LIMITED or cell in (Cell.LEFT_OUT, Cell.ABSENT):
            return cell
        own = in_own_goal and part == GOALS_SUPPORT
        start = Cell.SHOWN if own else cell
        found = [self._by(actor, part, start, subjects, own) for actor in self.said] or [start]
        return next((cell for cell in _GRAVEST if cell in found), found[0])

    def covers(self, part: str, subjects: Mapping[str, frozenset[str]]) -> bool:
        """Whether every giver's consent reaches the part at all."""
        return part not in LIMITED or all(_covered(actor, part, subjects) for actor in self.said)

    def _by(self, actor: Actor, part: str, cell: Cell, subjects: Mapping[str, frozenset[str]], own: bool) -> Cell:
        if not _covered(actor, part, subjects):
            return Cell.LEFT_OUT
        if actor.limit or self.exempt:
            # Words beside named subjects narrow them; under the reader's own goal what the subject covers stays.
            return cell if own and actor.subjects else Cell.ASKED
        return Cell.SHOWN if cell is Cell.ASKED and actor.subjects else cell


def limits_of(cover: Cover, ref: Ref) -> Limits:
    """What the consents say of a reader, by row, by name, or for its unit."""
    return Limits(
        said=tuple(_said(cover, ref)),
        exempt=tuple(dict.fromkeys(words for giver in cover.givers if (words := giver.spoken.live[-1].exempt))),
    )


def _said(cover: Cover, ref: Ref) -> Iterator[Actor]:
    for giver in cover.givers:
        exact = [actor for actor in giver.actors if is_same(actor.party, ref)]
        yield from exact or [actor for actor in giver.actors if cover.are_one(actor.party, ref)]


def _covered(actor: Actor, part: str, subjects: Mapping[str, frozenset[str]]) -> bool:
    if not actor.subjects or WHOLE_PLAN in actor.subjects:
        return True
    return any(part in subjects.get(subject, frozenset()) for subject in actor.subjects)
