"""Which ways a paper may leave by, in safe order, and the steps of a letter until somebody has it. It knows no screen.

Source: practice.md §7 and law.md §2.1: Skatteverket's own steps, and what went wrong where a step was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from sip_desktop.domain.records import LetterStep
from sip_desktop.domain.values.days import weekdays_on


class Way(StrEnum):
    """How a paper gets to somebody, the safest first."""

    HAND = "overlamna"
    READ = "lasa"
    CARD = "tidskort"
    FORWARD = "formedling"
    FORWARD_REK = "formedling_rek"
    MESSENGER = "bud"
    INTERNAL = "internpost"
    REK = "rek"
    LETTER = "brev"


FORWARDED = (Way.FORWARD, Way.FORWARD_REK)
REGISTERED = (Way.FORWARD_REK, Way.REK)
IN_HAND = (Way.HAND, Way.READ)
HOME_ONLY = (Way.READ, Way.CARD, *FORWARDED)
UNIT_ONLY = (Way.MESSENGER, Way.INTERNAL)
BY_SKATTEVERKET = ("sekretessmarkering", "skyddad_folkbokforing")
"""The two kinds of protection that Skatteverket forwards for."""


class Number(StrEnum):
    """What is known of the number that goes on the inner envelope."""

    GOOD = "good"
    MISSING = "missing"
    RESERVE = "reserve"


class PostFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What decides how a paper may leave. ``home``: the receiver is no authority; ``kind`` their protection.

    ``shown``: a paper from Skatteverket was seen; ``told``: they told Skatteverket where their post goes; ``seen``:
    "nej", "ja", "vet_inte" or "" to whether others see the post; ``call``: it is about a meeting on ``meeting``.
    """

    home: bool
    today: date
    protected: bool = False
    violence: bool = False
    kind: str = ""
    shown: bool = False
    number: Number = Number.MISSING
    of_child: bool = False
    told: bool = False
    seen: str = ""
    never_letter: bool = False
    call: bool = False
    meeting: date | None = None

    @property
    def careful(self) -> bool:
        """True when the case is handled by hand only."""
        return self.protected or self.violence


class WayLine(msgspec.Struct, frozen=True):
    """One way: ``stops`` are the ids of what must be answered or mended first, ``notes`` of what to think of."""

    way: Way
    stops: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def ways(facts: PostFacts, forwarding_days: int) -> tuple[WayLine, ...]:
    """Every way there is to such a receiver, in safe order."""
    return tuple(
        WayLine(way, tuple(_stops(way, facts, forwarding_days)), tuple(_notes(way, facts)))
        for way in Way
        if way not in (UNIT_ONLY if facts.home else HOME_ONLY)
    )


def _stops(way: Way, facts: PostFacts, forwarding_days: int) -> Iterator[str]:
    if way in (Way.HAND, Way.READ, Way.CARD) or not facts.home:
        return
    if facts.never_letter:
        yield "never"
    if facts.careful and facts.seen != "nej":
        yield "seen_unknown" if facts.seen == "" else "seen"
    if way in FORWARDED:
        yield from _forwarding(way, facts, forwarding_days)
    elif facts.protected:
        yield "address"


def _forwarding(way: Way, facts: PostFacts, forwarding_days: int) -> Iterator[str]:
    if facts.kind not in BY_SKATTEVERKET:
        yield "no_protection"
    elif not facts.shown:
        yield "not_shown"
    if facts.number is not Number.GOOD:
        yield "no_number" if facts.number is Number.MISSING else "reserve"
    if not facts.told:
        yield "not_told"
    if way is Way.FORWARD_REK and facts.of_child:
        yield "child_rek"
    if facts.call and facts.meeting is not None and is_too_late(facts.today, facts.meeting, forwarding_days):
        yield "too_late"


def _notes(way: Way, facts: PostFacts) -> Iterator[str]:
    if way is Way.FORWARD_REK:
        yield "collect"
    if way in FORWARDED:
        yield "own_address"
    if way is Way.CARD:
        yield "card"
    if way is Way.LETTER and not facts.home:
        yield "double"


def is_too_late(today: date, meeting: date, forwarding_days: int) -> bool:
    """True when a forwarded letter would come after a meeting that is still ahead."""
    return today <= meeting < weekdays_on(today, forwarding_days)


STEPS_FORWARDED = (
    "bord",
    "raknat",
    "blankt",
    "inner",
    "nummer",
    "baksida",
    "siffror",
    "granskat",
    "forslutet",
    "ytter",
    "lamnat",
)
STEPS_DOUBLE = ("bord", "raknat", "blankt", "inner", "baksida", "granskat", "forslutet", "ytter", "lamnat")
STEPS_SINGLE = ("bord", "raknat", "granskat", "forslutet", "ytter", "lamnat")
STEPS_HAND = ("bord", "raknat", "ratt_person", "lamnat")


def steps_of(way: Way, double: bool) -> tuple[str, ...]:
    """The steps of packing, in their order. ``double``: an inner envelope in an outer one."""
    if way in IN_HAND:
        return STEPS_HAND
    if way in FORWARDED:
        return STEPS_FORWARDED
    return STEPS_DOUBLE if double else STEPS_SINGLE


class LetterState(StrEnum):
    """Where a letter is. ``SEALED`` is not ``LEFT``: it leaves when the post is picked up."""

    PACKING = "packas"
    SEALED = "forslutet"
    LEFT = "lamnat"
    ARRIVED = "framme"
    RETURNED = "retur"
    OPENED = "oppnad"
    CANCELLED = "avbruten"


_STATES = {
    "forslutet": LetterState.SEALED,
    "lamnat": LetterState.LEFT,
    "framme": LetterState.ARRIVED,
    "retur": LetterState.RETURNED,
    "oppnad": LetterState.OPENED,
    "avbruten": LetterState.CANCELLED,
}
OPEN = (LetterState.PACKING, LetterState.SEALED)
NEWS = {
    LetterState.PACKING: ("avbruten",),
    LetterState.SEALED: ("avbruten",),
    LetterState.LEFT: ("rek", "framme", "retur", "oppnad"),
    LetterState.ARRIVED: ("rek",),
    LetterState.RETURNED: ("oppnad",),
    LetterState.OPENED: ("retur", "anmald"),
    LetterState.CANCELLED: (),
}
"""What can become of a letter where it is. A letter that came back is not sent again: a new one is packed."""
RETURN_REASONS = ("oforslutet", "okant_nummer", "skydd_upphort", "ej_hamtat", "trasigt", "fel_person")


def state_of(steps: Sequence[LetterStep]) -> LetterState:
    """Where a letter is after these steps."""
    found = [_STATES[one.step] for one in steps if one.step in _STATES]
    return found[-1] if found else LetterState.PACKING


def next_step(way: Way, double: bool, steps: Sequence[LetterStep]) -> str:
    """The step that is to be ticked now; "" when packing is over or was broken off."""
    if state_of(steps) not in OPEN:
        return ""
    done = {one.step for one in steps}
    return next((step for step in steps_of(way, double) if step not in done), "")


def rest(way: Way, number: str) -> str:
    """The last four digits of a number, that are read back from the envelope; "" for ways without a number."""
    digits = "".join(filter(str.isdigit, number))
    return digits[-4:] if way in FORWARDED else ""


class LetterDue(msgspec.Struct, frozen=True):
    """What waits: "ring" (nobody has said that it came), "rek" (the receipt is to be fetched) or "anmal" (opened by
    the wrong one: 72 hours). ``at`` is an ISO day, or for the last an ISO time."""

    what: str
    at: str


def due_of(way: Way, steps: Sequence[LetterStep], days: int, hours: int) -> tuple[LetterDue, ...]:
    """Everything that waits for a letter."""
    return tuple(_dues(way, steps, days, hours))


def _dues(way: Way, steps: Sequence[LetterStep], days: int, hours: int) -> Iterator[LetterDue]:
    state, names = state_of(steps), {one.step for one in steps}
    left = next((one for one in reversed(steps) if one.step == "lamnat"), None)
    if left is not None and state is LetterState.LEFT and way not in IN_HAND:
        yield LetterDue("ring", weekdays_on(date.fromisoformat(left.day), days).isoformat())
    if left is not None and state is LetterState.LEFT and way in REGISTERED and "rek" not in names:
        yield LetterDue("rek", weekdays_on(date.fromisoformat(left.day), 1).isoformat())
    opened = next((one for one in steps if one.step == "oppnad"), None)
    if opened is not None and "anmald" not in names:
        yield LetterDue("anmal", (datetime.fromisoformat(opened.at) + timedelta(hours=hours)).isoformat())


_CODE = re.compile(r"[Rr]?[\s.-]*0*([1-9][0-9]{0,8})")


def return_code(letter_id: int) -> str:
    """ "R 0041": what stands on the back of the envelope, and nothing else that tells whose it is."""
    return f"R {letter_id:04}"


def letter_of_code(text: str) -> int:
    """ "R 0041", "r41" or "41" as 41; 0 for what is no return code."""
    found = _CODE.fullmatch(text.strip())
    return int(found[1]) if found else 0
