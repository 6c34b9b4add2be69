""" "Bråttom – ring nu": nine answers become a case, a list of calls and pen forms; only four things stop it."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, options_of, rows_of, text_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.domain.urgent import NEVER, Called, UrgentAnswers
from sip_desktop.domain.urgent_findings import Kind, When
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.services.everything import Services
from sip_desktop.services.urgent import Urgent, UrgentCase
from sip_desktop.services.urgent_papers import UrgentPapers, calendar_text
from tests.services.conftest import Desk

FRIDAY = datetime(2026, 12, 11, 15, 50, tzinfo=ZoneInfo("Europe/Stockholm"))
CASE_F = UrgentAnswers(
    purpose="En plan för att kunna flytta.",
    careful="ja",
    hidden="Rolf Prov, sambo",
    protection="inget",
    consent="ja",
    not_to="Försäkringskassan",
    called=(
        Called("Kvinnofridssamordnare, Socialtjänsten", "kommun", ""),
        Called("Läkare, Vårdcentralen", "region", "018-123 45 67"),
    ),
    contact="personligt",
    never=NEVER,
    contact_more="Bara på vårdcentralen, tisdagar.",
    children="ja",
    children_which="4 år, hemma",
    start="måndag 10.00",
    name="Asta Prov",
    number="19900203-9809",
    own_phone="070-174 06 09",
)


@pytest.fixture
def friday(desk: Desk) -> Desk:
    """The desk on the afternoon of case F."""
    desk.clock.now = FRIDAY
    return desk


@pytest.fixture
def urgent(friday: Desk) -> Urgent:
    return urgent_of(friday.services)


def urgent_of(services: Services) -> Urgent:
    return Urgent(services.session, services.register, services.documents, services.door, services.definitions)


def papers_of(services: Services) -> UrgentPapers:
    join = app._paper_maker().joined
    return UrgentPapers(
        services.session, services.door, services.documents, services.papers, services.whereabouts, join
    )


def answers_of(services: Services, serial: int, form: str) -> Answers:
    content = services.door.newest_of(serial, form)
    assert content is not None, form
    return content.answers


def ids(case: UrgentCase, kind: Kind = Kind.LATER) -> list[str]:
    return [finding.id for finding in case.findings if finding.kind is kind]


def words_of(paper: Paper) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper.pdf)]


def test_case_f_stands_in_its_papers(friday: Desk, urgent: Urgent) -> None:
    services = friday.services
    case = urgent.keep(0, "uppsala", CASE_F)
    sheet = answers_of(services, case.serial, "arendeblad")
    assert text_of(sheet["namn"]) == "Asta Prov"
    assert sheet["personnummer"] == "19900203-9809"
    assert sheet["vald_flagga"] == "ja"
    assert sheet["skyddstyp"] == "inget"
    assert options_of(sheet["anledning_manuell"]) == ("forsiktig_kontakt",)
    [hidden] = rows_of(sheet["far_inte_veta"])
    assert hidden.cells == {"namn": "Rolf Prov", "relation": "sambo"}
    assert sheet["kontaktsatt"] == "personligt"
    assert options_of(sheet["kontakt_aldrig"]) == NEVER
    own, friend, doctor = rows_of(sheet["aktorer"])
    assert own.cells["namn"] == "Anna Åkerö"
    assert own.cells["telefon"] == "070-174 06 09"
    assert options_of(own.cells["roller"]) == ("sammankallande",)
    assert friend.cells == {"funktion": "Kvinnofridssamordnare", "enhet": "Socialtjänsten", "huvudman": "kommun"}
    assert doctor.cells["telefon"] == "018-123 45 67"
    calls = answers_of(services, case.serial, "telefonkallelse")
    assert calls["tk_start"] == "2026-12-14T10:00"
    assert calls["tk_slut"] == "11:30"
    assert calls["tk_samtycke"] == "delvis"
    assert calls["tk_syfte"] == CASE_F.purpose
    assert [row.cells["ts_part"] for row in rows_of(calls["tk_samtal"])] == [
        Ref(friend.id, "Kvinnofridssamordnare, Socialtjänsten"),
        Ref(doctor.id, "Läkare, Vårdcentralen"),
    ]
    ready = answers_of(services, case.serial, "forberedelse")
    assert ready["f_syfte"] == CASE_F.purpose
    assert ready["f_brattom"] == "genast"
    assert ready["f_oro"] == "ska_goras"
    assert ready["f_oro_senast"] == "2026-12-11T23:59"
    assert [row.cells["fi_vem"] for row in rows_of(ready["f_ska_inte"])] == ["Rolf Prov", "Försäkringskassan"]
    assert case.careful
    assert not case.stopped


def test_what_is_kept_is_what_is_read(urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    again = urgent.open(case.serial).answers
    assert replace(again, called=CASE_F.called) == replace(CASE_F, start="2026-12-14 10.00", end="11.30")
    assert [replace(one, row="") for one in again.called] == list(CASE_F.called)
    assert urgent.keep(case.serial, "", again).answers == again


def test_an_unchanged_page_writes_nothing(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    store = friday.services.session.store
    before = [store.revisions(record.id) for record in store.documents(case.serial)]
    friday.clock.pass_days(1)
    urgent.keep(case.serial, "", case.answers)
    assert [store.revisions(record.id) for record in store.documents(case.serial)] == before


def test_case_f_leaves_the_rest_for_later_with_a_clock(urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    later = {finding.id: finding.when for finding in case.findings}
    assert later["report"] is When.TODAY
    assert later["consent_noted"] is When.TODAY
    assert later["post"] is When.DISPATCH
    assert later["birth"] is When.DISPATCH
    assert later["interpreter"] is When.MEETING
    assert later["phones"] is When.MEETING
    assert "hidden" not in later
    assert "identity" not in later
    assert "both" not in later
    whens = [finding.when for finding in case.findings]
    assert whens == sorted(whens, key=lambda when: list(When).index(when or When.MEETING))


def test_what_is_filled_in_elsewhere_is_no_longer_left(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    friday.put(friday.sheet(case.serial), post_ses="ja", papper_trygg="lases_har", tolk="telefon")
    preparation = friday.services.door.open(case.serial).lines[1].document.id
    friday.put(preparation, f_oro="gjord", f_oro_datum="2026-12-11")
    assert not set(ids(urgent.open(case.serial))) & {"post", "paper_kept", "interpreter", "report"}


def test_a_consent_that_is_noted_is_no_longer_left(friday: Desk, urgent: Urgent) -> None:
    case = urgent.agree(urgent.keep(0, "uppsala", CASE_F).serial)
    assert "consent_noted" in ids(case)
    [line] = [x for x in friday.services.door.open(case.serial).lines if x.document.form == "samtycke_vuxen"]
    friday.services.documents.correct(line.document.id)
    friday.put(line.document.id, c_dokumenterat="journal")
    assert "consent_noted" not in ids(urgent.open(case.serial))


def test_the_oral_yes_becomes_a_clear_consent_when_it_is_printed(friday: Desk, urgent: Urgent) -> None:
    services = friday.services
    case = urgent.keep(0, "uppsala", CASE_F)
    assert case.consent == ""
    assert urgent.unfinished() == [(case.serial, case.case.split("  ")[0][-4:] + " " + case.case.split("  ")[1])]
    done = urgent.agree(case.serial)
    assert done.consent == "delvis"
    urgent.finish(case.serial)
    assert urgent.unfinished() == []
    sheet = answers_of(services, case.serial, "samtycke_vuxen")
    assert sheet["c_plan"] == "ja"
    assert sheet["c_hur"] == "muntligt"
    assert sheet["c_datum"] == "2026-12-11"
    said = [(text_of(row.cells["c_part"]), row.cells["c_far_veta"]) for row in rows_of(sheet["c_verksamheter"])]
    assert said[0][0].startswith("Anna Åkerö")
    assert said[0][1] == "ja"
    assert said[-1] == ("Försäkringskassan", "nej")
    assert len(said) == 4
    papers = len(services.door.open(case.serial).lines)
    urgent.agree(case.serial)
    assert len(services.door.open(case.serial).lines) == papers


@pytest.mark.parametrize(
    ("number", "form", "clear"),
    [
        ("19900203-9809", "samtycke_vuxen", True),
        ("20100203-9806", "samtycke_ungdom", False),
        ("20200203-9804", "samtycke_barn_tva_vh", False),
        ("", "samtycke_vuxen", True),
    ],
)
def test_the_consent_sheet_follows_the_age(friday: Desk, urgent: Urgent, number: str, form: str, clear: bool) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, number=number))
    urgent.agree(case.serial)
    [line] = [x for x in friday.services.door.open(case.serial).lines if x.document.form.startswith("samtycke")]
    assert line.document.form == form
    assert (line.state == "klar") is clear
    assert ("consent_child" in ids(urgent.open(case.serial))) is not clear


def test_case_f_prints_list_plan_and_card(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    papers = papers_of(friday.services)
    ticked = [line.form for line in papers.lines(case) if line.recommended and not line.waits]
    assert ticked == ["telefonkallelse", "plan", "tidskort"]
    made = papers.joined(case, ticked)
    pages = words_of(made.paper)
    assert made.paper.starts == (0, 2, made.paper.pages - 1)
    calls, plan, card = " ".join(pages[:2]), " ".join(pages[2:-1]), pages[-1]
    assert "Kvinnofridssamordnare, Socialtjänsten" in calls
    assert "018-123 45 67" in calls
    assert "UTKAST" in plan
    assert "Asta" not in plan
    assert "9809" not in plan
    assert "Prov" not in plan
    assert not re.search("rmen, sida", " ".join(pages))
    assert "Anna" in card
    assert "070-174 06 09" in card
    assert "måndag 14 december" in card
    assert "10.00" in card
    for word in ("Åkerö", "Asta", "SIP", "Socialtjänsten", case.case.split()[0]):
        assert word not in card
    assert "Rolf" not in " ".join(pages)


def test_pen_forms_for_a_meeting_to_come_begin_no_meeting(friday: Desk, urgent: Urgent) -> None:
    case = urgent.agree(urgent.keep(0, "uppsala", CASE_F).serial)
    before = friday.services.door.open(case.serial)
    papers_of(friday.services).joined(case, ["telefonkallelse", "plan", "kallelse"])
    after = friday.services.door.open(case.serial)
    assert after.lines == before.lines
    assert after.record.state == before.record.state
    assert after.record.state not in ("T6", "T7")


def test_a_plan_that_is_begun_is_the_one_that_is_printed(friday: Desk, urgent: Urgent) -> None:
    case = urgent.agree(urgent.keep(0, "uppsala", CASE_F).serial)
    with friday.services.session.transaction():
        plan = friday.services.documents.begin(case.serial, "plan")
    friday.put(plan, p_huvudmal="Att kunna bo tryggt")
    made = papers_of(friday.services).joined(case, ["plan"])
    assert made.document.record.id == plan
    assert "Att kunna bo tryggt" in " ".join(words_of(made.paper))


def test_a_printing_is_one_line_in_the_log(friday: Desk, urgent: Urgent) -> None:
    case = urgent.agree(urgent.keep(0, "uppsala", CASE_F).serial)
    made = papers_of(friday.services).joined(case, ["telefonkallelse", "plan", "tidskort"])
    before = len(friday.acts())
    assert friday.services.papers.begin(made.document, made.paper, Mode.BLANK) is None
    assert friday.acts()[before:] == [(Act.PRINT, case.serial)]


def test_calendar_says_only_that_one_is_busy(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    assert calendar_text(case, FRIDAY.date()) == "Upptagen 10.00–11.30"
    assert calendar_text(urgent.blank(), FRIDAY.date()) == ""


@pytest.mark.parametrize("what", [{"careful": "vet_inte"}, {"protection": "vet_inte"}])
def test_not_knowing_is_protected(urgent: Urgent, what: dict[str, str]) -> None:
    calm = {"careful": "nej", "protection": "inget", **what}
    case = urgent.keep(0, "uppsala", UrgentAnswers(purpose="Samordna", **calm))
    assert case.careful
    assert next(iter(what)) in ids(case)


def test_who_cannot_be_asked_now_may_be_called_about_without_a_name(friday: Desk, urgent: Urgent) -> None:
    nobody = replace(CASE_F, consent="inte_nu", not_to="", name="", number="")
    case = urgent.keep(0, "uppsala", nobody)
    assert not case.stopped
    assert not case.agreed
    papers = papers_of(friday.services)
    assert [line.form for line in papers.lines(case) if not line.waits] == ["telefonkallelse"]
    made = papers.joined(case, ["telefonkallelse"])
    assert "Kvinnofridssamordnare" in " ".join(words_of(made.paper))
    for form in ("plan", "tidskort", "kallelse"):
        with pytest.raises(Fault, match="inte är frågat"):
            papers.joined(case, ["telefonkallelse", form])
    urgent.agree(case.serial)
    assert not any(x.document.form.startswith("samtycke") for x in friday.services.door.open(case.serial).lines)


def test_no_is_no_sip_and_says_what_may_be_done(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, consent="nej"))
    [stop] = [finding for finding in case.findings if finding.kind is Kind.STOP]
    assert stop.id == "refused"
    assert "insats för insats" in stop.allowed
    with pytest.raises(Fault, match="nej"):
        papers_of(friday.services).joined(case, ["telefonkallelse"])
    note = urgent.refuse(case.serial)
    answers = friday.services.documents.open(note).content.answers
    assert options_of(answers["c_nej_till"]) == ("plan",)
    assert answers["c_datum"] == "2026-12-11"
    assert urgent.refuse(case.serial) == note
    assert urgent.unfinished() == []
    friday.services.documents.make_clear(note)
    open_again = urgent.keep(case.serial, "", replace(case.answers, consent=""))
    assert ids(open_again, Kind.STOP) == ["refused"]
    said_yes = urgent.keep(case.serial, "", replace(case.answers, consent="ja"))
    assert not said_yes.stopped


def test_who_must_not_know_is_not_called(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, called=(Called("Rolf Prov, närstående"),)))
    assert ids(case, Kind.STOP) == ["hidden"]
    with pytest.raises(Fault, match="får inte kontaktas"):
        papers_of(friday.services).joined(case, ["telefonkallelse"])


def test_an_alike_name_is_asked_about_once_and_anew_when_it_is_changed(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, called=(Called("Rolle Prov, kurator"),)))
    [asked] = [finding for finding in case.findings if finding.kind is Kind.ASK]
    answered = urgent.someone_else(case.serial, asked.row)
    assert not answered.stopped
    assert not urgent.open(case.serial).stopped
    [one] = friday.services.guidance.to_review()
    assert one.serial == case.serial
    assert friday.acts()[-1] == (Act.OVERRIDE, case.serial)
    [line] = case.answers.called
    changed = urgent.keep(case.serial, "", replace(case.answers, called=(replace(line, who="Robban Prov"),)))
    assert ids(changed, Kind.ASK) == ["alike"]


def test_another_name_of_the_one_who_must_not_know_stops(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, called=(Called("Rolle Prov"),)))
    [row] = rows_of(answers_of(friday.services, case.serial, "arendeblad")["far_inte_veta"])
    friday.put(friday.sheet(case.serial), far_inte_veta=(Row(row.id, {**row.cells, "namnvarianter": "Rolle Prov"}),))
    assert ids(urgent.open(case.serial), Kind.STOP) == ["hidden"]


def test_known_terms_stop_what_leaves_and_not_the_list(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, own_phone="Säffle 0533-123 45"))
    friday.put(friday.sheet(case.serial), kanda_termer=(Row("r9", {"term": "Säffle", "slag": "ort"}),))
    papers, case = papers_of(friday.services), urgent.open(case.serial)
    assert papers.joined(case, ["telefonkallelse"]).paper.pages == 2
    for form in ("plan", "tidskort", "kallelse"):
        with pytest.raises(Fault, match=r"Säffle.*får inte stå"):
            papers.joined(case, ["telefonkallelse", form])


def test_a_slip_leaves_no_row_behind_but_other_peoples_rows_stay(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, called=(Called("Läk"),)))
    emptied = urgent.keep(case.serial, "", replace(case.answers, called=()))
    assert len(rows_of(answers_of(friday.services, case.serial, "arendeblad")["aktorer"])) == 1
    full = urgent.keep(case.serial, "", replace(emptied.answers, called=CASE_F.called))
    urgent.finish(case.serial)
    urgent.keep(case.serial, "", replace(full.answers, called=full.answers.called[:1]))
    assert len(rows_of(answers_of(friday.services, case.serial, "arendeblad")["aktorer"])) == 3
    assert len(rows_of(answers_of(friday.services, case.serial, "telefonkallelse")["tk_samtal"])) == 1


def test_a_call_that_was_noted_is_never_lost(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    calls = friday.services.door.open(case.serial).lines[2].document.id
    rows = rows_of(answers_of(friday.services, case.serial, "telefonkallelse")["tk_samtal"])
    friday.put(calls, tk_samtal=(Row(rows[0].id, {**rows[0].cells, "ts_svar": "kommer"}), rows[1]))
    urgent.keep(case.serial, "", replace(case.answers, called=case.answers.called[1:]))
    kept = rows_of(answers_of(friday.services, case.serial, "telefonkallelse")["tk_samtal"])
    assert [row.cells.get("ts_svar") for row in kept] == [None, "kommer"]


def test_an_existing_case_is_gone_on_with(friday: Desk, urgent: Urgent) -> None:
    services = friday.services
    serial = services.register.new_case("varmland")
    sheet = friday.sheet(serial)
    rows = (Row("r1", {"enhet": "BUP", "huvudman": "region", "telefon": "018-11 22 33"}),)
    friday.put(sheet, namn="Karin Prov", aktorer=rows, vald_flagga="misstanke", tolk="telefon")
    services.documents.make_clear(sheet)
    case = urgent.open(serial)
    assert case.answers.name == "Karin Prov"
    assert case.answers.careful == "misstanke"
    assert case.answers.called == (Called("BUP", "region", "018-11 22 33", "r1"),)
    kept = urgent.keep(serial, "", replace(case.answers, purpose="Skola och vård", start="i morgon 9"))
    assert kept.answers.called == case.answers.called
    assert services.door.open(serial).lines[0].revision == 2
    assert answers_of(services, serial, "arendeblad")["tolk"] == "telefon"
    assert "ansvarig" not in answers_of(services, serial, "arendeblad")
    assert urgent.unfinished() == []


def test_a_clear_list_of_calls_is_of_an_earlier_meeting(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    calls = friday.services.door.open(case.serial).lines[2].document.id
    friday.services.documents.make_clear(calls)
    again = urgent.open(case.serial)
    assert again.answers.start == ""
    assert [one.who for one in again.answers.called] == [
        "Kvinnofridssamordnare, Socialtjänsten",
        "Läkare, Vårdcentralen",
    ]
    urgent.keep(case.serial, "", replace(again.answers, start="2026-12-21 13.00"))
    forms = [line.document.form for line in friday.services.door.open(case.serial).lines]
    assert forms.count("telefonkallelse") == 2


def test_the_end_follows_the_start_until_somebody_says_otherwise(urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", UrgentAnswers(start="måndag 10.00"))
    assert case.answers.end == "11.30"
    later = urgent.keep(case.serial, "", replace(case.answers, start="måndag kl 13"))
    assert later.answers.end == "14.30"
    own = urgent.keep(case.serial, "", replace(later.answers, end="14"))
    assert urgent.keep(case.serial, "", replace(own.answers, start="måndag kl 9")).answers.end == "14.00"
    unread = urgent.keep(case.serial, "", replace(own.answers, start="efter lunch"))
    assert unread.answers.start == "efter lunch"
    assert "time" in ids(unread)


def test_a_case_that_is_over_is_no_longer_told_of(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", replace(CASE_F, consent="nej"))
    assert len(urgent.unfinished()) == 1
    refusal = friday.services.documents.start(case.serial, "samtycke_nej")
    friday.put(refusal, c_nej_till=("plan",), c_datum="2026-12-11")
    friday.services.documents.make_clear(refusal)
    assert urgent.unfinished() == []


def test_ones_own_number_is_remembered_for_the_next_case(urgent: Urgent) -> None:
    urgent.keep(0, "uppsala", CASE_F)
    assert urgent.blank().answers == UrgentAnswers(own_phone="070-174 06 09")
    assert urgent.blank().region == "uppsala"


def test_nothing_is_lost_at_the_lock(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    friday.close()
    again = urgent_of(friday.services)
    assert again.unfinished() == [(case.serial, f"0001 {case.case.split('  ')[1]}")]
    assert again.open(case.serial).answers == case.answers


def test_the_acts_are_logged_and_the_case_is_its_makers(friday: Desk, urgent: Urgent) -> None:
    case = urgent.keep(0, "uppsala", CASE_F)
    urgent.agree(case.serial)
    acts = [act for act, serial in friday.acts() if serial == case.serial]
    assert acts == [Act.OPEN, Act.CHANGE, Act.MAKE_CLEAR]
    assert friday.services.case_access.is_mine(case.serial)
    assert friday.services.session.store.access(case.serial) != []
    assert friday.services.register.differences() == []
