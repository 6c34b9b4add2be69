"""The reserve binder of a vault: draws its numbers, and keeps what became of each numbered sheet of paper.

A number is handed out once, for ever: a sheet with it may lie somewhere. What a binder looks like is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import SheetRecord, SheetStatus
from sip_desktop.domain.view import Paper
from sip_desktop.services.binder_pages import BinderPlan, BinderViews, binder_plan, binder_views, draw_binder
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.ports import BinderMaker
from sip_desktop.services.session import Session
from sip_desktop.texts import binder as texts

SHEET_SERIES = "next_sheet"
"""The setting that held the next number before the sheets had a table of their own."""
_NUMBER = re.compile(r"[0-9]{1,9}")


class SheetLine(msgspec.Struct, frozen=True):
    """A number in the list. ``case_number`` is "" unless it is written in; ``can_*`` say what may be done with it."""

    record: SheetRecord
    number: str
    title: str
    region: str
    status: str
    case_number: str
    can_write_in: bool
    can_settle: bool


class Binder:
    """Makes reserve binders and follows their numbered sheets. Every call that keeps something is one transaction."""

    def __init__(
        self, session: Session, door: Door, documents: Documents, definitions: Definitions, make: BinderMaker
    ) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._definitions = definitions
        self._make = make

    def regions(self) -> list[tuple[str, str]]:
        """Code and name of each region profile; first that of the last binder, or of the last case."""
        store = self._session.store
        used = [sheet.region for sheet in store.sheets()[-1:]] or [case.region for case in store.cases()[-1:]]
        known = [(region.code, region.name) for region in self._definitions.regions.values()]
        return sorted(known, key=lambda region: region[0] not in used)

    def plan(self, region: str, count: int = 1, first: int = 0) -> BinderPlan:
        """What a binder would hold, with the numbers it would get; nothing is kept. ``first``: not the next free one.

        Raises Fault for an unknown region, a count that makes no sense, or a number that has been handed out.
        """
        free = self._next()
        if first and first < free:
            raise Fault(texts.NUMBERS_TAKEN.format(first=short_number(first), next=short_number(free)))
        return binder_plan(self._definitions, region, count, first or free)

    def views(self, plan: BinderPlan) -> BinderViews:
        """What is to be printed; for the thread of the vault."""
        return binder_views(self._definitions, plan, self._session.today())

    def draw(self, plan: BinderPlan, views: BinderViews) -> Paper:
        """The whole binder in memory. About a second; touches no vault, so that it may run in a worker."""
        return draw_binder(self._make, plan, views)

    def keep(self, plan: BinderPlan) -> None:
        """Hand out the numbers of a binder that has been drawn. Raises Fault when one of them is no longer free."""
        with self._session.transaction():
            if plan.first < self._next():
                raise Fault(texts.MOVED_ON)
            for sheet in plan.numbered:
                self._session.store.add_sheet(
                    SheetRecord(
                        number=sheet.number,
                        region=plan.region,
                        form=sheet.form.id,
                        issued=self._session.stamp(),
                        issued_by=self._session.user.id,
                    )
                )

    def make(self, region: str, count: int = 1, first: int = 0) -> Paper:
        """A whole binder. Its numbers are handed out when it has been drawn and not before: what fails costs none."""
        plan = self.plan(region, count, first)
        paper = self.draw(plan, self.views(plan))
        self.keep(plan)
        return paper

    def sheets(self, find: str = "", status: str = "") -> list[SheetLine]:
        """The numbers that have been handed out, those of the newest binder first; ``find`` is a part of a number."""
        cases = {case.serial: case.number for case in self._session.store.cases()}
        sought = find.strip()
        newest = sorted(self._session.store.sheets(), key=lambda record: record.issued, reverse=True)
        lines = []
        for record in newest:
            if sought in short_number(record.number) and status in ("", record.status):
                document = self._session.store.document(record.document_id) if record.document_id else None
                number = cases.get(document.serial, "") if document else ""
                lines.append(_line(record, number, self._definitions))
        return lines

    def count(self) -> int:
        """How many numbers have been handed out."""
        return len(self._session.store.sheets())

    def find_case(self, text: str) -> int:
        """The serial of a case by its number, whole or short, or its word. Raises Fault when there is none."""
        sought = text.strip().upper()
        short = int(sought) if _NUMBER.fullmatch(sought) else 0
        for case in self._session.store.cases():
            if case.serial == short or sought in (case.number, case.word):
                return case.serial
        raise Fault(texts.CASE_UNKNOWN)

    def settle(self, number: int, status: SheetStatus, reason: str = "", signed: bool = False) -> None:
        """Say what became of a sheet: used and kept on paper, or void for one of ``REASONS``. It is said once."""
        self.settle_all([number], status, reason, signed)

    def settle_all(self, numbers: Sequence[int], status: SheetStatus, reason: str = "", signed: bool = False) -> None:
        """As ``settle``, of several sheets, all or none: of those in an old binder that nobody wrote on.

        No case is named, so that whoever counts the binder need not be able to open any.
        """
        void = status is SheetStatus.VOID
        if void and reason not in texts.REASONS:
            raise Fault(texts.NO_REASON)
        with self._session.transaction():
            for number in numbers:
                sheet = self._unsaid(number)
                self._session.store.keep_sheet(
                    self._settled(sheet, status, reason if void else "", signed and not void)
                )

    def link(self, number: int, document_id: int, signed: bool = False) -> None:
        """Say that the words of a sheet stand in this document. The case is opened by the Door, which logs it."""
        with self._session.transaction():
            sheet = self._unlinked(number)
            case, document = self._door.document(document_id)
            if document.form != sheet.form:
                titles = {
                    "sheet": _title(self._definitions, sheet.form, sheet.region),
                    "document": _title(self._definitions, document.form, case.region),
                }
                raise Fault(texts.OTHER_FORM.format(number=short_number(number), **titles))
            self._keep_link(sheet, document_id, signed)

    def write_in(self, number: int, serial: int) -> int:
        """Begin the paper of a sheet in a case, to be typed in; the id of the document, which the sheet is tied to.

        Of a form there is one of in a case, it is the one that is there.
        """
        with self._session.transaction():
            sheet = self._unlinked(number)
            form = self._definitions.forms.get(sheet.form)
            if form is None:
                raise Fault(texts.FORM_GONE.format(number=short_number(number)))
            if not form.in_case:
                raise Fault(texts.NO_CASE_FORM.format(number=short_number(number)))
            document_id = self._documents.begin(serial, sheet.form)
            self._keep_link(sheet, document_id, False)
        return document_id

    def _next(self) -> int:
        """The first number that is free, also after the series of earlier versions of the program."""
        store = self._session.store
        return max(store.next_sheet(), int(store.setting(SHEET_SERIES) or 1))

    def _sheet(self, number: int) -> SheetRecord:
        found = self._session.store.sheet(number)
        if found is None:
            raise Fault(texts.UNKNOWN.format(number=short_number(number)))
        return found

    def _unsaid(self, number: int) -> SheetRecord:
        """A sheet of which nothing has been said yet."""
        sheet = self._unlinked(number)
        if sheet.status is SheetStatus.USED:
            raise Fault(texts.IS_USED.format(number=short_number(number)))
        return sheet

    def _unlinked(self, number: int) -> SheetRecord:
        """A sheet that may still be written in: also one that was said to be used and kept on paper."""
        sheet = self._sheet(number)
        if sheet.status is SheetStatus.VOID:
            raise Fault(texts.IS_VOID.format(number=short_number(number)))
        if sheet.document_id:
            raise Fault(texts.IS_LINKED.format(number=short_number(number)))
        return sheet

    def _keep_link(self, sheet: SheetRecord, document_id: int, signed: bool) -> None:
        linked = msgspec.structs.replace(sheet, document_id=document_id)
        self._session.store.keep_sheet(self._settled(linked, SheetStatus.USED, "", sheet.signed or signed))

    def _settled(self, sheet: SheetRecord, status: SheetStatus, reason: str, signed: bool) -> SheetRecord:
        return msgspec.structs.replace(
            sheet,
            status=status,
            settled=self._session.stamp(),
            settled_by=self._session.user.id,
            reason=reason,
            signed=signed,
        )


def _line(record: SheetRecord, case_number: str, definitions: Definitions) -> SheetLine:
    region = definitions.regions.get(record.region)
    return SheetLine(
        record=record,
        number=short_number(record.number),
        title=_title(definitions, record.form, record.region),
        region=region.name if region else record.region,
        status=status_words(record),
        case_number=case_number,
        can_write_in=record.status is not SheetStatus.VOID and not record.document_id,
        can_settle=record.status is SheetStatus.ISSUED,
    )


def _title(definitions: Definitions, form_id: str, region: str) -> str:
    """The form's title in the region's words; its id for a form that the program no longer has."""
    form = definitions.forms.get(form_id)
    if form is None:
        return form_id
    return definitions.form(form_id, region).title if region in definitions.regions else form.title


def status_words(sheet: SheetRecord) -> str:
    """What became of a sheet: "inte använd", "använd, inskriven", "makulerad: pärmen byttes ut"."""
    status = texts.STATUSES[sheet.status]
    if sheet.status is SheetStatus.VOID:
        return texts.VOIDED.format(status=status, reason=texts.REASONS.get(sheet.reason, sheet.reason))
    if sheet.status is SheetStatus.USED:
        status = texts.WRITTEN_IN if sheet.document_id else texts.ON_PAPER
    return texts.SIGNED.format(status=status) if sheet.signed else status
