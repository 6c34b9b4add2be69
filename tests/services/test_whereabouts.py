"""The check on the papers of a real case: which answers are read, with which terms and at which level."""

from __future__ import annotations

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content, Row
from sip_desktop.domain.protection.check import Destination, Level
from sip_desktop.services.whereabouts import Mark, Whereabouts

from .conftest import Desk

TERMS = (Row("k1", {"term": "Knutshult", "slag": "ort"}), Row("k2", {"term": "Ås"}), Row("k3", {"term": "0533-"}))
PROTECTED: Answers = {
    "skyddstyp": "skyddad_folkbokforing",
    "vald_flagga": "nej",
    "personnummer": "19870314-9800",
    "kanda_termer": TERMS,
}
ORDINARY: Answers = {"skyddstyp": "inget", "vald_flagga": "nej"}


def case(desk: Desk, sheet: Answers) -> int:
    serial = desk.services.register.new_case("varmland")
    first = desk.services.door.open(serial).lines[0].document.id
    desk.services.documents.save(first, Content(sheet))
    return serial


def check(
    desk: Desk,
    answers: Answers,
    sheet: Answers = PROTECTED,
    destination: Destination = Destination.LEAVES,
) -> dict[str, list[tuple[str, Level]]]:
    documents = desk.services.documents
    plan = documents.open(documents.start(case(desk, sheet), "plan"))
    found = Whereabouts(desk.services.door, app.gazetteer).check(plan, destination, Content(answers))
    return {path: [told(mark) for mark in marks] for path, marks in found.items()}


def told(mark: Mark) -> tuple[str, Level]:
    return mark.finding.text, mark.level


def test_words_of_a_protected_case(desk: Desk) -> None:
    answers: Answers = {"p_situation": "Hon bor i Knutshult nära Eslöv. Numret är 0533-123 45."}
    assert check(desk, answers) == {
        "p_situation": [("Knutshult", Level.STOP), ("Eslöv", Level.STOP), ("0533-123 45", Level.STOP)]
    }


def test_an_ordinary_case_is_silent_about_places(desk: Desk) -> None:
    answers: Answers = {"p_situation": "Habiliteringen i Kungsbacka ringer 070-174 06 12."}
    assert check(desk, answers, ORDINARY) == {"p_situation": [("070-174 06 12", Level.INFO)]}


def test_the_original_that_stays(desk: Desk) -> None:
    answers: Answers = {"p_situation": "Hon bor i Knutshult nära Eslöv."}
    assert check(desk, answers, destination=Destination.STAYS) == {"p_situation": [("Knutshult", Level.INFO)]}


def test_rows_are_read_by_their_path(desk: Desk) -> None:
    rows = (Row("r1", {"d_delmal": "Gå på Provlundaskolan"}),)
    assert list(check(desk, {"p_delmal": rows})) == ["p_delmal/r1/d_delmal"]


def test_the_persons_own_number_is_no_finding_and_anothers_is(desk: Desk) -> None:
    found = check(desk, {"p_situation": "19870314-9800 och 19850611-9810"})
    assert found == {"p_situation": [("19850611-9810", Level.STOP)]}


def test_what_may_be_written_into_another_system(desk: Desk) -> None:
    tells = Whereabouts(desk.services.door, app.gazetteer).tells_place(case(desk, PROTECTED))
    assert tells("Samtal på Provköpings sjukhus")
    assert tells("Skjuts från knutshult")
    assert not tells("Samtal varje tisdag på enheten")
