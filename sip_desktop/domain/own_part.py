"""One service's own part of a plan, in plain lines: what it has taken on. It shows nothing of what others do.

Source: every profession writes its own journal (Uppsala 000:85; Halland 003:162, 183; Värmland 004:131).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sip_desktop.domain.answers import Answers, Origin, Path, Ref, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.texts import transfer as texts

FOR, DOES = "j_for", "j_gor"
PLAN, PAPER = "plan", "journalanteckning"


def offered(form_id: str, answers: Answers, plan: Answers, people: Iterable[Party]) -> dict[Path, Origin]:
    """What the plan says the one named in ``j_for`` does, for ``j_gor`` while nothing is written there."""
    named = answers.get(FOR)
    if form_id != PAPER or not isinstance(named, Ref) or is_answered(answers.get(DOES)):
        return {}
    text = activities_of(plan, named, people)
    return {DOES: Origin(PLAN, text)} if text else {}


def activities_of(plan: Answers, party: Ref, people: Iterable[Party]) -> str:
    """The activities that this party, or somebody of the same unit, answers for: one a line, "" when there is none."""
    units = {each.row: _folded(each.unit) for each in people}
    wanted = _Wanted(party, units)
    return "\n".join(
        _line(text_of(goal.cells.get("d_delmal")), activity)
        for goal in rows_of(plan.get("p_delmal"))
        for activity in rows_of(goal.cells.get("d_aktiviteter"))
        if wanted.has(activity.cells) and text_of(activity.cells.get("a_aktivitet")).strip()
    )


class _Wanted:
    """Whose part is asked for: a row of the ärendeblad, its unit, or a name written freely."""

    def __init__(self, party: Ref, units: dict[str, str]) -> None:
        self._party = party
        self._units = units
        self._unit = units.get(party.row, "") or ("" if party.row else _folded(party.text))

    def has(self, activity: Answers) -> bool:
        """True when the activity's responsible, or its unit, is the one asked for."""
        return any(self._is(value) for value in (activity.get("a_ansvarig"), activity.get("a_enhet")))

    def _is(self, value: Value | None) -> bool:
        if isinstance(value, Ref) and value.row:
            return value.row == self._party.row or bool(self._unit and self._units.get(value.row) == self._unit)
        written = _folded(text_of(value))
        return bool(written) and written in {self._unit, _folded(self._party.text)}


def _line(goal: str, activity: Row) -> str:
    what = _one_line(text_of(activity.cells.get("a_aktivitet"))).rstrip(".")
    when = ", ".join(_times(activity))
    if when:
        what = texts.ACTIVITY_TIME.format(what=what, when=when)
    goal = _one_line(goal).rstrip(".:")
    return texts.ACTIVITY.format(goal=goal, what=what) if goal else what


def _times(activity: Row) -> Iterator[str]:
    often, start, end = (_one_line(text_of(activity.cells.get(name))) for name in ("a_tid", "a_start", "a_slut"))
    if often:
        yield often
    if start and end:
        yield texts.FROM_TO.format(start=start, end=end)
    elif start or end:
        yield (texts.FROM if start else texts.UNTIL).format(start=start, end=end)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    return _one_line(text).casefold()
