"""Evaluations, kept outside every case: month, region, meeting kind and answers; no case, no user, no day."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Content, decode, encode, text_of
from sip_desktop.domain.cleaned import cleaned
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.records import Evaluation
from sip_desktop.domain.renamed import renamed
from sip_desktop.domain.statistics import Group, Period, grouped, published
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.session import Session, random_letters
from sip_desktop.texts import evaluations as texts

NO_ANSWER, OTHER_FORM = "", "?"
"""Beside the options of a question: nothing was answered; an option that the form no longer has."""


class OpenEvaluation(msgspec.Struct, frozen=True):
    """One evaluation being filled in. ``month`` is ``2026-11``; ``meeting`` "forsta" or "uppfoljning"."""

    id: str
    form: Form
    region: str
    month: str
    meeting: str
    content: Content


class QuestionCounts(msgspec.Struct, frozen=True):
    """One question: ``(words, number)`` of each option or group of options; () when that cannot be shown."""

    label: str
    groups: tuple[tuple[str, int], ...]


class PeriodCounts(msgspec.Struct, frozen=True):
    """A period with at least five answers, in words ("november 2026"), and its questions."""

    words: str
    number: int
    questions: tuple[QuestionCounts, ...]


class FormCounts(msgspec.Struct, frozen=True):
    """One form's answers in one region. No ``periods``: too few to be shown."""

    form: str
    title: str
    periods: tuple[PeriodCounts, ...]


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

    def counts(self, region: str) -> tuple[FormCounts, ...]:
        """How many answers of each form the region has, by period, and how they fall on the options.

        Always one region and one form at a time: a total over regions would give a hidden one away.
        """
        kept: dict[str, list[Evaluation]] = {}
        for evaluation in self._session.store.evaluations():
            if evaluation.region == region:
                kept.setdefault(evaluation.form, []).append(evaluation)
        return tuple(_form_counts(self._definitions.form(form, region), found) for form, found in sorted(kept.items()))


def _form_counts(form: Form, found: list[Evaluation]) -> FormCounts:
    counts = published(evaluation.month for evaluation in found)
    periods = (_period_counts(form, count.period, found) for count in counts)
    return FormCounts(form.id, form.title, tuple(periods))


def _period_counts(form: Form, period: Period, found: list[Evaluation]) -> PeriodCounts:
    within = [evaluation for evaluation in found if period.holds(evaluation.month)]
    answers = [renamed(form, decode(evaluation.content)).answers for evaluation in within]
    return PeriodCounts(texts.period(period.length, period.first), len(answers), tuple(_questions(form, answers)))


def _questions(form: Form, answers: list[Answers]) -> Iterator[QuestionCounts]:
    """Only what was chosen among options. Words that somebody wrote are never shown together with others'."""
    for field in form.fields():
        if field.type is FieldType.CHOICE:
            numbers = dict.fromkeys([*(option.id for option in field.options), NO_ANSWER], 0)
            for each in answers:
                chosen = text_of(each.get(field.id))
                known = chosen if chosen in numbers else OTHER_FORM
                numbers[known] = numbers.get(known, 0) + 1
            groups = tuple((_words(field, group), group.number) for group in grouped(numbers))
            yield QuestionCounts(field.label, groups)


def _words(field: Field, group: Group) -> str:
    own = {NO_ANSWER: texts.NO_ANSWER, OTHER_FORM: texts.OTHER_FORM}
    labels = [own.get(option) or field.option_label(option) for option in group.options]
    return labels[0] if len(labels) == 1 else texts.TOGETHER.format(options=texts.BETWEEN.join(labels))
