"""Before anything leaves: places in the words of a paper stop it, are let stand one by one or all, or never."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content, Row
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.protection.check import Destination, Level
from sip_desktop.domain.records import Act
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.demo import write_case
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.guidance import NotYet
from sip_desktop.services.journal_lines import JournalLines
from sip_desktop.services.papers import Papers
from sip_desktop.services.places_and_rules import PlacesAndRules, PlacesStop
from sip_desktop.services.whereabouts import RULE, Whereabouts
from sip_desktop.texts import guidance as guidance_texts
from sip_desktop.texts import whereabouts as texts
from tests.services.conftest import Desk, actor

MOTHER = (
    "Vi bor på Provgården i Säffle, Tilda har fått plats på Provlundaskolan, man når mig på 070-174 06 12, "
    "boendets växel börjar på 0533."
)
KNOWN = ("Säffle", "Provgården", "Provlundaskolan", "0533")
TERMS = tuple(Row(f"k{n}", {"term": term}) for n, term in enumerate(KNOWN))
PROTECTED: Answers = {
    "namn": "Tilda Prov",
    "personnummer": "20150403-9805",
    "skyddstyp": "skyddad_folkbokforing",
    "vald_flagga": "nej",
    "kanda_termer": TERMS,
}
UNKNOWN: Answers = {**PROTECTED, "kanda_termer": ()}
ORDINARY: Answers = {"skyddstyp": "inget", "vald_flagga": "nej"}
WHY = "Det finns många med det numret."


class Outside:
    """The services wired as the program wires them, with the places asked before anything leaves."""

    def __init__(self, desk: Desk, sheet: Answers) -> None:
        self.desk, self.services = desk, desk.services
        session, door = self.services.session, self.services.door
        self.whereabouts = Whereabouts(door, app.gazetteer, session.store.place_approvals)
        self.places = PlacesAndRules(session, door, self.services.guidance, self.whereabouts)
        outside = app.surroundings()
        self.papers = Papers(
            session,
            self.services.documents,
            self.services.definitions,
            outside.paper,
            outside.page,
            outside.write,
            self.places.demand,
        )
        self.serial = self.services.register.new_case("varmland")
        desk.put(desk.sheet(self.serial), **sheet)

    def paper(self, form: str, clear: bool = True, **answers: object) -> OpenDocument:
        document = self.services.documents.start(self.serial, form)
        self.desk.put(document, **answers)  # type: ignore[arg-type]
        if clear:
            self.services.documents.make_clear(document)
        return self.services.documents.open(document)

    def leave(self, document: OpenDocument, mode: Mode = Mode.FILLED) -> None:
        self.papers.begin(document, Paper(b"%PDF", 1, {}, {}), mode)

    def stopped(self, document: OpenDocument, mode: Mode = Mode.FILLED) -> PlacesStop:
        with pytest.raises(PlacesStop) as stop:
            self.leave(document, mode)
        return stop.value

    def again(self, document: OpenDocument) -> OpenDocument:
        return self.services.documents.open(document.record.id)


@pytest.fixture
def wired(desk: Desk) -> Callable[[Answers], Outside]:
    return lambda sheet: Outside(desk, sheet)


def terms(stop: PlacesStop) -> list[str]:
    return [one.text for one in stop.places]


def test_the_mothers_text_stops_the_plan_before_it_is_printed(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    plan = room.paper("plan", p_situation=MOTHER)
    stop = room.stopped(plan)
    assert terms(stop) == ["Provgården", "Säffle", "Provlundaskolan", "070-174 06 12", "0533"]
    assert [one.hard for one in stop.findings] == [True, True, True, False, True]
    assert {one.rule for one in stop.findings} == {RULE}
    assert {(one.form, one.path) for one in stop.findings} == {("plan", "p_situation")}
    assert room.services.session.store.copies(plan.record.id) == []
    with pytest.raises(Fault):
        room.places.go_on(stop, "annat", WHY)
    assert room.services.session.store.place_approvals(room.serial) == []


def test_nothing_is_saved_as_a_file_either(wired: Callable[[Answers], Outside], tmp_path: Path) -> None:
    room = wired(PROTECTED)
    plan = room.paper("plan", p_situation=MOTHER)
    with pytest.raises(NotYet):
        room.papers.save_pdf(tmp_path / "p.pdf", Paper(b"%PDF", 1, {}, {}), plan)
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_known_terms_one_press_lets_all_stand_with_one_reason(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    plan = room.paper("plan", p_situation=MOTHER)
    stop = room.stopped(plan)
    assert set(terms(stop)) >= {"Provgården", "Säffle", "Provlundaskolan", "070-174 06 12"}
    assert not any(one.hard for one in stop.findings)
    for reason, words in (("", WHY), ("annat", " "), ("annat", "x" * 401)):
        with pytest.raises(Fault):
            room.places.go_on(stop, reason, words)
    before = room.desk.acts()
    room.places.go_on(stop, "annat", WHY)
    assert room.desk.acts()[len(before) :] == [(Act.APPROVE, room.serial)]
    assert {one.reason for one in room.services.session.store.place_approvals(room.serial)} == {f"Något annat. {WHY}"}
    assert room.services.session.store.overrides(room.serial) == []
    room.leave(plan)
    assert len(room.services.session.store.copies(plan.record.id)) == 1


def test_an_approval_falls_when_the_sentence_changes_and_only_then(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    plan = room.paper("plan", clear=False, p_situation="Hon bor i Eslöv. Hon sover bra.")
    find = room.whereabouts.of_document
    (found,) = find(plan, plan.content, Destination.LEAVES)
    room.places.approve(room.serial, found, WHY)
    assert find(plan, plan.content, Destination.LEAVES) == []
    other: Answers = {"p_situation": "Hon bor i Eslöv. Hon sover dåligt."}
    assert find(plan, Content(other), Destination.LEAVES) == []
    moved: Answers = {"p_onskemal": "Nytt. Hon bor i eslöv!"}
    assert find(plan, Content(moved), Destination.LEAVES) == []
    changed: Answers = {"p_situation": "Hon bor granne med skolan i Eslöv. Hon sover bra."}
    assert [one.text for one in find(plan, Content(changed), Destination.LEAVES)] == ["Eslöv"]


def test_an_approval_for_one_reader_is_none_for_another(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    plan = room.paper("plan", clear=False, p_situation="Hon bor i Eslöv.")
    (found,) = room.whereabouts.of_document(plan, plan.content, Destination.LEAVES)
    room.places.approve(room.serial, found, WHY, "7")
    assert room.whereabouts.of_document(plan, plan.content, Destination.LEAVES, "7") == []
    assert room.whereabouts.of_document(plan, plan.content, Destination.LEAVES, "8") == [found]


def test_what_is_let_stand_on_a_readers_copy_is_for_that_reader(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    plan = msgspec.structs.replace(room.paper("plan", p_situation="Hon bor i Eslöv."), reader=7)
    room.places.go_on(room.stopped(plan), "annat", WHY)
    assert [one.reader for one in room.services.session.store.place_approvals(room.serial)] == ["7"]
    assert terms(room.stopped(msgspec.structs.replace(plan, reader=0))) == ["Eslöv"]


def test_a_known_term_is_never_let_stand(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    plan = room.paper("plan", clear=False, p_situation="Flytten från Säffles hamn.")
    (found,) = room.whereabouts.of_document(plan, plan.content, Destination.LEAVES)
    with pytest.raises(Fault, match="Säffles"):
        room.places.approve(room.serial, found, WHY)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 401])
def test_letting_stand_needs_a_reason(wired: Callable[[Answers], Outside], reason: str) -> None:
    room = wired(UNKNOWN)
    plan = room.paper("plan", clear=False, p_situation="Hon bor i Eslöv.")
    (found,) = room.whereabouts.of_document(plan, plan.content, Destination.LEAVES)
    with pytest.raises(Fault):
        room.places.approve(room.serial, found, reason)
    assert room.services.session.store.place_approvals(room.serial) == []


def test_an_ordinary_case_is_silent(wired: Callable[[Answers], Outside]) -> None:
    room = wired(ORDINARY)
    plan = room.paper("plan", p_situation="Habiliteringen i Kungsbacka ringer 070-174 06 12 om skolan i Säffle.")
    room.leave(plan)
    assert len(room.services.session.store.copies(plan.record.id)) == 1


def test_drafts_and_pen_paper_are_stopped_by_a_known_term_alone(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    draft = room.paper("plan", clear=False, p_situation="Hon bor i Eslöv och ringer 070-174 06 12.")
    for mode in Mode:
        room.leave(draft, mode)
    room.desk.put(draft.record.id, p_situation="Hon bor i Eslöv. Skolan i Säffle ringer.")
    draft = room.again(draft)
    for mode in (Mode.FILLED, Mode.PEN):
        assert terms(room.stopped(draft, mode)) == ["Säffle"]
    room.leave(draft, Mode.BLANK)


def test_paper_for_the_pen_is_no_way_round_a_place_on_a_clear_paper(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    plan = room.paper("plan", p_situation="Hon bor i Eslöv.")
    stop = room.stopped(plan, Mode.PEN)
    assert terms(stop) == ["Eslöv"]
    assert stop.revision == plan.revision
    room.places.go_on(stop, "annat", WHY)
    room.leave(plan, Mode.PEN)


def test_a_card_and_a_consent_sheet_are_looked_at_in_a_careful_case(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    card = room.paper("tidskort", t_fornamn="Anna", t_telefon="070-174 06 12", t_tider="Huset i Säffle, 9–11")
    assert terms(room.stopped(card)) == ["Säffle"]


def test_what_stays_in_the_unit_is_never_stopped(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    sheet = room.services.documents.open(room.desk.sheet(room.serial))
    room.leave(sheet)
    assert room.places.watch(sheet, sheet.content) is None
    assert {one.level for one in room.whereabouts.of_document(sheet, sheet.content, Destination.STAYS)} == {Level.INFO}


@pytest.mark.parametrize("number", ["070-174 06 12", "0701740612", "+46 70 174 06 12"])
def test_the_coordinators_number_never_alarms_and_anothers_does(
    wired: Callable[[Answers], Outside], number: str
) -> None:
    room = wired({**UNKNOWN, "aktorer": (actor("r1", telefon="0701740612", roller=("samordnare",)),)})
    plan = room.paper("plan", p_situation=f"Ring {number}, 112, 1177, 020-50 50 50, 0771-524 524 eller 114 14.")
    room.leave(plan)
    other = room.paper("plan", p_situation="Ring 070-174 06 13.")
    assert terms(room.stopped(other)) == ["070-174 06 13"]


def test_the_number_asked_for_under_coordination_is_the_coordinators(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    room.leave(room.paper("plan", p_samordnare_telefon="070-174 06 12", p_situation="Ring 0701740612."))
    room.leave(room.paper("kallelse", k_syfte="Ring 070-1740612."))


def test_a_number_with_an_area_code_shows_a_place_whoever_has_it(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    assert terms(room.stopped(room.paper("plan", p_samordnare_telefon="0533-123 45"))) == ["0533-123 45"]


def test_a_number_the_paper_asks_for_is_no_finding_and_somebody_elses_is(wired: Callable[[Answers], Outside]) -> None:
    guardian = Row("v1", {"namn": "Mira Prov", "personnummer": "19850611-9810"})
    room = wired({**UNKNOWN, "vardnadshavare": (guardian,)})
    room.leave(room.paper("plan", p_personnummer="20150403-9805", p_situation="150403-9805 stämmer."))
    wrong = room.paper("plan", p_personnummer="19900203-9809", p_situation="Mamman är 850611-9810.")
    assert terms(room.stopped(wrong)) == ["19900203-9809", "850611-9810"]


def test_rules_and_places_are_told_and_passed_together(ruled_desk: Desk) -> None:
    room = Outside(ruled_desk, {**UNKNOWN, "fodelsedatum": "1979-11-11"})
    call = room.paper("kallelse", k_syfte="Träffas i Eslöv där hon bor.")
    stop = room.stopped(call)
    rules = {one.rule for one in stop.findings}
    assert RULE in rules
    assert len(rules) > 1
    if any(one.hard for one in stop.findings):
        pytest.fail("the case was to be one that can be passed")
    room.places.go_on(stop, "annat", WHY)
    room.leave(call)
    assert len(room.services.session.store.place_approvals(room.serial)) == 1
    assert {one.rule for one in room.services.session.store.overrides(room.serial)} == rules - {RULE}


def test_a_stop_of_rules_alone_is_passed_as_before(ruled_desk: Desk) -> None:
    room = Outside(ruled_desk, ORDINARY)
    call = room.paper("kallelse", k_syfte="Träffas.")
    with pytest.raises(NotYet) as stop:
        room.leave(call)
    assert not isinstance(stop.value, PlacesStop)
    room.places.go_on(stop.value, "annat", WHY)
    room.leave(call)


def test_a_journal_line_that_tells_a_place_is_not_copied(wired: Callable[[Answers], Outside]) -> None:
    room = wired(UNKNOWN)
    journal = JournalLines(room.services.session, room.services.door, room.services.documents, room.whereabouts)
    paper = room.paper("journalanteckning", clear=False, j_gor="Skolskjuts i Eslöv där hon bor.")
    (line,) = [one for one in journal.sheet(paper.record.id).lines if "Eslöv" in one.text]
    assert line.withheld
    if journal.sheet(paper.record.id).refusal is None:
        with pytest.raises(Fault, match=texts.JOURNAL_PLACE):
            journal.take(paper.record.id, line.path, True)
    (found,) = room.whereabouts.of_document(paper, paper.content, Destination.LEAVES)
    room.places.approve(room.serial, found, WHY)
    assert not any(one.withheld for one in journal.sheet(paper.record.id).lines)


def test_the_sentences_say_what_and_where(wired: Callable[[Answers], Outside]) -> None:
    room = wired(PROTECTED)
    stop = room.stopped(room.paper("plan", p_situation="Vi bor i Säffle. Ring 070-174 06 12."))
    known, phone = stop.findings
    assert known.text.startswith("”Säffle” får inte stå på papper.")
    assert phone.text.startswith("”070-174 06 12” kan visa var hen är.")
    assert "Säffle" not in known.mark
    assert guidance_texts.ACTS[stop.act.value] == "Lämna ut papper"


@pytest.mark.parametrize("number", range(len(app.demo_texts())))
def test_the_papers_of_the_written_cases_can_leave(desk: Desk, number: int) -> None:
    """Cases A, B, C and F as they are to be written: nobody is stopped for what may stand there."""
    services = desk.services
    case = read_case(app.demo_texts()[number])
    serial = write_case(services, case)
    whereabouts = Whereabouts(services.door, app.gazetteer, services.session.store.place_approvals)
    for line in services.door.open(serial).lines:
        document = services.documents.open(line.document.id)
        if not document.form.internal:
            for mode in (Mode.FILLED, Mode.PEN):
                view = services.papers.view(document, document.content, mode)
                assert whereabouts.before_leaving(document, view) == ()
