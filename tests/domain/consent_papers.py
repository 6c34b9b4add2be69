"""Consent papers in memory, and what they say together: for the tests of the lens."""

from __future__ import annotations

from datetime import date

from sip_desktop.domain.answers import Answers, Ref, Row, Value, rows_of
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.lenses.consent_summary import ConsentSummary, consent_summary

TODAY = date(2026, 11, 26)
CLEARED = "2026-11-13T09:00:00+01:00"
MIRA, RUBEN = Ref("v1", "Mira Prov, mamma"), Ref("v2", "Ruben Prov, pappa")
BUP, SCHOOL = Ref("a1", "Anna Ek, kurator, BUP"), Ref("a2", "Provlundaskolan")
SHEET: Answers = {
    "namn": "Tilda Prov",
    "vardnadshavare": (
        Row(
            "v1", {"namn": "Mira Prov", "relation": "mamma", "personnummer": "19870314-9800", "villkor": "070-1740612"}
        ),
        Row("v2", {"namn": "Ruben Prov", "relation": "pappa", "villkor": "Säffle 0533-12345"}),
    ),
    "aktorer": (
        Row("a1", {"enhet": "BUP", "namn": "Anna Ek", "funktion": "kurator"}),
        Row("a2", {"enhet": "Provlundaskolan"}),
    ),
}
CHILD, YOUNG, ADULT = CaseFacts(child=True, age="barn"), CaseFacts(child=True, age="ungdom"), CaseFacts(age="vuxen")


def paper(form: str, ordinal: int = 1, cleared: str = CLEARED, **answers: Value) -> CasePaper:
    return CasePaper(
        form=form,
        title=form,
        ordinal=ordinal,
        created=CLEARED,
        answers=answers if cleared else {},
        newest=answers,
        cleared=cleared,
        draft=not cleared,
    )


def actor(who: Ref, know: str = "ja", tell: str = "ja", limit: str = "", *subjects: str) -> Row:
    cells: dict[str, Value] = {"c_part": who, "c_far_veta": know, "c_far_beratta": tell, "c_grans": limit}
    return Row(f"r{who.row}{who.text}", {**cells, "c_uppgifter": subjects})


def yes(form: str, ordinal: int = 1, **answers: Value) -> CasePaper:
    said: Answers = {"c_plan": "ja", "c_datum": "2026-11-12", "c_hur": "skriftligt", **answers}
    return paper(form, ordinal, **said)


def guardian(who: Ref = MIRA, form: str = "samtycke_barn_tva_vh", ordinal: int = 1, **answers: Value) -> CasePaper:
    return yes(form, ordinal, c_vem=who, **answers)


def exemption(ordinal: int = 9, **answers: Value) -> CasePaper:
    said: Answers = {
        "c_vem": RUBEN,
        "c_grund": "skyddat_boende",
        "c_motivering": "Hotbilden är hög.",
        "c_beslutat_av": Ref("", "Eva Chef, enhetschef"),
        "c_beslut_datum": "2026-11-11",
        "c_omprovas": "2027-01-11",
    }
    return paper("samtycke_undantag", ordinal, **{**said, **answers})


def withdrawal(
    ordinal: int = 9, who: Ref = Ref("person", "Loke Försök"), day: str = "2027-02-03T10:00", **more: Value
) -> CasePaper:
    said: Answers = {"c_vem": who, "c_aterkallat": day, "c_hela": "helt", "c_hur": "muntligt"}
    return paper("samtycke_aterkallelse", ordinal, **{**said, **more})


def told(
    *papers: CasePaper, facts: CaseFacts = ADULT, sheet: Answers | None = None, today: date = TODAY
) -> ConsentSummary:
    return consent_summary(CaseKnown(papers, SHEET if sheet is None else sheet, facts, today))


def without_guardians(**rows: Value) -> Answers:
    return {**{name: value for name, value in SHEET.items() if name != "vardnadshavare"}, **rows}


def only(*rows: str, **cells: Value) -> Answers:
    """The ärendeblad with only these guardians, and ``cells`` put into each."""
    kept = (row for row in rows_of(SHEET["vardnadshavare"]) if row.id in rows)
    return {**SHEET, "vardnadshavare": tuple(Row(row.id, {**row.cells, **cells}) for row in kept)}
