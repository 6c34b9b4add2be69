""" "Bråttom – ring nu": begins a case, or goes on with one, from nine answers, and keeps them in its papers as typed.

It makes no paper of its own: the answers stand in the ärendeblad, the preparation and the list of calls from the first
one on, so the lock loses nothing. What leaves is made by ``urgent_papers``. The four stops are those of practice O1.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sip_desktop.domain.access import RESPONSIBLE, may_open
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value, text_of
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.lenses.consent_summary import consent_summary
from sip_desktop.domain.lenses.consents import CONSENT_FORMS, REFUSAL, TO_PLAN, WITHDRAWAL
from sip_desktop.domain.process import CLOSED, DECLINED, MOVED_ON
from sip_desktop.domain.records import Access, Act, CaseRecord, DocumentRecord, Override, Revision
from sip_desktop.domain.urgent import (
    CALLS,
    NO,
    PAPERS,
    PREPARATION,
    SHEET,
    YES,
    Caller,
    UrgentAnswers,
    Writing,
    label_of,
    own_row,
    read,
    written,
)
from sip_desktop.domain.urgent_findings import Kind, OnPaper, UrgentFinding, age_of, left, mark_of, stops
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.register import Register
from sip_desktop.services.session import Session
from sip_desktop.texts import urgent as texts

UNFINISHED = "urgent_unfinished"
OWN_PHONE = "own_phone:{user}"
RULE, REASON = "urgent_alike", "annat"
CONSENT_SHEETS = {"vuxen": "samtycke_vuxen", "": "samtycke_vuxen", "ungdom": "samtycke_ungdom"}
ONE_GUARDIAN, TWO_GUARDIANS = "samtycke_barn_en_vh", "samtycke_barn_tva_vh"
AGREED = ("ja", "delvis")
NOTED = ("journal", "akt", "saker_plats")
_TAKEN_UP = ("f_deltagare", "f_ska_inte", "tk_samtal")
"""What these answers say themselves, and what a new paper would otherwise copy when only half of it is known."""


class UrgentCase(msgspec.Struct, frozen=True, kw_only=True):
    """The answers as they are kept. ``serial`` is 0 and ``case`` "" before the first. ``consent`` is what the clear
    consent papers say; ``careful``: handled by hand only."""

    serial: int = 0
    case: str = ""
    region: str = ""
    answers: UrgentAnswers = UrgentAnswers()
    findings: tuple[UrgentFinding, ...] = ()
    consent: str = ""
    careful: bool = False

    @property
    def stopped(self) -> bool:
        """True while nobody may be rung and nothing printed."""
        return any(finding.kind is not Kind.LATER for finding in self.findings)

    @property
    def agreed(self) -> bool:
        """True when there is a consent, given now or before."""
        return not self.stopped and (self.answers.consent == YES or self.consent in AGREED)


class _Draft(msgspec.Struct, frozen=True):
    """A paper as it stands, and the revision that what changes is kept in."""

    record: DocumentRecord
    number: int
    content: Content


class Urgent:
    """The page of nine answers. Every call that keeps something is one transaction, but for ``agree``, which makes
    the consent sheet clear in one of its own."""

    def __init__(
        self, session: Session, register: Register, documents: Documents, door: Door, definitions: Definitions
    ) -> None:
        self._session = session
        self._register = register
        self._documents = documents
        self._door = door
        self._definitions = definitions

    def regions(self) -> list[tuple[str, str]]:
        """Code and name of each region profile, first that of the newest case."""
        newest = [case.region for case in self._session.store.cases()[-1:]]
        return sorted(self._register.regions(), key=lambda region: region[0] not in newest)

    def options(self, field: str) -> tuple[tuple[str, str], ...]:
        """Ids and words of the options of a field of the ärendeblad."""
        asked = self._definitions.forms[SHEET].field(field)
        return tuple((option.id, option.label) for option in asked.options) if asked else ()

    def unfinished(self) -> list[tuple[int, str]]:
        """Serial and short name of the cases that were begun here and not printed yet, those of others left out."""
        store, me = self._session.store, self._session.user.id
        known = {case.serial: case for case in store.cases() if case.state not in (DECLINED, CLOSED, MOVED_ON)}
        mine = (serial for serial in self._unfinished() if serial in known and may_open(me, store.access(serial)))
        return [(serial, _short(known[serial])) for serial in mine]

    def blank(self) -> UrgentCase:
        """The page before the first answer; it makes no case."""
        own_phone = self._session.store.setting(OWN_PHONE.format(user=self._session.user.id)) or ""
        return UrgentCase(region=self.regions()[0][0], answers=UrgentAnswers(own_phone=own_phone))

    def open(self, serial: int) -> UrgentCase:
        """The answers as the papers of the case hold them now. Raises Fault when it may not be opened."""
        with self._session.transaction():
            case = self._door.enter(serial)
            return self._case(case)

    def keep(self, serial: int, region: str, answers: UrgentAnswers) -> UrgentCase:
        """Keeps the answers and gives the case as it is then; ``serial`` 0 begins one."""
        with self._session.transaction():
            fresh = not serial or serial in self._unfinished()
            serial = serial or self._begin(region)
            case = self._door.enter(serial)
            drafts = {form: self._draft(case, form) for form in PAPERS}
            before = {form: draft.content.answers for form, draft in drafts.items()}
            writing = Writing(self._caller(), self._session.today(), self._documents.new_row_id, fresh)
            said = read(before, writing.caller)
            for form, changed in written(before, said, answers, writing).items():
                draft = drafts[form]
                self._session.log_once(Act.CHANGE, serial)
                self._documents.keep_draft(case, draft.record, draft.number, Content(changed, draft.content.origins))
            if said.own_phone != answers.own_phone:
                self._session.store.keep_setting(OWN_PHONE.format(user=self._session.user.id), answers.own_phone)
            return self._case(self._door.enter(serial))

    def someone_else(self, serial: int, row: str) -> UrgentCase:
        """Somebody has said that the one in this row is another person than the one who must not know. It stands on
        the list of what was gone past, and holds for these words only."""
        with self._session.transaction():
            case = self._case(self._door.enter(serial))
            asked = {finding.row for finding in case.findings if finding.kind is Kind.ASK}
            for one in case.answers.called:
                if one.row == row and row in asked:
                    self._session.log(Act.OVERRIDE, serial)
                    self._session.store.add_override(
                        Override(
                            serial=serial,
                            act=GuidedAct.REGISTER_CALL.value,
                            rule=RULE,
                            mark=mark_of(one, self._door.sheet(serial)),
                            reason=REASON,
                            words=texts.ALIKE_WORDS,
                            at=self._session.stamp(),
                            user_id=self._session.user.id,
                        )
                    )
            return self._case(self._door.enter(serial))

    def agree(self, serial: int) -> UrgentCase:
        """An oral yes becomes a consent sheet, before papers are made that tell of it; once.

        Only an adult's is made clear at once: of somebody aged 15 to 17 it takes a judgement of maturity, and of a
        child every guardian's own answer, so there a draft waits (Uppsala 000:93-96, Värmland 004:50).
        """
        sheet = 0
        with self._session.transaction():
            case = self._case(self._door.enter(serial))
            if case.agreed and case.consent not in AGREED:
                sheet = self._consent(case)
        if sheet and age_of(case.answers, self._session.today()) in ("vuxen", ""):
            self._documents.make_clear(sheet)
        return self.open(serial)

    def finish(self, serial: int) -> None:
        """The papers are made: the case is no longer unfinished."""
        with self._session.transaction():
            self._door.enter(serial)
            self._keep_unfinished(serial, False)

    def refuse(self, serial: int) -> int:
        """The id of the paper for a no, with what is known in it; the case is no longer unfinished."""
        with self._session.transaction():
            case = self._door.enter(serial)
            self._keep_unfinished(serial, False)
            draft = self._draft(case, REFUSAL)
            answers: Answers = {"c_datum": self._session.today().isoformat(), "c_nej_till": (TO_PLAN,)}
            own = own_row(self._door.sheet(serial), self._caller())
            if own is not None:
                answers["c_mottagare"] = Ref(own.id, label_of(own))
            self._documents.keep_draft(
                case, draft.record, draft.number, Content({**answers, **draft.content.answers}, draft.content.origins)
            )
        return draft.record.id

    def _begin(self, region: str) -> int:
        self._definitions.region(region)
        serial = self._register.add(region)
        mine = Access(serial=serial, user_id=self._session.user.id, kind=RESPONSIBLE, since=self._session.stamp())
        self._session.store.keep_access(serial, [mine])
        self._documents.add(self._door.enter(serial), SHEET, Content())
        self._keep_unfinished(serial, True)
        return serial

    def _draft(self, case: CaseRecord, form: str) -> _Draft:
        """The newest paper of a form to write in.

        A clear ärendeblad or preparation goes on as its next version; a list of calls, a consent or a no of another
        time is left as it is, and a new one is begun.
        """
        papers = [record for record in self._session.store.documents(case.serial) if record.form == form]
        newest = self._door.newest(papers[-1].id) if papers else None
        if newest is None or self._is_earlier(papers[-1], newest):
            _, record = self._door.document(self._documents.begin(case.serial, form))
            content = _without(self._door.content(form, self._door.newest(record.id)), _TAKEN_UP)
            self._documents.keep_draft(case, record, 1, content)
            return _Draft(record, 1, content)
        number = newest.number + 1 if newest.cleared else newest.number
        return _Draft(papers[-1], number, self._door.content(form, newest))

    def _case(self, case: CaseRecord) -> UrgentCase:
        papers = self._papers(case.serial)
        sheet = papers.get(SHEET, {})
        answers = read(papers, self._caller())
        known = self._door.known(case.serial, CONSENT_FORMS)
        noted = any(text_of(paper.newest.get("c_dokumenterat")) in NOTED for paper in known.papers)
        consent = OnPaper(consent_summary(known).answer, noted)
        facts = case_facts(sheet, self._session.today())
        confirmed = {one.mark for one in self._session.store.overrides(case.serial) if one.rule == RULE}
        today = self._session.today()
        return UrgentCase(
            serial=case.serial,
            case=f"{case.number}  {case.word}",
            region=case.region,
            answers=answers,
            findings=(*stops(sheet, answers, consent.answer, confirmed), *left(papers, answers, facts, consent, today)),
            consent=consent.answer,
            careful=facts.careful,
        )

    def _papers(self, serial: int) -> dict[str, Answers]:
        """The three papers as they stand; a list of calls of an earlier meeting is not among them."""
        found: dict[str, Answers] = {}
        for form in PAPERS:
            records = [record for record in self._session.store.documents(serial) if record.form == form]
            newest: Revision | None = self._door.newest(records[-1].id) if records else None
            if newest is not None and not (form == CALLS and self._is_earlier(records[-1], newest)):
                found[form] = self._door.content(form, newest).answers
        return found

    def _is_earlier(self, record: DocumentRecord, newest: Revision) -> bool:
        """True for a paper of another time, which is not written in: a clear one, and a list of calls from before a
        no that holds. The yes that stands on that list is older than the no, and is no answer to it."""
        if record.form in (SHEET, PREPARATION):
            return False
        if record.form != CALLS or newest.cleared:
            return bool(newest.cleared)
        known = self._door.known(record.serial, CONSENT_FORMS)
        refused = consent_summary(known).answer == NO
        noes = [paper for paper in known.papers if paper.form in (REFUSAL, WITHDRAWAL) and paper.cleared]
        # By place, and by time only while the clock has not gone back: else every saving would begin another list.
        now = self._session.stamp()
        return refused and any(
            record.ordinal < paper.ordinal or record.created < paper.cleared <= now for paper in noes
        )

    def _consent(self, case: UrgentCase) -> int:
        """The id of the consent sheet with the oral yes in it; call it inside a transaction."""
        record = self._door.enter(case.serial)
        sheet = self._door.sheet(case.serial)
        draft = self._draft(record, _consent_form(sheet, age_of(case.answers, self._session.today())))
        own = own_row(sheet, self._caller())
        parties = [Ref(own.id, label_of(own))] if own else []
        parties += [Ref(one.row, one.who) for one in case.answers.called if one.who]
        yes: Answers = {"c_far_veta": "ja", "c_far_beratta": "ja"}
        no: Answers = {"c_part": Ref("", case.answers.not_to), "c_far_veta": "nej", "c_far_beratta": "nej"}
        cells = [{"c_part": party, **yes} for party in parties] + ([no] if case.answers.not_to else [])
        answers: dict[str, Value] = {
            "c_plan": YES,
            "c_datum": self._session.today().isoformat(),
            "c_hur": "muntligt",
            "c_dokumenterat": "inte_an",
            "c_verksamheter": tuple(Row(self._documents.new_row_id(), each) for each in cells),
            **({"c_mottagare": parties[0]} if own else {}),
        }
        form = self._definitions.form(draft.record.form, record.region)
        known = {name: value for name, value in answers.items() if form.field(name) is not None}
        content = Content({**draft.content.answers, **known}, draft.content.origins)
        self._documents.keep_draft(record, draft.record, draft.number, content)
        return draft.record.id

    def _caller(self) -> Caller:
        user = self._session.user
        return Caller(user.name, user.role, user.initials)

    def _unfinished(self) -> list[int]:
        kept = self._session.store.setting(UNFINISHED)
        return msgspec.json.decode(kept, type=list[int]) if kept else []

    def _keep_unfinished(self, serial: int, on: bool) -> None:
        others = [each for each in self._unfinished() if each != serial]
        kept = [*others, serial] if on else others
        self._session.store.keep_setting(UNFINISHED, msgspec.json.encode(kept).decode())


def _consent_form(sheet: Mapping[str, Value], age: str) -> str:
    """The right sheet by age; a child has two guardians until the ärendeblad says otherwise."""
    if age != "barn":
        return CONSENT_SHEETS[age]
    guardians = sheet.get("vardnadshavare")
    return ONE_GUARDIAN if isinstance(guardians, tuple) and len(guardians) == 1 else TWO_GUARDIANS


def _without(content: Content, names: tuple[str, ...]) -> Content:
    return Content(
        {name: value for name, value in content.answers.items() if name not in names},
        {path: origin for path, origin in content.origins.items() if path not in names},
    )


def _short(case: CaseRecord) -> str:
    return f"{short_number(case.serial)} {case.word}"
