"""Lämna ut in an ordinary case: one tick for all, what no guardian gets, and what became of each copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Ref, Row, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.reader_cells import WHOLE
from sip_desktop.domain.view import Mode
from sip_desktop.services.dispatch import Wanted
from sip_desktop.texts import dispatch as texts
from tests.services.conftest import Desk
from tests.services.dispatched import REASON, Out, dispatched
from tests.services.test_papers import text_of_pdf


@pytest.fixture
def ordinary(desk: Desk) -> Out:
    return dispatched(desk, "c", date(2026, 11, 25))


def test_one_tick_gives_everybody_the_whole_plan(ordinary: Out) -> None:
    lines = [one for one in ordinary.dispatch.open(ordinary.id).suggested if not one.barred]
    done = ordinary.dispatch.add_everyone(ordinary.id)
    assert {one.name for one in done.added} >= {"Alva Test", "Ylva Test, Mamma", "Ulf Test, Pappa"}
    assert len(done.added) >= 6
    assert {one.name for one in done.added} <= {one.name for one in lines}
    papers = ordinary.desk.services.papers
    document = ordinary.desk.services.documents.open(ordinary.id, 1)
    original = text_of_pdf(papers.paper(papers.view(document, document.content, Mode.FILLED)).pdf)
    for reader in done.added:
        shown = ordinary.dispatch.shown_to(ordinary.id, reader.id)
        assert text_of_pdf(papers.paper(shown.view).pdf) == original, reader.name
    with pytest.raises(Fault, match="Ingen fler"):
        ordinary.dispatch.add_everyone(ordinary.id)


def test_no_guardian_gets_the_other_ones_contact(ordinary: Out) -> None:
    rows = rows_of(ordinary.desk.services.documents.open(ordinary.id).content.answers["p_deltagare"])
    mother, father, school = ordinary.line("Ylva"), ordinary.line("Ulf"), ordinary.line("Klasslärare")
    told = (
        Row("rm", {"pd_part": Ref(mother.party, mother.name), "pd_kontakt": "070-174 06 21"}),
        Row("rf", {"pd_part": Ref(father.party, father.name), "pd_kontakt": "070-174 06 22"}),
        Row("rs", {"pd_part": Ref(school.party, school.name), "pd_kontakt": "070-174 06 23"}),
    )
    documents = ordinary.desk.services.documents
    documents.correct(ordinary.id)
    others = tuple(row for row in rows if row.cells["pd_part"].row != school.party)  # type: ignore[union-attr]
    ordinary.desk.put(ordinary.id, p_deltagare=(*others, *told))
    documents.make_clear(ordinary.id)
    for whole in ((), (WHOLE,)):
        text = ordinary.text("Ylva", *whole)
        assert "070 174 06 21" in text
        assert "070 174 06 22" not in text
        assert "070 174 06 23" in text
        assert "070 174 06 21" not in ordinary.text("Ulf", *whole)


def test_one_tick_is_for_ordinary_cases(desk: Desk) -> None:
    case = dispatched(desk, "a")
    with pytest.raises(Fault, match="en i taget"):
        case.dispatch.add_everyone(case.id)


def test_a_limited_reader_is_passed_by_and_told_of(ordinary: Out) -> None:
    documents = ordinary.desk.services.documents
    for line in ordinary.desk.services.door.open(ordinary.serial).lines:
        if line.document.form == "samtycke_barn_tva_vh":
            documents.correct(line.document.id)
            rows = rows_of(documents.open(line.document.id).content.answers["c_verksamheter"])
            school = ordinary.line("Klasslärare").party
            limited = tuple(
                replace(row, cells={**row.cells, "c_grans": "Bara bytena"})
                if row.cells["c_part"].row == school  # type: ignore[union-attr]
                else row
                for row in rows
            )
            ordinary.desk.put(line.document.id, c_verksamheter=limited)
            documents.make_clear(line.document.id)
    assert ordinary.line("Klasslärare").limits == ("Bara bytena",)
    done = ordinary.dispatch.add_everyone(ordinary.id)
    assert ("Klasslärare, Skolan", texts.LIMITED.format(who="Klasslärare, Skolan")) in done.passed_by
    assert "Klasslärare" not in {one.name.split(",")[0] for one in done.added}


def test_what_one_guardian_keeps_back_is_read_before_the_other_gets_anything(ordinary: Out) -> None:
    [first, *_] = [
        line.document.id
        for line in ordinary.desk.services.door.open(ordinary.serial).lines
        if line.document.form == "samtycke_barn_tva_vh"
    ]
    ordinary.desk.services.documents.correct(first)
    ordinary.desk.put(first, c_undantag="Min diagnos, för pappan")
    ordinary.desk.services.documents.make_clear(first)
    assert ordinary.line("Ulf").limits == ("Min diagnos, för pappan",)
    assert ordinary.line("Ylva").limits == ()
    assert "situation just nu" in ordinary.text("Ylva")
    assert "situation just nu" not in ordinary.text("Ulf", WHOLE)
    assert "situation just nu" in ordinary.text("Ulf", "situation")


def test_what_was_ticked_before_the_case_was_marked_counts_no_more(ordinary: Out) -> None:
    wanted = ordinary.wanted("Klasslärare", "situation", identity="nummer")
    reader = ordinary.dispatch.add(ordinary.id, wanted)
    assert "situation just nu" in _text(ordinary, reader.id)
    ordinary.desk.clock.pass_days(1)
    ordinary.desk.put(ordinary.desk.sheet(ordinary.serial), skyddstyp="sekretessmarkering")
    text = _text(ordinary, reader.id)
    for kept in ("situation just nu", "Alva", "20170508", "Habiliteringen", "Halland"):
        assert kept not in text


def _text(out: Out, reader_id: int) -> str:
    return text_of_pdf(out.desk.services.papers.paper(out.dispatch.shown_to(out.id, reader_id).view).pdf)


def test_thirty_readers(ordinary: Out, tmp_path: Path) -> None:
    rows = tuple(
        Row(f"rx{n}", {"enhet": "LSS-enheten", "funktion": f"Stöd {n}", "huvudman": "kommun"}) for n in range(30)
    )
    known = ordinary.desk.services.documents.open(ordinary.desk.sheet(ordinary.serial)).content.answers["aktorer"]
    ordinary.put_sheet(aktorer=(*rows_of(known), *rows))
    for number in range(30):
        reader = ordinary.dispatch.add(ordinary.id, ordinary.wanted(f"Stöd {number},"))
        ordinary.save(reader.id, tmp_path / f"{number}.pdf")
    found = ordinary.dispatch.open(ordinary.id)
    assert len(found.readers) == 30
    assert [one.number for one in found.copies] == list(range(30, 0, -1))
    assert all(one.given == 1 for one in found.readers)


def test_readers_are_changed_and_removed_and_their_copies_stay(ordinary: Out, tmp_path: Path) -> None:
    first = ordinary.dispatch.add(ordinary.id, ordinary.wanted("Klasslärare"))
    with pytest.raises(Fault, match="redan"):
        ordinary.dispatch.add(ordinary.id, Wanted(party=first.party, purpose=REASON))
    ordinary.save(first.id, tmp_path / "ett.pdf")
    second = ordinary.dispatch.change(ordinary.id, first.id, "kod", ("situation",))
    assert second.parts == ("situation",)
    with pytest.raises(Fault, match="inte kvar"):
        ordinary.dispatch.shown_to(ordinary.id, first.id)
    ordinary.dispatch.remove(ordinary.id, second.id)
    found = ordinary.dispatch.open(ordinary.id)
    assert not found.readers
    assert [one.to for one in found.copies] == ["Klasslärare, Skolan (Skola eller förskola)"]


def test_a_reason_a_name_and_a_clear_paper_are_asked_for(ordinary: Out) -> None:
    with pytest.raises(Fault, match="varför"):
        ordinary.dispatch.add(ordinary.id, replace(ordinary.wanted("Klasslärare"), purpose="  "))
    with pytest.raises(Fault, match="Skriv vem"):
        ordinary.dispatch.add(ordinary.id, Wanted(name=" ", kind="vard", purpose=REASON))
    with pytest.raises(Fault, match="Skriv högst"):
        ordinary.dispatch.add(ordinary.id, replace(ordinary.wanted("Klasslärare"), purpose="x" * 401))
    with pytest.raises(Fault, match="inte ut"):
        ordinary.dispatch.open(ordinary.desk.sheet(ordinary.serial))
    draft = ordinary.desk.services.documents.start(ordinary.serial, "uppfoljning")
    with pytest.raises(Fault, match="klart"):
        ordinary.dispatch.open(draft)


def test_what_became_of_a_copy_is_one_of_a_closed_list_and_has_been(ordinary: Out, tmp_path: Path) -> None:
    ordinary.give("Ylva", tmp_path, "ett.pdf")
    [copy] = ordinary.dispatch.open(ordinary.id).copies
    assert set(copy.offered) == {"framme", "atersant", "aterlamnat", "forstort", "begart", "underrattad"}
    today = ordinary.desk.clock.now.date()
    with pytest.raises(Fault, match="går inte"):
        ordinary.dispatch.tell(ordinary.id, copy.id, "handling", today)
    with pytest.raises(Fault, match="inte varit"):
        ordinary.dispatch.tell(ordinary.id, copy.id, "framme", today.replace(year=today.year + 1))
    with pytest.raises(Fault, match="finns inte"):
        ordinary.dispatch.tell(ordinary.id, 999, "framme", today)
    ordinary.dispatch.tell(ordinary.id, copy.id, "framme", today, "Sagt i telefon")
    [copy] = ordinary.dispatch.open(ordinary.id).copies
    assert copy.state == "Har kommit fram"
    assert [(one.what, one.how) for one in copy.news] == [("Har kommit fram", "Sagt i telefon")]
