"""Where somebody who must not know, or perhaps is that one, gets a paper or takes part; it reads papers, decides none.

Only what lies ahead counts here: the newest kallelse and plan, papers to one receiver that are not given yet, calls
that reached nobody. What has already reached somebody is told of apart, since nothing can stop it any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper, day_of, of_form
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import PARTY_FIELDS, PERSON_ROW, folded
from sip_desktop.domain.protection.must_not_know import MAY_BE_CONTACTED, Match, kept_out, matches

SHEET, PREPARATION, CALLS, GIVEN = "arendeblad", "forberedelse", "telefonkallelse", "vem_fick_vad"
GUARDIANS = "vardnadshavare"
CALLING = (GuidedAct.SEND_CALL, GuidedAct.START_MEETING)
PLANNING = (GuidedAct.START_MEETING, GuidedAct.MAKE_PLAN_CLEAR, GuidedAct.SEND_COPY)
GIVING = (GuidedAct.SEND_COPY,)
EVERYTHING = (GuidedAct.SEND_CALL, *PLANNING)

MEETS: dict[str, tuple[tuple[str, ...], tuple[GuidedAct, ...]]] = {
    PREPARATION: (("f_deltagare/fd_part", "f_narstaende/fn_part"), CALLING),
    "kallelse": (("k_deltagare/kd_part",), CALLING),
    "dagordning": (("dg_ledare", "dg_sekreterare"), (GuidedAct.START_MEETING,)),
    "plan": (
        (
            *("p_deltagare/pd_part", "p_foretradare", "p_ordforande", "p_sekreterare", "p_samtalsledare"),
            *("p_dokumenteras_av", "p_samordnare", "p_utskrift_ansvarig", "p_kontaktpersoner/pk_part"),
            *("p_delmal/d_ansvarig", "p_delmal/d_aktiviteter/a_ansvarig", "p_risk_atgard/pr_ansvarig"),
            *("p_nya_behov/pn_vem", "p_sign/pu_part"),
        ),
        PLANNING,
    ),
    "uppfoljning": (("u_deltagare/ud_part", "u_ledare", "u_sekreterare", "u_nasta_samordnare"), GIVING),
    "planering_insats": (("pi_insatser/pi_ansvarig", "pi_samordnar"), GIVING),
    "avslut": (("z_informerade/zi_part",), (GuidedAct.CLOSE,)),
}
"""By form, who meets or is told: only the newest paper of it counts."""

RECEIVES: dict[str, tuple[tuple[str, ...], tuple[GuidedAct, ...]]] = {
    "inbjudan": (("ib_till",), CALLING),
    "kartlaggning": (("m_part",), GIVING),
    "motesanteckning": (("ma_deltagare/md_part", "ma_rader/mr_vem"), GIVING),
    "identitetsblad": (("i_mottagare",), GIVING),
    "journalanteckning": (("j_for",), GIVING),
    "aterkoppling": (("ak_till",), GIVING),
    "samordnarbyte": (("sb_till", "sb_andra/sa_part"), GIVING),
    "underrattelse_aterkallat": (("c_till_vem",), GIVING),
    "begaran_svar": (("bs_till",), GIVING),
    **dict.fromkeys(("samtycke_barn_en_vh", "samtycke_barn_tva_vh", "samtycke_foretradare"), (("c_vem",), GIVING)),
}
"""By form, who one paper is for: it counts until it is clear, and when an act is done with it."""

KEPT_OUT_RULES = frozenset({"O-23", "O-23a"})
"""The rules that stop these places, whatever else may be done with a paper."""


class KeptOut(msgspec.Struct, frozen=True, kw_only=True):
    """One place. ``paper`` is the paper's title, "" for the ärendeblad; ``ordinal`` 0 for it. ``at`` is "form:path".

    ``reached`` is the ISO day when it has already got there, "" when it has not (``acts`` are then what it stops);
    "?" when nobody wrote it so that it can be read. ``who`` tells the name that was judged, and whose it may be, from
    others, and holds neither: that one like name means another person says nothing of the next.
    """

    match: Match
    at: str
    who: str = ""
    paper: str = ""
    ordinal: int = 0
    acts: tuple[GuidedAct, ...] = ()
    reached: str = ""


_Place = tuple[Ref, str, str, str]
"""Who, number, telephone, path."""


def kept_out_places(known: CaseKnown, about: int) -> tuple[KeptOut, ...]:
    """Every place, one for each paper and likeness; () when the case names nobody who must not know."""
    forbidden = (*kept_out(known.sheet), *_told_of(known))
    if not forbidden:
        return ()
    judge = _judge(forbidden, known.sheet)
    found: dict[tuple[int, Match, str, str], KeptOut] = {}
    for one in (*_on_sheet(known, judge), *_on_papers(known, about, judge)):
        # A name on a paper is told of once: the next place of it comes when the first is mended.
        who = one.who if one.match is Match.MAYBE else ""
        found.setdefault((one.ordinal, one.match, who, one.reached if one.ordinal else one.at), one)
    return tuple(found.values())


def likeness(known: CaseKnown) -> Callable[[Ref], Match]:
    """Tells of a party whether it is somebody who must not know, or perhaps is."""
    judge = _judge((*kept_out(known.sheet), *_told_of(known)), known.sheet)
    return lambda ref: judge(ref, "", "")[0]


def _told_of(known: CaseKnown) -> Iterator[Row]:
    """Those whom only the newest preparation says must not know, as rows of the ärendeblad have them."""
    papers = list(of_form(known.papers, PREPARATION))
    for row in rows_of(papers[-1].newest.get("f_ska_inte")) if papers else ():
        if text_of(row.cells.get("fi_vad")) == "vet_inte" and is_answered(row.cells.get("fi_vem")):
            yield Row(row.id, {"namn": text_of(row.cells.get("fi_vem"))})


_Judge = Callable[[Ref, str, str], tuple[Match, str]]
"""Of a party, number and telephone: whether it is one who must not know, and ``KeptOut.who``."""


def _judge(forbidden: tuple[Row, ...], sheet: Answers) -> _Judge:
    """What is asked of everybody that the papers name, each asked about once."""
    rows = {row.id: row for field in PARTY_FIELDS for row in rows_of(sheet.get(field))}
    own = {row.id for row in forbidden}
    asked: dict[tuple[str, str, str, str], tuple[Match, str]] = {}

    def judge(who: Ref, number: str, phone: str) -> tuple[Match, str]:
        key = (who.row, who.text, number, phone)
        if key not in asked:
            asked[key] = _match(forbidden, own, rows.get(who.row), key)
        return asked[key]

    return judge


def _match(
    forbidden: tuple[Row, ...], own: set[str], row: Row | None, key: tuple[str, str, str, str]
) -> tuple[Match, str]:
    row_id, text, number, phone = key
    cells = row.cells if row else {}
    name = text_of(cells.get("namn")).strip() or text
    if row_id == PERSON_ROW:
        return Match.NO, ""
    if row_id in own:
        return Match.SURE, ""
    number = number or text_of(cells.get("personnummer"))
    phone = phone or text_of(cells.get("telefon"))
    found = [(matches(each, name, number, phone), text_of(each.cells.get("namn"))) for each in forbidden]
    match = next((one for one in (Match.SURE, Match.MAYBE) if any(one is each for each, _ in found)), Match.NO)
    meant = sorted(folded(whose) for each, whose in found if each is Match.MAYBE)
    return match, hashlib.sha256("\n".join((folded(name), *meant)).encode()).hexdigest()[:12]


def _on_sheet(known: CaseKnown, judge: _Judge) -> Iterator[KeptOut]:
    """Those the case counts on. A guardian who is written there to be kept out is where they should be.

    Guardians of somebody grown up are not shown on the sheet: what cannot be seen there can neither count nor be
    mended.
    """
    for field in PARTY_FIELDS:
        for row in rows_of(known.sheet.get(field)) if field != GUARDIANS or known.facts.age != "vuxen" else ():
            cell = row.cells.get
            asked = MAY_BE_CONTACTED in row.cells or field == GUARDIANS
            if asked and text_of(cell(MAY_BE_CONTACTED)) != "ja":
                continue
            who = Ref(row.id, text_of(cell("namn")).strip() or text_of(cell("enhet")))
            match, name = judge(who, text_of(cell("personnummer")), text_of(cell("telefon")))
            if match:
                yield KeptOut(match=match, at=f"{SHEET}:{field}/{row.id}", who=name, acts=EVERYTHING)


def _on_papers(known: CaseKnown, about: int, judge: _Judge) -> Iterator[KeptOut]:
    for form, (paths, acts) in MEETS.items():
        papers = list(of_form(known.papers, form))
        chosen = next((one for one in papers if one.ordinal == about), papers[-1] if papers else None)
        if chosen is not None:
            yield from _on_paper(chosen, paths, acts, judge)
    for form, (paths, acts) in RECEIVES.items():
        for paper in of_form(known.papers, form):
            counts = paper.ordinal == about if about else not paper.cleared
            if counts and not _has_no_receiver(paper.newest):
                yield from _on_paper(paper, paths, acts, judge)
    for paper in of_form(known.papers, CALLS):
        yield from _on_calls(paper, judge)
    for paper in of_form(known.papers, GIVEN):
        yield from _on_given(paper, judge)


def _has_no_receiver(said: Answers) -> bool:
    """An answer that is kept back, and a mapping that the person fills in: neither shows whom it is for."""
    return text_of(said.get("bs_svar")) == "sekretess" or text_of(said.get("m_fylls_av")) == "den_enskilde"


def _on_paper(
    paper: CasePaper, paths: tuple[str, ...], acts: tuple[GuidedAct, ...], judge: _Judge
) -> Iterator[KeptOut]:
    for path in paths:
        for who, number, phone, where in _places(paper.newest, path.split("/"), ""):
            match, name = judge(who, number, phone)
            if match:
                at = f"{paper.form}:{where}"
                yield KeptOut(match=match, at=at, who=name, paper=paper.title, ordinal=paper.ordinal, acts=acts)


def _places(answers: Answers, path: list[str], before: str) -> Iterator[_Place]:
    name, *rest = path
    if rest:
        for row in rows_of(answers.get(name)):
            yield from _places(row.cells, rest, f"{before}{name}/{row.id}/")
        return
    who = party(answers.get(name))
    if who.row or who.text:
        phone = next((text_of(answers[cell]) for cell in _PHONES if cell in answers), "")
        yield who, "", phone, before + name


_PHONES = ("kd_kontakt", "ts_telefon", "fd_telefon", "pd_kontakt", "pk_telefon")


def _on_calls(paper: CasePaper, judge: _Judge) -> Iterator[KeptOut]:
    for row in rows_of(paper.newest.get("tk_samtal")):
        cell = row.cells.get
        found = judge(party(cell("ts_part")), "", text_of(cell("ts_telefon")))
        told = text_of(cell("ts_sagt")) in ("nummer", "vem") or text_of(cell("ts_svar")) not in ("", "inget_svar")
        if found[0]:
            yield _row_of(paper, f"tk_samtal/{row.id}/ts_part", found, CALLING, _reached(cell("ts_tid"), told))


def _on_given(paper: CasePaper, judge: _Judge) -> Iterator[KeptOut]:
    for row in rows_of(paper.newest.get("fv_rader")):
        cell = row.cells.get
        found = judge(party(cell("fv_mottagare")), "", "")
        if found[0]:
            reached = _reached(cell("fv_datum"), is_answered(cell("fv_datum")))
            yield _row_of(paper, f"fv_rader/{row.id}/fv_mottagare", found, GIVING, reached)


def _row_of(
    paper: CasePaper, path: str, found: tuple[Match, str], acts: tuple[GuidedAct, ...], reached: str
) -> KeptOut:
    return KeptOut(
        match=found[0],
        who=found[1],
        at=f"{paper.form}:{path}",
        paper=paper.title,
        ordinal=paper.ordinal,
        acts=() if reached else acts,
        reached=reached,
    )


def _reached(when: Value | None, has: bool) -> str:
    return (day_of(when) or "?") if has else ""
