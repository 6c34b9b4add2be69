"""Packing and posting: one case at a time, every tick kept with who and when, and what becomes of each letter.

"Skickat" is impossible before the letter was looked at twice and sealed; the number of the receiver is compared and
never shown (practice §7 and O7; law §2.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.guidance.acts import SENT
from sip_desktop.domain.post import (
    FORWARDED,
    IN_HAND,
    NEWS,
    RETURN_REASONS,
    LetterState,
    Way,
    next_step,
    return_code,
    state_of,
)
from sip_desktop.domain.records import Act, CopyNews, LetterRecord, LetterStep
from sip_desktop.services.documents import Guard
from sip_desktop.services.door import Door
from sip_desktop.services.letters import Letters, shown_time
from sip_desktop.services.post_case import PostCase
from sip_desktop.services.session import Session
from sip_desktop.texts import post as texts

LONGEST = 200


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed at a step: sheets counted, digits read back, the other one's initials or the blind answers, the
    ISO day it is picked up. Empty strings where the step asks for nothing."""

    sheets: str = ""
    digits: str = ""
    initials: str = ""
    copies: str = ""
    day: str = ""


class Post:
    """The letters of one open vault. ``guard`` stops what a rule of the process stops."""

    def __init__(self, session: Session, door: Door, case: PostCase, letters: Letters, guard: Guard) -> None:
        self._session = session
        self._door = door
        self._case = case
        self._letters = letters
        self._guard = guard

    def begin(self, serial: int, receiver: str, way: Way, copies: Sequence[int]) -> int:
        """The id of a new letter. Raises Fault where the way is not open or a copy may not go there, NotYet where a
        rule of the process stops it."""
        with self._session.transaction():
            self._door.enter(serial)
            self._refuse_a_second(serial)
            self._case.demand(serial, receiver, way, copies)
            chosen = [one for one in self._case.copies(serial) if one.id in copies]
            if way not in IN_HAND:
                for one in chosen:
                    if sent := SENT.get(one.form):
                        self._guard(serial, sent, one.ordinal)
            sheets = sum(one.pages for one in chosen)
            pack = self._case.pack(serial, receiver, way, sheets)
            letter = self._session.store.add_letter(
                LetterRecord(
                    serial=serial,
                    way=way,
                    receiver=receiver,
                    copies=tuple(copies),
                    sheets=sheets,
                    inner=pack.inner if pack else "",
                    outer=pack.outer if pack else "",
                    at=self._session.stamp(),
                    user_id=self._session.user.id,
                )
            )
        return letter.id

    def tick(self, letter_id: int, step: str, entry: Entry | None = None) -> None:
        """Ticks the step in turn. Raises Fault, and keeps nothing, for another step and where what was typed is not
        right. At the last one the letter has left, and that is logged."""
        entry = entry or Entry()
        letter = self._letters.enter(letter_id)
        turn = next_step(Way(letter.way), bool(letter.inner), self._session.store.letter_steps(letter_id))
        if not turn:
            raise Fault(texts.PACKING_OVER)
        if step != turn:
            raise Fault(texts.NOT_IN_ORDER.format(step=self._letters.words(letter, turn)))
        words = self._judged(letter, step, entry)
        day = self._day(entry.day) if step == "lamnat" else self._session.today().isoformat()
        with self._session.transaction():
            self._add(letter, step, words, day)
            if step == "lamnat":
                self._session.log(Act.SEND, letter.serial, letter.way)
                if letter.way in IN_HAND:
                    self._tell_copies(letter, "framme", day, texts.HANDED[letter.way].format(day=day))

    def news(self, letter_id: int, what: str, words: str = "", day: str = "") -> None:
        """What became of a letter: "framme", "rek", "anmald", "avbruten". Raises Fault where that cannot be now."""
        letter = self._letters.enter(letter_id)
        words = one_line(words).strip()
        if len(words) > LONGEST:
            raise Fault(texts.WORDS_LONG.format(most=LONGEST))
        if what == "rek" and not words:
            raise Fault(texts.REK_MISSING)
        day = self._day(day)
        with self._session.transaction():
            self._news(letter, what, words, day)
            if what == "framme":
                self._tell_copies(letter, "framme", day, words or texts.ARRIVED_HOW)

    def take_return(self, letter_id: int, reason: str, opened: bool) -> tuple[str, ...]:
        """Notes that it came back, without opening the case; the sentences are what to do now. Raises Fault.

        Opened, or with the wrong one, begins the 72 hours (GDPR article 33).
        """
        letter = self._letters.letter(letter_id)
        if reason not in RETURN_REASONS:
            raise Fault(texts.REASON_MISSING)
        opened = opened or reason == "fel_person"
        day = self._session.today().isoformat()
        with self._session.transaction():
            self._session.log(Act.DECIDE, letter.serial, "retur")
            self._news(letter, "retur", reason, day)
            self._tell_copies(letter, "atersant", day, texts.REASONS[reason])
            if opened:
                self._news(letter, "oppnad", reason, day)
        steps = self._session.store.letter_steps(letter.id)
        due = next((one.at for one in self._letters.due(letter, steps) if one.what == "anmal"), "")
        incident = tuple(one.format(at=shown_time(due)) for one in texts.INCIDENT) if due else ()
        return (*incident, texts.WHAT_TO_DO[reason])

    def _judged(self, letter: LetterRecord, step: str, entry: Entry) -> str:
        """What is kept with a step. Raises Fault where what was typed is not right; it never says what would be."""
        if step == "raknat" and entry.sheets.strip() != str(letter.sheets):
            raise Fault(texts.SHEETS_WRONG.format(sheets=letter.sheets))
        if step == "siffror" and not self._case.is_rest(letter, entry.digits):
            raise Fault(texts.DIGITS_WRONG)
        return self._second(letter, entry) if step == "granskat" else ""

    def _second(self, letter: LetterRecord, entry: Entry) -> str:
        """Whose second look: another's initials, or one's own with everything typed again unseen (practice O10)."""
        initials = one_line(entry.initials).strip().upper()
        if initials:
            if initials == self._session.user.initials.strip().upper():
                raise Fault(texts.SECOND_SAME)
            if not (1 < len(initials) <= 5 and initials.isalpha()):
                raise Fault(texts.SECOND_MISSING)
            return initials
        numbered = letter.way in FORWARDED
        if not entry.copies.strip() or not entry.sheets.strip() or (numbered and not entry.digits.strip()):
            raise Fault(texts.SECOND_MISSING)
        typed = sorted(part for part in entry.copies.replace(",", " ").split())
        numbers = sorted(str(one.number) for one in self._case.copies(letter.serial) if one.id in letter.copies)
        right = typed == numbers and entry.sheets.strip() == str(letter.sheets)
        if not right or (numbered and not self._case.is_rest(letter, entry.digits)):
            raise Fault(texts.SECOND_WRONG)
        return texts.SECOND_DONE

    def _refuse_a_second(self, serial: int) -> None:
        """One case at a time: two persons' papers on one desk are how they are mixed up (JO 5606-2017)."""
        store, me = self._session.store, self._session.user.id
        for one in store.unsettled_letters():
            mine = one.user_id == me and one.serial != serial
            if mine and state_of(store.letter_steps(one.id)) is LetterState.PACKING:
                case = self._letters.find(str(one.id)).case
                raise Fault(texts.OTHER_OPEN.format(code=return_code(one.id), case=case))

    def _news(self, letter: LetterRecord, what: str, words: str, day: str) -> None:
        if what not in NEWS[state_of(self._session.store.letter_steps(letter.id))]:
            raise Fault(texts.NOT_NOW)
        self._add(letter, what, words, day)

    def _add(self, letter: LetterRecord, step: str, words: str, day: str) -> None:
        now, user = self._session.stamp(), self._session.user.id
        self._session.store.add_letter_step(
            LetterStep(letter_id=letter.id, step=step, day=day, words=words, at=now, user_id=user)
        )

    def _tell_copies(self, letter: LetterRecord, what: str, day: str, how: str) -> None:
        now, user = self._session.stamp(), self._session.user.id
        for copy in letter.copies:
            self._session.store.add_copy_news(CopyNews(copy_id=copy, what=what, day=day, how=how, at=now, user_id=user))

    def _day(self, text: str) -> str:
        """An ISO day that is not ahead; today when nothing was typed. Raises Fault."""
        today = self._session.today()
        try:
            day = date.fromisoformat(text.strip()) if text.strip() else today
        except ValueError as error:
            raise Fault(texts.DAY_WRONG) from error
        if day > today:
            raise Fault(texts.DAY_WRONG)
        return day.isoformat()
