"""What the rules say of a case, what they stop, and going on all the same with a reason that somebody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.case_events import case_events, dues_of
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import is_over
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.guidance.acts import STARTED, GuidedAct
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.kept_out import KEPT_OUT_RULES
from sip_desktop.domain.guidance.reading import LeftPaper, Mode, Reading
from sip_desktop.domain.guidance.rule import Sector
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.lenses.case_papers import CaseKnown
from sip_desktop.domain.process import state_of
from sip_desktop.domain.records import Act, DocumentRecord, Override
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import Door
from sip_desktop.services.due_rows import iso
from sip_desktop.services.session import Session
from sip_desktop.texts import guidance as texts

LONGEST = 400
AUTHORITY = "authority"
"""The vault's setting for whom its rules hold: a ``Sector``, "" while nobody has said."""
LEFT = ("printed", "saved")
MEETING = "k_start"
"""The id of what is due at the time that the kallelse names."""


class NotYet(Fault):
    """A rule stops an act in a case. ``findings`` are the stops that are left; ``about`` the ordinal of the paper and
    ``revision`` the one of its revisions that the act is done with, 0 for the newest. ``only``: a form, where only
    somebody who must not know on papers of it stops the act."""

    def __init__(
        self, serial: int, act: GuidedAct, about: int, found: Sequence[Finding], revision: int = 0, only: str = ""
    ) -> None:
        first = found[0].text
        text = texts.NOT_YET.format(what=first)
        if len(found) > 1:
            text = texts.NOT_YET_MORE.format(what=first, count=len(found) - 1)
        super().__init__(text)
        self.serial = serial
        self.act = act
        self.about = about
        self.revision = revision
        self.only = only
        self.findings = tuple(found)


class Passed(msgspec.Struct, frozen=True):
    """A stop that somebody went on past: who, when, why, and whether it has been looked at since."""

    finding: Finding
    who: str
    at: str
    reason: str
    words: str
    seen: bool


class ActGuidance(msgspec.Struct, frozen=True):
    """What stands before an act: ``stops`` that are left, ``passed`` ones, and ``remarks`` that stop nothing."""

    act: GuidedAct
    stops: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    remarks: tuple[Finding, ...]


class CaseGuidance(msgspec.Struct, frozen=True):
    """What the rules say of a case: where it stands and everything they find; the stops first. ``meeting`` is when the
    next meeting begins (ISO), "" while no time is set or it has been."""

    state: str
    findings: tuple[Finding, ...]
    meeting: str = ""


class ReviewLine(msgspec.Struct, frozen=True):
    """One going on that nobody has looked at: the case's number and word, at what act, past which rule, and why."""

    id: int
    serial: int
    case: str
    at: str
    who: str
    act: str
    rule: str
    why: str
    reason: str
    words: str


class Guidance:
    """The rules over the cases of one open vault. It reads papers and never changes one."""

    def __init__(self, session: Session, door: Door, definitions: Definitions) -> None:
        self._session = session
        self._door = door
        self._definitions = definitions

    def of(self, serial: int, now: datetime | None = None) -> CaseGuidance:
        """Everything the rules say of the case. Raises Fault when it may not be opened."""
        with self._session.transaction():
            self._door.enter(serial)
        reading = self.reading(serial, now)
        ahead = next((due for due in reading.dues if due.id == MEETING and not is_over(due.due, reading.now)), None)
        return CaseGuidance(reading.state, findings(self._definitions.rules, reading), iso(ahead.due) if ahead else "")

    def before(self, serial: int, act: GuidedAct, about: int = 0, revision: int = 0) -> ActGuidance:
        """What stands before an act with the paper ``about`` (its ordinal in the case, 0 for none) as one of its
        revisions has it, 0 for the newest."""
        found = before(self._definitions.rules, self.reading(serial, None, about, revision), act)
        gone_past = self._gone_past(serial, self._scope(serial, act, about, revision), act)
        names = {user.id: user.name for user in self._session.store.users()}
        stops = [one for one in found if one.level is Level.STOP]
        return ActGuidance(
            act=act,
            stops=tuple(one for one in stops if not _passable(one, gone_past)),
            passed=tuple(_passed(one, gone_past[one.key], names) for one in stops if _passable(one, gone_past)),
            remarks=tuple(one for one in found if one.level is not Level.STOP),
        )

    def demand(
        self, serial: int, act: GuidedAct, about: int = 0, hard_only: bool = False, revision: int = 0, only: str = ""
    ) -> None:
        """Raises NotYet when a stop is left; with ``hard_only`` one that nobody may go on past, with ``only`` one of
        somebody who must not know on papers of that form. Call it in the transaction of the act, after the door: a
        finding may tell of the case."""
        stops = _on(only, self.before(serial, act, about, revision).stops)
        left = [one for one in stops if one.hard or not hard_only]
        if left:
            raise NotYet(serial, act, about, left, revision, only)

    def go_on(self, stop: NotYet, reason: str, words: str) -> None:
        """Goes on past what was shown and still stops the act: by whoever has the case, with a ready sentence (its id)
        and own words. It stays on the list to look at until somebody has (practice O2). What has come since stops as
        before: nobody has read it. Raises Fault; then nothing is kept."""
        serial, act, about, revision = stop.serial, stop.act, stop.about, stop.revision
        words = one_line(words).strip()
        if reason not in texts.REASONS:
            raise Fault(texts.REASON_MISSING)
        if not words:
            raise Fault(texts.WORDS_MISSING)
        if len(words) > LONGEST:
            raise Fault(texts.WORDS_LONG.format(most=LONGEST))
        with self._session.transaction():
            self._door.enter(serial)
            stops = _on(stop.only, self.before(serial, act, about, revision).stops)
            if hard := [one for one in stops if one.hard]:
                raise Fault(texts.HARD.format(what=hard[0].text))
            shown = {one.key for one in stop.findings}
            left = [one for one in stops if one.key in shown]
            if not left:
                raise Fault(texts.NOTHING_TO_PASS)
            self._session.log(Act.OVERRIDE, serial)
            scope = self._scope(serial, act, about, revision)
            for one in left:
                self._session.store.add_override(self._override(stop, scope, one, (reason, words)))

    def to_review(self) -> list[ReviewLine]:
        """What whoever is here should look at afterwards: a chief everybody's, others none of their own."""
        if not self._session.is_chief():
            return []
        names = {user.id: user.name for user in self._session.store.users()}
        why = {rule.id: rule.why for rule in self._definitions.rules}
        return [self._review_line(one, names, why) for one in self._session.store.unseen_overrides()]

    def see(self, override_id: int) -> None:
        """Whoever is here has looked at it. Raises Fault for somebody who is no chief."""
        if not self._session.is_chief():
            raise Fault(texts.ONLY_CHIEF)
        with self._session.transaction():
            self._session.store.see_override(override_id, self._session.stamp(), self._session.user.id)

    def authority(self) -> str:
        """For whom the rules hold: a ``Sector``, "" while nobody has said; then those of every authority are told."""
        return self._session.store.setting(AUTHORITY) or ""

    def keep_authority(self, sector: str) -> None:
        """Says which authority the vault belongs to: by whoever looks after it, logged. Raises Fault."""
        if sector and sector not in {one.value for one in Sector}:
            raise Fault(texts.NO_SUCH_AUTHORITY)
        if not self._session.is_chief():
            raise Fault(texts.ONLY_CHIEF_AUTHORITY)
        with self._session.transaction():
            self._session.log(Act.DECIDE)
            self._session.store.keep_setting(AUTHORITY, sector)

    def reading(self, serial: int, now: datetime | None = None, about: int = 0, revision: int = 0) -> Reading:
        """What the rules are asked with; whoever calls has gone through the door. With ``revision`` the paper ``about``
        is read as that one has it."""
        known = self._door.known(serial, frozenset(self._definitions.forms))
        if now is not None:
            # Who is a child and whose consent holds is asked of that day too.
            known = replace(known, today=now.date(), facts=case_facts(known.sheet, now.date()))
        known = self._as_of(known, serial, about, revision)
        case = self._session.store.case(serial)
        code = case.region if case else ""
        found = case_events(known.papers)
        return Reading(
            known=known,
            now=now or self._session.clock(),
            region=self._definitions.region(code).based_on or code,
            state=state_of(known.papers, found.done),
            sector=self.authority(),
            dues=dues_of(found, known.sheet, self._definitions.deadlines(code)),
            left=tuple(self._left(self._session.store.documents(serial), code)),
            modes=tuple(Mode(one.at, one.protected, one.violence) for one in self._session.store.modes(serial)),
            about=about,
            valid_to=self._definitions.region(code).valid_to,
        )

    def _left(self, documents: Iterable[DocumentRecord], region: str) -> list[LeftPaper]:
        found = [
            LeftPaper(
                form=document.form,
                title=self._definitions.title(document.form, region),
                ordinal=document.ordinal,
                revision=copy.revision,
                number=copy.number,
                made=copy.made,
                saved_as_file=copy.status == "saved",
            )
            for document in documents
            for copy in self._session.store.copies(document.id)
            if copy.status in LEFT
        ]
        return sorted(found, key=lambda one: one.made)

    def _gone_past(self, serial: int, scope: str, act: GuidedAct) -> dict[tuple[str, str], Override]:
        """Who went on past what at this act within the scope, by rule and mark; the last one counts."""
        return {
            (one.rule, one.mark.removeprefix(scope)): one
            for one in self._session.store.overrides(serial)
            if one.act == act.value and one.mark.startswith(scope)
        }

    def _override(self, stop: NotYet, scope: str, finding: Finding, because: tuple[str, str]) -> Override:
        reason, words = because
        rule, mark = finding.key
        return Override(
            serial=stop.serial,
            act=stop.act.value,
            rule=rule,
            mark=scope + mark,
            reason=reason,
            words=words,
            at=self._session.stamp(),
            user_id=self._session.user.id,
        )

    def _scope(self, serial: int, act: GuidedAct, about: int, revision: int) -> str:
        """What going on holds for: "3.1.0:" is the third paper in its first version, in a case never marked otherwise.

        The next version is not gone on with, nor the next paper that is begun, nor anything once the case is marked
        protected or is so no more: whoever went on weighed another danger.
        """
        marked, papers = len(self._session.store.modes(serial)), self._session.store.documents(serial)
        paper = next((one for one in papers if one.ordinal == about), None)
        if paper is not None:
            return f"{about}.{revision or self._door.newest(paper.id).number}.{marked}:"
        return f"0.{sum(STARTED.get(one.form) is act for one in papers)}.{marked}:"

    def _as_of(self, known: CaseKnown, serial: int, about: int, revision: int) -> CaseKnown:
        """The papers with one of them as an older revision has it: what a newer draft has mended stands on it yet."""
        paper = next((one for one in self._session.store.documents(serial) if one.ordinal == about), None)
        said = self._session.store.revisions(paper.id) if paper and revision else []
        shown = next((one for one in said[:-1] if one.number == revision), None)
        if paper is None or shown is None:
            return known
        content = self._door.content(paper.form, shown)
        papers = (
            replace(one, newest=content.answers, revision=revision, draft=not shown.cleared)
            if one.ordinal == about
            else one
            for one in known.papers
        )
        return replace(known, papers=tuple(papers))

    def _review_line(self, one: Override, names: dict[str, str], why: dict[str, str]) -> ReviewLine:
        case = self._session.store.case(one.serial)
        return ReviewLine(
            id=one.id,
            serial=one.serial,
            case=f"{short_number(one.serial)} {case.word}" if case else short_number(one.serial),
            at=one.at,
            who=names.get(one.user_id, ""),
            act=texts.ACTS[one.act],
            rule=one.rule,
            why=why.get(one.rule, ""),
            reason=texts.REASONS[one.reason],
            words=one.words,
        )


def _on(form: str, found: Iterable[Finding]) -> list[Finding]:
    """Those of somebody who must not know on papers of a form, all for ""."""
    return [one for one in found if not form or (one.form == form and one.rule in KEPT_OUT_RULES)]


def _passable(finding: Finding, gone_past: dict[tuple[str, str], Override]) -> bool:
    return not finding.hard and finding.key in gone_past


def _passed(finding: Finding, override: Override, names: dict[str, str]) -> Passed:
    return Passed(
        finding=finding,
        who=names.get(override.user_id, ""),
        at=override.at,
        reason=texts.REASONS[override.reason],
        words=override.words,
        seen=bool(override.seen),
    )
