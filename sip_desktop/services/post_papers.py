"""The papers of a letter, one at a time and in memory: envelopes, a label, slips. None is made that a way has not.

A list or a sheet of labels with numbers cannot be made here: each call gives one letter's paper (practice O7).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sip_desktop.domain import letter_pages as pages
from sip_desktop.domain.answers import Ref
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.envelopes import Zone, can_show
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.letter_pages import LetterPage
from sip_desktop.domain.post import FORWARDED, IN_HAND, REGISTERED, Way, return_code
from sip_desktop.domain.post_data import FORWARDING, PostData
from sip_desktop.domain.records import Act, LetterRecord
from sip_desktop.domain.unnamed import open_name
from sip_desktop.domain.view import Paper
from sip_desktop.services.door import Door
from sip_desktop.services.letters import Letters
from sip_desktop.services.ports import LetterMaker
from sip_desktop.services.post_case import PostCase
from sip_desktop.services.post_settings import PostSettings
from sip_desktop.services.session import Session
from sip_desktop.texts import post as screen
from sip_desktop.texts import post_paper as texts

MOST_LINES = 5
LONGEST_LINE = 60


class Sheet(StrEnum):
    """One paper of a letter."""

    INNER = "inner"
    INNER_NUMBER = "inner_number"
    BACK = "baksida"
    OUTER = "ytter"
    LABEL = "etikett"
    COVER = "foljebrev"
    UNDERLAY = "underlagg"
    SLIP = "lapp"
    LIST = "packlista"


class PostPapers:
    """Makes them with ``make``. What is printed of a letter is logged; an address that was typed is kept nowhere."""

    def __init__(
        self,
        session: Session,
        door: Door,
        case: PostCase,
        letters: Letters,
        settings: PostSettings,
        data: PostData,
        make: LetterMaker,
    ) -> None:
        self._session = session
        self._door = door
        self._case = case
        self._letters = letters
        self._settings = settings
        self._data = data
        self._make = make

    def offered(self, letter_id: int) -> tuple[Sheet, ...]:
        """The papers that the letter has, in the order they are used."""
        letter = self._letters.enter(letter_id)
        way = Way(letter.way)
        if way in IN_HAND:
            return (Sheet.COVER, Sheet.LIST)
        inner = (Sheet.INNER, Sheet.INNER_NUMBER) if way in FORWARDED else (Sheet.INNER,)
        double = (*inner, Sheet.BACK) if letter.inner else ()
        return (Sheet.UNDERLAY, Sheet.COVER, *double, Sheet.OUTER, Sheet.LABEL, Sheet.SLIP, Sheet.LIST)

    def wants_address(self, letter_id: int) -> bool:
        """True when the outer envelope's address is to be typed: it is not Skatteverket's."""
        return Way(self._letters.enter(letter_id).way) not in (*FORWARDED, *IN_HAND)

    def paper(
        self, letter_id: int, sheet: Sheet, address: Sequence[str] = (), place: int = 1, window: str = ""
    ) -> Paper:
        """One paper of a letter. ``address`` are typed lines, used where the way has no address of its own; ``place``
        is of the label; ``window`` "V2" or "H2" for a cover that shows the address. Raises Fault."""
        if sheet not in self.offered(letter_id):
            raise Fault(screen.NO_SHEET)
        letter = self._letters.letter(letter_id)
        page = self._page(letter, sheet, self._lines(letter, address), place, window)
        with self._session.transaction():
            self._session.log(Act.PRINT, letter.serial, sheet)
        return self._make(page)

    def seen(self, letter_id: int, address: Sequence[str], window: str) -> Paper:
        """The cover as it would be, to look at what shows; it is not printed, and not logged. Raises Fault."""
        letter = self._letters.enter(letter_id)
        return self._make(self._page(letter, Sheet.COVER, self._lines(letter, address), 1, window))

    def alignment(self, window: str, envelope: str) -> Paper:
        """The sheet that shows where a window is; of no letter."""
        return self._make(pages.alignment(self._data.envelope(envelope), self._settings.window(window, envelope)))

    def shown(self, letter_id: int, window: str) -> Zone:
        """What of the cover can be seen in the window, in millimetres, however the sheet slides."""
        envelope = self._letters.letter(letter_id).outer
        return can_show(self._data.envelope(envelope), self._settings.window(window, envelope))

    def room_note(self) -> Paper:
        """The standing note for the post room."""
        return self._make(pages.room_note(self._settings.now().receiver or texts.COORDINATOR))

    def _page(self, letter: LetterRecord, sheet: Sheet, lines: tuple[str, ...], place: int, window: str) -> LetterPage:
        if sheet in (Sheet.INNER, Sheet.INNER_NUMBER):
            return self._inner(letter, sheet)
        if sheet is Sheet.BACK:
            if not (back := self._settings.now().back):
                raise Fault(screen.NO_BACK)
            return pages.back(self._data.envelope(letter.inner), back, return_code(letter.id))
        if sheet is Sheet.SLIP:
            return pages.slip(self._slip(letter))
        if sheet is Sheet.LIST:
            return self._list(letter)
        if sheet is Sheet.UNDERLAY:
            inner = self._data.envelope(letter.inner) if letter.inner else None
            order = texts.UNDERLAY_STEPS if letter.way in FORWARDED else texts.UNDERLAY_OTHER
            return pages.underlay(inner, self._data.envelope(letter.outer), order)
        return self._addressed(letter, sheet, lines, place, window)

    def _addressed(
        self, letter: LetterRecord, sheet: Sheet, lines: tuple[str, ...], place: int, window: str
    ) -> LetterPage:
        if sheet is Sheet.COVER:
            outer = self._data.envelope(letter.outer or "C5")
            # Only a single envelope has a window: what lies in two has its address on the outer one.
            seen = self._settings.window(window, outer.id) if window and not letter.inner and letter.outer else None
            if seen is not None and not lines:
                raise Fault(screen.NO_ADDRESS)
            if seen is not None and len(lines) > (most := pages.most_lines(outer, seen)):
                raise Fault(screen.WINDOW_LINES.format(most=most))
            return pages.cover(outer, seen, lines)
        if not lines:
            raise Fault(screen.NO_ADDRESS)
        if sheet is Sheet.LABEL:
            return pages.label(lines, place)
        return pages.outer_front(self._data.envelope(letter.outer), lines)

    def _inner(self, letter: LetterRecord, sheet: Sheet) -> LetterPage:
        envelope = self._data.envelope(letter.inner)
        if letter.way in FORWARDED:
            number = self._case.number(letter) if sheet is Sheet.INNER_NUMBER else ""
            return pages.inner_front(envelope, number, letter.way in REGISTERED)
        people = parties(self._door.sheet(letter.serial))
        party = next((one for one in people if one.row == letter.receiver), None)
        function = party.function if party and party.function else open_name(Ref(letter.receiver, ""), people)
        return pages.only_for(envelope, function, return_code(letter.id))

    def _lines(self, letter: LetterRecord, typed: Sequence[str]) -> tuple[str, ...]:
        """Skatteverket's address of the day, or what was typed. A typed one is refused where it must not be used."""
        if letter.way in FORWARDED:
            row = self._data.address(FORWARDING, self._session.today())
            if row is None:
                raise Fault(screen.NO_ADDRESS)
            return row.lines
        lines = tuple(line for each in typed if (line := one_line(each).strip()[:LONGEST_LINE]))
        return lines[:MOST_LINES]

    def _slip(self, letter: LetterRecord) -> list[tuple[str, str]]:
        settings = self._settings.now()
        found = self._case.pack(letter.serial, letter.receiver, Way(letter.way), letter.sheets)
        weight = texts.WEIGHT.format(grams=found.weight) if found and found.weight else texts.TOO_HEAVY
        lines = [
            (texts.SLIP_CLASS, texts.CLASSES[letter.way]),
            (texts.SLIP_WEIGHT, weight),
            (texts.SLIP_COST, settings.cost),
            (texts.SLIP_REFERENCE, return_code(letter.id)),
            (texts.SLIP_BEFORE, settings.before),
        ]
        return [*lines, (texts.SLIP_REK, "")] if letter.way in REGISTERED else lines

    def _list(self, letter: LetterRecord) -> LetterPage:
        record, copies, steps = self._letters.record(letter.id)
        case = self._session.store.case(record.serial)
        word = case.word if case else ""
        facts = [
            (texts.LIST_CASE, f"{short_number(record.serial)} {word}"),
            (texts.LIST_WAY, screen.WAYS[record.way]),
            (texts.LIST_COPIES, ", ".join(one.words for one in copies)),
            (texts.LIST_SHEETS, str(record.sheets)),
        ]
        if pack := self._case.pack_words(record):
            facts.append((texts.LIST_ENVELOPE, pack))
        facts.append((texts.LIST_LINE, self._letters.registrar_line(record.id)))
        done = [(one.words, one.done) for one in steps]
        return pages.packing_list(texts.LIST_TITLE.format(code=return_code(record.id)), facts, done)
