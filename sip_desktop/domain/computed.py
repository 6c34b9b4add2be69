"""The texts that follow from other answers, by the name a form calls them with; knows no form and no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from sip_desktop.domain.answers import Answers, rows_of, text_of
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.texts import values as texts

# Region and kommun, with those who work for them by contract (Värmland, 004:12), do their part as huvudmän.
PRINCIPALS = frozenset({"region", "utforare_region", "kommun", "utforare_kommun"})


def age_group(_answers: Answers, facts: CaseFacts) -> str:
    """ "Barn 0–14", "15–17", "Vuxen", or "" while the birth date is unknown."""
    return texts.AGE_CATEGORIES.get(facts.age, "")


def others_actions(answers: Answers, _facts: CaseFacts) -> str:
    """The activities that somebody else than region or kommun answers for, one a line: "aktivitet (ansvarig)".

    A plan must show them apart (10 kap. 8 § SoL, third point). An activity without a huvudman is not among
    them: nobody has said yet whose it is.
    """
    return "\n".join(_others_actions(answers))


def meeting_length(answers: Answers, _facts: CaseFacts) -> str:
    """The time from ``k_start`` to ``k_slut``, "1 timme 30 minuter"; "" when one is not given or they are turned."""
    minutes = minutes_between(text_of(answers.get("k_start")), text_of(answers.get("k_slut")))
    return texts.duration(minutes) if minutes else ""


def minutes_between(start: str, end: str) -> int:
    """Minutes between two ISO times, the end perhaps without its day; 0 when one is missing or they are turned."""
    try:
        began = datetime.fromisoformat(_with_day(start, start))
        ended = datetime.fromisoformat(_with_day(end, start))
    except ValueError:
        return 0
    return max(0, int((ended - began).total_seconds()) // 60)


COMPUTED: dict[str, Callable[[Answers, CaseFacts], str]] = {
    "age_group": age_group,
    "others_actions": others_actions,
    "meeting_length": meeting_length,
}


def _others_actions(answers: Answers) -> Iterator[str]:
    for goal in rows_of(answers.get("p_delmal")):
        for activity in rows_of(goal.cells.get("d_aktiviteter")):
            principal = text_of(activity.cells.get("a_huvudman"))
            what = " ".join(text_of(activity.cells.get("a_aktivitet")).split())
            who = text_of(activity.cells.get("a_ansvarig")).strip()
            if what and principal and principal not in PRINCIPALS:
                yield f"{what} ({who})" if who else what


def _with_day(value: str, start: str) -> str:
    """A bare time as a time of the day of ``start``, or of any one day when that is a bare time too."""
    if not value or "T" in value:
        return value
    return f"{start[:10] if 'T' in start else '2000-01-01'}T{value}"
