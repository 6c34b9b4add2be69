"""The pages of a reserve binder, from definitions alone: which papers, in what order, with what numbers; no vault.

Evaluations carry no number: a number that stands in a register beside a case would tell who had answered. Nor do
cards to carry: they must not tell where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

import msgspec

from sip_desktop.domain.answers import Answers, Row
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.view import Mode, Paper, View
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.papers import blank_view
from sip_desktop.services.ports import BinderMaker
from sip_desktop.texts import binder as texts

MOST_COPIES = 20
COVER, INSTRUCTION, CHART = "parm_omslag", "parm_driftstopp", "parm_process"
CONTENTS, NUMBERS, PHONES = "parm_innehall", "parm_nummer", "parm_telefon"
FRONT = (COVER, INSTRUCTION, CHART, CONTENTS, NUMBERS, PHONES)


class Sheet(msgspec.Struct, frozen=True):
    """One blank of a binder: its form, and its number or 0."""

    form: Form
    number: int

    @property
    def text(self) -> str:
        """The number as printed, "" when there is none."""
        return short_number(self.number) if self.number else ""


class BinderPlan(msgspec.Struct, frozen=True):
    """A binder before it is made. ``first`` is its first number, 0 when nothing in it is numbered."""

    region: str
    count: int
    first: int
    sheets: tuple[Sheet, ...]

    @property
    def numbered(self) -> tuple[Sheet, ...]:
        """The blanks that carry a number, in order."""
        return tuple(sheet for sheet in self.sheets if sheet.number)

    @property
    def last(self) -> int:
        """Its last number, 0 when nothing in it is numbered."""
        return max((sheet.number for sheet in self.sheets), default=0)


class BinderViews(msgspec.Struct, frozen=True):
    """What is printed: ``papers`` are the blanks, and ``front`` what stands before them; its list of contents still
    lacks the pages, which are known when the blanks have been laid out."""

    front: tuple[View, ...]
    papers: tuple[View, ...]
    index: int


def is_numbered(form: Form) -> bool:
    """True for what is written on about a case; not for evaluations, nor for cards to carry."""
    return form.in_case and not form.bare and not form.pocket


def binder_plan(definitions: Definitions, region: str, count: int, first: int) -> BinderPlan:
    """``count`` of each of the region's forms, in its order, numbered from ``first`` (0: not numbered).

    Raises Fault for an unknown region or a count that makes no sense.
    """
    if region not in definitions.regions:
        known = ", ".join(definitions.regions)
        raise Fault(texts.NO_SUCH_REGION.format(region=region, known=known))
    if not 1 <= count <= MOST_COPIES:
        raise Fault(texts.BAD_COUNT.format(most=MOST_COPIES))
    forms = [form for form in definitions.forms_of(region) for _ in range(count)]
    numbers = accumulate((is_numbered(form) for form in forms), initial=first)
    sheets = (
        Sheet(form, number if first and is_numbered(form) else 0) for form, number in zip(forms, numbers, strict=False)
    )
    return BinderPlan(region, count, first, tuple(sheets))


def binder_views(definitions: Definitions, plan: BinderPlan, day: date) -> BinderViews:
    """The views of the whole binder; ``day`` is the day printed on its cover and that of the law."""
    blanks = {sheet.form.id: blank_view(definitions, sheet.form.id, plan.region, day) for sheet in plan.sheets}
    papers = tuple(_with_number(blanks[sheet.form.id], sheet.text) for sheet in plan.sheets)
    answers: dict[str, Answers] = {
        COVER: _cover(definitions, plan, day),
        INSTRUCTION: {"pd_skydd_region": definitions.region(plan.region).handling_careful},
        CHART: _chart(plan),
        CONTENTS: _contents(plan, [1] * len(plan.sheets)),
        NUMBERS: _numbers(plan),
    }
    shown = [name for name in FRONT if name != NUMBERS or plan.numbered]
    front = tuple(_page(definitions, name, plan.region, answers.get(name, {}), day) for name in shown)
    return BinderViews(front, papers, shown.index(CONTENTS))


def draw_binder(make: BinderMaker, plan: BinderPlan, views: BinderViews) -> Paper:
    """The whole binder as one paper, in memory. Touches no vault: it may run in another thread.

    It is drawn twice, the first time with one copy of each form, to learn what pages the contents must tell.
    """
    sample = make((*views.front, *views.papers[:: plan.count]))
    ends = (*sample.starts[1:], sample.pages)
    lengths = [end - start for start, end in zip(sample.starts, ends, strict=True)][len(views.front) :]
    first = sample.pages - sum(lengths) + 1
    pages = list(accumulate((length * plan.count for length in lengths), initial=first))
    index = msgspec.structs.replace(views.front[views.index], answers=_contents(plan, pages))
    front = (*views.front[: views.index], index, *views.front[views.index + 1 :])
    return make((*front, *views.papers))


def _with_number(view: View, number: str) -> View:
    return msgspec.structs.replace(view, head=msgspec.structs.replace(view.head, sheet_number=number))


def _page(definitions: Definitions, form_id: str, region: str, answers: Answers, day: date) -> View:
    form = definitions.form(form_id, region)
    mode = Mode.FILLED if form_id == CONTENTS else Mode.PEN
    return original(form, answers, CaseFacts(), mode, definitions.head(form_id, region, day))


def _cover(definitions: Definitions, plan: BinderPlan, day: date) -> Answers:
    profile = definitions.region(plan.region)
    numbers = _range([sheet.number for sheet in plan.numbered]) if plan.numbered else texts.NO_NUMBER
    return {
        "po_region": profile.name,
        "po_rutin": profile.routine,
        "po_nummer": numbers,
        "po_gjord": day.isoformat(),
    }


def _chart(plan: BinderPlan) -> Answers:
    """The numbers of the papers of each step, in the order of the region."""
    papers: dict[str, list[str]] = {}
    for sheet in plan.sheets:
        found = papers.setdefault(sheet.form.stage.value, [])
        if sheet.form.number not in found:
            found.append(sheet.form.number)
    return {f"pp_{stage}": texts.BETWEEN.join(numbers) for stage, numbers in papers.items()}


def _contents(plan: BinderPlan, pages: Sequence[int]) -> Answers:
    """One row a form: its numbers and the first page it stands on; ``pages`` has one for each form."""
    return {"pi_blanketter": tuple(_contents_rows(plan, pages))}


def _contents_rows(plan: BinderPlan, pages: Sequence[int]) -> Iterator[Row]:
    for at, page in zip(range(0, len(plan.sheets), plan.count), pages, strict=False):
        form = plan.sheets[at].form
        numbers = [sheet.number for sheet in plan.sheets[at : at + plan.count]]
        yield Row(
            f"i{at}",
            {
                "pi_blankett": form.number,
                "pi_titel": form.title,
                "pi_nummer": _range(numbers) if all(numbers) else texts.NONE,
                "pi_sida": str(page),
            },
        )


def _numbers(plan: BinderPlan) -> Answers:
    rows = (
        Row(
            f"n{sheet.number}",
            {
                "pn_nr": sheet.text,
                "pn_blankett": texts.FORM_LINE.format(number=sheet.form.number, title=sheet.form.title),
            },
        )
        for sheet in plan.numbered
    )
    return {"pn_nummer": tuple(rows)}


def _range(numbers: Sequence[int]) -> str:
    first, last = short_number(numbers[0]), short_number(numbers[-1])
    return first if first == last else texts.RANGE.format(first=first, last=last)
