"""The reserve binder: numbers are handed out once, nothing is spent on what fails, and each sheet's fate is kept."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence

import msgspec
import pypdfium2
import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form_together import region_faults
from sip_desktop.domain.records import Act, SheetStatus
from sip_desktop.domain.view import Paper, View
from sip_desktop.services.access_log import LOG_SHEET
from sip_desktop.services.binder import SHEET_SERIES, Binder
from sip_desktop.services.binder_pages import FRONT, binder_plan, binder_views, draw_binder, is_numbered
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.ports import BinderMaker
from sip_desktop.services.todo import MONTH_SHEET
from sip_desktop.texts import binder as texts
from sip_desktop.texts import definitions as definition_texts
from tests.services.conftest import Desk

REGIONS = tuple(app.definitions().regions)


def binder_of(services: Services, make: BinderMaker = app.binder) -> Binder:
    return Binder(services.session, services.door, services.documents, services.definitions, make)


@pytest.fixture
def binder(services: Services) -> Binder:
    """The binder of the desk; its paper is a line, for what is tested with it are the numbers."""
    return binder_of(services, a_line)


def a_line(views: Sequence[View]) -> Paper:
    return Paper(b"%PDF", len(views), {}, {}, tuple(range(len(views))))


def no_paper(views: Sequence[View]) -> Paper:
    raise Fault("Typsnitten saknas.")


def pages_of(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(paper.pdf)
    pages = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return pages


def number_of(binder: Binder, form: str) -> int:
    """The number of the first sheet of a form."""
    return next(line.record.number for line in binder.sheets() if line.record.form == form)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Fault) as caught:
        call()
    return caught.value.text


# ── what it holds ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("region", REGIONS)
def test_a_binder_has_its_front_and_every_form_in_order(region: str) -> None:
    known, day = app.definitions(), app.now().date()
    plan = binder_plan(known, region, 1, 41)
    views = binder_views(known, plan, day)
    paper = draw_binder(app.binder, plan, views)
    pages = pages_of(paper)
    assert len(pages) == paper.pages
    assert [view.form.id for view in views.front] == list(FRONT)
    assert [view.form.id for view in views.papers] == list(known.region(region).forms)
    assert paper.starts[:4] == (0, 1, 2, 3), "cover, instruction and chart have one page each"
    assert known.region(region).name in pages[0]
    assert f"0041–{plan.last:04}" in pages[0]
    assert day.isoformat() in pages[0]
    assert not paper.missing


@pytest.mark.parametrize("count", [1, 3])
def test_the_contents_tell_the_page_and_the_numbers(count: int) -> None:
    known = app.definitions()
    plan = binder_plan(known, "skane", count, 500)
    paper = draw_binder(app.binder, plan, binder_views(known, plan, app.now().date()))
    pages = pages_of(paper)
    contents = " ".join(pages[paper.starts[3] : paper.starts[4]])
    for at in range(0, len(plan.sheets), count):
        sheet, start = plan.sheets[at], paper.starts[len(FRONT) + at]
        words = f"{sheet.form.number} {sheet.form.title}"
        told = re.search(re.escape(words) + r" ([0-9–]+) ([0-9]+)", contents)
        assert told, words
        assert told[2] == str(start + 1)
        if sheet.number:
            assert told[1] == sheet.text if count == 1 else f"{sheet.text}–{sheet.number + count - 1:04}"
            assert f"Pärmen, sida {start + 1}" in pages[start]
            assert sheet.text in pages[start]


def test_the_register_sheet_has_every_number_with_its_form() -> None:
    known = app.definitions()
    plan = binder_plan(known, "halland", 2, 1)
    paper = draw_binder(app.binder, plan, binder_views(known, plan, app.now().date()))
    register = " ".join(pages_of(paper)[paper.starts[4] : paper.starts[5]])
    for sheet in plan.numbered:
        assert f"{sheet.text} {sheet.form.number} {sheet.form.title.split()[0]}" in register


def test_cards_and_evaluations_have_no_number_and_cards_do_not_tell_of_the_binder() -> None:
    known = app.definitions()
    plan = binder_plan(known, "uppsala", 1, 1)
    paper = draw_binder(app.binder, plan, binder_views(known, plan, app.now().date()))
    pages = pages_of(paper)
    bare = [at for at, sheet in enumerate(plan.sheets) if not is_numbered(sheet.form)]
    assert {plan.sheets[at].form.id for at in bare} >= {"tidskort", "utvardering_person", "utvardering_barn"}
    for at in bare:
        page = pages[paper.starts[len(FRONT) + at]]
        assert "Blankett nr" not in page
        assert ("Pärmen" in page) is not plan.sheets[at].form.bare


def test_without_numbers_there_is_no_register_sheet() -> None:
    known = app.definitions()
    plan = binder_plan(known, "varmland", 1, 0)
    views = binder_views(known, plan, app.now().date())
    assert "parm_nummer" not in [view.form.id for view in views.front]
    assert not plan.numbered
    assert "Blankett nr 0" not in " ".join(pages_of(draw_binder(app.binder, plan, views)))


def test_no_page_of_the_binder_is_offered_in_a_case_or_as_an_evaluation(services: Services, serial: int) -> None:
    binder_forms = {form.id for form in services.definitions.forms.values() if form.binder}
    assert binder_forms == {*FRONT, MONTH_SHEET, LOG_SHEET}
    assert not binder_forms & {form.id for form in services.door.open(serial).can_start}
    for region in REGIONS:
        assert not binder_forms & {form.id for form in services.evaluations.forms(region)}


def test_two_threads_draw_what_one_draws() -> None:
    known = app.definitions()
    plan = binder_plan(known, "haninge", 1, 1)
    views = binder_views(known, plan, app.now().date())
    alone = draw_binder(app.binder, plan, views).pdf
    drawn: list[bytes] = []
    workers = [
        threading.Thread(target=lambda: drawn.append(draw_binder(app.binder, plan, views).pdf)) for _ in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert drawn == [alone] * 3


def test_making_gives_the_paper_and_keeps_its_numbers(services: Services) -> None:
    paper = binder_of(services).make("halland")
    front = pages_of(paper)[0]
    numbers = [sheet.number for sheet in services.session.store.sheets()]
    assert f"0001–{numbers[-1]:04}" in front
    assert services.session.today().isoformat() in front


# ── its numbers ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_numbers_go_on_and_are_never_handed_out_twice(binder: Binder, services: Services) -> None:
    first = binder.plan("uppsala", 2)
    assert first.first == 1
    binder.make("uppsala", 2)
    binder.make("halland")
    numbers = [sheet.number for sheet in services.session.store.sheets()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert binder.plan("uppsala").first == len(numbers) + 1
    assert binder.count() == len(numbers)
    assert {line.region for line in binder.sheets()} == {"Uppsala", "Halland"}
    assert binder.regions()[0][0] == "halland"


def test_a_paper_that_fails_costs_no_number(services: Services) -> None:
    assert refused(lambda: binder_of(services, no_paper).make("uppsala")) == "Typsnitten saknas."
    assert services.session.store.sheets() == []
    assert binder_of(services).plan("uppsala").first == 1


def test_numbers_that_moved_on_while_a_binder_was_drawn_are_not_used(binder: Binder, services: Services) -> None:
    plan = binder.plan("uppsala")
    binder.make("halland")
    before = services.session.store.sheets()
    assert refused(lambda: binder.keep(plan)) == texts.MOVED_ON
    assert services.session.store.sheets() == before


def test_a_series_that_is_used_is_refused_with_the_next_free_number(binder: Binder) -> None:
    binder.make("uppsala", 1, 100)
    free = binder.plan("uppsala").first
    for taken in (1, 100, free - 1):
        assert f"{free:04}" in refused(lambda taken=taken: binder.make("halland", 1, taken))
    assert binder.plan("halland", 1, free + 50).first == free + 50


def test_the_series_of_earlier_versions_goes_on(services: Services) -> None:
    services.session.store.keep_setting(SHEET_SERIES, "95")
    binder = binder_of(services)
    assert binder.plan("uppsala").first == 95
    binder.make("uppsala")
    assert min(sheet.number for sheet in services.session.store.sheets()) == 95


@pytest.mark.parametrize("count", [0, -1, 21])
def test_a_count_or_region_that_makes_no_sense_is_said(binder: Binder, count: int) -> None:
    assert "1–20" in refused(lambda: binder.make("uppsala", count))
    assert "atlantis" in refused(lambda: binder.make("atlantis"))


# ── what became of them ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_sheet_is_written_in_and_stays_tied_to_its_paper(desk: Desk, binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    number = number_of(binder, "kallelse")
    document = binder.write_in(number, serial)
    opened = desk.services.documents.open(document)
    assert opened.record.form == "kallelse"
    desk.services.documents.save(document, Content({"k_syfte": "Prata om skolan"}))
    [line] = binder.sheets(f"{number:04}")
    assert (line.status, line.case_number) == (texts.WRITTEN_IN, opened.case.number)
    assert desk.services.session.store.sheets_of(document)[0].number == number
    assert (Act.CHANGE, serial) in desk.acts()
    assert not line.can_write_in
    assert f"{number:04}" in refused(lambda: binder.write_in(number, serial))


def test_of_a_form_there_is_one_of_it_is_the_one_that_is_there(desk: Desk, binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    assert binder.write_in(number_of(binder, "arendeblad"), serial) == desk.sheet(serial)


def test_nothing_is_begun_in_a_case_that_is_not_there(desk: Desk, binder: Binder) -> None:
    binder.make("uppsala")
    number = number_of(binder, "plan")
    refused(lambda: binder.write_in(number, 77))
    assert [line.record.status for line in binder.sheets(f"{number:04}")] == [SheetStatus.ISSUED]


def test_linking_goes_through_the_door_and_asks_for_the_same_form(desk: Desk, binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    plan = desk.services.documents.start(serial, "plan")
    kallelse, number = number_of(binder, "kallelse"), number_of(binder, "plan")
    assert "Samordnad individuell plan" in refused(lambda: binder.link(kallelse, plan))
    desk.close()
    again = binder_of(desk.services, a_line)
    again.link(number, plan, signed=True)
    assert desk.acts()[-1] == (Act.OPEN, serial)
    assert again.sheets(f"{number:04}")[0].status == texts.SIGNED.format(status=texts.WRITTEN_IN)


def test_used_on_paper_may_be_written_in_later_and_stays_signed(desk: Desk, binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    number = number_of(binder, "samtycke_vuxen")
    binder.settle(number, SheetStatus.USED, signed=True)
    assert "redan märkt som använd" in refused(lambda: binder.settle(number, SheetStatus.VOID, "fel"))
    binder.write_in(number, serial)
    record = desk.services.session.store.sheet(number)
    assert record is not None
    assert record.signed
    assert record.document_id


def test_a_void_sheet_is_shown_as_void_and_never_used(binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    assert refused(lambda: binder.settle(1, SheetStatus.VOID, "för att Karin grät")) == texts.NO_REASON
    binder.settle(1, SheetStatus.VOID, "fel", signed=True)
    [line] = binder.sheets(status="void")
    assert line.status == "makulerad: blev fel eller förstördes"
    assert not line.record.signed
    for call in (lambda: binder.write_in(1, serial), lambda: binder.settle(1, SheetStatus.USED)):
        assert "makulerad" in refused(call)


def test_many_sheets_are_made_void_all_or_none(binder: Binder) -> None:
    binder.make("uppsala")
    binder.settle(3, SheetStatus.USED)
    refused(lambda: binder.settle_all([1, 2, 3], SheetStatus.VOID, "utbytt"))
    assert not binder.sheets(status="void")
    binder.settle_all([1, 2], SheetStatus.VOID, "utbytt")
    assert [line.record.number for line in binder.sheets(status="void")] == [1, 2]


def test_an_unknown_number_is_said(binder: Binder, serial: int) -> None:
    binder.make("uppsala")
    for call in (
        lambda: binder.settle(9999, SheetStatus.USED),
        lambda: binder.link(9999, 1),
        lambda: binder.write_in(9999, serial),
    ):
        assert refused(call) == texts.UNKNOWN.format(number="9999")


def test_a_case_is_found_by_number_or_word(desk: Desk, binder: Binder, serial: int) -> None:
    case = desk.services.session.store.case(serial)
    assert case is not None
    for typed in (str(serial), f" {serial:04} ", case.number, case.word.lower()):
        assert binder.find_case(typed) == serial
    for typed in ("", "77", "SIP-1999-0001", "Karin Prov", "0"):
        assert refused(lambda typed=typed: binder.find_case(typed)) == texts.CASE_UNKNOWN


def test_a_sheet_whose_form_is_gone_is_still_listed(desk: Desk, serial: int) -> None:
    binder_of(desk.services, a_line).make("uppsala")
    kept = desk.services.definitions
    forms = {name: form for name, form in kept.forms.items() if name != "vem_fick_vad"}
    fewer = Definitions(forms, kept.regions, kept.law)
    binder = Binder(desk.services.session, desk.services.door, desk.services.documents, fewer, a_line)
    number = number_of(binder, "vem_fick_vad")
    assert binder.sheets(f"{number:04}")[0].title == "vem_fick_vad"
    assert "inte finns längre" in refused(lambda: binder.write_in(number, serial))
    binder.settle(number, SheetStatus.USED)


def test_a_region_that_would_offer_a_page_of_the_binder_in_a_case_is_refused() -> None:
    known = app.definitions()
    wrong = msgspec.structs.replace(known.region("skane"), forms=("plan", "parm_omslag"))
    sentences = [sentence for _, sentence in region_faults(wrong, known.forms)]
    assert definition_texts.REGION_BINDER.format(form="parm_omslag") in sentences
