"""What a check gives, and what a rule then says of a case: what, why, what to do, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.reading import Reading


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found. ``wording``: which of the rule's ``texts``, "" for its ``text``; ``words`` fill it in.

    ``at`` is "form:path" where it is mended, "" for the rule's own place. ``mark`` says what it is about where a rule
    can find several things (a row id): going on past one is not going on past another. ``level`` and ``acts``, when
    given, take the place of the rule's. ``thing``: what is talked of, for rules that yield to each other; "": the case.
    ``source``, when given, takes the place of the rule's, where what was found has its own.
    """

    wording: str = ""
    words: dict[str, str] = {}
    at: str = ""
    mark: str = ""
    level: Level | None = None
    acts: tuple[GuidedAct, ...] | None = None
    thing: str = ""
    source: str = ""


Check = Callable[[Reading], Iterable[Hit]]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's word in one case. ``form`` and ``path`` are where it is mended, "" when nowhere in particular.
    ``mark`` and ``wording`` are those of the hit."""

    rule: str
    level: Level
    text: str
    why: str
    source: str
    certainty: str
    action: str
    allowed: str = ""
    form: str = ""
    path: str = ""
    mark: str = ""
    acts: tuple[GuidedAct, ...] = ()
    hard: bool = False
    checklist: bool = False
    thing: str = ""
    ways: tuple[str, ...] = ()
    wording: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Rule and what it found. Going on past "nobody has asked" is not going on past "the answer was no"."""
        return self.rule, f"{self.mark} {self.wording}".strip()
