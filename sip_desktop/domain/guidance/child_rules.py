"""The rules on children and their guardians (forms.md §3.2; practice.md §1 and §3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sip_desktop.domain.answers import Ref, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.mentions import principal_of
from sip_desktop.domain.guidance.outside import outside
from sip_desktop.domain.guidance.reading import CALL, PLAN, PREPARATION, Reading, answered, any_in
from sip_desktop.domain.lenses.case_facts import age_group
from sip_desktop.domain.lenses.consent_cover import Stand
from sip_desktop.domain.lenses.consent_givers import Spoken, Word
from sip_desktop.domain.lenses.consents import EXEMPTION, GUARDIANS, NO, WITHDRAWAL, YES, Giver
from sip_desktop.domain.lenses.consents import party as party_of
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party, is_party
from sip_desktop.domain.protection.must_not_know import Match
from sip_desktop.texts.consents import NO_GUARDIANS

REGION, KOMMUN, SCHOOL = ("region", "utforare_region"), ("kommun", "utforare_kommun"), ("skola",)
THERE = ("hela", "del", "telefon", "digitalt")
GIVEN = "vem_fick_vad"
YOUNG_SHEET = "samtycke_ungdom"
_OF_EXEMPTION = {"undecided": "c_beslutat_av", "past": "c_omprovas", "no_review": "c_omprovas"}
"""Where the decision to go on without a guardian is mended, by wording."""


def r_barn_01(reading: Reading) -> Iterator[Hit]:
    """Called or thought of for a child's meeting, and not covered by what its guardians have said yes to."""
    if reading.asked.child:
        yield from outside(reading)


def r_barn_02(reading: Reading) -> Iterator[Hit]:
    """One guardian has said yes; another has not, and no decision to go on without that answer holds."""
    if not reading.asked.child or not reading.cover.givers or _refused(reading):
        return
    for number, one in enumerate(reading.asked.needed):
        if one.giver is Giver.GUARDIAN and (wording := _lack(reading, one)) is not None:
            words = {"who": one.called, "day": one.until or (one.exemption.review if one.exemption else "")}
            at = _place(reading, one, wording)
            yield Hit(wording=wording, words=words, at=at, mark=one.party.row or f"guardian {number}")
    for number, missing in enumerate(reading.asked.missing):
        yield Hit(
            wording="none_known" if missing == NO_GUARDIANS else "one_known",
            at="arendeblad:vardnadshavare",
            mark=f"missing {number}",
        )


def r_barn_03(reading: Reading) -> Iterator[Hit]:
    """From fifteen: the young person has not answered, and nobody has judged that they cannot."""
    if not reading.asked.child or _refused(reading):
        return
    if reading.facts.age != "ungdom":
        if _will_be_fifteen(reading):
            # The sheet of the young cannot be begun before the birthday.
            yield Hit(wording="soon", at="forberedelse:f_barn_rost", mark="soon", level=Level.WARNING)
        return
    person = next((one for one in reading.asked.needed if one.giver is Giver.PERSON), None)
    if person is not None and person.word in (Word.SILENT, Word.EXPIRED):
        if any(one.word in (Word.YES, Word.EXEMPT) for one in reading.asked.needed):
            yield Hit(wording="expired" if person.word is Word.EXPIRED else "")
        return
    for paper in reading.papers(YOUNG_SHEET)[-1:]:
        said = (text_of(paper.newest.get("c_mogen")), text_of(paper.newest.get("c_vh_samtycke")))
        judged = said[0] == NO or said[1] == "behovs_inte"
        if paper.cleared and judged and not answered(paper.newest.get("c_mogen_skal")):
            yield Hit(wording="reasons", at=f"{YOUNG_SHEET}:c_mogen_skal", mark="reasons", level=Level.WARNING)


def r_barn_04(reading: Reading) -> Iterator[Hit]:
    """What the child thinks stands nowhere, nor that it did not want to say."""
    if not reading.facts.child or not _is_prepared(reading) or _has_voice(reading):
        return
    sheets = (paper.newest for paper in reading.papers("samtycke_barn_en_vh", "samtycke_barn_tva_vh"))
    said = any(answered(sheet.get(field)) for sheet in sheets for field in ("c_barn_installning", "c_barn_inget"))
    if not said and reading.answers(PREPARATION).get("f_barn_ingen") is not True:
        yield Hit()


def r_barn_06(reading: Reading) -> Iterator[Hit]:
    """The child has said something, and the plan does not say what it led to."""
    paper = reading.paper(PLAN)
    if not reading.facts.child or paper is None or not _has_voice(reading):
        return
    if not answered(paper.newest.get("p_barn_paverkan")):
        yield Hit()


def r_barn_07(reading: Reading) -> Iterator[Hit]:
    """Whether, or how, the child takes part has not been thought through."""
    if not reading.facts.child or not _is_prepared(reading) or reading.text(PREPARATION, "f_delaktighet"):
        return
    ways = reading.options(PREPARATION, "f_vill_delta")
    if _is_at_meeting(reading):
        yield Hit(wording="there")
    elif not ways and not reading.facts.violence:
        yield Hit()


def r_barn_08(reading: Reading) -> Iterator[Hit]:
    """No guardian has been asked how they want it, nor is any of them to be there."""
    if not reading.facts.child or not _is_prepared(reading) or _asked_guardian(reading):
        return
    guardians = [one for one in reading.people if one.kind == "vardnadshavare" and _may_reach(reading, one.row)]
    there = [*_refs(reading, CALL, "k_deltagare", "kd_part"), *_refs(reading, PREPARATION, "f_narstaende", "fn_part")]
    there += _refs(reading, PREPARATION, "f_deltagare", "fd_part")
    if guardians and not any(is_party(one, ref) for one in guardians for ref in there):
        yield Hit(thing="guardian")


def r_barn_09(reading: Reading) -> Iterator[Hit]:
    """The child asked for a SIP, and that none is needed stands without reasons. The answer itself is X-09's."""
    by_child = reading.papers("begaran_barn") or reading.text(PREPARATION, "f_uppmarksammat_av") == "den_enskilde"
    if not reading.facts.child or not by_child:
        return
    if reading.text(PREPARATION, "f_bedomning") == "behovs_inte" and not reading.text(PREPARATION, "f_bedomning_skal"):
        yield Hit()


def r_barn_10(reading: Reading) -> Iterator[Hit]:
    """The meeting has not been prepared with a guardian."""
    if reading.facts.child and reading.paper(PREPARATION) is not None and not _asked_guardian(reading):
        yield Hit()


def r_barn_11(reading: Reading) -> Iterator[Hit]:
    """A preliminary plan, or one made without a guardian who wanted it, before that guardian has had a say."""
    paper = reading.paper(PLAN)
    if not reading.facts.child or paper is None or reading.answers(GIVEN).get("fv_fore") is True:
        return
    if reading.about and not any(one.ordinal == reading.about for one in reading.papers(PLAN, "plan_lattlast")):
        return
    if text_of(paper.newest.get("p_plan")) == "preliminar":
        yield Hit()
        return
    away = [
        party_of(row.cells.get("pd_part"))
        for row in rows_of(paper.newest.get("p_deltagare"))
        if text_of(row.cells.get("pd_deltog")) == NO
    ]
    for giver in reading.cover.givers:
        one = giver.spoken
        if one.giver is Giver.GUARDIAN and any(is_party(one.party, ref) for ref in away):
            yield Hit(wording="away", words={"who": one.called}, mark=one.party.row)


def r_barn_12(reading: Reading) -> Iterator[Hit]:
    """Nobody from school or preschool has been thought of."""
    if not reading.facts.child:
        return
    called = _principals(reading)
    if called and not any_in(SCHOOL, (*called, *(one.principal for one in reading.people))):
        yield Hit()


def r_barn_13(reading: Reading) -> Iterator[Hit]:
    """A school calls."""
    if _school_calls(reading):
        yield Hit()


def r_barn_14(reading: Reading) -> Iterator[Hit]:
    """A school calls where both region and kommun are to come."""
    principals = _principals(reading)
    if _school_calls(reading) and principals.intersection(REGION) and principals.intersection(KOMMUN):
        yield Hit()


def r_barn_15(reading: Reading) -> Iterator[Hit]:
    """A school calls where school health has no duty to."""
    if _school_calls(reading):
        yield Hit()


def r_barn_16(reading: Reading) -> Iterator[Hit]:
    """With violence: the consent says neither yes nor no of care, of school or of social services."""
    if not reading.facts.child or not reading.facts.violence or not reading.cover.givers:
        return
    said = {principal_of(reading, ref) for ref, stand in reading.cover.of_all() if stand is not Stand.OUTSIDE}
    for name, principals in (("care", REGION), ("social", KOMMUN), ("school", SCHOOL)):
        if not said.intersection(principals):
            at = f"{reading.cover.givers[-1].spoken.live[-1].form}:c_verksamheter"
            yield Hit(wording=name, at=at, mark=name)


def r_barn_17(reading: Reading) -> Iterator[Hit]:
    """The plan has been given out, but not to a guardian, or not to the young person."""
    plan = reading.paper(PLAN)
    given = [party_of(row.cells.get("fv_mottagare")) for row in reading.rows(GIVEN, "fv_rader")]
    if not reading.asked.child or plan is None or not plan.cleared or not given:
        return
    wanted = [giver.spoken for giver in reading.cover.givers]
    wanted += [one for one in reading.asked.others if one.giver is Giver.PERSON and _is_at_meeting(reading)]
    for one in wanted:
        if _may_reach(reading, one.party.row) and not any(is_party(one.party, ref) for ref in given):
            yield Hit(words={"who": one.called}, mark=one.party.row)


def r_barn_18(reading: Reading) -> Iterator[Hit]:
    """The child has not been told in its own way."""
    if reading.facts.child and reading.paper(PREPARATION) is not None and "information" not in _done(reading):
        yield Hit()


def r_barn_19(reading: Reading) -> Iterator[Hit]:
    """The child, or the guardian, has not been asked how they want it."""
    if reading.facts.child and reading.paper(PREPARATION) is not None:
        if "barnet_fragat" not in _done(reading):
            yield Hit(mark="child")
        if not _asked_guardian(reading):
            yield Hit(wording="guardian", mark="guardian", thing="guardian")


def o_01(reading: Reading) -> Iterator[Hit]:
    """The consent to a party was taken back, and no region or no kommun is left."""
    clear = [paper for paper in reading.papers(WITHDRAWAL) if paper.cleared]
    if not clear or not reading.cover.givers:
        return
    sheet = clear[-1].newest
    kept = text_of(sheet.get("c_kvar"))
    if text_of(sheet.get("c_hela")) != "delvis" or kept == YES or answered(sheet.get("c_vidare")):
        return
    left = _left(reading)
    gone = [name for name, principals in (("region", REGION), ("kommun", KOMMUN)) if not left.intersection(principals)]
    if gone:
        yield Hit(wording="both" if len(gone) == 2 else gone[0])
    elif kept == NO:
        yield Hit()


def _refused(reading: Reading) -> bool:
    """True when somebody has said no: then that is what is said, and nobody more is asked."""
    return any(one.word is Word.NO for one in reading.asked.needed)


def _lack(reading: Reading, one: Spoken) -> str | None:
    """Which words say what is lacking of a guardian's answer, None when nothing is."""
    today = reading.known.today.isoformat()
    if one.word is Word.EXEMPT and one.exemption is not None:
        # A decision that nobody stands for, or that is still to be made, is none.
        return "undecided" if not one.exemption.by or one.exemption.day > today else None
    if one.word not in (Word.SILENT, Word.EXPIRED):
        return None
    if one.exemption is not None:
        return "past" if one.exemption.review else "no_review"
    if not _may_reach(reading, one.party.row):
        return "unreachable"
    return "expired" if one.word is Word.EXPIRED else ""


def _place(reading: Reading, one: Spoken, wording: str) -> str:
    """Where a guardian's answer is written; "" rather than the sheet of the other guardian."""
    if wording in _OF_EXEMPTION:
        return f"{EXEMPTION}:{_OF_EXEMPTION[wording]}"
    sheets = [party_of(paper.newest.get("c_vem")) for paper in reading.papers(GUARDIANS[1])[-1:]]
    others = any((who.row or who.text) and not is_party(one.party, who) for who in sheets)
    return "" if others or wording == "unreachable" else f"{GUARDIANS[1]}:c_plan"


def _will_be_fifteen(reading: Reading) -> bool:
    """True when a child who has not answered is fifteen on the day of the meeting."""
    meeting = moment(reading.answers(CALL).get("k_start"))
    people = (*reading.asked.needed, *reading.asked.others)
    if meeting is None or any(one.giver is Giver.PERSON and one.word is Word.YES for one in people):
        return False
    born = text_of(reading.sheet.get("fodelsedatum"))
    return reading.facts.age == "barn" and age_group(born, date.fromisoformat(meeting.isoformat()[:10])) == "ungdom"


def _is_prepared(reading: Reading) -> bool:
    return any(reading.paper(form) is not None for form in (PREPARATION, CALL, PLAN))


def _has_voice(reading: Reading) -> bool:
    own = reading.answers("infor_mitt_mote_barn")
    return bool(reading.text(PREPARATION, "f_barn_rost") or reading.text(PLAN, "p_barn_rost")) or any(
        answered(own.get(field)) for field in ("im_bra", "im_viktigast", "im_hopp", "im_teckning")
    )


def _is_at_meeting(reading: Reading) -> bool:
    """True when the child is to be there, or was."""
    there = [*_refs(reading, CALL, "k_deltagare", "kd_part"), *_refs(reading, PLAN, "p_deltagare", "pd_part")]
    ways = reading.options(PREPARATION, "f_vill_delta")
    return any_in(ways, THERE) or any(ref.row == PERSON_ROW for ref in there)


def _done(reading: Reading) -> tuple[str, ...]:
    return reading.options(PREPARATION, "f_barn_klart")


def _asked_guardian(reading: Reading) -> bool:
    """True when a guardian has been asked, and when there is none who may be."""
    rows = rows_of(reading.sheet.get("vardnadshavare"))
    nobody = bool(rows) and not any(_may_reach(reading, row.id) for row in rows)
    return nobody or "vardnadshavare_fragad" in _done(reading)


def _may_reach(reading: Reading, row_id: str) -> bool:
    """False for one that may not be contacted or must not know: nobody is asked to turn to them."""
    return reading.likeness(Ref(row_id, "")) is not Match.SURE


def _refs(reading: Reading, form: str, field: str, cell: str) -> list[Ref]:
    return [party_of(row.cells.get(cell)) for row in reading.rows(form, field) if answered(row.cells.get(cell))]


def _principals(reading: Reading) -> set[str]:
    """Whose they are who are called, invited or thought of."""
    rows = [(row.cells.get("kd_part"), row.cells.get("kd_huvudman")) for row in reading.rows(CALL, "k_deltagare")]
    rows += [
        (row.cells.get("fd_part"), row.cells.get("fd_huvudman")) for row in reading.rows(PREPARATION, "f_deltagare")
    ]
    found = {principal_of(reading, party_of(who), text_of(said)) for who, said in rows}
    return found | {one.principal for one in reading.called}


def _school_calls(reading: Reading) -> bool:
    if reading.paper(CALL) is None:
        return False
    who = party_of(reading.answers(CALL).get("k_avsandare"))
    return principal_of(reading, who, reading.text(CALL, "k_avs_huvudman")) in SCHOOL


def _left(reading: Reading) -> set[str]:
    """Whose those are whom the consent still covers, and the one who calls or coordinates."""
    covered = {principal_of(reading, ref) for ref, stand in reading.cover.of_all() if stand is Stand.COVERED}
    roles = ("sammankallande", "samordnare")
    return covered | {one.principal for one in reading.people if any_in(one.roles, roles) and _stays(reading, one)}


def _stays(reading: Reading, party: Party) -> bool:
    return reading.cover.of(Ref(party.row, party.label)) not in (Stand.DENIED, Stand.TAKEN_BACK)


CHECKS: Mapping[str, Check] = {
    "R-BARN-01": r_barn_01,
    "R-BARN-02": r_barn_02,
    "R-BARN-03": r_barn_03,
    "R-BARN-04": r_barn_04,
    "R-BARN-06": r_barn_06,
    "R-BARN-07": r_barn_07,
    "R-BARN-08": r_barn_08,
    "R-BARN-09": r_barn_09,
    "R-BARN-10": r_barn_10,
    "R-BARN-11": r_barn_11,
    "R-BARN-12": r_barn_12,
    "R-BARN-13": r_barn_13,
    "R-BARN-14": r_barn_14,
    "R-BARN-15": r_barn_15,
    "R-BARN-16": r_barn_16,
    "R-BARN-17": r_barn_17,
    "R-BARN-18": r_barn_18,
    "R-BARN-19": r_barn_19,
    "O-01": o_01,
}
