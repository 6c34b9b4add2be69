"""Ways round what stops an act, and a going on that would cover more than somebody weighed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Content, Ref, Row, encode, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.records import Access
from sip_desktop.domain.urgent import Called, UrgentAnswers
from sip_desktop.domain.urgent_findings import Kind
from sip_desktop.domain.view import Mode
from sip_desktop.services.door import NotYours
from sip_desktop.services.guidance import NotYet
from tests.services.conftest import Desk

WHY = "Hon måste få hjälp i dag."
REASON = "vantan_farligare"


@pytest.fixture
def case(ruled_desk: Desk) -> int:
    """A case of a grown-up in Skåne, without any consent."""
    serial = ruled_desk.services.register.new_case("skane")
    ruled_desk.put(ruled_desk.sheet(serial), namn="Loke Försök", fodelsedatum="1979-11-11", vald_flagga="nej")
    return serial


def begun(desk: Desk, serial: int, form: str = "plan") -> int:
    """A paper that is typed in: its meeting has been, and is not asked about."""
    with desk.services.session.transaction():
        return desk.services.documents.begin(serial, form)


def clear(desk: Desk, document_id: int) -> None:
    """Made clear, going on past all that may be gone past."""
    try:
        desk.services.documents.make_clear(document_id)
    except NotYet as stop:
        desk.services.guidance.go_on(stop, REASON, WHY)
        desk.services.documents.make_clear(document_id)


def let_leave(desk: Desk, document_id: int, mode: Mode = Mode.FILLED, revision: int | None = None) -> None:
    document = desk.services.documents.open(document_id, revision)
    paper = desk.services.papers.paper(desk.services.papers.view(document, document.content, mode))
    desk.services.papers.begin(document, paper, mode)


def rules(stop: pytest.ExceptionInfo[NotYet]) -> set[str]:
    return {one.rule for one in stop.value.findings}


def keep_out(desk: Desk, serial: int, name: str) -> None:
    desk.put(desk.sheet(serial), far_inte_veta=(Row("rolf", {"namn": name}),))


def test_what_stops_a_case_of_somebody_elses_is_not_told_before_the_door(ruled_desk: Desk, case: int) -> None:
    other = ruled_desk.services.keyring.add_user("Bo Ek", "BE", "handläggare")
    access = Access(serial=case, user_id=other.id, kind="responsible", since="2026-11-26")
    ruled_desk.services.session.store.keep_access(case, [access])
    with pytest.raises(NotYours):
        ruled_desk.services.documents.start(case, "plan")


def test_going_on_holds_for_what_was_shown_and_not_for_what_came_since(ruled_desk: Desk, case: int) -> None:
    plan = begun(ruled_desk, case)
    with pytest.raises(NotYet) as shown:
        ruled_desk.services.documents.make_clear(plan)
    keep_out(ruled_desk, case, "Rolf Prov")
    ruled_desk.put(plan, p_deltagare=(Row("d1", {"pd_part": Ref("", "Rolle Prov")}),))
    ruled_desk.services.guidance.go_on(shown.value, REASON, WHY)
    with pytest.raises(NotYet) as left:
        ruled_desk.services.documents.make_clear(plan)
    assert "O-23a" in rules(left)
    assert "O-23a" not in {line.rule for line in ruled_desk.services.guidance.to_review()}


def test_one_like_name_that_means_another_says_nothing_of_the_next(ruled_desk: Desk, case: int) -> None:
    keep_out(ruled_desk, case, "Rolf Prov")
    plan = begun(ruled_desk, case)
    seats = (Row("d1", {"pd_part": Ref("", "Rolle Prov")}), Row("d2", {"pd_part": Ref("", "Roffe Prov")}))
    ruled_desk.put(plan, p_deltagare=seats[:1])
    with pytest.raises(NotYet) as shown:
        ruled_desk.services.documents.make_clear(plan)
    ruled_desk.services.guidance.go_on(shown.value, REASON, WHY)
    for written in (seats, (Row("d1", seats[1].cells),)):
        ruled_desk.put(plan, p_deltagare=written)
        with pytest.raises(NotYet) as left:
            ruled_desk.services.documents.make_clear(plan)
        assert "O-23a" in rules(left)


def test_going_on_with_one_meeting_is_not_going_on_with_the_next(ruled_desk: Desk, case: int) -> None:
    documents = ruled_desk.services.documents
    with pytest.raises(NotYet) as stop:
        documents.start(case, "plan")
    ruled_desk.services.guidance.go_on(stop.value, REASON, WHY)
    documents.start(case, "plan")
    with pytest.raises(NotYet):
        documents.start(case, "plan")


def test_going_on_before_the_case_was_protected_is_asked_again_after(ruled_desk: Desk, case: int) -> None:
    plan = begun(ruled_desk, case)
    clear(ruled_desk, plan)
    with pytest.raises(NotYet) as stop:
        let_leave(ruled_desk, plan)
    ruled_desk.services.guidance.go_on(stop.value, REASON, WHY)
    let_leave(ruled_desk, plan)
    ruled_desk.put(ruled_desk.sheet(case), skyddstyp="sekretessmarkering")
    with pytest.raises(NotYet) as again:
        let_leave(ruled_desk, plan)
    assert rules(stop) <= rules(again)


def test_an_older_version_is_judged_by_what_stands_on_it(ruled_desk: Desk, case: int) -> None:
    """Whoever must not know is written out of the next version: that must not let the version before leave."""
    plan = begun(ruled_desk, case)
    ruled_desk.put(plan, p_deltagare=(Row("d1", {"pd_part": Ref("", "Rolf Prov")}),))
    clear(ruled_desk, plan)
    keep_out(ruled_desk, case, "Rolf Prov")
    ruled_desk.services.documents.correct(plan)
    ruled_desk.put(plan, p_deltagare=())
    with pytest.raises(NotYet) as stop:
        let_leave(ruled_desk, plan, revision=1)
    assert "O-23" in {one.rule for one in stop.value.findings if one.hard}
    with pytest.raises(Fault):
        ruled_desk.services.guidance.go_on(stop.value, REASON, WHY)


def test_going_on_with_an_older_version_holds_for_that_version(ruled_desk: Desk, case: int) -> None:
    plan = begun(ruled_desk, case)
    clear(ruled_desk, plan)
    ruled_desk.services.documents.correct(plan)
    clear(ruled_desk, plan)
    with pytest.raises(NotYet) as stop:
        let_leave(ruled_desk, plan, revision=1)
    ruled_desk.services.guidance.go_on(stop.value, REASON, WHY)
    let_leave(ruled_desk, plan, revision=1)
    with pytest.raises(NotYet):
        let_leave(ruled_desk, plan)


def test_paper_for_the_pen_is_no_way_round(ruled_desk: Desk, case: int) -> None:
    plan = begun(ruled_desk, case)
    let_leave(ruled_desk, plan, Mode.PEN)
    clear(ruled_desk, plan)
    for mode in (Mode.FILLED, Mode.PEN):
        with pytest.raises(NotYet):
            let_leave(ruled_desk, plan, mode)
    let_leave(ruled_desk, plan, Mode.BLANK)


def test_another_answer_of_the_same_rule_is_another_stop(ruled_desk: Desk, case: int) -> None:
    """Going on without any consent is not going on with one that somebody has begun to ask for."""
    plan = begun(ruled_desk, case)
    with pytest.raises(NotYet) as stop:
        ruled_desk.services.documents.make_clear(plan)
    ruled_desk.services.guidance.go_on(stop.value, REASON, WHY)
    begun(ruled_desk, case, "samtycke_vuxen")
    with pytest.raises(NotYet) as left:
        ruled_desk.services.documents.make_clear(plan)
    assert rules(left) == {"R-SAM-01"}


def test_a_yes_from_before_a_no_does_not_open_the_urgent_page(ruled_desk: Desk, case: int) -> None:
    """The list of calls keeps the yes of a month ago; since then it was taken back."""
    services = ruled_desk.services
    answers = UrgentAnswers(consent="ja", start="2026-12-14 10:00", name="Loke Försök", purpose="Hjälp hemma")
    services.urgent.keep(case, "skane", answers)
    services.urgent.agree(case)
    ruled_desk.clock.pass_days(20)
    no = begun(ruled_desk, case, "samtycke_aterkallelse")
    ruled_desk.put(no, c_vem=Ref("person", "Loke Försök"), c_aterkallat="2026-12-15T10:00", c_hela="helt")
    services.documents.make_clear(no)
    ruled_desk.clock.now += timedelta(hours=1)
    papers = len(services.door.open(case).lines)
    now = services.urgent.agree(case)
    assert [one.id for one in now.findings if one.kind is Kind.STOP] == ["refused"]
    assert not now.agreed
    with pytest.raises(Fault):
        services.urgent_papers.joined(now, ["plan"])
    assert len(services.door.open(case).lines) == papers
    said_again = services.urgent.keep(case, "skane", replace(now.answers, consent="ja"))
    assert not said_again.stopped


def test_a_passed_stop_names_what_was_gone_past_and_no_hard_one(ruled_desk: Desk, case: int) -> None:
    keep_out(ruled_desk, case, "Rolf Prov")
    plan = begun(ruled_desk, case)
    ruled_desk.put(plan, p_deltagare=(Row("d1", {"pd_part": Ref("", "Rolf Prov")}),))
    with pytest.raises(NotYet) as stop:
        ruled_desk.services.documents.make_clear(plan)
    soft = [one for one in stop.value.findings if not one.hard]
    narrowed = NotYet(case, GuidedAct.MAKE_PLAN_CLEAR, stop.value.about, soft or stop.value.findings)
    with pytest.raises(Fault):
        ruled_desk.services.guidance.go_on(narrowed, REASON, WHY)
    assert ruled_desk.services.guidance.to_review() == []


def test_a_case_marked_before_marks_were_noted_is_not_said_to_be_marked_today(ruled_desk: Desk, case: int) -> None:
    """As in a vault of an older program: the ärendeblad says so, and no note of when."""
    store, sheet = ruled_desk.services.session.store, ruled_desk.sheet(case)
    marked = ruled_desk.services.documents.open(sheet).content.answers | {"skyddstyp": "sekretessmarkering"}
    draft = store.revisions(sheet)[-1]
    with ruled_desk.services.session.transaction():
        store.keep_draft(replace(draft, content=encode(Content(marked))))
    assert store.modes(case) == []
    ruled_desk.clock.pass_days(30)
    ruled_desk.put(sheet, ansvarig="AB")
    [mode] = store.modes(case)
    assert (mode.at, mode.protected) == (store.documents(case)[0].created, True)
    ruled_desk.put(sheet, vald_flagga="ja")
    assert [(one.protected, one.violence) for one in store.modes(case)] == [(True, False), (True, True)]


def test_a_like_name_is_asked_about_anew_when_another_must_not_know(ruled_desk: Desk, case: int) -> None:
    keep_out(ruled_desk, case, "Rolf Prov")
    plan = begun(ruled_desk, case)
    ruled_desk.put(plan, p_deltagare=(Row("d1", {"pd_part": Ref("", "Rolle Prov")}),))
    clear(ruled_desk, plan)
    ruled_desk.services.documents.correct(plan)
    with pytest.raises(NotYet) as shown:
        ruled_desk.services.documents.make_clear(plan)
    ruled_desk.services.guidance.go_on(shown.value, REASON, WHY)
    rows = (Row("rolf", {"namn": "Rolf Prov"}), Row("roland", {"namn": "Roland Prov"}))
    ruled_desk.put(ruled_desk.sheet(case), far_inte_veta=rows)
    with pytest.raises(NotYet) as left:
        ruled_desk.services.documents.make_clear(plan)
    assert "O-23a" in rules(left)


def test_the_urgent_page_asks_anew_when_another_must_not_know(ruled_desk: Desk, case: int) -> None:
    keep_out(ruled_desk, case, "Rolf Prov")
    urgent = ruled_desk.services.urgent
    now = urgent.keep(case, "skane", replace(urgent.open(case).answers, called=(Called("Rolle Prov", "kommun", ""),)))
    [asked] = [one for one in now.findings if one.kind is Kind.ASK]
    assert not urgent.someone_else(case, asked.row).stopped
    rows = (*rows_of(ruled_desk.services.door.sheet(case)["far_inte_veta"]), Row("roland", {"namn": "Roland Prov"}))
    ruled_desk.put(ruled_desk.sheet(case), far_inte_veta=rows)
    assert urgent.open(case).stopped


def test_nobody_is_said_to_be_another_who_was_not_asked_about(ruled_desk: Desk, case: int) -> None:
    urgent = ruled_desk.services.urgent
    now = urgent.keep(case, "skane", replace(urgent.open(case).answers, called=(Called("Anna Ek", "kommun", ""),)))
    urgent.someone_else(case, now.answers.called[0].row)
    assert ruled_desk.services.guidance.to_review() == []


def test_a_letter_that_is_begun_is_gone_on_with(ruled_desk: Desk, case: int) -> None:
    left = ruled_desk.services.left
    letter = left.tell(case, Ref("", "BUP"))
    assert left.tell(case, Ref("", "BUP")) == letter
    assert left.tell(case, Ref("", "Skolan")) != letter
    ruled_desk.services.documents.make_clear(letter)
    assert left.tell(case, Ref("", "BUP")) != letter


def test_a_clock_that_has_gone_back_begins_no_list_of_calls_at_every_saving(ruled_desk: Desk, case: int) -> None:
    services = ruled_desk.services
    no = begun(ruled_desk, case, "samtycke_nej")
    ruled_desk.put(no, c_nej_till=("plan",), c_datum="2026-11-26", c_mottagare=Ref("", "Anna"))
    services.documents.make_clear(no)
    ruled_desk.clock.pass_days(-2)
    for purpose in ("Hjälp", "Hjälp hemma", "Hjälp hemma nu"):
        services.urgent.keep(case, "skane", UrgentAnswers(consent="ja", purpose=purpose))
    forms = [line.document.form for line in services.door.open(case).lines]
    assert forms.count("telefonkallelse") == 1


@pytest.mark.parametrize(("form", "field"), [("aterkoppling", "ak_till"), ("samordnarbyte", "sb_till")])
@pytest.mark.parametrize("mode", [Mode.FILLED, Mode.PEN])
def test_no_paper_goes_to_somebody_who_must_not_know(
    ruled_desk: Desk, case: int, form: str, field: str, mode: Mode
) -> None:
    keep_out(ruled_desk, case, "Rolf Prov")
    paper = ruled_desk.services.documents.start(case, form)
    ruled_desk.put(paper, **{field: Ref("", "Anna Ek")})
    let_leave(ruled_desk, paper, mode)
    ruled_desk.put(paper, **{field: Ref("", "Rolf Prov")})
    with pytest.raises(NotYet) as stop:
        let_leave(ruled_desk, paper, mode)
    assert rules(stop) == {"O-23"}
    ruled_desk.put(paper, **{field: Ref("", "Rolle Prov")})
    let_leave(ruled_desk, paper, mode)
    ruled_desk.services.documents.make_clear(paper)
    with pytest.raises(NotYet) as maybe:
        let_leave(ruled_desk, paper, mode)
    assert rules(maybe) == {"O-23a"}
    ruled_desk.services.guidance.go_on(maybe.value, REASON, WHY)
    let_leave(ruled_desk, paper, mode)
    let_leave(ruled_desk, paper, Mode.BLANK)
