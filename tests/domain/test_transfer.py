"""What may be written into the ordinary system, in which order, and what never goes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Value
from sip_desktop.domain.form import FieldType, Form, Part
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.transfer import (
    NOTE,
    STAYS_ON_PAPER,
    WRITERS,
    Entered,
    is_for_the_system,
    journal_lines,
    lines,
    may_transfer,
    noted,
    written_by,
)
from sip_desktop.services.definitions import Definitions, load

DEFINITIONS: Definitions = load(Path(__file__).resolve().parents[2] / "forms")
PROTECTED = CaseFacts(protected=True)
VIOLENCE = CaseFacts(violence=True)
ORDINARY = CaseFacts()
SECRET = "Jag saknar pappa ibland"


def plan(region: str = "halland") -> Form:
    return DEFINITIONS.form("plan", region)


@pytest.mark.parametrize("facts", [PROTECTED, VIOLENCE])
def test_uppsala_refuses_every_case_handled_by_hand(facts: CaseFacts) -> None:
    refusal = may_transfer(DEFINITIONS.region("uppsala"), facts, said_yes="Enhetschefen")
    assert refusal is not None
    assert refusal.text.startswith("Uppsala: enbart manuell hantering, aldrig överföring till IT-stöd")
    assert not refusal.askable


@pytest.mark.parametrize("region", ["uppsala", "haninge", "skane", "halland", "varmland"])
def test_an_ordinary_case_may_be_written_in_everywhere(region: str) -> None:
    assert may_transfer(DEFINITIONS.region(region), ORDINARY) is None


def test_varmland_allows_text_without_whereabouts() -> None:
    assert may_transfer(DEFINITIONS.region("varmland"), PROTECTED) is None


@pytest.mark.parametrize("region", ["haninge", "skane", "halland"])
def test_where_the_routine_is_silent_the_chief_is_asked(region: str) -> None:
    profile = DEFINITIONS.region(region)
    refusal = may_transfer(profile, PROTECTED, said_yes="  ")
    assert refusal is not None
    assert refusal.askable
    assert may_transfer(profile, PROTECTED, said_yes="Enhetschefen 2026-11-18") is None


def test_every_named_form_and_field_exists() -> None:
    assert set(DEFINITIONS.forms) >= STAYS_ON_PAPER
    for form_id, path in WRITERS.items():
        field = DEFINITIONS.forms[form_id].at(path.replace("/", "/row/"))
        assert field is not None
        assert field.type in (FieldType.PARTY, FieldType.TEXT)
        assert is_for_the_system(DEFINITIONS.forms[form_id], ORDINARY)
    rows = DEFINITIONS.forms[NOTE].field("t_rader")
    assert rows is not None
    whole = Entered("a", "b", "c", "d", "e", "f", "g", "h", True)
    made = noted((), whole, lambda: "r1", complete=True)
    assert set(made[0].cells) == {column.id for column in rows.columns}


GOAL = Row(
    "g1",
    {
        "d_delmal": "Sova hela natten",
        "d_klart": "2027-02-01",
        "d_aktiviteter": (
            Row("a1", {"a_aktivitet": "Samma sängkläder", "a_ansvarig": Ref("r1", "Korttids"), "a_godkand": ""}),
            Row("a2", {"a_aktivitet": "Bildschema"}),
        ),
    },
)
ANSWERS: Answers = {
    "p_delmal": (GOAL,),
    "p_start": "2026-11-24T14:00",
    "p_namn": "Alva Test",
    "p_plats": "Björkgården",
    "p_huvudmal": "Att helgen börjar på fredag",
    "p_barn_inte_lasa": SECRET,
    "p_sekretess": True,
    "p_deltagare": (
        Row("d1", {"pd_part": Ref("r1", "Korttids"), "pd_huvudman": "utforare_kommun", "pd_kontakt": "070-1740650"}),
    ),
    "p_risk": "",
}


def test_lines_stand_in_the_order_of_the_form_and_rows_are_plain() -> None:
    found = [(line.path, line.label, line.text) for line in lines(plan(), ANSWERS, ORDINARY)]
    texts = [text for _, _, text in found]
    assert texts.index("2026-11-24 14.00") < texts.index("Alva Test") < texts.index("Att helgen börjar på fredag")
    assert ("p_delmal/g1/d_delmal", "Delmål 1: Delmål", "Sova hela natten") in found
    assert [path for path, _, _ in found if "/a" in path and "d_aktiviteter" in path] == [
        "p_delmal/g1/d_aktiviteter/a1/a_aktivitet",
        "p_delmal/g1/d_aktiviteter/a1/a_ansvarig",
        "p_delmal/g1/d_aktiviteter/a2/a_aktivitet",
    ]
    assert {line.section for line in lines(plan(), ANSWERS, ORDINARY)} <= {each.title for each in plan().sections}
    labels = {path: label for path, label, _ in found}
    assert labels["p_delmal/g1/d_aktiviteter/a2/a_aktivitet"].startswith("Delmål 1, aktivitet 2: ")
    people = next(text for path, _, text in found if path == "p_deltagare/d1")
    assert people.startswith("Korttids; Telefon i tjänsten: 070-1740650; Huvudman: ")
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("facts", [ORDINARY, PROTECTED])
def test_what_a_child_wants_nobody_to_read_never_goes(facts: CaseFacts) -> None:
    said = "\n".join(line.text for line in lines(plan(), ANSWERS, facts))
    assert SECRET not in said
    survey = DEFINITIONS.form("forberedelse", "halland")
    assert lines(survey, {"f_barn_inte_lasa": SECRET}, facts) == ()


def every_answer(form: Form) -> Answers:
    """Something in every field of the form, each with its own path in it."""

    def value(kind: FieldType, path: str) -> Value:
        return Ref("", path) if kind is FieldType.PARTY else path

    answers: Answers = {}
    for field in form.fields():
        if field.type is FieldType.ROWS:
            cells = {column.id: value(column.type, f"{field.id}/{column.id}") for column in field.columns}
            answers[field.id] = (Row("r1", cells),)
        elif field.type not in (FieldType.INFO, FieldType.CHECK, FieldType.MULTI):
            answers[field.id] = value(field.type, field.id)
    return answers


@pytest.mark.parametrize(
    "form_id", sorted(form.id for form in DEFINITIONS.forms.values() if is_for_the_system(form, ORDINARY))
)
def test_no_internal_field_goes_and_no_place_in_a_careful_case(form_id: str) -> None:
    form = DEFINITIONS.form(form_id, "varmland")
    answers = every_answer(form)
    for facts, silent in ((ORDINARY, {Part.INTERNAL}), (PROTECTED, {Part.INTERNAL, Part.PLACE, Part.CONTACT})):
        said = {line.path.split("/")[0]: line.text for line in lines(form, answers, facts)}
        for section in form.sections:
            for field in section.fields:
                if (field.part or section.part) in silent:
                    assert field.id not in said
                for column in field.columns:
                    if column.part in silent:
                        assert f"{field.id}/{column.id}" not in said.get(field.id, "").split("; ")


def test_a_text_that_tells_the_place_is_withheld_in_a_careful_case_only() -> None:
    def tells(text: str) -> bool:
        return "Korttids" in text

    careful = {line.path: line.withheld for line in lines(plan("varmland"), ANSWERS, PROTECTED, tells)}
    assert careful["p_deltagare/d1"]
    assert not careful["p_namn"]
    assert not any(line.withheld for line in lines(plan(), ANSWERS, ORDINARY, tells))


def test_of_a_careful_case_only_what_the_meeting_came_to_goes() -> None:
    forms = [form for form in DEFINITIONS.forms.values() if form.in_case and is_for_the_system(form, PROTECTED)]
    assert {form.id for form in forms} >= {"plan", "uppfoljning", "avslut"}
    assert not {form.id for form in forms} & {"kallelse", "telefonkallelse", "samtycke_undantag", "forberedelse"}
    assert all(is_for_the_system(form, ORDINARY) for form in forms)
    for own in ("infor_mitt_mote_barn", "begaran", "tidskort", "arendeblad"):
        assert not is_for_the_system(DEFINITIONS.forms[own], ORDINARY)


def test_the_writer_is_whom_the_paper_names() -> None:
    assert written_by("plan", {"p_sekreterare": Ref("r1", "Sara Prov")}) == "Sara Prov"
    assert written_by("plan", {}) == ""
    calls = tuple(Row(f"r{n}", {"ts_av": name}) for n, name in enumerate(("Eva", "Ali", "Eva", "")))
    assert written_by("telefonkallelse", {"tk_samtal": calls}) == "Eva, Ali"
    assert written_by("samtycke_vuxen", {"x": "y"}) == ""


def test_a_journal_paper_is_four_lines() -> None:
    form = DEFINITIONS.form("journalanteckning", "uppsala")
    answers: Answers = {
        "j_for": Ref("r1", "Kurator, Vårdcentralen"),
        "j_samtycke": "ja",
        "j_samtycke_form": "muntligt",
        "j_samtycke_datum": "2026-12-11",
        "j_gor": "Kvällssamtal varje vecka.\nRing på måndag.",
        "j_nasta": "2027-02-10",
        "j_samordnare": Ref("r2", "Sara Prov"),
        "j_telefon": "018-12 34 56",
    }
    found, whose = journal_lines(form, answers, ORDINARY)
    assert whose == "Kurator, Vårdcentralen"
    assert [(line.label, line.text) for line in found] == [
        ("1. Samtycke", "Samtycke till SIP: Ja. Så lämnades det: Muntligt. Dag: 2026-12-11."),
        ("2. Det här gör vi", "Vår del av planen: Kvällssamtal varje vecka.\nRing på måndag."),
        ("3. Nästa gång", "Uppföljning: 2027-02-10."),
        ("4. Vem man frågar", "Samordningsansvarig: Sara Prov. Telefon i tjänsten: 018-12 34 56."),
    ]
    assert journal_lines(form, {}, ORDINARY) == ((), "")


ENTERED = Entered(
    paper="SIP-kallelse, version 1, blankett 0041",
    written_by="Eva Prov",
    start="2026-11-17",
    end="2026-11-18",
    system="Lifecare SP",
    entered_by="Anna Åkerö",
    day="2026-11-18",
    original="",
    read=False,
)


def test_the_note_answers_by_whom_and_for_which_period() -> None:
    [row] = noted((), ENTERED, lambda: "r9", complete=True)
    assert row == Row(
        "r9",
        {
            "tr_papper": ENTERED.paper,
            "tr_av": "Eva Prov",
            "tr_fran": "2026-11-17",
            "tr_till": "2026-11-18",
            "tr_system": "Lifecare SP",
            "tr_infort_av": "Anna Åkerö",
            "tr_infort": "2026-11-18",
        },
    )


def test_the_note_keeps_what_somebody_wrote_and_takes_the_day_away_when_it_is_no_longer_true() -> None:
    other = Row("r1", {"tr_papper": "Annat"})
    [_, row] = noted((other,), ENTERED, lambda: "r9", complete=True)
    written = Row(row.id, {**row.cells, "tr_original": "Akten, skåp 3", "tr_av": "Eva och Ali"})
    again = noted((other, written), ENTERED, lambda: "r10", complete=True)
    assert again == (other, written)
    [_, open_again] = noted(again, ENTERED, lambda: "r10", complete=False)
    assert "tr_infort" not in open_again.cells
    assert "tr_infort_av" not in open_again.cells
    assert open_again.cells["tr_original"] == "Akten, skåp 3"
    assert noted((other,), ENTERED, lambda: "r10", complete=False) == (other,)
