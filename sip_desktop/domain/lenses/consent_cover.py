"""What the consents of a case say of each party: may it know, did somebody say no, or has nobody been asked of it.

Everybody whose consent rests the plan must have said yes of a party: one guardian's yes is not both's. A consent names
a service (Värmland 004:50), so what is said of one of a unit holds for the others there of whom nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.lenses.consent_givers import Asked, Spoken, Word
from sip_desktop.domain.lenses.consents import NO, YES, Actor
from sip_desktop.domain.lenses.parties import Party, folded, is_party, is_same
from sip_desktop.texts.people import WITHOUT_NAME


class Stand(StrEnum):
    """``OUTSIDE``: nothing is said of the party, or nothing that can be read."""

    COVERED = "covered"
    OUTSIDE = "outside"
    DENIED = "denied"
    TAKEN_BACK = "taken_back"


_GRAVEST = (Stand.TAKEN_BACK, Stand.DENIED, Stand.OUTSIDE, Stand.COVERED)


class Giver(msgspec.Struct, frozen=True):
    """One whose yes the plan rests on: what each party may know, and of whom it was taken back."""

    spoken: Spoken
    actors: tuple[Actor, ...]
    taken: tuple[Ref, ...]


class Cover(msgspec.Struct, frozen=True):
    """``givers`` are those whose yes holds today, () where there is none; ``people`` everybody the case knows."""

    givers: tuple[Giver, ...]
    people: tuple[Party, ...]

    def of(self, ref: Ref) -> Stand:
        """Where a party stands; the gravest that any giver says. OUTSIDE where nobody has said yes to the plan."""
        found = {self._by(giver, ref) for giver in self.givers}
        return next((stand for stand in _GRAVEST if stand in found), Stand.OUTSIDE)

    def of_all(self) -> Iterator[tuple[Ref, Stand]]:
        """Every party that some consent names or took back, once, and where it stands."""
        seen: list[Ref] = []
        for giver in self.givers:
            for ref in (*(actor.party for actor in giver.actors), *giver.taken):
                if not any(is_same(ref, other) for other in seen):
                    seen.append(ref)
                    yield ref, self.of(ref)

    def party(self, ref: Ref) -> Party | None:
        """The one the reference is to, None for somebody the case does not know."""
        return next((one for one in self.people if is_party(one, ref)), None)

    def are_one(self, one: Ref, other: Ref) -> bool:
        """True for the same party, and for two of the same unit."""
        return is_same(one, other) or (bool(self._unit(one)) and self._unit(one) == self._unit(other))

    def _by(self, giver: Giver, ref: Ref) -> Stand:
        exact = [actor for actor in giver.actors if is_same(actor.party, ref)]
        said = exact or [actor for actor in giver.actors if self.are_one(actor.party, ref)]
        taken = [one for one in giver.taken if is_same(one, ref) or (not exact and self.are_one(one, ref))]
        answers = {actor.may_know for actor in said}
        if taken and answers != {YES}:
            return Stand.TAKEN_BACK
        if NO in answers:
            return Stand.DENIED
        return Stand.COVERED if YES in answers else Stand.OUTSIDE

    def _unit(self, ref: Ref) -> str:
        """What a party is called on a sheet that was filled in by hand: its unit; a private person's relation."""
        party = self.party(ref)
        if party is None:
            return folded(ref.text)
        return folded(party.function if party.kind in WITHOUT_NAME else party.unit)


def cover(case: Asked, people: tuple[Party, ...]) -> Cover:
    """What the consents of those whose answer is needed say of the parties."""
    return Cover(
        givers=tuple(
            Giver(one, one.actors, tuple(ref for part in one.parts for ref in part.actors))
            for one in case.needed
            if one.word is Word.YES
        ),
        people=people,
    )
