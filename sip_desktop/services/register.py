"""The register: numbers with a word, dates, state, responsible. No name stands in it (SoLPuL 7 a §)."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.access import RESPONSIBLE
from sip_desktop.domain.answers import Content, text_of
from sip_desktop.domain.case_words import case_number, new_word
from sip_desktop.domain.process import initials
from sip_desktop.domain.records import Access, Act, CaseRecord
from sip_desktop.domain.values import birth_date
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import CASE_SHEET, Door
from sip_desktop.services.due_rows import row_facts
from sip_desktop.services.lookup import asked_key
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts

OWN_CASES_SHOWN = 200


class RegisterRow(msgspec.Struct, frozen=True):
    """One line of the register. Dates are ISO; ``state`` is T0–T11 and ``state_text`` its word."""

    serial: int
    number: str
    word: str
    opened: str
    state: str
    state_text: str
    next_deadline: str
    responsible: str
    changed: str
    region: str


class Register:
    """Lists, finds and opens cases by number and word."""

    def __init__(self, session: Session, door: Door, documents: Documents, definitions: Definitions) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._definitions = definitions

    def rows(self, find: str = "", state: str = "", responsible: str = "") -> list[RegisterRow]:
        """The cases, newest first. ``find`` is looked for in number and word, never in what is in a case."""
        sought = find.strip().casefold()
        return [
            _row(case)
            for case in reversed(self._session.store.cases())
            if (not sought or sought in f"{case.number} {case.word}".casefold())
            and (not state or texts.PROCESS[case.state] == state)
            and (not responsible or case.responsible == responsible)
        ]

    def new_case(self, region: str) -> int:
        """The serial number of a new case with its ärendeblad begun. Whoever made it is responsible for it."""
        self._definitions.region(region)
        with self._session.transaction():
            serial = self.add(region)
            mine = Access(serial=serial, user_id=self._session.user.id, kind=RESPONSIBLE, since=self._session.stamp())
            self._session.store.keep_access(serial, [mine])
            self._documents.add(self._door.enter(serial), CASE_SHEET, Content())
        return serial

    def add(self, region: str) -> int:
        """The serial number of a new, empty case; call it inside a transaction."""
        opened = self._session.today()
        word = new_word(self._session.store.words_in_use(), self._session.pick)
        case = self._session.store.add_case(
            CaseRecord(
                number="",
                word=word,
                region=region,
                opened=opened.isoformat(),
                responsible=self._session.user.initials,
                changed=self._session.stamp(),
            )
        )
        number = case_number(case.serial, opened.year)
        self._session.store.keep_case(msgspec.structs.replace(case, number=number))
        return case.serial

    def look_up(self, text: str) -> list[RegisterRow]:
        """The cases of exactly this identity number or full name: number and word only, and the search is logged."""
        key = asked_key(text, self._session.today(), self._session.vault.lookup_key)
        with self._session.transaction():
            self._session.log(Act.LOOK_UP)
        return [_row(case) for case in self._session.store.look_up(key)] if key else []

    def initials(self) -> dict[int, str]:
        """Initials and birth year of one's own cases ("T.P. 2015"), to be shown for a minute; all cases alike."""
        me = self._session.user.initials
        own = [case for case in reversed(self._session.store.cases()) if case.responsible == me]
        found = {}
        with self._session.transaction():
            self._session.log(Act.LOOK_UP)
        for case in own[:OWN_CASES_SHOWN]:
            found[case.serial] = self._initials(case)
        return found

    def differences(self) -> list[int]:
        """Serial numbers of cases whose register row, or list of what is due, does not say what their documents say.

        Dates that were counted with other deadlines than those of today are no fault: they are counted anew when the
        list is next read.
        """
        store = self._session.store
        marks = {serial: mark for serial, _, mark in store.due_marks()}
        wrong = []
        for case in store.cases():
            found = row_facts(self._door, self._definitions, case)
            facts = found.register
            is_new = marks[case.serial] == found.mark
            # Nobody named in the ärendeblad: then it is whoever worked with it last, which no paper says.
            said = (case.state, case.responsible if facts.responsible else "")
            due = (case.next_deadline, store.due_dates(case.serial))
            if said != (facts.state, facts.responsible) or (is_new and due != (facts.next_deadline, found.dues)):
                wrong.append(case.serial)
        return wrong

    def regions(self) -> list[tuple[str, str]]:
        """Code and name of each region profile."""
        return [(region.code, region.name) for region in self._definitions.regions.values()]

    def _initials(self, case: CaseRecord) -> str:
        sheet = self._door.sheet(case.serial)
        letters = ".".join(initials(text_of(sheet.get("namn"))))
        born = sheet.get("fodelsedatum")
        known = birth_date(text_of(sheet.get("personnummer"))) or (born if isinstance(born, str) else "")
        year = known[:4]
        return f"{letters}. {year}".strip() if letters else year


def _row(case: CaseRecord) -> RegisterRow:
    return RegisterRow(
        serial=case.serial,
        number=case.number,
        word=case.word,
        opened=case.opened,
        state=case.state,
        state_text=texts.PROCESS[case.state],
        next_deadline=case.next_deadline,
        responsible=case.responsible,
        changed=case.changed,
        region=case.region,
    )
