"""The papers of "Bråttom – ring nu": which may be printed now, and all that were ticked as one printing.

The list of calls stays in the unit and needs no consent and no name. All else leaves it: that waits for a yes, and
none of the case's own known terms may stand on it (the stop that nobody passes; architecture §3.19).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from sip_desktop.domain.answers import Answers, Content, get, text_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.protection.check import Destination, Level
from sip_desktop.domain.protection.finding import Kind
from sip_desktop.domain.urgent import CALLS, understood
from sip_desktop.domain.view import Mode, Paper, View
from sip_desktop.services.documents import Documents, OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.papers import Papers
from sip_desktop.services.ports import BinderMaker
from sip_desktop.services.session import Session
from sip_desktop.services.urgent import UrgentCase
from sip_desktop.services.whereabouts import Whereabouts
from sip_desktop.texts import urgent as texts
from sip_desktop.texts import values as value_texts

PLAN, CARD, CALL = "plan", "tidskort", "kallelse"
OFFERED = (CALLS, PLAN, CARD, CALL)
RECOMMENDED = frozenset({CALLS, PLAN, CARD})
BEGUN_LATER = frozenset({PLAN, CALL})
DRAFT = "utkast"


class PaperLine(msgspec.Struct, frozen=True):
    """A paper that may be ticked; ``waits`` says for what it waits, "" when it may be printed now."""

    form: str
    title: str
    recommended: bool
    waits: str = ""


class UrgentPaper(msgspec.Struct, frozen=True):
    """All ticked papers in one file. ``document`` is the one the printing is logged for."""

    paper: Paper
    document: OpenDocument


class UrgentPapers:
    """``make`` joins several views into one file."""

    def __init__(
        self,
        session: Session,
        door: Door,
        documents: Documents,
        papers: Papers,
        whereabouts: Whereabouts,
        make: BinderMaker,
    ) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._papers = papers
        self._whereabouts = whereabouts
        self._make = make

    def lines(self, case: UrgentCase) -> tuple[PaperLine, ...]:
        """The papers that are offered, and which of them wait."""
        return tuple(
            PaperLine(form, texts.PAPER_NAMES[form], form in RECOMMENDED, self._waits(form, case)) for form in OFFERED
        )

    def joined(self, case: UrgentCase, forms: Sequence[str]) -> UrgentPaper:
        """The ticked papers as one. Raises Fault, and makes nothing, where a stop holds."""
        if case.stopped:
            raise Fault(next(finding.text for finding in case.findings))
        wanted = [form for form in OFFERED if form in forms]
        if not wanted:
            raise Fault(texts.PAPER_NONE)
        for form in wanted:
            if waits := self._waits(form, case):
                raise Fault(_WHY[waits])
        opened = [self._opened(case, form) for form in wanted]
        views = list(self._views(opened))
        return UrgentPaper(self._make(views), opened[0])

    def _waits(self, form: str, case: UrgentCase) -> str:
        if form == CALLS:
            return ""
        if not case.agreed:
            return texts.PAPER_WAITS
        return texts.PAPER_NO_TIME if form == CARD and not meeting_time(case, self._session.today()) else ""

    def _opened(self, case: UrgentCase, form: str) -> OpenDocument:
        """The paper to print. A plan or a kallelse that nobody has begun is only shown as it would begin: the plan is
        begun at the meeting. The card is filled in, and one that has been handed out is not written on again."""
        lines = [line for line in self._door.open(case.serial).lines if line.document.form == form]
        drafts = [line for line in lines if line.state == DRAFT]
        if drafts or (lines and form == PLAN):
            document = self._documents.open((drafts or lines)[-1].document.id)
        elif form in BEGUN_LATER:
            return self._documents.preview(case.serial, form)
        else:
            document = self._documents.open(self._documents.start(case.serial, form))
        if form != CARD:
            return document
        answers = {**document.content.answers, **self._card(case, document.content.answers)}
        self._documents.save(document.record.id, Content(answers, document.content.origins))
        return self._documents.open(document.record.id)

    def _card(self, case: UrgentCase, known: Answers) -> Answers:
        """Day, time, the first name of whoever rings, and the number: what anybody may find in a pocket."""
        at = meeting_time(case, self._session.today())
        return {
            "t_tid": _day_in_words(date.fromisoformat(at[:10])),
            "t_klockan": at[11:16].replace(":", "."),
            "t_fornamn": known.get("t_fornamn") or self._session.user.name.split(" ")[0],
            "t_telefon": known.get("t_telefon") or case.answers.own_phone,
        }

    def _views(self, opened: Sequence[OpenDocument]) -> Iterator[View]:
        for document in opened:
            mode = Mode.FILLED if document.form.bare else Mode.PEN
            view = self._papers.view(document, document.content, mode)
            if not document.form.internal:
                self._check_terms(document, view)
            yield view

    def _check_terms(self, document: OpenDocument, view: View) -> None:
        """Only what stands on this paper is read: a pen form in a case handled by hand only names nobody."""
        shown = msgspec.structs.replace(document, form=view.form)
        found = self._whereabouts.check(shown, Destination.LEAVES, Content(view.answers))
        for path, marks in found.items():
            for mark in marks:
                if mark.finding.kind is Kind.KNOWN_TERM and mark.level is Level.STOP:
                    term = text_of(get(view.answers, path))[mark.finding.start : mark.finding.end]
                    raise Fault(texts.TERM_ON_PAPER.format(term=term, paper=document.form.title))


_WHY = {texts.PAPER_WAITS: texts.NOT_ASKED_YET, texts.PAPER_NO_TIME: texts.NO_TIME_CARD}


def meeting_time(case: UrgentCase, today: date) -> str:
    """When the meeting begins, ``2026-12-14T10:00``, "" while that is not understood."""
    at = understood("tk_start", case.answers.start, today)
    return at if isinstance(at, str) else ""


def calendar_text(case: UrgentCase, today: date) -> str:
    """What may stand in a calendar: that one is busy, and when (practice §4.9). "" without a time."""
    at = meeting_time(case, today)
    if not at:
        return ""
    end = understood("tk_slut", case.answers.end, today)
    start = at[11:16].replace(":", ".")
    if not isinstance(end, str) or not end:
        return texts.CALENDAR_OPEN.format(start=start)
    return texts.CALENDAR.format(start=start, end=end.replace(":", "."))


def _day_in_words(day: date) -> str:
    weekday, month = value_texts.WEEKDAYS[day.weekday()], value_texts.MONTHS[day.month - 1]
    return texts.DAY_IN_WORDS.format(weekday=weekday, day=day.day, month=month)
