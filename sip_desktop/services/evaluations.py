"""Evaluations, kept outside every case: month, region, meeting kind and answers; no case, no user, no day."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.answers import Content, encode
from sip_desktop.domain.cleaned import cleaned
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import Evaluation
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.session import Session, random_letters
from sip_desktop.texts import services as texts

SMALLEST_SHOWN = 5


class OpenEvaluation(msgspec.Struct, frozen=True):
    """One evaluation being filled in. ``month`` is ``2026-11``; ``meeting`` "forsta" or "uppfoljning"."""

    id: str
    form: Form
    region: str
    month: str
    meeting: str
    content: Content


class Evaluations:
    """Entered from paper or by the one who answers; nothing in the vault ties an evaluation to a case.

    No line is written in the access log: who entered it and when would tell whose meeting it was.
    """

    def __init__(self, session: Session, definitions: Definitions) -> None:
        self._session = session
        self._definitions = definitions

    def forms(self, region: str) -> list[Form]:
        """The evaluation forms of a region."""
        return [form for form in self._definitions.forms_of(region) if not form.in_case]

    def start(self, form_id: str, region: str, meeting: str, month: str) -> OpenEvaluation:
        """A new, empty evaluation; nothing is kept until it is saved."""
        random_id = random_letters(self._session.pick, 26)
        return OpenEvaluation(random_id, self._definitions.form(form_id, region), region, month, meeting, Content())

    def save(self, evaluation: OpenEvaluation, content: Content) -> str:
        """Keep the answers, replacing what this evaluation held. Returns the time to show, "14:03"."""
        with self._session.transaction():
            self._session.store.keep_evaluation(
                Evaluation(
                    id=evaluation.id,
                    form=evaluation.form.id,
                    version=evaluation.form.version,
                    region=evaluation.region,
                    month=evaluation.month,
                    meeting=evaluation.meeting,
                    content=encode(cleaned(content)),
                )
            )
        return self._session.clock().strftime("%H:%M")

    def counts(self) -> list[tuple[str, str]]:
        """Form title and how many there are; under five is said as that, for few answers point at a person."""
        numbers: dict[str, int] = {}
        for evaluation in self._session.store.evaluations():
            numbers[evaluation.form] = numbers.get(evaluation.form, 0) + 1
        return [(self._definitions.title(form), _count(number)) for form, number in sorted(numbers.items())]


def _count(number: int) -> str:
    return str(number) if number >= SMALLEST_SHOWN else texts.FEWER_THAN_FIVE
