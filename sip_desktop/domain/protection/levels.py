"""How grave a finding is, by the case and by where the paper goes; a table and nothing else.

Source: practice §6.2, Whereabouts levels.
"""

from __future__ import annotations

from enum import StrEnum

from sip_desktop.domain.protection.finding import Finding, Kind


class Mode(StrEnum):
    """What the case is. Protected wins over violence."""

    ORDINARY = "ordinary"
    VIOLENCE = "violence"
    PROTECTED = "protected"


class Destination(StrEnum):
    """Where the paper goes: it leaves the unit, or it is the original that stays there."""

    LEAVES = "leaves"
    STAYS = "stays"


class Level(StrEnum):
    """Stop: the paper does not leave like this. Warning: a human decides. Info: worth a look."""

    STOP = "stop"
    WARNING = "warning"
    INFO = "info"


_KNOWN = frozenset({Kind.KNOWN_TERM})
_NEAR = frozenset({Kind.NEAR_KNOWN_TERM})
REACHED = frozenset(
    {
        *(
            Kind.ADDRESS,
            Kind.POSTCODE,
            Kind.BOX,
            Kind.CARE_OF,
            Kind.DOOR_CODE,
            Kind.COORDINATES,
            Kind.PHONE,
            Kind.EMAIL,
        ),
        *(Kind.WEB, Kind.VEHICLE),
    }
)
# What is worse where the sentence says that somebody lives or goes there.
PLACED = frozenset(
    {
        *(Kind.PLACE, Kind.SCHOOL, Kind.CARE_UNIT, Kind.SHELTER, Kind.WORKPLACE, Kind.HOTEL, Kind.ARENA, Kind.CHURCH),
        Kind.TRANSPORT,
    }
)
_CLUES = frozenset({Kind.AREA_CODE, Kind.TRAVEL_TIME, Kind.OPENING_HOURS, Kind.DOCUMENT_NUMBER})
_IDENTITY = frozenset({Kind.IDENTITY_NUMBER})
_UNKNOWN = frozenset({Kind.UNKNOWN_NAME})

_STOP, _WARNING, _INFO = Level.STOP, Level.WARNING, Level.INFO
# What it is: ordinary case, violence without protection, protected; and on the original that stays.
_TABLE: tuple[tuple[frozenset[Kind], tuple[Level | None, Level | None, Level | None, Level | None]], ...] = (
    # In an ordinary case the only known terms are those that somebody must not know, so they stop there too.
    (_KNOWN, (_STOP, _STOP, _STOP, _INFO)),
    (_NEAR, (_WARNING, _WARNING, _WARNING, None)),
    (REACHED, (_INFO, _STOP, _STOP, None)),
    (PLACED, (None, _WARNING, _WARNING, None)),
    (_CLUES, (None, _INFO, _WARNING, None)),
    (_IDENTITY, (_STOP, _STOP, _STOP, _WARNING)),
    (_UNKNOWN, (None, None, _INFO, None)),
)
_COLUMNS = (Mode.ORDINARY, Mode.VIOLENCE, Mode.PROTECTED)


def mode_of(protected: bool, violence: bool) -> Mode:
    """The column of the table a case belongs to."""
    return Mode.PROTECTED if protected else Mode.VIOLENCE if violence else Mode.ORDINARY


def level(
    finding: Finding, mode: Mode, destination: Destination = Destination.LEAVES, outside_consent: bool = False
) -> Level | None:
    """How grave the finding is; None when it is no matter. ``outside_consent``: the reader is not in the consent."""
    row = next(levels for kinds, levels in _TABLE if finding.kind in kinds)
    if destination is Destination.STAYS:
        return row[3]
    found = row[_COLUMNS.index(mode)]
    if mode is Mode.PROTECTED and finding.kind in PLACED and finding.lives:
        return Level.STOP
    if mode is Mode.ORDINARY and finding.kind in REACHED and outside_consent:
        return Level.WARNING
    return found
