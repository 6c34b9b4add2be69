"""The letters of a vault as they are shown: lists, tick lists, what waits, whose a code is. It changes none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.post import (
    FORWARDED,
    IN_HAND,
    NEWS,
    LetterDue,
    LetterState,
    Way,
    due_of,
    letter_of_code,
    next_step,
    return_code,
    state_of,
    steps_of,
)
from sip_desktop.domain.post_data import PostData
from sip_desktop.domain.records import LetterRecord, LetterStep
from sip_desktop.domain.unnamed import open_name
from sip_desktop.services.door import Door
from sip_desktop.services.post_case import CopyLine, PostCase
from sip_desktop.services.session import Session
from sip_desktop.texts import post as texts


class StepLine(msgspec.Struct, frozen=True):
    """One step of the tick list: ``done`` says day and who, "" while it waits; ``now`` for the one in turn."""

    step: str
    words: str
    help: str
    done: str
    now: bool


class LetterLine(msgspec.Struct, frozen=True):
    """A letter in a list: no name of a private person, no address. ``news`` is what can become of it now."""

    id: int
    code: str
    way: Way
    receiver: str
    state: LetterState
    words: str
    news: tuple[str, ...]
    due: tuple[str, ...]


class Packing(msgspec.Struct, frozen=True):
    """A letter that is being packed. ``number`` says that an envelope with a number belongs to it."""

    line: LetterLine
    serial: int
    pack: str
    steps: tuple[StepLine, ...]
    number: bool
    double: bool


class Returned(msgspec.Struct, frozen=True):
    """What whoever finds a letter is told of it: its case's number and who is responsible, never whose it is."""

    id: int
    serial: int
    code: str
    case: str
    who: str
    words: str
    news: tuple[str, ...]


class DueLetter(msgspec.Struct, frozen=True):
    """What waits for a letter, over all cases: ``at`` an ISO day or time."""

    serial: int
    code: str
    what: str
    at: str
    words: str


class Letters:
    """Reads letters. Only ``find`` and ``dues`` tell of cases that one does not work with: number and code, no more."""

    def __init__(self, session: Session, door: Door, case: PostCase, data: PostData) -> None:
        self._session = session
        self._door = door
        self._case = case
        self._data = data

    def of(self, serial: int) -> tuple[LetterLine, ...]:
        """The letters of a case, newest first."""
        with self._session.transaction():
            self._door.enter(serial)
        return tuple(self._line(one) for one in reversed(self._session.store.letters(serial)))

    def packing(self, letter_id: int) -> Packing:
        """A letter with its tick list. Raises Fault."""
        letter = self.enter(letter_id)
        way, double = Way(letter.way), bool(letter.inner)
        return Packing(
            line=self._line(letter),
            serial=letter.serial,
            pack=self._case.pack_words(letter),
            steps=tuple(self._steps(letter)),
            number=way in FORWARDED,
            double=double,
        )

    def find(self, code: str) -> Returned:
        """The letter of a return code, for whoever has the envelope: also somebody who does not work with the case,
        since it only tells who is to have it. Raises Fault."""
        letter_id = letter_of_code(one_line(code))
        if not letter_id:
            raise Fault(texts.BAD_CODE)
        letter = self._session.store.letter(letter_id)
        if letter is None:
            raise Fault(texts.NO_SUCH_LETTER)
        case = self._session.store.case(letter.serial)
        steps = self._session.store.letter_steps(letter.id)
        return Returned(
            id=letter.id,
            serial=letter.serial,
            code=return_code(letter.id),
            case=f"{short_number(letter.serial)} {case.word if case else ''}".strip(),
            who=case.responsible if case else "",
            words=_state_words(letter, steps),
            news=NEWS[state_of(steps)],
        )

    def dues(self) -> tuple[DueLetter, ...]:
        """What waits over all cases, the first due first: to ring, to fetch a receipt, to report."""
        store = self._session.store
        found = (one for each in store.unsettled_letters() for one in self._dues(each, store.letter_steps(each.id)))
        return tuple(sorted(found, key=lambda one: (one.at[:10], one.at)))

    def registrar_line(self, letter_id: int) -> str:
        """What a registrator gets: day, one letter, way, code; nothing that tells of whom."""
        letter = self.enter(letter_id)
        left = next((one.day for one in self._session.store.letter_steps(letter_id) if one.step == "lamnat"), "")
        return texts.REGISTRAR.format(day=left, way=texts.WAY_LETTERS[letter.way], code=return_code(letter_id))

    def record(self, letter_id: int) -> tuple[LetterRecord, tuple[CopyLine, ...], tuple[StepLine, ...]]:
        """A letter with its copies and steps, for its papers. Raises Fault."""
        letter = self.enter(letter_id)
        return letter, self.copies(letter), tuple(self._steps(letter))

    def letter(self, letter_id: int) -> LetterRecord:
        """The letter of an id, without opening its case. Raises Fault."""
        letter = self._session.store.letter(letter_id)
        if letter is None:
            raise Fault(texts.NO_SUCH_LETTER)
        return letter

    def enter(self, letter_id: int) -> LetterRecord:
        """The letter of an id, after asking and logging as for any case. Raises Fault."""
        letter = self.letter(letter_id)
        with self._session.transaction():
            self._door.enter(letter.serial)
        return letter

    def words(self, letter: LetterRecord, step: str) -> str:
        """A step in words, with this letter's sheets, envelopes and code."""
        key = step
        if step == "lamnat" and letter.way in IN_HAND:
            key = f"lamnat_{'lasa' if letter.way == Way.READ else 'hand'}"
        elif step == "nummer" and letter.way == Way.FORWARD_REK:
            key = "nummer_rek"
        elif step == "ytter" and not letter.inner:
            key = "ytter_single"
        return texts.STEPS[key].format(
            sheets=_sheets(letter.sheets),
            copies=", ".join(one.words for one in self.copies(letter)),
            inner=self._label(letter.inner),
            outer=self._label(letter.outer),
            code=return_code(letter.id),
        )

    def copies(self, letter: LetterRecord) -> tuple[CopyLine, ...]:
        """The copies of a letter."""
        return tuple(one for one in self._case.copies(letter.serial) if one.id in letter.copies)

    def _line(self, letter: LetterRecord) -> LetterLine:
        steps = self._session.store.letter_steps(letter.id)
        people = parties(self._door.sheet(letter.serial))
        state = state_of(steps)
        return LetterLine(
            id=letter.id,
            code=return_code(letter.id),
            way=Way(letter.way),
            receiver=open_name(Ref(letter.receiver, ""), people),
            state=state,
            words=_state_words(letter, steps),
            news=NEWS[state],
            due=tuple(one.words for one in self._dues(letter, steps)),
        )

    def _steps(self, letter: LetterRecord) -> Iterator[StepLine]:
        steps = self._session.store.letter_steps(letter.id)
        names = {user.id: user.initials for user in self._session.store.users()}
        done = {one.step: one for one in steps}
        turn = next_step(Way(letter.way), bool(letter.inner), steps)
        for step in steps_of(Way(letter.way), bool(letter.inner)):
            one = done.get(step)
            said = " ".join((one.day, names.get(one.user_id, ""), one.words)).strip() if one else ""
            help_text = texts.STEP_HELP.get(step, "") if letter.way not in IN_HAND or step != "lamnat" else ""
            yield StepLine(step, self.words(letter, step), help_text, said, step == turn)

    def _dues(self, letter: LetterRecord, steps: Sequence[LetterStep]) -> Iterator[DueLetter]:
        for due in self.due(letter, steps):
            words = texts.DUE[due.what].format(day=shown_time(due.at))
            yield DueLetter(letter.serial, return_code(letter.id), due.what, due.at, words)

    def due(self, letter: LetterRecord, steps: Sequence[LetterStep]) -> tuple[LetterDue, ...]:
        """What waits for one letter."""
        return due_of(Way(letter.way), steps, self._data.forwarding_days, self._data.incident_hours)

    def _label(self, envelope: str) -> str:
        return self._data.envelope(envelope).label if envelope else ""


def shown_time(at: str) -> str:
    """An ISO day as it is, an ISO time as "2026-12-01 14.03"."""
    if len(at) == len("2026-12-01"):
        return at
    moment = datetime.fromisoformat(at)
    return f"{moment:%Y-%m-%d %H.%M}"


def _sheets(count: int) -> str:
    return texts.ONE_SHEET if count == 1 else texts.SHEETS.format(count=count)


def _state_words(letter: LetterRecord, steps: Sequence[LetterStep]) -> str:
    state = state_of(steps)
    left = next((one.day for one in steps if one.step == "lamnat"), "")
    handed = letter.way in IN_HAND and state is LetterState.LEFT
    return (texts.HANDED[letter.way] if handed else texts.STATES[state]).format(day=left)
