"""The papers of a case as the lenses read them; it knows neither how they are kept nor what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sip_desktop.domain.answers import Answers, Value
from sip_desktop.domain.lenses.case_facts import CaseFacts


class CasePaper(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a case. ``cleared`` is the ISO time its newest clear revision was made clear, "" for none.

    ``answers`` are those of that clear revision, {} while there is none; ``newest`` those of the newest revision,
    draft or clear. ``ordinal`` is its place in the case, from 1; ``created`` an ISO time; ``revision`` is the number
    of the newest. ``approved``: the parties that have approved their part of a clear plan, in this revision or before.
    """

    form: str
    title: str
    ordinal: int
    created: str
    answers: Answers = {}
    newest: Answers = {}
    cleared: str = ""
    draft: bool = False
    revision: int = 1
    approved: frozenset[str] = frozenset()


class CaseKnown(msgspec.Struct, frozen=True):
    """What a lens over several papers is given: the papers in order, the ärendeblad as it is now, and the day."""

    papers: tuple[CasePaper, ...]
    sheet: Answers
    facts: CaseFacts
    today: date


def of_form(papers: Iterable[CasePaper], *forms: str) -> Iterator[CasePaper]:
    """The papers of these forms, in the order of the case."""
    return (paper for paper in sorted(papers, key=lambda paper: paper.ordinal) if paper.form in forms)


def day_of(value: Value | None) -> str:
    """The day of a date or a time that was understood, "" for anything else."""
    if not isinstance(value, str):
        return ""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""
