"""One paper of a written case on a desk, and what each of its readers gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Row
from sip_desktop.domain.view import Paper
from sip_desktop.domain.written_case import WrittenCase, read_case
from sip_desktop.services.demo import follow_up, write_case
from sip_desktop.services.dispatch import Dispatch, Wanted
from sip_desktop.services.dispatch_lines import ReaderLine
from tests.services.conftest import Desk
from tests.services.test_papers import text_of_pdf

REASON = "Gör något i planen"


class Out:
    """One paper of a written case, and its dispatch."""

    def __init__(self, desk: Desk, case: WrittenCase, form: str = "plan") -> None:
        self.desk = desk
        services = desk.services
        self.dispatch = Dispatch(
            services.session, services.door, services.documents, services.papers, services.definitions.readers
        )
        self.serial = write_case(services, case)
        if any(written.into_plan for written in case.documents):
            follow_up(services, case, self.serial)
        self.id = next(line.document.id for line in services.door.open(self.serial).lines if line.document.form == form)

    def line(self, word: str) -> ReaderLine:
        desk = self.dispatch.open(self.id)
        return next(one for one in (*desk.suggested, *desk.readers) if word in one.name)

    def wanted(self, word: str, *parts: str, identity: str = "kod") -> Wanted:
        return Wanted(party=self.line(word).party, purpose=REASON, parts=parts, identity=identity)

    def paper(self, word: str, *parts: str, identity: str = "kod") -> Paper:
        shown = self.dispatch.shown(self.id, self.wanted(word, *parts, identity=identity))
        return self.desk.services.papers.paper(shown.view)

    def text(self, word: str, *parts: str, identity: str = "kod") -> str:
        return text_of_pdf(self.paper(word, *parts, identity=identity).pdf)

    def key(self, word: str, label: str) -> str:
        """What is ticked to give somebody a thing that is left out."""
        left = self.dispatch.shown(self.id, self.wanted(word)).left_out
        return next(one.key for one in left if one.label == label)

    def give(self, word: str, folder: Path, name: str) -> None:
        """Adds a reader and saves their copy as a file."""
        reader = self.dispatch.add(self.id, self.wanted(word))
        self.save(reader.id, folder / name)

    def save(self, reader_id: int, file: Path) -> bytes:
        papers = self.desk.services.papers
        paper = papers.paper(self.dispatch.shown_to(self.id, reader_id).view)
        papers.save_pdf(file, paper, self.dispatch.document_for(self.id, reader_id))
        return paper.pdf

    def put_sheet(self, **rows: tuple[Row, ...]) -> None:
        self.desk.put(self.desk.sheet(self.serial), **rows)


def written(letter: str, until: date | None = None) -> WrittenCase:
    """A written case, with the papers up to a day."""
    case = read_case(app.demo_texts()["abcf".index(letter)])
    if until is None:
        return case
    kept = tuple(one for one in case.documents if case.day_of(one) <= until)
    return replace(case, documents=kept, evaluations=(), sheets=())


def dispatched(desk: Desk, letter: str, until: date | None = None, form: str = "plan") -> Out:
    """The case of this letter, with the papers up to a day, on that day."""
    case = written(letter, until)
    day = until or case.day
    desk.clock.now = desk.clock.now.replace(year=day.year, month=day.month, day=day.day)
    return Out(desk, case, form)
