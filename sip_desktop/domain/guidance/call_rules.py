"""The rules on the kallelse and what comes before it (forms.md §3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import Answers, is_answered, options_of, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.due_dates import day_of, is_over
from sip_desktop.domain.guidance.due_rules import CALL_IN_TIME, is_explained, r_kal_19
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.reading import CALL, PLAN, PREPARATION, Reading, answered
from sip_desktop.domain.guidance.seats import (
    EXTERNAL,
    PRIVATE,
    WILL_NOT_COME,
    acted_call,
    call_seats,
    is_cancelled,
    principal_of,
    there_and_then,
    zoned,
)
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.case_papers import day_of as paper_day
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.invitations import INVITATION, PHONE
from sip_desktop.domain.lenses.parties import is_same

PURPOSE = {CALL: "k_syfte", INVITATION: "ib_syfte"}
START = {CALL: "k_start", INVITATION: "ib_start"}
PLACE = {CALL: "k_plats", INVITATION: "ib_plats"}
BY_LETTER = "brev"
IN_GOOD_TIME = 3
"""Days from kallelse to meeting that are taken as good time where the routine has no number (forms.md D10)."""

# Whole words only: "kostnadsfri", "på bekostnad av" and "betalningsanmärkning" are no question of who pays for what.
_ECONOMY = re.compile(
    r"\b(kostnad(en|er|erna)?|kostnads(fördelning|ansvar)(en|et)?|betalning(en|ar|arna)?|betalningsansvar(et)?"
    r"|(ansvars|resurs)fördelning(en|ar|arna)?|finansiering(en)?)s?\b",
    re.IGNORECASE,
)


def r_kal_01(reading: Reading) -> Iterator[Hit]:
    """A kallelse or an inbjudan without its purpose."""
    paper = _called_with(reading)
    if paper is not None and not answered(paper.newest.get(PURPOSE[paper.form])):
        yield Hit(at=f"{paper.form}:{PURPOSE[paper.form]}")


def r_kal_02(reading: Reading) -> Iterator[Hit]:
    """A kallelse without the person's wishes, needs and problems. An inbjudan says no more than its reader needs."""
    paper = _called_with(reading)
    if paper is not None and paper.form == CALL and not answered(paper.newest.get("k_onskemal")):
        yield Hit()


def r_kal_03(reading: Reading) -> Iterator[Hit]:
    """Nobody stands on the kallelse, or it does not say why somebody is needed."""
    paper = _called_with(reading)
    if paper is None or paper.form != CALL:
        return
    seats = [seat for seat in call_seats(reading) if seat.principal not in PRIVATE]
    silent = [seat for seat in seats if not answered(seat.cells.get("kd_syfte"))]
    if not seats:
        yield Hit(wording="nobody")
    elif silent:
        yield Hit(at=f"{silent[0].path}/kd_syfte")


def r_kal_04(reading: Reading) -> Iterator[Hit]:
    """A kallelse without a time, or without a place where the place need not be told by mouth."""
    paper = _called_with(reading)
    if paper is None:
        return
    start, place = START[paper.form], PLACE[paper.form]
    others = (row.cells.get("kt_start") for row in rows_of(paper.newest.get("k_alt_tid")))
    if not answered(paper.newest.get(start)) and not any(answered(other) for other in others):
        yield Hit(wording="time", at=f"{paper.form}:{start}", mark="time")
    if not reading.facts.careful and not answered(paper.newest.get(place)):
        yield Hit(wording="place", at=f"{paper.form}:{place}", mark="place")


def r_kal_05(reading: Reading) -> Iterator[Hit]:
    """An external party is not sent the kallelse by post. What goes by post in a careful case is told by safety."""
    if reading.facts.careful or is_cancelled(reading) or reading.text(CALL, "k_vag") in ("", BY_LETTER):
        return
    invited = [party(paper.newest.get("ib_till")) for paper in reading.papers(INVITATION)]
    for seat in call_seats(reading):
        if seat.principal in EXTERNAL and not any(is_same(seat.party, ref) for ref in invited):
            yield Hit(words={"who": seat.called}, mark=seat.mark)


def r_kal_06(reading: Reading) -> Iterator[Hit]:
    """A kallelse is written and nobody has been rung."""
    call = reading.paper(CALL)
    if call is None or call.cleared or is_cancelled(reading):
        return
    rung = any(answered(row.cells.get("ts_tid")) for row in reading.rows(PHONE, "tk_samtal"))
    told = any(answered(seat.cells.get(cell)) for seat in call_seats(reading) for cell in ("kd_kallad", "kd_svar"))
    if not (rung or told):
        yield Hit()


def r_kal_07(reading: Reading) -> Iterator[Hit]:
    """Few days between kallelse and meeting, and no reason for it."""
    call = reading.paper(CALL)
    start = moment(call.newest.get("k_start")) if call is not None and not is_cancelled(reading) else None
    if call is None or start is None or is_over(zoned(start), reading.now) or is_explained(reading):
        return
    made = moment(call.newest.get("k_datum")) or moment(paper_day(call.cleared)) or reading.now
    days = (day_of(start) - day_of(made)).days
    # A meeting before its own kallelse is a date typed wrong, and told where the dates are.
    if 0 <= days < IN_GOOD_TIME:
        yield Hit(thing=CALL_IN_TIME)


def r_kal_08(reading: Reading) -> Iterator[Hit]:
    """Purpose, goal or questions have not been prepared."""
    if there_and_then(reading) or is_cancelled(reading):
        return
    for name in ("syfte", "mal", "fraga"):
        if not _prepared(reading, f"f_{name}", f"k_{name}"):
            yield Hit(at=f"{PREPARATION}:f_{name}")
            return


def r_kal_09(reading: Reading) -> Iterator[Hit]:
    """Nothing says how the person takes part; or the person stays away, and nothing says how instead."""
    if there_and_then(reading) or is_cancelled(reading):
        return
    told = _prepared(reading, "f_delaktighet", "k_medverkan") or answered(reading.answers(PLAN).get("p_deltar_ej"))
    chosen = reading.options(PREPARATION, "f_vill_delta")
    if told or (chosen and chosen != ("deltar_inte",)):
        return
    if chosen:
        yield Hit(wording="otherwise", at=f"{PREPARATION}:f_delaktighet")
    else:
        yield Hit()


def r_kal_10(reading: Reading) -> Iterator[Hit]:
    """Nobody has said whether an interpreter is needed, or in which language."""
    for answers, form, field in (
        (reading.sheet, "arendeblad", "tolk"),
        (reading.answers(CALL), CALL, "k_tolk"),
    ):
        needed = text_of(answers.get(field)).strip()
        if needed:
            if needed != "nej" and not answered(answers.get(f"{field}_sprak")):
                yield Hit(wording="language", at=f"{form}:{field}_sprak")
            return
    yield Hit()


def r_kal_12(reading: Reading) -> Iterator[Hit]:
    """The person has not been told beforehand, or has not chosen how to be heard."""
    if reading.paper(PREPARATION) is None and reading.paper(CALL) is None:
        return
    if not reading.options(PREPARATION, "f_info"):
        yield Hit(wording="told", mark="told")
    chosen = reading.options(PREPARATION, "f_vill_delta")
    if not chosen and not _prepared(reading, "f_delaktighet", "k_medverkan"):
        yield Hit(wording="way", at=f"{PREPARATION}:f_vill_delta", mark="way")


def r_kal_13(reading: Reading) -> Iterator[Hit]:
    """Purpose or questions speak of who pays."""
    form, letter = (CALL, "k") if reading.paper(CALL) is not None else (PREPARATION, "f")
    for name in ("syfte", "fraga"):
        if _ECONOMY.search(reading.text(form, f"{letter}_{name}")):
            yield Hit(at=f"{form}:{letter}_{name}")
            return


def r_kal_15(reading: Reading) -> Iterator[Hit]:
    """A service that comes has not sent what it brings, or not both resources and problems."""
    sheets = [paper.newest for paper in reading.papers("kartlaggning") if _is_whole(paper.newest)]
    coming = [
        one.party
        for one in reading.called
        if one.kind and one.answer != WILL_NOT_COME
        if principal_of(reading, one.party, one.principal) not in PRIVATE
    ]
    left = [ref for ref in coming if not any(is_same(ref, party(sheet.get("m_part"))) for sheet in sheets)]
    if left:
        yield Hit(words={"left": str(len(left)), "all": str(len(coming))})


def r_kal_16(reading: Reading) -> Iterator[Hit]:
    """Nobody has said that no other plan does the same."""
    if reading.paper(PREPARATION) is None or "ingen_annan" in reading.options(PREPARATION, "f_behov_slag"):
        return
    yield Hit(wording="discharge" if reading.facts.situation == "utskrivning" else "")


def r_kal_17(reading: Reading) -> Iterator[Hit]:
    """A discharge without a named fast vårdkontakt."""
    if reading.facts.situation != "utskrivning":
        return
    named = (
        answered(reading.sheet.get("fast_vardkontakt"))
        or "vardkontakt" in reading.options(CALL, "k_sjukhus")
        or reading.text(CALL, "k_sammankallande_roll") == "fast_vardkontakt"
        or any(
            "fast_vardkontakt" in options_of(row.cells.get("roller")) for row in rows_of(reading.sheet.get("aktorer"))
        )
    )
    if not named:
        yield Hit()


def _called_with(reading: Reading) -> CasePaper | None:
    """The kallelse or inbjudan that is asked about; None where a SIP is made there and then, without one."""
    paper = acted_call(reading)
    return None if paper is not None and paper.form == CALL and there_and_then(reading) else paper


def _prepared(reading: Reading, field: str, on_call: str) -> bool:
    """True when the preparation or the kallelse says it: what is prepared is often written on the kallelse only."""
    return answered(reading.answers(PREPARATION).get(field)) or answered(reading.answers(CALL).get(on_call))


def _is_whole(sheet: Answers) -> bool:
    return is_answered(sheet.get("m_part")) and answered(sheet.get("m_resurser")) and answered(sheet.get("m_problem"))


CHECKS: Mapping[str, Check] = {
    "R-KAL-01": r_kal_01,
    "R-KAL-02": r_kal_02,
    "R-KAL-03": r_kal_03,
    "R-KAL-04": r_kal_04,
    "R-KAL-05": r_kal_05,
    "R-KAL-06": r_kal_06,
    "R-KAL-07": r_kal_07,
    "R-KAL-08": r_kal_08,
    "R-KAL-09": r_kal_09,
    "R-KAL-10": r_kal_10,
    "R-KAL-12": r_kal_12,
    "R-KAL-13": r_kal_13,
    "R-KAL-15": r_kal_15,
    "R-KAL-16": r_kal_16,
    "R-KAL-17": r_kal_17,
    "R-KAL-19": r_kal_19,
}
