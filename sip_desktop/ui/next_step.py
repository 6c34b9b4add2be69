"""What to do next in a case, from the papers there are: one step, never a demand. It draws nothing.

The order is ärendeblad, kallelse, plan, utvärdering; a case that goes another way still gets a sensible step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip_desktop.texts import process as texts

if TYPE_CHECKING:
    from sip_desktop.services.door import DocumentLine

SHEET, CALL, PLAN = "arendeblad", "kallelse", "plan"
CLEAR = "klar"


@dataclass(frozen=True)
class Step:
    """``words`` say what, ``button`` does it: opens ``document``, or starts ``form``, or, with neither, goes to the
    evaluations. ``skip`` is a form that may be started at once instead, "" for none."""

    words: str
    button: str
    document: int = 0
    form: str = ""
    skip: str = ""


def next_step(lines: Sequence[DocumentLine], can_start: Sequence[str]) -> Step:
    """The next step for a case with these papers, where the forms ``can_start`` (ids) may be begun."""
    newest = {line.document.form: line for line in lines}
    sheet, call, plan = newest.get(SHEET), newest.get(CALL), newest.get(PLAN)
    if plan is not None and plan.state == CLEAR:
        return Step(texts.NEXT_EVALUATION, texts.TO_EVALUATIONS)
    if plan is not None:
        return Step(texts.NEXT_PLAN_GO_ON, texts.OPEN, document=plan.document.id)
    if call is not None and call.state == CLEAR and PLAN in can_start:
        return Step(texts.NEXT_PLAN_START, texts.START, form=PLAN)
    if call is not None:
        return Step(texts.NEXT_CALL_GO_ON, texts.OPEN, document=call.document.id)
    may_call = CALL in can_start
    if sheet is not None and (sheet.state != CLEAR or not may_call):
        return Step(texts.NEXT_SHEET, texts.OPEN, document=sheet.document.id, skip=CALL if may_call else "")
    return Step(texts.NEXT_CALL_START, texts.START, form=CALL)
