"""What stands before a paper leaves: the rules of the process and the places in its words, told and passed together.

Going on past a place is letting it stand: it is bound to the sentence and asked again when that changes. Going on past
a rule is an override that somebody looks at afterwards. A known term of the case is passed by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.guidance.acts import SENT, GuidedAct, leaving
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.lenses.parties import folded
from sip_desktop.domain.protection.in_paper import PlaceFinding
from sip_desktop.domain.records import Act, PlaceApproval
from sip_desktop.domain.view import Mode, View
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.guidance import LONGEST, Guidance, NotYet
from sip_desktop.services.session import Session
from sip_desktop.services.whereabouts import RULE, Watch, Whereabouts, guided
from sip_desktop.texts import guidance as guidance_texts
from sip_desktop.texts import whereabouts as texts


class PlacesStop(NotYet):
    """Places stop a paper, and perhaps rules too. ``places`` are what ``go_on`` lets stand, for ``reader`` (its id as
    text) or, with "", for all."""

    def __init__(self, stop: NotYet, places: Iterable[PlaceFinding], reader: str) -> None:
        super().__init__(stop.serial, stop.act, stop.about, stop.findings, stop.revision, stop.only)
        self.places = tuple(places)
        self.reader = reader


class PlacesAndRules:
    """Asked before anything leaves the vault; and what lets a place stand."""

    def __init__(self, session: Session, door: Door, guidance: Guidance, whereabouts: Whereabouts) -> None:
        self._session = session
        self._door = door
        self._guidance = guidance
        self._whereabouts = whereabouts

    def demand(self, document: OpenDocument, mode: Mode, view: Callable[[], View]) -> None:
        """Raises NotYet when something is left that stops the paper in this mode. Call it in the act's transaction.

        Looked at is what goes to others, and in a case handled by hand everything that is not the unit's own. Of a
        draft only what nobody may go on past stops it: it is no copy.
        """
        if mode is Mode.BLANK:
            return
        serial, about = document.case.serial, document.record.ordinal
        sent, reader = SENT.get(document.form.id), str(document.reader or "")
        found: list[Finding] = []
        act, only = leaving(document.form.id)
        if not document.form.internal:
            # Paper for the pen of a clear paper says all that the paper says, and has no number: no way round a rule.
            found += self._of_rules(document, act, only)
        places: tuple[PlaceFinding, ...] = ()
        if sent or (document.facts.careful and not document.form.internal):
            stops = self._whereabouts.before_leaving(document, view(), reader)
            places = tuple(one for one in stops if one.hard or document.fixed)
        found += [guided(one, document, act) for one in places]
        if not found:
            return
        stop = NotYet(serial, act, about, found, document.revision, only)
        raise PlacesStop(stop, places, reader) if places else stop

    def go_on(self, stop: NotYet, reason: str, words: str) -> None:
        """Goes on past all that stops the act: places are let stand, rules are gone past. ``reason`` is the id of a
        ready sentence. Raises Fault when it may not be, before anything is kept."""
        rest = [one for one in stop.findings if one.rule != RULE]
        if not isinstance(stop, PlacesStop):
            self._guidance.go_on(stop, reason, words)
            return
        if hard := next((one for one in stop.findings if one.hard), None):
            raise Fault(guidance_texts.HARD.format(what=hard.text))
        if reason not in guidance_texts.REASONS:
            raise Fault(guidance_texts.REASON_MISSING)
        words = one_line(words).strip()
        if not words:
            raise Fault(guidance_texts.WORDS_MISSING)
        if len(words) > LONGEST:
            raise Fault(guidance_texts.WORDS_LONG.format(most=LONGEST))
        if rest:
            self._guidance.go_on(
                NotYet(stop.serial, stop.act, stop.about, rest, stop.revision, stop.only), reason, words
            )
        said = texts.REASON_READY.format(ready=guidance_texts.REASONS[reason], words=words)
        with self._session.transaction():
            self._let_stand(stop.serial, stop.places, said, stop.reader)

    def approve(self, serial: int, finding: PlaceFinding, reason: str, reader: str = "") -> None:
        """Lets one found place stand, for one ``reader`` or, with "", for all; logged. Raises Fault, for a known term
        of the case always: it can only be rewritten."""
        reason = one_line(reason).strip()
        if not reason:
            raise Fault(texts.REASON_MISSING)
        if len(reason) > LONGEST:
            raise Fault(texts.REASON_LONG.format(most=LONGEST))
        with self._session.transaction():
            self._let_stand(serial, (finding,), reason, reader)

    def watch(self, document: OpenDocument, content: Content) -> Watch | None:
        """Looks at a paper while it is written; None for what never leaves the unit."""
        return self._whereabouts.watch(document, content)

    def _let_stand(self, serial: int, found: Sequence[PlaceFinding], reason: str, reader: str = "") -> None:
        if hard := next((one for one in found if one.hard), None):
            raise Fault(texts.KNOWN_STAYS.format(term=hard.text))
        self._door.enter(serial)
        self._session.log(Act.APPROVE, serial)
        at, user = self._session.stamp(), self._session.user.id
        for one in found:
            self._session.store.add_place_approval(
                PlaceApproval(
                    serial=serial,
                    term=folded(one.text),
                    sentence=one.sentence,
                    reader=reader,
                    reason=reason,
                    at=at,
                    user_id=user,
                )
            )

    def _of_rules(self, document: OpenDocument, act: GuidedAct, only: str) -> tuple[Finding, ...]:
        serial, about, hard_only = document.case.serial, document.record.ordinal, not document.fixed
        try:
            self._guidance.demand(serial, act, about, hard_only, document.revision, only)
        except NotYet as stop:
            return stop.findings
        return ()
