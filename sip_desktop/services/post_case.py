"""What may be sent from a case: to whom, which copies, by which ways and in which envelopes. It sends nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from sip_desktop.domain.answers import Answers, Ref, rows_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.due_dates import day_of
from sip_desktop.domain.envelopes import Pack, pack
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.guidance.acts import SENT, GuidedAct
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party, parties
from sip_desktop.domain.post import (
    FORWARDED,
    IN_HAND,
    LetterState,
    PostFacts,
    Way,
    WayLine,
    rest,
    return_code,
    state_of,
    ways,
)
from sip_desktop.domain.post_case import AT_HOME, is_kept_out, number_of, post_facts, receivers
from sip_desktop.domain.post_data import PostData
from sip_desktop.domain.records import CopyRecord, CopyStatus, DocumentRecord, LetterRecord
from sip_desktop.domain.unnamed import open_name
from sip_desktop.domain.values.dates import plain_date
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.texts import post as texts

CALLING = ("kallelse", "inbjudan", "inbjudan_lattlast")
MEETINGS = (("kallelse", "k_start"), ("telefonkallelse", "tk_start"))
ON_PAPER = (CopyStatus.PRINTED, CopyStatus.SAVED)


class Receiver(msgspec.Struct, frozen=True):
    """One whom papers may go to; ``label`` names no private person ("Mamma")."""

    row: str
    label: str
    home: bool


class CopyLine(msgspec.Struct, frozen=True):
    """One copy that may leave. ``party`` is whose it is, "" where nobody was said; ``code`` its letter's."""

    id: int
    form: str
    ordinal: int
    title: str
    number: int
    pages: int
    reader: int
    party: str
    code: str

    @property
    def words(self) -> str:
        """ "Plan nr 3, 2 blad"."""
        pages = texts.ONE_SHEET if self.pages == 1 else texts.SHEETS.format(count=self.pages)
        return texts.COPY.format(title=self.title, number=self.number, pages=pages)


class WayChoice(msgspec.Struct, frozen=True):
    """One way as it is chosen: ``stops`` say what must be done first, ``notes`` what to think of."""

    way: Way
    label: str
    stops: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def open(self) -> bool:
        return not self.stops


class PostCase:
    """Reads the ärendeblad and the copies of cases. Enter the case by the door before."""

    def __init__(self, session: Session, door: Door, definitions: Definitions, data: PostData) -> None:
        self._session = session
        self._door = door
        self._definitions = definitions
        self._data = data

    def receivers(self, serial: int) -> tuple[Receiver, ...]:
        """Those whom papers of the case may go to; nobody who must not know."""
        sheet = self._door.sheet(serial)
        people = parties(sheet)
        return tuple(
            Receiver(one.row, open_name(Ref(one.row, one.label), people), one.kind in AT_HOME)
            for one in receivers(sheet, people)
        )

    def copies(self, serial: int) -> tuple[CopyLine, ...]:
        """The printed copies of the case's papers, but not of what stays in the unit."""
        codes = self._codes(serial)
        found = []
        for document in self._session.store.documents(serial):
            form = self._definitions.forms[document.form]
            if form.internal:
                continue
            owners = {one.id: one.party for one in self._session.store.readers(document.id)}
            copies = self._session.store.copies(document.id)
            found += [self._copy(document, one, owners, codes) for one in copies if one.status in ON_PAPER]
        return tuple(found)

    def ways(self, serial: int, receiver: str, copies: Sequence[int]) -> tuple[WayChoice, ...]:
        """Every way to a receiver, in safe order. Raises Fault for somebody who must not get anything."""
        facts = self._facts(serial, receiver, copies)
        return tuple(_choice(line, facts.meeting) for line in ways(facts, self._data.forwarding_days))

    def demand(self, serial: int, receiver: str, way: Way, copies: Sequence[int]) -> None:
        """Raises Fault where these copies may not go to the receiver by this way."""
        chosen = [one for one in self.copies(serial) if one.id in copies]
        if not chosen:
            raise Fault(texts.NOTHING_CHOSEN)
        found = next((one for one in self.ways(serial, receiver, copies) if one.way is way), None)
        if found is None or way is Way.CARD:
            raise Fault(texts.NO_SHEET)
        if not found.open:
            raise Fault(texts.NOT_YET.format(what=found.stops[0]))
        sheet = self._door.sheet(serial)
        facts = case_facts(sheet, self._session.today())
        for one in chosen:
            if one.code:
                raise Fault(texts.ALREADY_SENT.format(copy=one.words, code=one.code))
            if not _is_for(one, receiver, sheet, facts):
                raise Fault(texts.NOT_FOR.format(copy=one.words))
            # The original shows everything. A kallelse is made for whoever it calls, and has no reader.
            if facts.careful and not one.reader and SENT.get(one.form) is GuidedAct.SEND_COPY and way is not Way.READ:
                raise Fault(texts.ORIGINAL.format(copy=one.words))

    def pack(self, serial: int, receiver: str, way: Way, sheets: int) -> Pack | None:
        """The envelopes, None for what is put into somebody's hand. Raises Fault for too many sheets."""
        if way in IN_HAND:
            return None
        # One sheet lies outermost: blank, or the letter that says nothing.
        found = pack(self._data, sheets + 1, self.is_double(serial, receiver, way))
        if found is None:
            raise Fault(texts.TOO_MANY.format(sheets=sheets))
        return found

    def is_double(self, serial: int, receiver: str, way: Way) -> bool:
        """An inner envelope in an outer one: always but for an ordinary letter home in an ordinary case."""
        party = self._party(serial, receiver)
        careful = case_facts(self._door.sheet(serial), self._session.today()).careful
        return way in FORWARDED or careful or party.kind not in AT_HOME

    def pack_words(self, letter: LetterRecord) -> str:
        """ "4 blad i C6/5 i C5, cirka 40 g"; "" without envelopes."""
        found = self.pack(letter.serial, letter.receiver, Way(letter.way), letter.sheets)
        if found is None:
            return ""
        outer = self._data.envelope(found.outer).label
        inner = self._data.envelope(found.inner).label if found.inner else ""
        pattern = texts.ENVELOPES_DOUBLE if inner else texts.ENVELOPES_SINGLE
        return texts.PACK_OF.format(
            sheets=texts.ONE_SHEET if letter.sheets == 1 else texts.SHEETS.format(count=letter.sheets),
            envelopes=pattern.format(inner=inner, outer=outer),
            grams=round(found.grams),
        )

    def number(self, letter: LetterRecord) -> str:
        """The number for the envelope: for one envelope at a time, and never for the screen or a list."""
        sheet = self._door.sheet(letter.serial)
        facts = case_facts(sheet, self._session.today())
        return number_of(sheet, self._party(letter.serial, letter.receiver), facts.child)[0]

    def is_rest(self, letter: LetterRecord, digits: str) -> bool:
        """Whether these are the last four digits of the number, as they were read back from the envelope."""
        right = rest(Way(letter.way), self.number(letter))
        return bool(right) and "".join(filter(str.isdigit, digits)) == right

    def _facts(self, serial: int, receiver: str, copies: Sequence[int]) -> PostFacts:
        sheet, today = self._door.sheet(serial), self._session.today()
        call = any(one.id in copies and one.form in CALLING for one in self.copies(serial))
        party = self._party(serial, receiver)
        return post_facts(sheet, party, case_facts(sheet, today), today, self._meeting(serial), call)

    def _meeting(self, serial: int) -> date | None:
        """The day of the next meeting that a call names, None when there is none ahead."""
        found = []
        for form, field in MEETINGS:
            content = self._door.newest_of(serial, form)
            at = moment(content.answers.get(field)) if content else None
            if at is not None and day_of(at) >= self._session.today():
                found.append(day_of(at))
        return min(found, default=None)

    def _codes(self, serial: int) -> dict[int, str]:
        """The return code of the letter that each copy is in; a letter that was broken off or came back lets go."""
        codes = {}
        for letter in self._session.store.letters(serial):
            state = state_of(self._session.store.letter_steps(letter.id))
            if state not in (LetterState.CANCELLED, LetterState.RETURNED, LetterState.OPENED):
                codes.update(dict.fromkeys(letter.copies, return_code(letter.id)))
        return codes

    def _copy(
        self, document: DocumentRecord, copy: CopyRecord, owners: Mapping[int, str], codes: Mapping[int, str]
    ) -> CopyLine:
        return CopyLine(
            id=copy.id,
            form=document.form,
            ordinal=document.ordinal,
            title=self._definitions.title(document.form),
            number=copy.number,
            pages=copy.pages,
            reader=copy.reader,
            party=owners.get(copy.reader, ""),
            code=codes.get(copy.id, ""),
        )

    def _party(self, serial: int, row: str) -> Party:
        sheet = self._door.sheet(serial)
        party = next((one for one in parties(sheet) if one.row == row), None)
        if party is None:
            raise Fault(texts.NO_RECEIVER)
        if is_kept_out(sheet, party):
            raise Fault(texts.KEPT_OUT)
        return party


def _choice(line: WayLine, meeting: date | None) -> WayChoice:
    day = plain_date(meeting).rpartition(" ")[0] if meeting else ""
    return WayChoice(
        way=line.way,
        label=texts.WAYS[line.way],
        stops=tuple(texts.STOPS[one].format(day=day) for one in line.stops),
        notes=tuple(texts.NOTES[one] for one in line.notes),
    )


def _is_for(copy: CopyLine, receiver: str, sheet: Answers, facts: CaseFacts) -> bool:
    """A copy goes to whom it was made for; a child's may lie in the letter to its guardian."""
    if not copy.party or copy.party == receiver:
        return True
    guardians = {row.id for row in rows_of(sheet.get("vardnadshavare"))}
    return facts.child and copy.party == PERSON_ROW and receiver in guardians
