"""What nobody should have written, in the real fields: a plain sentence or nothing, all of it kept, and it prints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import Qt as Rich
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sip_desktop.domain.answers import Path, Ref, get, rows_of, text_of
from sip_desktop.domain.view import Mode
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.page import FormPage
from tests.whole.office import Office, press, text_of_pdf
from tests.whole.typist import CTRL, Typist

LONG = "Ett långt stycke om vardagen som aldrig tar slut. " * 2000
STRANGE = {
    "emoji": ("Glad 🙂 familj 👨‍👩‍👧 ☎", "Glad"),
    "right to left": ("Hej שלום עולם مرحبا slut", "slut"),
    "markup": ("<b>fet</b> & <img src='x'> &amp; 1 < 2", "<b>fet</b> & <img src='x'> &amp; 1 < 2"),
    "long word": ("W" * 400, "W" * 20),
}


@pytest.fixture
def serial(office: Office) -> int:
    return office.services.register.new_case("uppsala")


def started(office: Office, serial: int, form: str) -> tuple[int, FormPage]:
    document_id = office.services.documents.start(serial, form)
    return document_id, office.form(document_id)


def lines_at(page: FormPage, path: Path) -> list[str]:
    """The sentences seen beside a field, without its label."""
    assert page.body is not None
    box = page.body.desk.boxes[path]
    labels = [each for each in box.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in labels if each.property("role") in ("problem", "warning")]


def written(page: FormPage) -> str:
    """Every text in the window as Qt would show it, to see that nothing became markup."""
    rich = [label for label in page.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    return "\n".join(label.text() for label in rich if Rich.mightBeRichText(label.text()))


def saved(office: Office, document_id: int, path: Path) -> str:
    """What stands at ``path`` the next morning."""
    return text_of(get(office.open_anew().documents.open(document_id).content.answers, path))


def printed(office: Office, document_id: int) -> str:
    services = office.services
    document = services.documents.open(document_id)
    return text_of_pdf(services.papers.paper(services.papers.view(document, document.content, Mode.FILLED)).pdf)


def paste(target: QWidget, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(target, Qt.Key.Key_V, CTRL)


@pytest.mark.parametrize(
    ("form", "path", "typed", "told"),
    [
        ("arendeblad", "personnummer", "19791111-9804", "Kontrollsiffran stämmer inte"),
        ("arendeblad", "personnummer", "Loke Försök", ""),
        ("arendeblad", "fodelsedatum", "31 februari 2020", ""),
        ("kallelse", "k_start", "35/14 kl. 99", ""),
        ("kallelse", "k_slut", "halv åttaish", ""),
        ("kallelse", "k_avs_telefon", "ring växeln", ""),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence_and_kept(
    office: Office, serial: int, form: str, path: Path, typed: str, told: str
) -> None:
    document_id, page = started(office, serial, form)
    Typist(page, {}).fill({path: typed})
    assert lines_at(page, path) == []
    assert page.body is not None
    page.body.step(1)
    said = lines_at(page, path)
    assert len(said) == 1
    assert said[0].endswith(".")
    assert told in said[0]
    assert saved(office, document_id, path) == typed
    assert typed in printed(office, document_id)
    again = office.form(document_id)
    assert again.body is not None
    assert again.body.desk.boxes[path].inputs[0].property("text") == typed


def test_an_end_before_the_beginning_is_said_and_kept(office: Office, serial: int) -> None:
    document_id, page = started(office, serial, "kallelse")
    Typist(page, {}).fill({"k_start": "2026-12-03 13.00", "k_slut": "12.00"})
    assert page.body is not None
    page.body.step(1)
    assert len(lines_at(page, "k_slut")) == 1
    assert saved(office, document_id, "k_slut") == "12:00"
    assert "12.00" in printed(office, document_id)


def test_a_hundred_thousand_characters_are_kept_and_printed(office: Office, serial: int) -> None:
    document_id, page = started(office, serial, "kallelse")
    assert page.body is not None
    assert len(LONG) == 100_000
    paste(page.body.desk.boxes["k_syfte"].inputs[0], LONG)
    assert page.flush()
    assert saved(office, document_id, "k_syfte") == LONG.strip() or saved(office, document_id, "k_syfte") == LONG
    assert printed(office, document_id).count("aldrig") == 2000


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_characters_are_kept_as_they_are(office: Office, serial: int, kind: str) -> None:
    text, on_paper = STRANGE[kind]
    _, sheet = started(office, serial, "arendeblad")
    Typist(sheet, {}).fill({"aktorer": [{"enhet": text}]})
    assert sheet.flush()
    assert text not in written(sheet)
    office.leave_pages()
    document_id, page = started(office, serial, "kallelse")
    assert page.body is not None
    for path in ("k_syfte", "k_svar_till"):
        paste(page.body.desk.boxes[path].inputs[0], text)
    press(page, texts.REVIEW)
    QApplication.processEvents()
    assert text not in written(page)
    assert page.flush()
    assert saved(office, document_id, "k_syfte") == text
    content = office.services.documents.open(document_id).content.answers
    assert text_of(content["k_svar_till"]) == text
    row = rows_of(content["k_deltagare"])[0]
    assert text_of(row.cells["kd_part"]) == text
    assert printed(office, document_id).count(on_paper) >= 3


def test_a_null_character_and_line_ends_of_all_kinds_are_cleaned_away(office: Office, serial: int) -> None:
    document_id, page = started(office, serial, "kallelse")
    assert page.body is not None
    paste(page.body.desk.boxes["k_syfte"].inputs[0], "före\0efter\r\nrad\u200b två\u2028rad tre\x07")
    assert page.flush()
    assert saved(office, document_id, "k_syfte") == "föreefter\nrad två\nrad tre"
    assert "föreefter" in printed(office, document_id)


def test_text_that_turns_the_direction_is_printed_without_turning(office: Office, serial: int) -> None:
    document_id, page = started(office, serial, "kallelse")
    assert page.body is not None
    paste(page.body.desk.boxes["k_syfte"].inputs[0], "konto \u202e987\u202c slut")
    assert page.flush()
    text = printed(office, document_id)
    assert "konto 987 slut" in text
    assert "\u202e" not in text


def test_forty_are_called(office: Office, serial: int) -> None:
    names = [f"Deltagare nummer {number}" for number in range(1, 41)]
    document_id, page = started(office, serial, "kallelse")
    Typist(page, {}).fill({"k_deltagare": [{"kd_part": name} for name in names]})
    assert page.flush()
    rows = rows_of(office.open_anew().documents.open(document_id).content.answers["k_deltagare"])
    assert [text_of(row.cells["kd_part"]) for row in rows] == names
    text = " ".join(printed(office, document_id).split())
    assert [name for name in names if name not in text] == []


def test_a_party_that_is_taken_away_leaves_its_name_on_the_paper(office: Office, serial: int) -> None:
    sheet_id, sheet = started(office, serial, "arendeblad")
    Typist(sheet, {}).fill({"aktorer": [{"enhet": "Boendestödet", "funktion": "Boendestödjare"}, {"enhet": "Skolan"}]})
    assert sheet.flush()
    gone = rows_of(sheet.sheet.value("aktorer"))[0]
    office.leave_pages()
    document_id, page = started(office, serial, "kallelse")
    row = rows_of(page.sheet.value("k_deltagare"))[0]
    name = Ref(gone.id, "Boendestödjare, Boendestödet")
    assert row.cells["kd_part"] == name
    office.leave_pages()

    sheet = office.form(sheet_id)
    assert sheet.body is not None
    card = sheet.body.desk.cards[f"aktorer/{gone.id}"]
    remove = next(b for b in card.findChildren(QAbstractButton) if b.text() == texts.ROW_REMOVE)
    QTest.keyClick(remove, Qt.Key.Key_Space)
    QApplication.processEvents()
    told = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert [line for line in told if texts.ROW_USED.format(titles="SIP – Kallelse") in line]
    office.open_anew()

    page = office.form(document_id)
    assert get(page.sheet.content.answers, f"k_deltagare/{row.id}/kd_part") == name
    assert page.body is not None
    combo = page.body.desk.boxes[f"k_deltagare/{row.id}/kd_part"].inputs[0]
    assert combo.property("currentText") == name.text
    path = f"k_deltagare/{row.id}/kd_part"
    assert page.sheet.problems[path].kind == "note"
    page.go_to(path)
    page.body.step(1)
    assert lines_at(page, path) == [page.sheet.problems[path].text]
    assert "Boendestödjare, Boendestödet" in " ".join(printed(office, document_id).split())
