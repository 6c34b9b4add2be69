"""Which services have a part of a plan to approve, and whose part was changed by a new revision; keeps nothing.

Every service documents its own part without delay and approves the plan (Skåne, SIP-möte/genomförande 002:121). A part
is the activities that a party answers for. What came out of an activity is no change of what was agreed on.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, Value, rows_of, text_of
from sip_desktop.domain.differences import Change, Kind, Version, differences
from sip_desktop.domain.lenses.parties import PERSON_ROW

NOT_SERVICES = frozenset({"den_enskilde", "narstaende"})
AFTERWARDS = frozenset({"a_uppfoljning", "a_godkand", "a_godkand_av"})


class Part(msgspec.Struct, frozen=True):
    """One party's part of a plan. ``party`` is its row in the ärendeblad, or its words when it was written freely.

    ``activities`` are row ids; none for one who took part in the meeting and answers for nothing.
    """

    party: str
    label: str
    activities: tuple[str, ...]


def parts(plan: Answers) -> tuple[Part, ...]:
    """Every service with a part, in the order of the plan; then those who only took part in the meeting."""
    labels: dict[str, str] = {}
    own: dict[str, list[str]] = {}
    for activity in _activities(plan):
        key = _key(activity.cells.get("a_ansvarig"))
        if key and _is_service(key, activity.cells.get("a_huvudman")):
            labels.setdefault(key, text_of(activity.cells.get("a_ansvarig")).strip())
            own.setdefault(key, []).append(activity.id)
    for member in rows_of(plan.get("p_deltagare")):
        key, principal = _key(member.cells.get("pd_part")), member.cells.get("pd_huvudman")
        if key and _took_part(member) and text_of(principal) and _is_service(key, principal):
            labels.setdefault(key, text_of(member.cells.get("pd_part")).strip())
    return tuple(Part(key, label, tuple(own.get(key, ()))) for key, label in labels.items())


def changed_parties(was: Version, now: Version) -> frozenset[str]:
    """The parties for whom an activity that is or was theirs is changed, added or taken away."""
    touched = {row for change in differences(was, now) for row in _touched(change, was.answers, now.answers)}
    return frozenset(
        _key(activity.cells.get("a_ansvarig"))
        for plan in (was.answers, now.answers)
        for activity in _activities(plan)
        if activity.id in touched
    )


def _touched(change: Change, was: Answers, now: Answers) -> Iterator[str]:
    """The ids of the activities that a change is about."""
    match change.path.split("/"):
        case ["p_delmal", goal] if change.kind in (Kind.ADDED, Kind.REMOVED):
            for plan in (was, now):
                yield from (row.id for row in _activities(plan, goal))
        case ["p_delmal", _, "d_aktiviteter", activity] if change.kind is not Kind.MOVED:
            yield activity
        case ["p_delmal", _, "d_aktiviteter", activity, cell] if cell not in AFTERWARDS:
            yield activity


def _activities(plan: Answers, goal: str = "") -> Iterator[Row]:
    for row in rows_of(plan.get("p_delmal")):
        if goal in ("", row.id):
            yield from rows_of(row.cells.get("d_aktiviteter"))


def _took_part(member: Row) -> bool:
    """Whether somebody was at the meeting; while nobody has said, those who were only invited do not count."""
    attended = text_of(member.cells.get("pd_deltog"))
    return attended != "nej" if attended else member.cells.get("pd_slag") != "inbjuden"


def _key(who: Value | None) -> str:
    """One and the same party by its row, also when it has got another name since."""
    if isinstance(who, Ref) and who.row:
        return who.row
    return " ".join(text_of(who).split())


def _is_service(key: str, principal: Value | None) -> bool:
    return key != PERSON_ROW and text_of(principal) not in NOT_SERVICES
