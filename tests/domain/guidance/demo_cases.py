"""The invented cases that the program offers, as papers in memory: what a rule says of a whole case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from sip_desktop.domain.answers import Answers, Content, Ref, Row
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.written_case import WrittenCase, content_of, keyed_rows, read_case
from tests.domain.guidance.cases import NOW, reading
from tests.test_forms import DEFINITIONS

FOLDER = Path(__file__).parents[3] / "resources" / "demo"
SHEET = "arendeblad"


@cache
def _papers(name: str) -> tuple[WrittenCase, dict[str, Ref], tuple[tuple[str, Answers, bool], ...]]:
    case = read_case((FOLDER / f"{name}.toml").read_text("utf-8"))
    numbers = count(1)
    people: dict[str, Ref] = {}
    found = []
    for written in case.documents:
        form = DEFINITIONS.forms[written.form]
        day = case.day_of(written)
        content = content_of(form, written.answers, Content(), people, lambda: f"r{next(numbers)}", day)
        if written.form == SHEET:
            labels = {party.row: party.label for party in parties(content.answers)}
            people |= keyed_rows(written.answers, content, labels)
        found.append((written.form, content.answers, written.clear))
    return case, people, tuple(found)


def people_of(name: str) -> dict[str, Ref]:
    """The parties of a case by the keys of its file."""
    return _papers(name)[1]


def demo(
    name: str,
    without: Iterable[str] = (),
    changes: dict[str, Answers] | None = None,
    state: str = "T4",
    now: datetime = NOW,
    **more: object,
) -> Reading:
    """The case ``name`` without some forms, with other answers in some (by form), on a day."""
    case, _, papers = _papers(name)
    given, left_out = dict(changes or {}), frozenset(without)
    made = []
    for ordinal, (form, answers, clear) in enumerate(papers, 1):
        if form not in left_out:
            made.append(_paper(form, {**answers, **given.pop(form, {})}, ordinal, clear))
    made += [_paper(form, answers, 90 + place, clear=False) for place, (form, answers) in enumerate(given.items())]
    sheet = next(paper.newest for paper in made if paper.form == SHEET)
    return reading(*made, sheet=sheet, region=case.region, state=state, now=now, **more)


def rows(*cells: Answers) -> tuple[Row, ...]:
    """Rows with these cells."""
    return tuple(Row(f"n{number}", one) for number, one in enumerate(cells, 1))


def _paper(form: str, answers: Answers, ordinal: int, clear: bool) -> CasePaper:
    at = "2026-11-16T14:03:00+01:00"
    return CasePaper(
        form=form,
        title=DEFINITIONS.forms[form].title,
        ordinal=ordinal,
        created=at,
        answers=answers if clear else {},
        newest=answers,
        cleared=at if clear else "",
        draft=not clear,
    )
