"""The written cases day by day: papers prefilled as for a user, up to one of them, with the state and the clocks."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from sip_desktop.domain.answers import Answers, Content, Ref
from sip_desktop.domain.case_events import case_dues
from sip_desktop.domain.deadlines import Deadline, read_deadlines
from sip_desktop.domain.form import Form
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.domain.process import state_of
from sip_desktop.domain.region import Region, read_region
from sip_desktop.domain.written_case import WrittenCase, content_of, keyed_rows, read_case

ROOT = Path(__file__).parents[3]
ZONE = ZoneInfo("Europe/Stockholm")
SHEET = "arendeblad"


@cache
def form(name: str) -> Form:
    """A form as shipped, without the changes of any region."""
    return read_form((ROOT / "forms" / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


@cache
def profile(region: str) -> Region:
    return read_region((ROOT / "forms" / "regions" / f"{region}.toml").read_text("utf-8"), f"{region}.toml")


@cache
def clocks(region: str) -> tuple[Deadline, ...]:
    """The deadlines that hold in a region: its own and those of the law."""
    law = read_deadlines((ROOT / "forms" / "deadlines.toml").read_text("utf-8"), "deadlines.toml")
    return (*profile(region).deadlines, *(deadline for deadline in law if not deadline.offered))


def on_day(name: str, now: str, *without: str, until: str = "", **typed: Answers) -> Reading:
    """Case ``name`` at the time ``now``, up to and with the first paper of the form ``until``, less ``without``.

    ``typed`` puts answers over the papers of a form, and leaves them as drafts.
    """
    case, papers = _papers(name)
    last = next((paper.ordinal for paper in papers if paper.form == until), len(papers))
    kept = tuple(_over(paper, typed) for paper in papers if paper.ordinal <= last and paper.form not in without)
    at = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    sheet = kept[0].newest
    return Reading(
        known=CaseKnown(kept, sheet, case_facts(sheet, at.date()), at.date()),
        now=at,
        region=case.region,
        state=state_of(kept),
        dues=case_dues(kept, sheet, clocks(case.region)),
    )


@cache
def _papers(name: str) -> tuple[WrittenCase, tuple[CasePaper, ...]]:
    case = read_case((ROOT / "resources" / "demo" / f"{name}.toml").read_text("utf-8"))
    numbers = count(1)
    people: dict[str, Ref] = {}
    sheet: Answers = {}
    sources: dict[str, Source] = {}
    found = []
    for ordinal, document in enumerate(case.documents, 1):
        asked, day = form(document.form), case.day_of(document)
        known = {party.row: party for party in parties(sheet)}
        start = prefilled(asked, sources, known, lambda: f"r{next(numbers)}") if sheet else Content()
        content = content_of(asked, document.answers, start, people, lambda: f"r{next(numbers)}", day)
        if document.form == SHEET:
            sheet = content.answers
            people |= keyed_rows(document.answers, content, {one.row: one.label for one in parties(sheet)})
        sources[document.form] = Source(asked, content.answers)
        found.append(_paper(document.form, ordinal, content.answers, day, document.clear))
    return case, tuple(found)


def _paper(name: str, ordinal: int, answers: Answers, day: date, clear: bool) -> CasePaper:
    at = datetime.combine(day, time(9), ZONE).isoformat()
    return CasePaper(
        form=name,
        title=name,
        ordinal=ordinal,
        created=at,
        answers=answers if clear else {},
        newest=answers,
        cleared=at if clear else "",
        draft=not clear,
    )


def _over(paper: CasePaper, typed: dict[str, Answers]) -> CasePaper:
    more = typed.get(paper.form)
    if more is None:
        return paper
    day = date.fromisoformat(paper.created[:10])
    return _paper(paper.form, paper.ordinal, {**paper.newest, **more}, day, clear=False)
