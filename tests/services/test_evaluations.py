"""Evaluations: nothing in the vault ties one to a case, a user or a day, and few are not counted aloud."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Mode
from sip_desktop.services.evaluation_desk import EVALUATION_ID, EvaluationDesk
from sip_desktop.services.everything import Services
from tests.services.conftest import Desk


def answer(services: Services, region: str = "uppsala", month: str = "2026-11", chosen: str = "helt") -> str:
    evaluation = services.evaluations.start("utvardering_person", region, "forsta", month)
    services.evaluations.save(evaluation, Content({"e1": chosen}))
    return evaluation.id


def test_every_region_has_evaluation_forms_and_none_of_them_is_in_a_case(services: Services) -> None:
    for region, _name in services.register.regions():
        forms = services.evaluations.forms(region)
        assert forms
        assert not any(form.in_case for form in forms)
        serial = services.register.new_case(region)
        assert not {form.id for form in forms} & {form.id for form in services.door.open(serial).can_start}


def test_what_is_kept_names_no_case_no_user_and_no_day(desk: Desk, services: Services, serial: int) -> None:
    answer(services)
    [kept] = services.session.store.evaluations()
    words = msgspec.to_builtins(kept)
    assert words.keys() == {"id", "form", "version", "region", "month", "meeting", "content"}
    shown = repr(words)
    case = services.door.open(serial).record
    for tie in (
        case.number,
        case.word,
        services.session.user.id,
        services.session.user.initials,
        "2026-11-26",
        "14:03",
    ):
        assert tie not in shown
    assert kept.month == "2026-11"


def test_no_line_is_logged(desk: Desk, services: Services) -> None:
    before = desk.acts()
    answer(services)
    services.evaluations.counts("uppsala")
    assert desk.acts() == before


def test_saving_again_replaces_the_answers(services: Services) -> None:
    evaluation = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
    assert services.session.store.evaluations() == []
    for text in ("d", "de", "det"):
        assert services.evaluations.save(evaluation, Content({"e12": text})) == "14:03"
    [kept] = services.session.store.evaluations()
    assert kept.content == b'{"answers":{"e12":"det"},"origins":{}}'


def shown(services: Services, region: str = "uppsala") -> list[tuple[str, list[tuple[str, int]]]]:
    """Each form's title with its periods and numbers."""
    counts = services.evaluations.counts(region)
    return [(form.title, [(period.words, period.number) for period in form.periods]) for form in counts]


def test_fewer_than_five_are_not_counted_aloud(services: Services) -> None:
    title = services.definitions.form("utvardering_person", "uppsala").title
    assert shown(services) == []
    for number in range(1, 7):
        answer(services)
        assert shown(services) == [(title, [("november 2026", number)] if number >= 5 else [])]


def test_a_small_month_is_counted_with_its_quarter(services: Services) -> None:
    title = services.definitions.form("utvardering_person", "uppsala").title
    for month, number in (("2026-11", 6), ("2026-10", 2), ("2026-05", 5)):
        for _ in range(number):
            answer(services, month=month)
    assert shown(services) == [(title, [("maj 2026", 5), ("oktober–december 2026", 8)])]


def test_regions_are_counted_apart_and_never_together(services: Services) -> None:
    for _ in range(5):
        answer(services)
    answer(services, region="skane")
    assert [periods for _, periods in shown(services)] == [[("november 2026", 5)]]
    assert [periods for _, periods in shown(services, "skane")] == [[]]
    assert shown(services, "halland") == []


def test_answers_are_counted_by_option_and_few_with_others(services: Services) -> None:
    for chosen in ("helt",) * 7 + ("ganska_bra",) * 5 + ("daligt", "inte_alls", ""):
        answer(services, chosen=chosen)
    [form] = services.evaluations.counts("uppsala")
    [period] = form.periods
    questions = {question.label: dict(question.groups) for question in period.questions}
    first = services.definitions.form("utvardering_person", "uppsala").field("e1")
    assert first is not None
    together = "Sammanlagt: Stämmer inte alls, Stämmer dåligt, Varken eller, Stämmer ganska bra, Vill inte svara, "
    assert questions[first.label] == {"Stämmer helt": 7, f"{together}Inget svar": 8}
    # Nobody answered the others: that everybody did the same is not shown.
    assert all(not groups for label, groups in questions.items() if label != first.label)


def test_an_option_of_an_older_form_is_counted_too(services: Services) -> None:
    for chosen in ("helt",) * 6 + ("fanns_forr",) * 6:
        answer(services, chosen=chosen)
    [form] = services.evaluations.counts("uppsala")
    assert dict(form.periods[0].questions[1].groups) == {"Stämmer helt": 6, "Svar i en äldre blankett": 6}


def test_what_somebody_wrote_is_not_shown(services: Services) -> None:
    for number in range(6):
        begun = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
        services.evaluations.save(begun, Content({"e12": f"egna ord {number}", "e1": f"egna ord {number}"}))
    assert "egna ord" not in repr(services.evaluations.counts("uppsala"))


def test_ids_are_random_and_lie_in_another_order_than_they_came(services: Services) -> None:
    ids = [answer(services) for _ in range(12)]
    assert len(set(ids)) == 12
    assert [kept.id for kept in services.session.store.evaluations()] == sorted(ids) != ids


def test_on_the_form_page_it_is_no_document(services: Services) -> None:
    evaluation = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
    page = EvaluationDesk(services.session, services.definitions, services.evaluations, evaluation)
    opened = page.open(EVALUATION_ID)
    assert (opened.case.number, opened.case.word, opened.parties, opened.fixed) == ("", "", (), False)
    page.save(EVALUATION_ID, Content({"e1": "he\ud800lt"}))
    assert page.open(EVALUATION_ID).content.answers == {"e1": "he\ud800lt"}
    assert len(services.session.store.evaluations()) == 1
    with pytest.raises(Fault):
        page.make_clear(EVALUATION_ID)


def test_its_paper_carries_no_case(services: Services) -> None:
    evaluation = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
    for mode in Mode:
        view = services.papers.evaluation(evaluation.form, "uppsala", Content({"e1": "helt"}), mode)
        assert (view.head.case_number, view.head.case_word, view.head.copy_number) == ("", "", 0)
        assert services.papers.paper(view).pages >= 1
