"""The rules on who takes part and must take part (forms.md §3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import Ref, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import is_over
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.due_rules import ANSWER
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.reading import CALL, PLAN, PREPARATION, Reading, answered
from sip_desktop.domain.guidance.seats import (
    EXTERNAL,
    MUNICIPALITY,
    PRIVATE,
    REGION,
    SCHOOL,
    SIDES,
    WILL_NOT_COME,
    Seat,
    acted_call,
    at_table,
    call_seats,
    caller,
    is_cancelled,
    known_party,
    may_not_know,
    principal_of,
    role_of,
    unanswered,
    wished_seats,
    zoned,
)
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import folded, is_party, is_same

STOPPED_IN = ("haninge",)
SCHOOL_AS_OTHERS = ("uppsala", "varmland")


def r_del_01(reading: Reading) -> Iterator[Hit]:
    """Nobody from the region, or nobody from the kommun, takes part."""
    if is_cancelled(reading) and reading.paper(PLAN) is None:
        return
    allowed = [seat for seat in at_table(reading) if not may_not_know(reading, seat.party)]
    here = {SIDES.get(seat.principal) for seat in allowed} | {SIDES.get(caller(reading))}
    lacking = [side for side in (REGION, MUNICIPALITY) if side not in here]
    if not lacking:
        return
    wording, about = "_".join(lacking), acted_call(reading)
    if about is not None and about.ordinal == reading.about:
        # Calls are made one at a time (practice O16): while they are sent it is only worth knowing.
        yield Hit(wording=wording, level=Level.WARNING, acts=(GuidedAct.SEND_CALL,))
    else:
        # A warning yields to the question that a consent taken back raises (O-01); a stop yields to nothing.
        yield Hit(wording=wording, thing=reading.region if reading.region in STOPPED_IN else "")


def r_del_02(reading: Reading) -> Iterator[Hit]:
    """The support needs to be co-ordinated, yet no SIP is offered and no reason written."""
    needs = "ja" in (reading.text(PREPARATION, "f_behover_samordnas"), reading.text(PREPARATION, "f_uttryckt"))
    refused = reading.text(PREPARATION, "f_bedomning") == "behovs_inte"
    if needs and refused and not answered(reading.answers(PREPARATION).get("f_bedomning_skal")):
        yield Hit()


def r_del_03(reading: Reading) -> Iterator[Hit]:
    """Health care or social services are invited in place of called, or have said that they will not come."""
    for seat in call_seats(reading):
        if seat.principal in SIDES and text_of(seat.cells.get("kd_slag")) == "inbjuden":
            yield Hit(wording="invited", words={"who": seat.called}, at=f"{seat.path}/kd_slag", mark=seat.mark)
    for number, one in enumerate(reading.called, 1):
        principal = principal_of(reading, one.party, one.principal)
        if principal in SIDES and one.answer == WILL_NOT_COME and not reading.must_not_know(one.party):
            who = role_of(reading, one.party, number)
            mark = f"{WILL_NOT_COME}-{_mark(one.party, number)}"
            yield Hit(wording="declined", words={"who": who}, mark=mark, acts=(GuidedAct.START_MEETING,))


def r_del_05(reading: Reading) -> Iterator[Hit]:
    """A service without contact is wished for, and nothing says why it is needed."""
    for seat in wished_seats(reading):
        if text_of(seat.cells.get("fd_kontakt")) == "nej" and not _has_purpose(reading, seat):
            yield Hit(words={"who": seat.called}, at=f"{seat.path}/fd_syfte", mark=seat.mark)


def r_del_06(reading: Reading) -> Iterator[Hit]:
    """A SIP at discharge: the out-patient care is not said to be called, or the hospital not said to be ready."""
    if reading.facts.situation != "utskrivning" or is_cancelled(reading) or reading.paper(CALL) is None:
        return
    ready = reading.options(CALL, "k_sjukhus")
    replied = any(paper.newest.get("s_oppenvard") is True for paper in reading.papers("svar"))
    if "oppenvard" not in ready and not replied:
        yield Hit(wording="care", mark="care")
    if not answered(reading.answers(CALL).get("k_utskrivning")):
        yield Hit(wording="hospital", at=f"{CALL}:k_utskrivning", mark="hospital")
    elif "medicinskt" not in ready:
        yield Hit(wording="hospital", mark="hospital")


def r_del_07(reading: Reading) -> Iterator[Hit]:
    """Somebody wished for has no contact with the child or the family, or nobody has looked."""
    wished = wished_seats(reading)
    for seat in wished:
        if text_of(seat.cells.get("fd_kontakt")) == "nej":
            yield Hit(words={"who": seat.called}, at=f"{seat.path}/fd_kontakt", mark=seat.mark)
    open_ones = [seat for seat in wished if not answered(seat.cells.get("fd_kontakt"))]
    if open_ones:
        yield Hit(wording="unchecked", at=f"{open_ones[0].path}/fd_kontakt")


def r_del_08(reading: Reading) -> Iterator[Hit]:
    """The person has not been asked about somebody wished for, or does not want one who stands on the kallelse."""
    unasked = [seat for seat in wished_seats(reading) if text_of(seat.cells.get("fd_vill")) != "ja"]
    if unasked:
        yield Hit(at=f"{unasked[0].path}/fd_vill")
    unwanted = list(_unwanted(reading))
    for seat in call_seats(reading):
        if any(_is_meant(reading, seat, ref) for ref in unwanted):
            yield Hit(wording="unwanted", words={"who": seat.called}, at=f"{seat.path}/kd_part", mark=seat.mark)


def r_del_10(reading: Reading) -> Iterator[Hit]:
    """Somebody who is free to come is called; or the school is asked by law, and only invited."""
    asked_by_law = reading.answers(CALL).get("k_skollag") is True
    for seat in call_seats(reading):
        wording = _free_to_come(reading.region, seat, asked_by_law)
        if wording:
            yield Hit(wording=wording, words={"who": seat.called}, at=f"{seat.path}/kd_slag", mark=seat.mark)


def r_del_13(reading: Reading) -> Iterator[Hit]:
    """Somebody called has not answered in the time that the kallelse gave."""
    if is_cancelled(reading):
        return
    last = moment(reading.answers(CALL).get("k_svar_senast"))
    if last is None or not is_over(zoned(last), reading.now):
        return
    for number, one in enumerate(unanswered(reading), 1):
        who = role_of(reading, one.party, number)
        yield Hit(words={"who": who}, mark=_mark(one.party, number), thing=ANSWER)


def r_del_14(reading: Reading) -> Iterator[Hit]:
    """A kallelse has come and is not confirmed or not looked through, or somebody called asks what it is for."""
    replies, call = reading.papers("svar"), reading.paper(CALL)
    for paper in replies:
        cell, mark = paper.newest.get, str(paper.ordinal)
        if call is None and not (answered(cell("s_mottagen")) and answered(cell("s_fortydliga"))):
            yield Hit(wording="confirm", mark=mark)
        asks = text_of(cell("s_fortydliga")) == "otydliga"
        if call is not None and asks and call.cleared <= paper.created:
            yield Hit(wording="explain", at=f"{CALL}:k_fraga", mark=mark)


def _has_purpose(reading: Reading, wished: Seat) -> bool:
    said = [wished.cells.get("fd_syfte")]
    said += [seat.cells.get("kd_syfte") for seat in call_seats(reading) if is_same(seat.party, wished.party)]
    return any(answered(value) for value in said)


def _unwanted(reading: Reading) -> Iterator[Ref]:
    """Whom the person does not want there, as far as the papers say; who must not know at all is told by safety."""
    for row in reading.rows(PREPARATION, "f_narstaende"):
        if text_of(row.cells.get("fn_vill")) == "nej":
            yield party(row.cells.get("fn_part"))
    for row in reading.rows(PREPARATION, "f_ska_inte"):
        if text_of(row.cells.get("fi_vad")) == "kallas_inte":
            yield Ref("", text_of(row.cells.get("fi_vem")))
    for row in rows_of(reading.sheet.get("narstaende")):
        if text_of(row.cells.get("vill")) == "nej":
            yield Ref(row.id, text_of(row.cells.get("namn")))


def _is_meant(reading: Reading, seat: Seat, ref: Ref) -> bool:
    """True when the reference, or the words of one who is only written, are this party, its name or its unit."""
    known = known_party(reading, seat.party)
    if is_same(seat.party, ref) or known is None:
        return is_same(seat.party, ref)
    return is_party(known, ref) or (not ref.row and bool(known.unit) and folded(ref.text) == folded(known.unit))


def _free_to_come(region: str, seat: Seat, asked_by_law: bool) -> str:
    """Which wording fits one who is called or invited the wrong way round, "" for none."""
    kind = text_of(seat.cells.get("kd_slag"))
    if seat.principal == SCHOOL:
        if kind == "inbjuden" and asked_by_law:
            return "school_called"
        return "school" if kind == "kallad" and not asked_by_law and region in SCHOOL_AS_OTHERS else ""
    others = (*EXTERNAL, *PRIVATE[1:])
    return "others" if kind == "kallad" and seat.principal in others else ""


def _mark(ref: Ref, number: int) -> str:
    """What tells one party from another without naming it."""
    return ref.row or str(number)


CHECKS: Mapping[str, Check] = {
    "R-DEL-01": r_del_01,
    "R-DEL-02": r_del_02,
    "R-DEL-03": r_del_03,
    "R-DEL-05": r_del_05,
    "R-DEL-06": r_del_06,
    "R-DEL-07": r_del_07,
    "R-DEL-08": r_del_08,
    "R-DEL-10": r_del_10,
    "R-DEL-13": r_del_13,
    "R-DEL-14": r_del_14,
}
