"""Who sits at the table of a SIP, by principal, as kallelse, calls, notes and plan tell it; it judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from sip_desktop.domain.answers import Ref, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.case_events import OTHER_MEETING
from sip_desktop.domain.due_dates import Moment, local
from sip_desktop.domain.guidance.reading import CALL, PLAN, Reading
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consent_cover import Stand
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.invitations import CANCELLED, INVITED, PHONE, Called
from sip_desktop.domain.lenses.parties import Party, folded, is_party, is_same
from sip_desktop.texts.people import WITHOUT_NAME
from sip_desktop.texts.seats import PARTICIPANT

REGION, MUNICIPALITY = "region", "kommun"
SIDES = {
    "region": REGION,
    "utforare_region": REGION,
    "kommun": MUNICIPALITY,
    "utforare_kommun": MUNICIPALITY,
}
"""Whoever works for a principal by contract counts as that principal (Värmland 004:12)."""
SCHOOL = "skola"
EXTERNAL = ("statlig", "annan")
PRIVATE = ("den_enskilde", "narstaende")
_OF_SECTOR = {"socialtjanst": "kommun", "region": "region", "utbildning": SCHOOL}
_PRIVATE_KINDS = {
    "person": "den_enskilde",
    **dict.fromkeys(("vardnadshavare", "foretradare", "narstaende"), "narstaende"),
}
# At these a SIP may be made there and then (Haninge 001:137-141).
_SIP_NOW = ("konsultation", "natverk", "samverkan")
WILL_NOT_COME, NO_REPLY = "kommer_inte", "inget_svar"


class Seat(msgspec.Struct, frozen=True):
    """One at the table. ``mark`` is the id of its row, ``path`` where the row stands ("kallelse:k_deltagare/r1")."""

    party: Ref
    principal: str
    called: str
    mark: str = ""
    path: str = ""
    cells: dict[str, Value] = {}


def known_party(reading: Reading, ref: Ref) -> Party | None:
    """The party of the ärendeblad that is meant, None for somebody it does not know."""
    return next((one for one in reading.people if is_party(one, ref)), None)


def principal_of(reading: Reading, ref: Ref, said: str = "") -> str:
    """What the paper says, else the ärendeblad; "" when nobody has said."""
    if said:
        return said
    known = known_party(reading, ref)
    return "" if known is None else known.principal or _PRIVATE_KINDS.get(known.kind, "")


def role_of(reading: Reading, ref: Ref, number: int) -> str:
    """What a party is called where no name may stand: function and unit, else its place on the paper.

    In a case handled by hand only a unit can be a place, so there it does not stand either; and never a word that may
    not stand on paper.
    """
    known = known_party(reading, ref)
    if known is None:
        return PARTICIPANT.format(number=number)
    parts = [known.function or WITHOUT_NAME.get(known.kind, ""), "" if reading.facts.careful else known.unit]
    terms = [folded(text_of(row.cells.get("term"))) for row in rows_of(reading.sheet.get("kanda_termer"))]
    words = ", ".join(part for part in parts if part and not any(term and term in folded(part) for term in terms))
    return (words[:1].upper() + words[1:]) or PARTICIPANT.format(number=number)


def seats(reading: Reading, form: str, field: str, prefix: str) -> tuple[Seat, ...]:
    """The rows of a table of participants whose columns begin with ``prefix`` ("kd"), those with a party."""
    return tuple(_seats(reading, reading.rows(form, field), f"{form}:{field}", prefix))


def call_seats(reading: Reading) -> tuple[Seat, ...]:
    """Who stands on the kallelse and may know of the case; none when the meeting is cancelled."""
    found = () if is_cancelled(reading) else seats(reading, CALL, "k_deltagare", "kd")
    return tuple(seat for seat in found if not reading.must_not_know(seat.party))


def wished_seats(reading: Reading) -> tuple[Seat, ...]:
    """Who stands as wished in the preparation, private persons left out."""
    found = seats(reading, "forberedelse", "f_deltagare", "fd")
    return tuple(seat for seat in found if seat.principal not in PRIVATE and not reading.must_not_know(seat.party))


def is_cancelled(reading: Reading) -> bool:
    """True when the newest kallelse says that the meeting is not held."""
    return reading.text(CALL, "k_typ") == CANCELLED


def there_and_then(reading: Reading) -> bool:
    """True when a SIP is made at another meeting, without a kallelse, and no one has been called since."""
    meeting, call = reading.paper(OTHER_MEETING), reading.paper(CALL)
    if meeting is None or text_of(meeting.newest.get("ma_sip")) != "nu":
        return False
    held = text_of(meeting.newest.get("ma_motesform")) in _SIP_NOW
    return held and (call is None or call.ordinal < meeting.ordinal)


def at_table(reading: Reading) -> tuple[Seat, ...]:
    """Who takes part, by the newest paper that tells: the plan, the notes of another meeting, else who is called."""
    plan, call = reading.paper(PLAN), None if is_cancelled(reading) else reading.paper(CALL)
    if plan is not None and (reading.about == plan.ordinal or call is None or call.ordinal < plan.ordinal):
        took_part = seats(reading, PLAN, "p_deltagare", "pd")
        if took_part:
            return tuple(seat for seat in took_part if text_of(seat.cells.get("pd_deltog")) != "nej")
    if there_and_then(reading):
        return seats(reading, OTHER_MEETING, "ma_deltagare", "md")
    return tuple(_coming(reading))


def caller(reading: Reading) -> str:
    """The principal of the one who calls, "" when nobody has called or it is not known."""
    said = reading.text(CALL, "k_avs_huvudman")
    sender = reading.answers(CALL).get("k_avsandare")
    principal = principal_of(reading, party(sender), said) if said or is_answered(sender) else ""
    if principal or not reading.papers(CALL, PHONE):
        return principal
    return _OF_SECTOR.get(reading.sector, "")


def may_not_know(reading: Reading, ref: Ref) -> bool:
    """True when one whose consent counts has said no to this party, or taken it back."""
    return reading.cover.of(ref) in (Stand.DENIED, Stand.TAKEN_BACK)


def zoned(at: Moment) -> Moment:
    """A time that was typed, with the zone of Sweden; a day stays a day."""
    return local(at) if isinstance(at, datetime) else at


def unanswered(reading: Reading) -> tuple[Called, ...]:
    """The called that have not answered. Somebody invited chooses freely, and the one who calls asks nobody."""
    sender = party(reading.answers(CALL).get("k_avsandare"))
    return tuple(
        one
        for one in reading.called
        if one.kind not in ("", INVITED) and one.answer in ("", NO_REPLY) and not is_same(one.party, sender)
        if not reading.must_not_know(one.party)
    )


def _seats(reading: Reading, rows: tuple[Row, ...], at: str, prefix: str) -> Iterator[Seat]:
    for number, row in enumerate(rows, 1):
        value = row.cells.get(f"{prefix}_part")
        if is_answered(value):
            ref = party(value)
            principal = principal_of(reading, ref, text_of(row.cells.get(f"{prefix}_huvudman")))
            called = role_of(reading, ref, number)
            yield Seat(ref, principal, called, row.id, f"{at}/{row.id}", row.cells)


def _coming(reading: Reading) -> Iterator[Seat]:
    """Who has been called or stands on the kallelse, and has not said that they will not come."""
    declined = [one.party for one in reading.called if one.answer == WILL_NOT_COME]
    for seat in call_seats(reading):
        said_no = text_of(seat.cells.get("kd_svar")) == WILL_NOT_COME
        if not said_no and not any(is_same(seat.party, ref) for ref in declined):
            yield seat
    for number, one in enumerate(reading.called, 1):
        if one.kind and one.answer != WILL_NOT_COME:
            principal = principal_of(reading, one.party, one.principal)
            yield Seat(one.party, principal, role_of(reading, one.party, number), one.party.row)


def acted_call(reading: Reading) -> CasePaper | None:
    """The kallelse or inbjudan that is being sent, else the newest kallelse; None when there is nothing to send.

    The person's own sheet about the meeting is no kallelse, and a meeting that is cancelled has no purpose.
    """
    about = next((paper for paper in reading.known.papers if paper.ordinal == reading.about), None)
    if about is not None and about.form == "inbjudan_lattlast":
        return None
    if about is not None and about.form == "inbjudan":
        return about
    return None if is_cancelled(reading) else reading.paper(CALL)
