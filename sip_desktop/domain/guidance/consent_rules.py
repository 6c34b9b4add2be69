"""The rules on consent and who decides (forms.md §3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Row, options_of, rows_of, text_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import SENT, GuidedAct
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.mentions import calls_at_hand, is_cancelled, mentions, principal_of, role, thing
from sip_desktop.domain.guidance.outside import outside
from sip_desktop.domain.guidance.reading import CALL, CLOSING, PLAN, PREPARATION, Reading, answered
from sip_desktop.domain.lenses.case_papers import CasePaper, day_of
from sip_desktop.domain.lenses.consent_cover import Stand
from sip_desktop.domain.lenses.consent_givers import Spoken, Word
from sip_desktop.domain.lenses.consents import (
    ANSWERS,
    GUARDIANS,
    NO,
    REFUSAL,
    REPRESENTATIVE,
    UNABLE,
    WITHDRAWAL,
    YES,
    Consent,
    Giver,
)
from sip_desktop.domain.lenses.consents import party as party_of
from sip_desktop.domain.lenses.invitations import PHONE, REPLY
from sip_desktop.domain.lenses.parties import is_party

REFUSED, CANNOT = "nej", "kan_inte_svara"
NOT_YET = ("", "inte_fragad")
STAYS_OUT = "deltar_inte"
WITHOUT_WORDS = "jakande"
BY_MOUTH = ("muntligt", WITHOUT_WORDS)
"""What X-09 asks the record of, in all regions."""
WITH_RECORD = tuple(form for form in ANSWERS if form != "samtycke_lattlast")
"""The sheets that ask in which record the answer stands: the easy-read one does not."""
WEAK_FOR = ("statlig", "skola")
"""To whom a yes without words is too weak to tell anything (practice §3.1 point 9)."""
SAFE_PLACE = "saker_plats"
TOLD = 2
"""How many of those who have not answered are told of at a time: with all of them nobody would read it."""
GOES_OUT = (GuidedAct.START_MEETING, GuidedAct.MAKE_PLAN_CLEAR, GuidedAct.SEND_COPY)


def r_sam_01(reading: Reading) -> Iterator[Hit]:
    """No consent that holds today; a no that somebody has begun to write down; a called party it does not cover."""
    consent = reading.consent
    if consent.answer in NOT_YET and not reading.cover.givers:
        wording = "" if consent.missing else "draft" if consent.drafts else "none"
        yield Hit(wording=wording, words={"missing": " ".join(consent.missing[:TOLD])}, at=_sheet_to_fill_in(reading))
    if consent.answer != REFUSED:
        yield from _unfinished(reading)
    if consent.answer == CANNOT and any(one.giver is Giver.REPRESENTATIVE and one.no for one in reading.asked.others):
        yield Hit(wording="representative", at=f"{REPRESENTATIVE}:c_installning", mark="representative", thing="no")
    if not reading.asked.child:
        yield from outside(reading)


def r_sam_02(reading: Reading) -> Iterator[Hit]:
    """How the consent was given is not said, or it stands in no journal; a yes without words where that is weak."""
    for number, (one, newest) in enumerate(_newest(reading)):
        sheet = _answers(reading, newest)
        if reading.region == "uppsala":
            if not newest.how:
                yield Hit(wording="how", words={"who": one.called}, at=f"{newest.form}:c_hur", mark=f"how {number}")
            elif (
                newest.form in WITH_RECORD
                and newest.how not in BY_MOUTH
                and text_of(sheet.get("c_dokumenterat")) in ("", "inte_an")
            ):
                at, words = f"{newest.form}:c_dokumenterat", {"who": one.called}
                mark = f"journal {number}"
                yield Hit(wording="journal", words=words, at=at, mark=mark, level=Level.NOTE, acts=(), thing="journal")
        yield from _without_words(reading, one, number)


def r_sam_03(reading: Reading) -> Iterator[Hit]:
    """What is about to be given out, where the consent has limits."""
    if not any(SENT.get(paper.form) is GuidedAct.SEND_COPY for paper in _about(reading)):
        return
    stands = list(reading.cover.of_all())
    denied = dict.fromkeys(role(reading, ref) for ref, stand in stands if stand in (Stand.DENIED, Stand.TAKEN_BACK))
    if denied:
        yield Hit(wording="not_to", words={"who": ", ".join(denied)}, mark="not_to")
    if any("c_exemplar" in newest.denied for _, newest in _newest(reading)):
        yield Hit(wording="no_copies", mark="no_copies")
    elif any(one.limited for one, _ in _newest(reading)):
        yield Hit(mark="limits")


def r_sam_05(reading: Reading) -> Iterator[Hit]:
    """A consent refused or taken back: of the whole, of meeting, or of a party that is called."""
    if _closed(reading):
        return
    yield from _whole(reading)
    for number, giver in enumerate(reading.cover.givers):
        refused = _refused_in_part(giver.spoken)
        for wording, name, asked in (("no_meeting", "mote", "c_mote"), ("no_sharing", "uppgifter", "")):
            if name in refused or asked in giver.spoken.live[-1].denied:
                acts = (GuidedAct.SEND_CALL, GuidedAct.START_MEETING)
                yield Hit(
                    wording=wording, words={"who": giver.spoken.called}, mark=f"{name} {number}", thing=name, acts=acts
                )
    for one in mentions(reading):
        stand = reading.cover.of(one.party)
        if one.acts and stand in (Stand.DENIED, Stand.TAKEN_BACK):
            words = {"who": role(reading, one.party, one.principal)}
            key = thing(one.party)
            yield Hit(wording=stand.value, words=words, at=one.at, mark=one.mark, thing=key, acts=one.acts)


def r_sam_06(reading: Reading) -> Iterator[Hit]:
    """Somebody who cannot answer now: the sheet that says so is not clear, or nobody close has been asked."""
    if reading.asked.child:
        return
    if reading.consent.answer in NOT_YET and _seems_unable(reading):
        yield Hit()
    papers = [paper for paper in reading.papers(UNABLE) if paper.cleared]
    if not papers or reading.consent.answer != CANNOT or _has_answered(reading):
        return
    if not answered(papers[-1].newest.get("c_kontakter")):
        at = f"{UNABLE}:c_kontakter"
        yield Hit(wording="nobody_asked", at=at, mark="asked", thing="asked", level=Level.WARNING, acts=())


def r_sam_07(reading: Reading) -> Iterator[Hit]:
    """A representative stands in the ärendeblad and may be asked, but somebody else was asked first."""
    if reading.asked.child or reading.consent.answer not in (*NOT_YET, CANNOT) or _has_answered(reading):
        return
    sheets = [paper for paper in reading.papers(UNABLE) if paper.newest]
    rows = [row for paper in sheets for row in _rows(paper.newest, "c_kontakter")]
    for row in _rows(reading.sheet, "legal_foretradare"):
        person = next((one for one in reading.people if one.row == row.id), None)
        if not sheets or person is None or text_of(row.cells.get("kontakt_tillaten")) == NO:
            continue
        if not any(is_party(person, party_of(contact.cells.get("c_part"))) for contact in rows):
            yield Hit(mark=row.id, thing=row.id)


def r_sam_08(reading: Reading) -> Iterator[Hit]:
    """Somebody who will not take part and has named nobody to come instead."""
    ways = reading.options(PREPARATION, "f_vill_delta")
    if reading.asked.child or STAYS_OUT not in ways or "ombud" in ways or reading.text(PREPARATION, "f_delaktighet"):
        return
    named = any(answered(_answers(reading, newest).get("c_ombud")) for _, newest in _newest(reading))
    if not named and not _rows(reading.sheet, "legal_foretradare"):
        yield Hit()


def r_sam_09(reading: Reading) -> Iterator[Hit]:
    """Consent, but no wish to take part: the plan may be made all the same."""
    stays_out = STAYS_OUT in reading.options(PREPARATION, "f_vill_delta")
    if reading.cover.givers and stays_out and not reading.text(PREPARATION, "f_delaktighet"):
        yield Hit()


def r_sam_10(reading: Reading) -> Iterator[Hit]:
    """A no that stands in no journal or akt, or nobody says in which."""
    paper = _refusal(reading)
    if paper is not None and _is_unwritten(paper.newest):
        form = paper.form if paper.form in WITH_RECORD else REFUSAL
        yield Hit(at=f"{form}:c_dokumenterat_var")


def r_sam_11(reading: Reading) -> Iterator[Hit]:
    """With violence: a no that stands nowhere, or not in the safe place."""
    paper = _refusal(reading)
    if paper is None or not reading.facts.violence:
        return
    at = f"{REFUSAL}:c_dokumenterat"
    if _is_unwritten(paper.newest):
        yield Hit(at=at)
    elif text_of(paper.newest.get("c_dokumenterat")) != SAFE_PLACE:
        yield Hit(wording="place", at=at, mark="place", level=Level.WARNING)


def r_sam_12(reading: Reading) -> Iterator[Hit]:
    """A consent before anything was told of what it is for."""
    told = reading.options(PREPARATION, "f_info")
    day = day_of(reading.answers(PREPARATION).get("f_info_datum"))
    for one, newest in _newest(reading):
        sheet = _answers(reading, newest)
        if options_of(sheet.get("c_info")) or sheet.get("c_forstatt") is True:
            continue
        if not told:
            yield Hit(words={"who": one.called}, at=f"{newest.form}:c_info", mark=one.party.row)
        elif day > newest.since:
            yield Hit(wording="after", words={"who": one.called}, at=f"{newest.form}:c_info", mark=one.party.row)


def r_sam_13(reading: Reading) -> Iterator[Hit]:
    """An answer to a kallelse where it is not said that the person wants it, knows of it and has signed."""
    for paper in reading.papers(REPLY):
        if answered(paper.newest.get("s_svar")) and len(options_of(paper.newest.get("s_avstamt"))) < 3:
            yield Hit(mark=str(paper.ordinal))


def r_sam_14(reading: Reading) -> Iterator[Hit]:
    """A meeting without the person, and no consent to it."""
    planned = reading.text(PREPARATION, "f_formote") == "ja"
    wanted = any(text_of(paper.newest.get("s_formote")) == "ja" for paper in reading.papers(REPLY))
    if not planned and not wanted:
        return
    if any("c_formote" in newest.denied for _, newest in _newest(reading)):
        yield Hit(wording="denied")
        return
    said = any(text_of(_answers(reading, newest).get("c_formote")) == "ja" for _, newest in _newest(reading))
    ticked = any(paper.newest.get("s_formote_samtycke") is True for paper in reading.papers(REPLY))
    if not said and not ticked and reading.text(PREPARATION, "f_formote_samtycke") != "ja":
        yield Hit(at=f"{PREPARATION}:f_formote_samtycke" if planned else f"{REPLY}:s_formote_samtycke")


def r_sam_16(reading: Reading) -> Iterator[Hit]:
    """A plan for a child that a guardian, or a young person, has not signed."""
    paper = reading.paper(PLAN)
    if paper is None or not paper.draft or not reading.asked.child:
        return
    signed = [row.cells.get("pu_part") for row in _rows(paper.newest, "p_sign") if answered(row.cells.get("pu_datum"))]
    for sheet in reading.papers("underskriftsblad"):
        rows = _rows(sheet.newest, "un_sign")
        signed += [row.cells.get("un_part") for row in rows if answered(row.cells.get("un_datum"))]
    for number, one in enumerate(reading.asked.needed):
        if one.word in (Word.EXEMPT, Word.NO) or any(is_party(one.party, party_of(who)) for who in signed):
            continue
        level = Level.WARNING if one.giver is Giver.PERSON else None
        yield Hit(words={"who": one.called}, mark=one.party.row or f"signer {number}", level=level)


def r_sam_17(reading: Reading) -> Iterator[Hit]:
    """A service without contact so far that the consent covers, and that nobody has called."""
    for row in reading.rows(PREPARATION, "f_deltagare"):
        who = party_of(row.cells.get("fd_part"))
        covered = reading.cover.of(who) is Stand.COVERED and not reading.must_not_know(who)
        if text_of(row.cells.get("fd_kontakt")) != NO or not covered:
            continue
        if not any(reading.cover.are_one(one.party, who) for one in reading.called):
            words = {"who": role(reading, who, text_of(row.cells.get("fd_huvudman")))}
            yield Hit(words=words, at=f"{PREPARATION}:f_deltagare/{row.id}/fd_kontakt", mark=row.id)


def _sheet_to_fill_in(reading: Reading) -> str:
    """Where the consent that is lacking is written down."""
    if not reading.asked.child:
        return ""
    guardians = sum(one.giver is Giver.GUARDIAN for one in reading.asked.needed)
    return f"{GUARDIANS[0] if guardians == 1 else GUARDIANS[1]}:c_plan"


def _unfinished(reading: Reading) -> Iterator[Hit]:
    """A no counts when its sheet is clear; one that is begun and newer than every yes must not be forgotten."""
    last = max((sheet.since for giver in reading.cover.givers for sheet in giver.spoken.live), default="")
    for form, fields in ((WITHDRAWAL, ("c_aterkallat", "c_hela")), (REFUSAL, ("c_nej_till", "c_datum"))):
        for paper in reading.papers(form):
            begun = paper.draft and not paper.cleared and any(answered(paper.newest.get(field)) for field in fields)
            if begun and paper.created[:10] >= last:
                at = f"{form}:{fields[0]}"
                yield Hit(wording="unfinished", at=at, mark=f"unfinished {paper.ordinal}", thing="unfinished")


def _newest(reading: Reading) -> Iterator[tuple[Spoken, Consent]]:
    """Those whose yes holds today, each with the newest sheet that says so."""
    yield from ((giver.spoken, giver.spoken.live[-1]) for giver in reading.cover.givers)


def _answers(reading: Reading, consent: Consent) -> Answers:
    """All that stands on the sheet, as it is now."""
    return next((paper.newest for paper in reading.papers(consent.form) if paper.ordinal == consent.ordinal), {})


def _without_words(reading: Reading, one: Spoken, number: int) -> Iterator[Hit]:
    if reading.facts.careful:
        if one.live[-1].how == WITHOUT_WORDS:
            at, words = f"{one.live[-1].form}:c_hur", {"who": one.called}
            yield _weak(Hit(wording="shown", words=words, at=at, mark=f"shown {number}"))
        return
    for actor in one.actors:
        sheet = next((s for s in reversed(one.live) if any(a.party == actor.party for a in s.actors)), None)
        if sheet is None or sheet.how != WITHOUT_WORDS or actor.may_know != YES:
            continue
        if principal_of(reading, actor.party) in WEAK_FOR:
            words, mark = {"who": role(reading, actor.party)}, f"shown {number} {actor.party.row}"
            yield _weak(Hit(wording="weak", words=words, at=f"{sheet.form}:c_hur", mark=mark))


def _weak(hit: Hit) -> Hit:
    acts = (GuidedAct.SEND_CALL, GuidedAct.SEND_COPY)
    return replace(hit, level=Level.WARNING, acts=acts, thing="shown")


def _about(reading: Reading) -> list[CasePaper]:
    return [paper for paper in reading.known.papers if reading.about and paper.ordinal == reading.about]


def _closed(reading: Reading) -> bool:
    """True when the case is closed on paper and no act is asked about."""
    return not reading.about and any(paper.cleared for paper in reading.papers(CLOSING))


def _whole(reading: Reading) -> Iterator[Hit]:
    """Everybody who said no to the plan or took all of it back. That a meeting is cancelled may still be told."""
    if reading.consent.answer != REFUSED:
        return
    told_off = is_cancelled(calls_at_hand(reading)) if reading.about else False
    acts = GOES_OUT if told_off else (GuidedAct.SEND_CALL, *GOES_OUT)
    for number, one in enumerate(reading.asked.needed):
        if one.word is Word.NO and one.no is not None:
            wording = "withdrawn" if one.no.withdrawn else "refused"
            words = {"who": one.called, "day": one.no.day}
            yield Hit(wording=wording, words=words, mark=f"no {number}", acts=acts)


def _refused_in_part(one: Spoken) -> set[str]:
    """What was refused on an own sheet since the newest yes: "mote", "formote", "uppgifter"."""
    since = one.live[-1].since
    return {name for part in one.parts if not part.withdrawn and part.day >= since for name in part.part.split(",")}


def _seems_unable(reading: Reading) -> bool:
    """Somebody has begun to write that the person cannot answer now."""
    fields = ((CALL, "k_samtycke"), (PHONE, "tk_samtycke"), (PLAN, "p_samtycke"))
    return any(paper.newest for paper in reading.papers(UNABLE, REPRESENTATIVE)) or any(
        reading.text(form, field) == CANNOT for form, field in fields
    )


def _has_answered(reading: Reading) -> bool:
    """True when a representative has."""
    return any(one.giver is Giver.REPRESENTATIVE and one.word is not Word.SILENT for one in reading.asked.others)


def _rows(answers: Answers, field: str) -> tuple[Row, ...]:
    return rows_of(answers.get(field))


def _refusal(reading: Reading) -> CasePaper | None:
    """The clear paper with a no to the plan that stands, no withdrawal; the sheet for it before an answer sheet."""
    refused = any(one.word is Word.NO and one.no and not one.no.withdrawn for one in reading.asked.needed)
    if not refused or _closed(reading):
        return None
    sheets = [paper for paper in reading.papers(REFUSAL) if paper.cleared]
    answers = [paper for paper in reading.papers(*ANSWERS) if text_of(paper.answers.get("c_plan")) == NO]
    return next(iter([*reversed(sheets), *reversed(answers)]), None)


def _is_unwritten(sheet: Answers) -> bool:
    return text_of(sheet.get("c_dokumenterat")) in ("", "inte_an") or not answered(sheet.get("c_dokumenterat_var"))


CHECKS: Mapping[str, Check] = {
    "R-SAM-01": r_sam_01,
    "R-SAM-02": r_sam_02,
    "R-SAM-03": r_sam_03,
    "R-SAM-05": r_sam_05,
    "R-SAM-06": r_sam_06,
    "R-SAM-07": r_sam_07,
    "R-SAM-08": r_sam_08,
    "R-SAM-09": r_sam_09,
    "R-SAM-10": r_sam_10,
    "R-SAM-11": r_sam_11,
    "R-SAM-12": r_sam_12,
    "R-SAM-13": r_sam_13,
    "R-SAM-14": r_sam_14,
    "R-SAM-16": r_sam_16,
    "R-SAM-17": r_sam_17,
}
