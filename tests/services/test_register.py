"""The register: numbers and words, found by those alone; look-up by exact words; always what the papers say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sip_desktop.domain.answers import Content, Row, Unparsed, Value
from sip_desktop.domain.case_words import FIRST, SECOND
from sip_desktop.services.everything import Services
from sip_desktop.services.register import RegisterRow
from tests.services.conftest import Desk, actor


def found(services: Services, text: str) -> list[int]:
    return [row.serial for row in services.register.look_up(text)]


def test_a_new_case_has_a_number_a_free_word_and_an_arendeblad(services: Services) -> None:
    serials = [services.register.new_case("uppsala") for _ in range(40)]
    rows = {row.serial: row for row in services.register.rows()}
    assert [rows[serial].number for serial in serials] == [f"SIP-2026-{number:04}" for number in range(1, 41)]
    words = [row.word for row in rows.values()]
    assert len(set(words)) == 40
    for word in words:
        first, second = word.split("-")
        assert first in FIRST
        assert second in SECOND
    file = services.door.open(serials[0])
    assert [(line.document.form, line.state, line.revision) for line in file.lines] == [("arendeblad", "utkast", 1)]
    assert "arendeblad" not in {form.id for form in file.can_start}


def test_a_case_in_an_unknown_region_is_our_bug_and_leaves_nothing(services: Services) -> None:
    with pytest.raises(KeyError):
        services.register.new_case("atlantis")
    assert services.register.rows() == []


def test_a_case_is_made_whole_or_not_at_all(desk: Desk, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stop(Exception):
        """A fault in the middle of making a case."""

    def stop(_document: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(services.session.store, "add_document", stop)
        with pytest.raises(Stop):
            services.register.new_case("uppsala")
    assert services.register.rows() == []
    assert len(desk.acts()) == 1


def test_the_newest_case_stands_first(services: Services) -> None:
    serials = [services.register.new_case("halland") for _ in range(3)]
    assert [row.serial for row in services.register.rows()] == serials[::-1]


def test_finding_takes_number_and_word_only(desk: Desk, services: Services) -> None:
    one, other = (services.register.new_case("uppsala") for _ in range(2))
    desk.put(desk.sheet(one), namn="Tilda Prov", personnummer="20150922-9801", ansvarig="BH")
    rows = {row.serial: row for row in services.register.rows()}
    word = rows[one].word
    for text in ("SIP-2026-0001", "0001", f"  {word.lower()} ", word):
        assert [row.serial for row in services.register.rows(text)] == [one]
    assert [row.serial for row in services.register.rows("sip-2026")] == [other, one]
    for text in ("Tilda", "Prov", "20150922", "uppsala", "BH"):
        assert services.register.rows(text) == []


def test_rows_can_be_kept_to_a_state_and_to_somebody(desk: Desk, services: Services) -> None:
    one, other = (services.register.new_case("uppsala") for _ in range(2))
    services.documents.start(one, "kallelse")
    desk.put(desk.sheet(other), ansvarig="Bo Ek, handläggare")
    assert [row.serial for row in services.register.rows(state="Förberedelse")] == [one]
    assert [row.serial for row in services.register.rows(state="Behov")] == [other]
    assert [row.serial for row in services.register.rows(responsible="BE")] == [other]
    assert [row.serial for row in services.register.rows(responsible="AÅ")] == [one]


def test_no_row_holds_anything_of_the_person(desk: Desk, services: Services, serial: int) -> None:
    desk.put(
        desk.sheet(serial),
        namn="Tilda Prov",
        personnummer="20150922-9801",
        skyddstyp="skyddad_folkbokforing",
        vald_flagga="ja",
        ansvarig="Barnhandläggare Berit Holm",
    )
    [row] = services.register.rows()
    assert row == RegisterRow(
        serial=serial,
        number="SIP-2026-0001",
        word=row.word,
        opened="2026-11-26",
        state="T0",
        state_text="Behov",
        next_deadline="",
        responsible="BBH",
        changed="2026-11-26T14:03:00+01:00",
        region="uppsala",
    )


@pytest.mark.parametrize(
    "text",
    ["20150922-9801", "201509229801", "150922-9801", " Tilda  Prov ", "tilda prov", "TILDA PROV", "Tilda\tProv"],
)
def test_look_up_takes_the_whole_number_or_the_whole_name(desk: Desk, serial: int, text: str) -> None:
    desk.put(desk.sheet(serial), namn="Tilda Prov", personnummer="20150922-9801")
    assert found(desk.services, text) == [serial]


@pytest.mark.parametrize(
    "text", ["Tilda", "Prov", "Tilda Pro", "Tild", "ilda Prov", "20150922", "9801", "20150922-980", "", " ", "*", "%"]
)
def test_look_up_takes_no_part(desk: Desk, serial: int, text: str) -> None:
    desk.put(desk.sheet(serial), namn="Tilda Prov", personnummer="20150922-9801")
    assert found(desk.services, text) == []


def test_look_up_follows_the_arendeblad_and_finds_all_of_one_name(desk: Desk, services: Services) -> None:
    one, other = (services.register.new_case("uppsala") for _ in range(2))
    for serial in (one, other):
        desk.put(desk.sheet(serial), namn="Åsa Övning", personnummer=f"19900203-980{serial}")
    assert found(services, "Åsa Övning") == [one, other]
    assert found(services, "A\u030asa O\u0308vning") == [one, other]
    desk.put(desk.sheet(one), namn="Åsa Prov", personnummer=Unparsed("1990"))
    assert found(services, "Åsa Övning") == [other]
    assert found(services, "Åsa Prov") == [one]
    assert found(services, "19900203-9801") == []


def test_look_up_survives_anything_that_can_be_typed(services: Services) -> None:
    for text in ("\ud800 \udfff", "a\x00 b", "😀 😀", "x y " * 10_000):
        assert found(services, text) == []


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"namn": "Tilda Prov", "personnummer": "20150922-9801"}, "T.P. 2015"),
        ({"namn": "Tilda Prov", "fodelsedatum": "2015-09-22"}, "T.P. 2015"),
        ({"personnummer": "20150922-9801"}, "2015"),
        ({"namn": "Anna-Karin af Prov"}, "A.K.A."),
        ({"namn": "Tilda Prov", "personnummer": Unparsed("abc"), "fodelsedatum": Unparsed("i somras")}, "T.P."),
        ({}, ""),
    ],
)
def test_initials_and_birth_year(desk: Desk, serial: int, answers: dict[str, Value], shown: str) -> None:
    desk.put(desk.sheet(serial), **answers)
    assert desk.services.register.initials() == {serial: shown}


def test_initials_of_others_cases_are_not_shown(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), namn="Tilda Prov", ansvarig="BH")
    assert desk.services.register.initials() == {}


def _nothing(_desk: Desk, _serial: int) -> None:
    pass


def _fill_sheet(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), namn="Tilda Prov", ansvarig="BH", aktorer=(actor("r1"),))


def _set_a_meeting(desk: Desk, serial: int) -> None:
    document = desk.services.documents.start(serial, "kallelse")
    desk.put(document, k_start="2026-12-03T13:00")


def _clear_the_kallelse(desk: Desk, serial: int) -> None:
    _set_a_meeting(desk, serial)
    desk.services.documents.make_clear(desk.services.door.open(serial).lines[-1].document.id)


def _plan_and_correct(desk: Desk, serial: int) -> None:
    document = desk.services.documents.start(serial, "plan")
    desk.put(document, p_uppf_datum="2027-01-28")
    desk.services.documents.make_clear(document)
    desk.services.documents.correct(document)


def _second_plan(desk: Desk, serial: int) -> None:
    _plan_and_correct(desk, serial)
    desk.services.documents.make_clear(desk.services.door.open(serial).lines[-1].document.id)


def _odd_dates(desk: Desk, serial: int) -> None:
    document = desk.services.documents.start(serial, "plan")
    desk.put(document, p_uppf_datum=Unparsed("när det går"), p_delmal=(Row("r1", {"d_delmal": "Sova"}),))


@pytest.mark.parametrize(
    ("act", "state", "deadline"),
    [
        (_nothing, "T0", ""),
        (_fill_sheet, "T0", ""),
        (_set_a_meeting, "T3", "2026-11-30"),
        (_clear_the_kallelse, "T4", "2026-12-03"),
        (_plan_and_correct, "T7", "2027-01-28"),
        (_second_plan, "T9", "2027-01-28"),
        (_odd_dates, "T6", ""),
    ],
)
def test_the_row_says_what_the_papers_say_after_every_act(
    desk: Desk, serial: int, act: Callable[[Desk, int], None], state: str, deadline: str
) -> None:
    act(desk, serial)
    [row] = desk.services.register.rows()
    assert (row.state, row.next_deadline) == (state, deadline)
    assert desk.services.register.differences() == []
    desk.close()
    assert desk.services.register.differences() == []


def test_a_row_that_was_changed_behind_the_papers_is_found(desk: Desk, serial: int) -> None:
    _set_a_meeting(desk, serial)
    _fill_sheet(desk, serial)
    store = desk.services.session.store
    case = store.case(serial)
    assert case is not None
    from msgspec.structs import replace

    for wrong in ({"state": "T7"}, {"next_deadline": ""}, {"responsible": "BO"}):
        store.keep_case(replace(case, **wrong))
        assert desk.services.register.differences() == [serial]
    store.keep_case(case)
    assert desk.services.register.differences() == []


def test_changed_is_when_something_was_last_saved(desk: Desk, serial: int) -> None:
    desk.clock.pass_days(2)
    desk.services.documents.save(desk.sheet(serial), Content({"namn": "Tilda Prov"}))
    [row] = desk.services.register.rows()
    assert row.opened == "2026-11-26"
    assert row.changed == "2026-11-28T14:03:00+01:00"
