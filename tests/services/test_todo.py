"""The list over all cases: in groups by the clock it is given, kept with the papers, counted anew when it must be."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Content, Ref, Row, Value
from sip_desktop.domain.deadlines import Unit
from sip_desktop.domain.due_dates import LOCAL_TIME
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CaseRecord, DocumentRecord
from sip_desktop.services.everything import Services
from sip_desktop.services.todo import Counted, TodoLine, When

from .conftest import START, Desk

PLANNED = {"k_start": "2026-12-03T13:00"}


def fill(services: Services, serial: int, form: str, clear: bool = False, **answers: Value) -> int:
    document = services.documents.start(serial, form)
    content = services.documents.open(document).content
    services.documents.save(document, Content({**content.answers, **answers}, content.origins))
    if clear:
        services.documents.make_clear(document)
    return document


def told(lines: list[TodoLine]) -> list[tuple[str, str, str]]:
    return [(line.when.value, line.due.isoformat(), line.what) for line in lines]


@pytest.fixture
def skane(services: Services) -> int:
    """A case at a hospital in Skåne, with the notice given on the day before julafton."""
    serial = services.register.new_case("skane")
    fill(services, serial, "arendeblad", situation="utskrivning")
    fill(services, serial, "kallelse", k_underrattelse="2026-12-23T15:00")
    return serial


def test_the_same_rows_at_another_hour(services: Services, skane: int) -> None:
    before, after = (datetime(2026, 12, 24, hour, 0, tzinfo=LOCAL_TIME) for hour in (14, 16))
    assert told(services.todo.lines(before)) == [
        ("today", "2026-12-24T15:00:00+01:00", "Kallelsen till SIP är publicerad"),
        ("later", "2026-12-28", "Den fasta vårdkontakten har kallat till SIP"),
    ]
    assert [line.overdue for line in services.todo.lines(after)] == [True, False]
    [late, moved] = services.todo.lines(after + timedelta(days=10))
    assert (late.overdue, moved.overdue, moved.raw) == (True, True, date(2026, 12, 26))
    assert "1930:173" in moved.moved_by
    assert skane == late.serial


@pytest.mark.parametrize(
    ("today", "when"),
    [
        ("2026-12-04", When.OVERDUE),
        ("2026-12-03", When.TODAY),
        ("2026-12-02", When.WEEK),
        ("2026-11-30", When.WEEK),
        ("2026-11-29", When.LATER),
        ("2026-11-05", When.LATER),
    ],
)
def test_groups(services: Services, serial: int, today: str, when: When) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-30", f_bedomning="erbjuds")
    now = datetime.fromisoformat(f"{today}T09:00").replace(tzinfo=LOCAL_TIME)
    [line] = [line for line in services.todo.lines(now) if line.what.startswith("Den första kontakten")]
    assert line.when is when


def test_at_once_stands_under_today_and_is_never_overdue(services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-10-01")
    [first] = [line for line in services.todo.lines(START) if line.at_once]
    assert (first.when, first.overdue) == (When.TODAY, False)
    [row] = services.register.rows()
    assert row.next_deadline == "2026-10-04"


def test_a_line_goes_when_it_is_done_and_with_the_case(services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    assert len(services.todo.lines(START)) == 2
    fill(services, serial, "kallelse", **PLANNED)
    assert [line.what for line in services.todo.lines(START)][:2] == [
        "Kallelsen är skickad, om det inte är bråttom eller annat är överenskommet",
        "Deltagarna har fått planen på papper, direkt eller med post",
    ]
    fill(services, serial, "avslut", clear=True)
    assert services.todo.lines(START) == []
    assert services.register.rows()[0].next_deadline == ""


def test_no_name_is_in_the_list_or_on_the_sheet(services: Services, serial: int) -> None:
    fill(
        services, serial, "arendeblad", namn="Karin Prov", personnummer="19900203-9809", skyddstyp="sekretessmarkering"
    )
    fill(
        services, serial, "forberedelse", f_behov_datum="2026-11-20", f_oro="ska_goras", f_oro_senast="2026-11-26T16:00"
    )
    everything = repr(services.todo.lines(START)) + repr(services.todo.month_sheet(START.date(), START).answers)
    for secret in ("Karin", "9809", "skydd", "oro"):
        assert secret not in everything.replace("Skydd", "skydd")


def test_the_month_and_only_the_month(services: Services, serial: int) -> None:
    fill(services, serial, "plan", clear=False, p_uppf_datum="2027-02-28")
    assert services.todo.lines(START) == []
    assert [line.due for line in services.todo.month(date(2027, 2, 14), START)] == [date(2027, 2, 28)]
    assert services.todo.month(date(2027, 1, 31), START) == services.todo.month(date(2027, 3, 1), START) == []
    view = services.todo.month_sheet(date(2027, 2, 28), START)
    assert view.answers["mb_manad"] == "februari 2027"
    assert services.papers.paper(view).pages == 1


def test_a_sheet_of_sixty_lines_and_an_empty_one_are_papers(services: Services) -> None:
    assert services.papers.paper(services.todo.month_sheet(START.date(), START)).pages == 1
    for _ in range(20):
        fill(services, services.register.new_case("uppsala"), "kallelse", k_start="2026-11-30T13:00")
    view = services.todo.month_sheet(START.date(), START)
    assert len(view.answers["mb_rader"]) == 80  # type: ignore[arg-type]
    assert services.papers.paper(view).pages > 1


def test_everybody_sees_the_line_but_only_whoever_may_opens_the_case(services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    assert {line.what for line in services.todo.of_case(serial, START)} >= {"Arbetet med planen har börjat"}
    with pytest.raises(Fault):
        services.todo.of_case(serial + 1, START)


def test_another_profile_counts_anew(desk: Desk, services: Services) -> None:
    serial = services.register.new_case("halland")
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20", f_bedomning="erbjuds")
    assert [line.due for line in services.todo.of_case(serial, START)] == [date(2026, 12, 20)]
    halland = services.definitions.region("halland")
    stricter = tuple(
        replace(each, amount=2, unit=Unit.WEEKS) if each.id == "d3_mote" else each for each in halland.deadlines
    )
    services.definitions.use(replace(halland, deadlines=stricter))
    # What is kept is old and not wrong: the check of the vault says nothing of it, and nothing waits for the list.
    assert services.register.differences() == []
    assert [line.due for line in services.todo.month(date(2026, 12, 1), START)] == [date(2026, 12, 20)]
    assert [line.due for line in services.todo.of_case(serial, START)] == [date(2026, 12, 4)]
    assert services.register.rows()[0].next_deadline == "2026-12-04"
    assert services.register.differences() == []


def test_a_vault_of_an_older_program_is_counted_when_it_is_read(services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    store = services.session.store
    case = store.case(serial)
    assert case is not None
    store.keep_due_dates(serial, [], "")
    store.keep_case(replace(case, next_deadline=""))
    assert services.register.differences() == []
    assert services.todo.lines(START) == []
    assert services.todo.recount() == Counted(1, 1)
    assert len(services.todo.lines(START)) == 2
    assert services.register.rows()[0].next_deadline == "2026-11-23"


OLD = 130


@pytest.fixture
def old(services: Services) -> list[int]:
    """Cases that an older program has counted, another way: nothing is due in them, by what is kept."""
    store, serials = services.session.store, []
    made = services.register.new_case("uppsala")
    fill(services, made, "forberedelse", f_behov_datum="2026-11-20")
    paper = store.newest(made, frozenset({"forberedelse"}))[0][1][-1]
    case = store.case(made)
    assert case is not None
    with store.transaction():
        for number in range(2, OLD + 1):
            serial = store.add_case(
                replace(case, serial=0, number=f"SIP-2026-{number:04}", word=f"LIND-{number}")
            ).serial
            document = DocumentRecord(serial=serial, form="forberedelse", created="", created_by="")
            store.keep_draft(replace(paper, document_id=store.add_document(document).id))
            serials.append(serial)
        for serial in (made, *serials):
            store.keep_due_dates(serial, [], "")
    return [made, *serials]


def counted_in(services: Services) -> int:
    return sum(mark != "" for _serial, _region, mark in services.session.store.due_marks())


def test_so_many_at_a_time_and_no_more(services: Services, old: list[int]) -> None:
    assert services.todo.lines(START) == []
    assert services.todo.recount(0) == Counted(0, OLD)
    for done in (20, 40, 60, 80, 100, 120):
        counted = services.todo.recount(20)
        assert (counted.done, counted.is_done, counted_in(services)) == (done, False, done)
        assert len({line.serial for line in services.todo.lines(START)}) == done
    assert services.todo.recount(20) == services.todo.recount(20) == Counted(OLD, OLD)
    assert services.register.differences() == []


def test_a_case_that_is_opened_has_its_dates_at_once(services: Services, old: list[int]) -> None:
    assert len(services.todo.of_case(old[-1], START)) == 2
    assert counted_in(services) == 1
    assert services.todo.recount(0) == Counted(1, OLD)
    services.todo.recount()
    assert counted_in(services) == OLD


def test_paper_waits_for_the_last_case(services: Services, old: list[int]) -> None:
    view = services.todo.month_sheet(START.date(), START)
    rows = view.answers["mb_rader"]
    assert isinstance(rows, tuple)
    assert len(rows) == 2 * OLD


def test_what_could_not_be_written_is_counted_the_next_time(
    services: Services, old: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    services.todo.recount(20)
    with monkeypatch.context() as patch:
        patch.setattr(services.session.store, "keep_case", full_disk)
        with pytest.raises(Fault):
            services.todo.recount(20)
    assert (counted_in(services), services.todo.recount(0).done) == (20, 20)
    assert services.todo.recount().is_done
    assert counted_in(services) == OLD


def full_disk(_case: CaseRecord) -> None:
    raise Fault("Disken är full.")


def test_a_deadline_that_its_profile_has_no_more_is_in_no_list(services: Services) -> None:
    serial = services.register.new_case("halland")
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20", f_bedomning="erbjuds")
    halland = services.definitions.region("halland")
    fewer = tuple(each for each in halland.deadlines if each.id != "d3_mote")
    before = services.todo.month(date(2026, 12, 1), START)
    services.definitions.use(replace(halland, deadlines=fewer))
    assert [line.what for line in before] == ["SIP-mötet är hållet"]
    assert services.todo.month(date(2026, 12, 1), START) == []


def test_what_is_due_and_was_changed_behind_the_papers_is_found(services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    assert services.register.differences() == []
    store = services.session.store
    [(_, _, mark)] = store.due_marks()
    kept = store.due_dates(serial)
    store.keep_due_dates(serial, [replace(kept[0], due="2027-01-01"), *kept[1:]], mark)
    assert services.register.differences() == [serial]
    store.keep_due_dates(serial, kept, mark)
    assert services.register.differences() == []


def test_looking_at_the_list_opens_no_case(desk: Desk, services: Services, serial: int) -> None:
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    before = desk.acts()
    services.todo.lines(START)
    services.todo.month_sheet(START.date(), START)
    assert desk.acts() == before


def test_a_child_that_turns_fifteen_tomorrow_changes_nothing(desk: Desk, services: Services, serial: int) -> None:
    fill(services, serial, "arendeblad", fodelsedatum="2011-11-27")
    fill(services, serial, "forberedelse", f_behov_datum="2026-11-20")
    before = services.session.store.due_dates(serial)
    desk.clock.pass_days(1)
    assert services.register.differences() == []
    fill(services, serial, "forberedelse", f_uttryckt="ja")
    assert services.session.store.due_dates(serial) == before


def test_the_last_approval_takes_the_line_away(services: Services) -> None:
    serial = services.register.new_case("skane")
    anna, kaj = Ref("a1", "Anna Ek"), Ref("a2", "Kaj Prov")
    parts = tuple(Row(f"t{n}", {"a_huvudman": "region", "a_ansvarig": who}) for n, who in enumerate((anna, kaj)))
    goal = Row("g1", {"d_delmal": "Sova", "d_aktiviteter": parts})
    plan = fill(services, serial, "plan", clear=True, p_start="2026-11-20T13:00", p_delmal=(goal,))
    wanted = "Varje verksamhet har dokumenterat och godkänt sin del"
    assert [line.what for line in services.todo.of_case(serial, START)] == [wanted]
    services.approvals.approve(plan, "a1", "Anna", "i dag")
    assert [line.what for line in services.todo.of_case(serial, START)] == [wanted]
    services.approvals.approve(plan, "a2", "Kaj", "i dag")
    assert services.todo.of_case(serial, START) == []
    assert services.register.differences() == []
