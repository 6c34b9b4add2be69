"""The whereabouts check of a case's papers: its known terms and its level put to the words of a document.

Nothing is logged here: looking at one's own words is no act. Letting a place stand is, and so is leaving: see
``places_and_rules``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from sip_desktop.domain.answers import Answers, Content, Path, rows_of, text_of
from sip_desktop.domain.conditions import visible
from sip_desktop.domain.deadlines import Level as Grave
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Finding as Guided
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.protection import in_paper, neutral
from sip_desktop.domain.protection.check import Destination, Finding, Level, Mode
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.in_paper import Asked, PlaceFinding
from sip_desktop.domain.protection.known_terms import Known, is_too_short, known
from sip_desktop.domain.protection.levels import mode_of
from sip_desktop.domain.protection.neutral import Swap
from sip_desktop.domain.records import PlaceApproval
from sip_desktop.domain.transfer import TellsPlace
from sip_desktop.domain.view import View
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.door import PLAN, Door
from sip_desktop.texts import whereabouts as texts

RULE = "R-SKY-04"
"""The rule that findings of the check are shown under (seed 004:73)."""
_TELLS = frozenset({Level.STOP, Level.WARNING})
_TERMS, _TERM = "kanda_termer", "term"
_LONGEST_SHOWN = 60
Approvals = Callable[[int], Sequence[PlaceApproval]]


class Mark(msgspec.Struct, frozen=True):
    """A finding in one answer, and how grave it is there; its offsets are characters of that answer's text."""

    finding: Finding
    level: Level


def none_approved(_serial: int) -> Sequence[PlaceApproval]:
    """Nothing has been let stand in any case."""
    return ()


class Watch:
    """Looks at single answers of one open paper, as they are typed. It keeps no text: whoever asks keeps its own."""

    def __init__(self, asked: Asked, gazetteer: Gazetteer) -> None:
        self._asked = asked
        self._gazetteer = gazetteer

    @property
    def careful(self) -> bool:
        """True in a case handled by hand only; in any other, places are no matter."""
        return self._asked.mode is not Mode.ORDINARY

    def look(self, path: Path, field: Field, text: str) -> tuple[PlaceFinding, ...]:
        """What is found in a text in the place of the answer at ``path``."""
        return in_paper.look(text, path, field, self._asked, self._gazetteer)

    def instead(self, text: str, one: PlaceFinding) -> Swap | None:
        """What to write in its place; None where it must be left out."""
        return neutral.instead(text, one.start, one.end, one.kind, self._gazetteer)


class Whereabouts:
    """Asks of every word of a paper whether it can show where the person is. ``gazetteer`` is fetched when needed;
    ``approvals`` gives what has been let stand in a case."""

    def __init__(self, door: Door, gazetteer: Callable[[], Gazetteer], approvals: Approvals = none_approved) -> None:
        self._door = door
        self._gazetteer = gazetteer
        self._approvals = approvals

    def of_document(
        self, document: OpenDocument, content: Content, destination: Destination, reader: str = ""
    ) -> list[PlaceFinding]:
        """Everything in the answers of a paper that may show where the person is, in the order of the form.

        ``content`` is what stands on the screen now. What is hidden by its condition is on no paper and is not read,
        nor what never leaves the unit when the paper does.
        """
        shown, hidden = visible(document.form, content.answers, document.facts)
        asked = self._asked(document, content.answers, destination, reader)
        return self._found(shown, content.answers, hidden, asked)

    def of_view(self, document: OpenDocument, view: View, reader: str = "") -> list[PlaceFinding]:
        """As ``of_document``, for exactly what stands on one paper that leaves."""
        return self._found(
            view.form, view.answers, view.hidden, self._asked(document, view.answers, Destination.LEAVES, reader)
        )

    def before_leaving(self, document: OpenDocument, view: View, reader: str = "") -> tuple[PlaceFinding, ...]:
        """What stops this paper from leaving: the stops of practice §6.2."""
        return tuple(one for one in self.of_view(document, view, reader) if one.level is Level.STOP)

    def watch(self, document: OpenDocument, content: Content) -> Watch | None:
        """For the paper while it is written; None when it never leaves the unit."""
        if document.form.internal or not document.case.serial:
            return None
        return Watch(self._asked(document, content.answers, Destination.LEAVES, ""), self._gazetteer())

    def check(
        self,
        document: OpenDocument,
        destination: Destination = Destination.LEAVES,
        content: Content | None = None,
    ) -> dict[Path, tuple[Mark, ...]]:
        """As ``of_document``, by the path of the answer it stands in."""
        found: dict[Path, tuple[Mark, ...]] = {}
        for one in self.of_document(document, content or document.content, destination):
            mark = Mark(Finding(one.start, one.end, one.kind, one.text), one.level)
            found[one.path] = (*found.get(one.path, ()), mark)
        return found

    def tells_place(self, serial: int) -> TellsPlace:
        """Says of a text of the case whether it may show where the person is, as in a protected case; for writing
        into other systems (Värmland, 004:73). What a human has let stand may."""
        asked = self._of_case(serial, Mode.PROTECTED, Destination.LEAVES)
        field = Field(id="", type=FieldType.LONGTEXT)

        def tells(text: str) -> bool:
            return any(one.level in _TELLS for one in in_paper.look(text, "", field, asked, self._gazetteer()))

        return tells

    def _found(self, form: Form, answers: Answers, hidden: frozenset[Path], asked: Asked) -> list[PlaceFinding]:
        gazetteer = self._gazetteer()
        return [
            one
            for path, field, text in in_paper.words_of(form, answers, hidden, asked.destination)
            for one in in_paper.look(text, path, field, asked, gazetteer)
        ]

    def _asked(self, document: OpenDocument, answers: Answers, destination: Destination, reader: str) -> Asked:
        serial = document.case.serial
        plan = self._door.newest_of(serial, PLAN)
        papers = (answers, plan.answers if plan else {})
        phones = in_paper.coordinators(self._door.sheet(serial), document.form, papers)
        asked = self._of_case(serial, _mode(document.facts), destination, reader)
        return msgspec.structs.replace(asked, phones=phones)

    def _of_case(self, serial: int, mode: Mode, destination: Destination, reader: str = "") -> Asked:
        sheet = self._door.sheet(serial)
        people, relatives = in_paper.own_numbers(sheet)
        approved = (one for one in self._approvals(serial) if one.reader in ("", reader))
        return Asked(
            known=_known(sheet),
            mode=mode,
            destination=destination,
            approved=frozenset((one.term, one.sentence) for one in approved),
            people=people,
            relatives=relatives,
        )


def guided(one: PlaceFinding, document: OpenDocument, act: GuidedAct) -> Guided:
    """A finding as the guidance shows one: what, what to do, and where."""
    field = document.form.at(one.path)
    shown = one.text if len(one.text) <= _LONGEST_SHOWN else one.text[:_LONGEST_SHOWN] + texts.CUT
    words = texts.STOPS.get(one.kind.value, texts.STOP_PLACE)
    return Guided(
        rule=RULE,
        level=Grave.STOP,
        text=words.format(term=shown, where=field.label if field else document.form.title),
        why=texts.WHY_KNOWN if one.hard else texts.WHY,
        source=texts.SOURCE,
        certainty="S",
        action=texts.ACTION_KNOWN if one.hard else texts.ACTION,
        allowed=texts.ALLOWED,
        form=document.record.form,
        path=one.path,
        mark=one.mark,
        acts=(act,),
        hard=one.hard,
    )


def _mode(facts: CaseFacts) -> Mode:
    return mode_of(facts.protected, facts.violence)


def _terms(sheet: Answers) -> Iterator[str]:
    return (text_of(row.cells.get(_TERM)) for row in rows_of(sheet.get(_TERMS)))


def _known(sheet: Answers) -> Known:
    return known(term for term in _terms(sheet) if not is_too_short(term))
