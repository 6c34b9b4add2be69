"""The rules on violence, protected data and safety (forms.md §3.3), and on those who must not know (practice O1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sip_desktop.domain.answers import is_answered, options_of, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import day_of, is_over, local
from sip_desktop.domain.guidance import post_rules
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.kept_out import KeptOut
from sip_desktop.domain.guidance.reading import CALL, CLOSING, PLAN, PREPARATION, Reading
from sip_desktop.domain.lenses.case_facts import CAREFUL
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.invitations import CANCELLED, INVITATION, PHONE
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party, is_party
from sip_desktop.domain.protection.must_not_know import Match, kept_out, matches
from sip_desktop.domain.values.dates import plain_date
from sip_desktop.texts.safety import DIGITAL, SHEET_TITLE

FEW, MANY = 5, 8
"""More than so many are many: in a case handled by hand only, and otherwise. The routines have no number (H)."""
_LETTERS = ("brev", "bud")
_REPRESENTATIVES = ("vardnadshavare", "foretradare")


def r_sky_03(reading: Reading) -> Iterator[Hit]:
    """Protected data, and somebody is called by letter or messenger."""
    if reading.facts.protected and not reading.facts.violence:
        yield from _called_on_paper(reading)


def r_sky_06(reading: Reading) -> Iterator[Hit]:
    """Nobody has said which way is the safest to reach the person."""
    if reading.facts.careful and not is_answered(reading.sheet.get("kontaktsatt")):
        yield Hit()


def r_sky_07(reading: Reading) -> Iterator[Hit]:
    """Violence, and somebody is called otherwise than by telephone; in person is only told of."""
    if not reading.facts.violence:
        return
    yield from _called_on_paper(reading)
    for paper, way in _ways(reading):
        if way == "personligen":
            yield _on(paper, Level.WARNING)


def r_sky_08(reading: Reading) -> Iterator[Hit]:
    """More participants than the case bears, and those nobody has said why they are needed."""
    yield from r_sky_09(reading)
    if not reading.facts.careful or not _is_to_come(reading):
        return
    seats = [row for row in reading.rows(CALL, "k_deltagare") if is_answered(row.cells.get("kd_part"))]
    left = [row for row in seats if not is_answered(row.cells.get("kd_syfte"))]
    if left:
        path = f"{CALL}:k_deltagare/{left[0].id}/kd_syfte"
        yield Hit(wording="purpose", words={"count": str(len(left))}, at=path, mark="purpose")


def r_sky_09(reading: Reading) -> Iterator[Hit]:
    """More participants than serve the purpose."""
    form, field, cell = CALL, "k_deltagare", "kd_part"
    if reading.paper(CALL) is None:
        form, field, cell = PREPARATION, "f_deltagare", "fd_part"
    count = sum(is_answered(row.cells.get(cell)) for row in reading.rows(form, field))
    if count > (FEW if reading.facts.careful else MANY) and _is_to_come(reading):
        yield Hit(words={"count": str(count)}, at=f"{form}:{field}", mark="many")


def r_sky_10(reading: Reading) -> Iterator[Hit]:
    """A child's case with violence, where it is not written whether a SIP should be made at all."""
    if not (reading.facts.child and reading.facts.violence):
        return
    chosen = reading.text(PREPARATION, "f_hot_val")
    if chosen in ("insats_for_insats", "annat_satt"):
        yield Hit(wording="otherwise", at=_threat(reading, "f_hot_val"), mark="otherwise")
        return
    asked = ("f_hot", "f_hot_insikt", "f_hot_behandling", "f_hot_skal")
    answers = reading.answers(PREPARATION)
    left = next((field for field in asked if not is_answered(answers.get(field))), "")
    if left or chosen != "sip":
        yield Hit(at=_threat(reading, left or "f_hot_val"))


def r_sky_11(reading: Reading) -> Iterator[Hit]:
    """Care away from home is decided or judged, and nobody was consulted and no reason is written."""
    if not reading.facts.violence or text_of(reading.sheet.get("lvu")) not in ("ja", "overvags"):
        return
    consulted = reading.text(PREPARATION, "f_konsultation") in ("egen", "annan_kommun", "bup", "annan")
    if not consulted and not reading.text(PREPARATION, "f_hot_skal"):
        yield Hit(at=_threat(reading, "f_konsultation"))


def r_sky_12(reading: Reading) -> Iterator[Hit]:
    """A report of concern that is to be made, or that nobody has taken a stand on."""
    said = reading.text(PREPARATION, "f_oro")
    if said == "ska_goras":
        yield _report(reading)
    elif reading.facts.violence and not said:
        concerned = text_of(reading.sheet.get("barn_berors"))
        if reading.facts.child or concerned == "ja":
            yield Hit()
        elif concerned != "nej":
            yield Hit(wording="children", at="arendeblad:barn_berors", level=Level.WARNING, acts=(), mark="children")


def r_sky_13(reading: Reading) -> Iterator[Hit]:
    """Violence, and the child has been put among those who take part in a meeting to come."""
    if not (reading.facts.child and reading.facts.violence and _is_to_come(reading)):
        return
    person = next((one for one in reading.people if one.row == PERSON_ROW), Party(PERSON_ROW, "person", ""))
    for form, field, cell, principal in (
        (CALL, "k_deltagare", "kd_part", "kd_huvudman"),
        (PHONE, "tk_samtal", "ts_part", ""),
        (PLAN, "p_deltagare", "pd_part", "pd_huvudman"),
    ):
        for row in reading.rows(form, field):
            own = text_of(row.cells.get(principal)) == "den_enskilde"
            if own or is_party(person, party(row.cells.get(cell))):
                yield Hit(at=f"{form}:{field}/{row.id}/{cell}")
                return


def r_sky_16(reading: Reading) -> Iterator[Hit]:
    """Violence, and at closing it is not said that every service keeps the plan in its own record."""
    closing = reading.paper(CLOSING)
    if closing is None or not reading.facts.violence:
        return
    told = [row for row in rows_of(closing.newest.get("z_informerade")) if is_answered(row.cells.get("zi_part"))]
    left = [row for row in told if row.cells.get("zi_dokumenterat") is not True]
    if left:
        yield Hit(words={"count": str(len(left))}, at=f"{CLOSING}:z_informerade/{left[0].id}/zi_dokumenterat")
    elif not is_answered(closing.newest.get("z_original")):
        yield Hit(wording="original", at=f"{CLOSING}:z_original")


def r_sky_17(reading: Reading) -> Iterator[Hit]:
    """A meeting on screen, and what it needs beforehand is not ready. A telephone in the room is none."""
    form, answers = reading.text(CALL, "k_motesform"), reading.answers(CALL)
    told = is_answered(answers.get("k_digitalt_hur"))
    if (form != "digitalt" and (form != "blandat" or told)) or not _is_to_come(reading):
        return
    ready = options_of(answers.get("k_digitalt"))
    left = [option for option in DIGITAL if option not in ready]
    if left:
        stops = reading.facts.careful and "risk" in left
        words = {"what": ", ".join(DIGITAL[option] for option in left)}
        yield Hit(words=words, level=Level.STOP if stops else None)


def r_sky_18(reading: Reading) -> Iterator[Hit]:
    """The person does not come, and nobody who speaks for the person has been asked to."""
    wishes = reading.options(PREPARATION, "f_vill_delta")
    if "deltar_inte" not in wishes or "ombud" in wishes or reading.text(PREPARATION, "f_delaktighet"):
        return
    mine = [one for one in reading.people if one.kind in _REPRESENTATIVES and _may_be_asked(reading, one)]
    called = [party(row.cells.get("kd_part")) for row in reading.rows(CALL, "k_deltagare")]
    called += [party(paper.newest.get("ib_till")) for paper in reading.papers(INVITATION)]
    called += [one.party for one in reading.called]
    if mine and not any(is_party(one, ref) for one in mine for ref in called):
        yield Hit()


def o_23(reading: Reading) -> Iterator[Hit]:
    """Somebody who must not know gets a paper or takes part."""
    yield from _kept_out(reading, Match.SURE)


def o_23a(reading: Reading) -> Iterator[Hit]:
    """Somebody who may be the one who must not know gets a paper or takes part."""
    yield from _kept_out(reading, Match.MAYBE)


def o_23b(reading: Reading) -> Iterator[Hit]:
    """Somebody who must not know, or may be that one, has been reached, and the danger is not judged since."""
    judged = moment(reading.answers(PREPARATION).get("f_hot_datum"))
    seen = day_of(judged).isoformat() if judged else ""
    for one in reading.kept_out:
        if one.reached and (not seen or (one.reached != "?" and seen < one.reached)):
            wording = "" if one.match is Match.SURE else "maybe"
            yield Hit(wording=wording, at=_threat(reading, "f_hot_datum"), mark=_mark(one))


def _threat(reading: Reading, field: str) -> str:
    """Where a question on the danger is, or, in a preparation that does not show it, the one that opens it."""
    begun = reading.paper(PREPARATION) is not None
    hidden = begun and reading.text(PREPARATION, "f_forsiktig") not in CAREFUL
    return f"{PREPARATION}:{'f_forsiktig' if hidden else field}"


def _kept_out(reading: Reading, match: Match) -> Iterator[Hit]:
    for one in reading.kept_out:
        if one.match is match and not one.reached:
            yield Hit(words={"where": one.paper or SHEET_TITLE}, at=one.at, mark=_mark(one), acts=one.acts)


def _mark(one: KeptOut) -> str:
    """Place, paper and name: going on past a name is not going on past it on the next paper, nor past another one
    that is written there instead."""
    return f"{one.at} {one.ordinal} {one.who}".rstrip()


def _called_on_paper(reading: Reading) -> Iterator[Hit]:
    for paper, way in _ways(reading):
        if way in _LETTERS:
            yield _on(paper)


def _on(paper: CasePaper, level: Level | None = None) -> Hit:
    field = "k_vag" if paper.form == CALL else "ib_vag"
    return Hit(at=f"{paper.form}:{field}", mark=str(paper.ordinal), level=level)


def _ways(reading: Reading) -> Iterator[tuple[CasePaper, str]]:
    """How those are called that a kallelse or an inbjudan now goes to."""
    call = reading.paper(CALL)
    if call is not None and _is_to_come(reading):
        yield call, text_of(call.newest.get("k_vag"))
    for paper in reading.papers(INVITATION):
        if paper.ordinal == reading.about or (not reading.about and not paper.cleared):
            yield paper, text_of(paper.newest.get("ib_vag"))


def _is_to_come(reading: Reading) -> bool:
    """True while the meeting is not cancelled, and no plan says that anybody has taken part in it."""
    plan = reading.paper(PLAN)
    rows = rows_of(plan.newest.get("p_deltagare")) if plan else ()
    held = plan is not None and (plan.cleared or any(text_of(row.cells.get("pd_deltog")) for row in rows))
    return not held and reading.text(CALL, "k_typ") != CANCELLED


def _report(reading: Reading) -> Hit:
    """When it is to be made, in the words of that day; it stays until it is made."""
    until = moment(reading.answers(PREPARATION).get("f_oro_senast"))
    if until is None:
        return _reminder("now")
    today = local(reading.now).date()
    at = local(until) if isinstance(until, datetime) else until
    if is_over(at, local(reading.now)):
        return _reminder("late", plain_date(day_of(at)))
    return _reminder("today") if day_of(at) == today else _reminder("by", plain_date(day_of(at)))


def _reminder(wording: str, day: str = "") -> Hit:
    words = {"day": day} if day else {}
    return Hit(wording=wording, words=words, level=Level.WARNING, acts=(GuidedAct.START_MEETING,), mark="report")


def _may_be_asked(reading: Reading, one: Party) -> bool:
    """True for one who is neither said to be kept out nor may be the one who is."""
    out = kept_out(reading.sheet)
    return all(row.id != one.row and not matches(row, one.name) for row in out)


CHECKS: Mapping[str, Check] = {
    "R-SKY-03": r_sky_03,
    "R-SKY-06": r_sky_06,
    "R-SKY-07": r_sky_07,
    "R-SKY-08": r_sky_08,
    "R-SKY-09": r_sky_09,
    "R-SKY-10": r_sky_10,
    "R-SKY-11": r_sky_11,
    "R-SKY-12": r_sky_12,
    "R-SKY-13": r_sky_13,
    "R-SKY-16": r_sky_16,
    "R-SKY-17": r_sky_17,
    "R-SKY-18": r_sky_18,
    "O-23": o_23,
    "O-23a": o_23a,
    "O-23b": o_23b,
    **post_rules.CHECKS,
}
