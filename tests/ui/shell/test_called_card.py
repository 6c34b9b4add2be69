"""The card of who is called and how it stands with the consent: what it shows, and that it copies nothing out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.lenses.consent_summary import ConsentSummary
from sip_desktop.domain.lenses.invitations import Called
from sip_desktop.services.overview import CaseOverview
from sip_desktop.texts import consents as texts
from sip_desktop.ui.called_card import CalledCard, cells, consent_line, sheets_line

TODAY = date(2026, 11, 26)


def shown(qtbot: QtBot, *called: Called, **consent: object) -> CalledCard:
    card = CalledCard(TODAY)
    qtbot.addWidget(card)
    card.show_overview(CaseOverview(called, ConsentSummary(**consent)))  # type: ignore[arg-type]
    card.show()
    return card


def words(table: QTableWidget, row: int) -> list[str]:
    items = (table.item(row, column) for column in range(table.columnCount()))
    return [item.text() for item in items if item is not None]


def test_each_party_is_a_row_with_what_the_papers_say(qtbot: QtBot) -> None:
    card = shown(
        qtbot,
        Called(
            party=Ref("a", "BUP"), kind="kallad", when="2026-11-16T10:15", answer="kommer", paper="Kallelse på telefon"
        ),
        Called(party=Ref("", "Skolan"), kind="inbjuden", when="2026-11-15", paper="Inbjudan"),
    )
    assert words(card.table, 0) == ["BUP", "Kallad 16 nov 10:15", "Kommer\nur Kallelse på telefon"]
    assert words(card.table, 1) == ["Skolan", "Inbjuden 15 nov", "Inget svar än\nur Inbjudan"]
    assert not card.none.isVisible()
    card.show_overview(CaseOverview((), ConsentSummary()))
    assert card.none.isVisible()
    assert not card.table.isVisible()


def test_nothing_is_cut_off_in_a_narrow_card(qtbot: QtBot) -> None:
    one = Called(party=Ref("a", "Anna Berg, kurator, Barn- och ungdomspsykiatrin"), kind="kallad", answer="distans")
    card = shown(qtbot, one, one)
    heights = []
    for width in (1000, 420):
        card.resize(width, 500)
        heights.append(card.table.height())
        assert card.table.viewport().height() >= sum(card.table.rowHeight(row) for row in (0, 1))
        assert card.table.columnWidth(0) * 3 <= card.table.viewport().width() + 4
    assert heights[1] > heights[0]


def test_a_stand_in_and_a_draft_are_named() -> None:
    one = Called(party=Ref("a", "Skolan"), answer="ersattare", stand_in=Ref("", "Bo Ek"), paper="Svar", draft=True)
    assert cells(one, TODAY) == ("Skolan", "–", "Skickar någon annan: Bo Ek\nur Svar (utkast)")


@pytest.mark.parametrize("kind", ["kallad", "inbjuden", "pa_kallelsen", ""])
def test_every_kind_and_answer_has_words(kind: str) -> None:
    for answer in texts.REPLIES:
        assert all(cells(Called(party=Ref("", "x"), kind=kind, answer=answer, when="i går", paper="y"), TODAY))


def test_the_consent_is_one_line_and_what_is_missing_another(qtbot: QtBot) -> None:
    card = shown(qtbot, answer="delvis", valid_to="2027-05-12", clear=2, drafts=1)
    assert card.consent.text() == "Samtycke: ja, med begränsning. Gäller till 12 maj 2027."
    assert card.consent.property("role") == "ok"
    assert card.sheets.text() == "2 samtyckesblad klara, 1 utkast. Ett utkast räknas inte."
    assert not card.missing.isVisible()
    card.show_overview(
        CaseOverview((), ConsentSummary(answer="inte_fragad", missing=("Pappa: inget klart svar.",), clear=1))
    )
    assert card.consent.property("role") == "info"
    assert card.missing.isVisible()
    assert card.missing.text() == "Pappa: inget klart svar."
    assert card.sheets.text() == "1 samtyckesblad klart, 0 utkast."


def test_without_any_sheet_nothing_is_claimed() -> None:
    assert consent_line(ConsentSummary(), TODAY) == "Samtycke: inget blad är klart."
    assert sheets_line(ConsentSummary()) == ""
    assert sheets_line(ConsentSummary(drafts=1)).startswith("0 samtyckesblad klara, 1 utkast.")
