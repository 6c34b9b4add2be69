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


def answer(services: Services, form: str = "utvardering_person") -> str:
    evaluation = services.evaluations.start(form, "uppsala", "forsta", "2026-11")
    services.evaluations.save(evaluation, Content({"e1": "helt"}))
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
    services.evaluations.counts()
    assert desk.acts() == before


def test_saving_again_replaces_the_answers(services: Services) -> None:
    evaluation = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
    assert services.session.store.evaluations() == []
    for text in ("d", "de", "det"):
        assert services.evaluations.save(evaluation, Content({"e12": text})) == "14:03"
    [kept] = services.session.store.evaluations()
    assert kept.content == b'{"answers":{"e12":"det"},"origins":{}}'


def test_fewer_than_five_is_all_that_is_said(services: Services) -> None:
    assert services.evaluations.counts() == []
    for number in range(1, 7):
        answer(services)
        shown = dict(services.evaluations.counts()).values()
        assert list(shown) == ["färre än 5" if number < 5 else str(number)]


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
