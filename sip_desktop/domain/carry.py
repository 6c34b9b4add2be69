"""What a follow-up, or a change of coordinator, writes into the plan; it opens no revision and keeps nothing.

The attainment of each goal is written into the plan it was decided in (Halland, Uppföljning 003:15). What somebody has
typed in the plan's open draft is never overwritten: it stays, and that is told. Nothing that has no place in the plan
is dropped in silence: it is told, and stands on in the paper it was written in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sip_desktop.domain.answers import (
    Answers,
    Content,
    Origin,
    Path,
    Ref,
    Row,
    Value,
    add_row,
    get,
    is_answered,
    put,
    rows_of,
    text_of,
)
from sip_desktop.domain.differences import place_of
from sip_desktop.domain.form import Form
from sip_desktop.domain.values import printed
from sip_desktop.texts import versions as texts

FOLLOW_UP = "uppfoljning"
HAND_OVER = "samordnarbyte"
GOES_ON = frozenset({"revidera", "ny_plan"})
LONGEST_NAME = 80


class Plan(msgspec.Struct, frozen=True):
    """The plan to write into: its form, what stands in it, and what stood when it was last made clear ({} if never)."""

    form: Form
    content: Content
    clear: Answers = {}


class Carry(msgspec.Struct, frozen=True):
    """The plan as it became, the paths that were written, and a sentence for what was not written or needs a look.

    ``found`` counts what the paper has to say about the plan, also what already stood there.
    """

    content: Content
    written: tuple[Path, ...]
    told: tuple[str, ...]
    found: int


def follow_up_into_plan(plan: Plan, follow_up: Content, phones: Mapping[str, str]) -> Carry:
    """Writes attainment, what was done, new needs, the next meeting and the coordinator of a follow-up into the plan.

    ``phones`` are numbers at work by row of the ärendeblad. The day of an assessment is its own or that of the meeting.
    """
    pen = _Pen(plan, FOLLOW_UP)
    said = follow_up.answers
    known = _plan_rows(follow_up)
    for goal in rows_of(said.get("u_delmal")):
        _goal(pen, goal, text_of(said.get("u_datum")), known)
    for need in rows_of(said.get("u_nya_behov")):
        _need(pen, need, known)
    _next_meeting(pen, said)
    who = said.get("u_nasta_samordnare")
    _coordinator(pen, who, phones.get(who.row) if isinstance(who, Ref) else None, None)
    return pen.done("reviderad" if said.get("u_beslut") == "revidera" else "uppfoljning")


def hand_over_into_plan(plan: Plan, hand_over: Content) -> Carry:
    """Writes the new coordinator, with telephone at work and kind of service, into the plan."""
    pen, said = _Pen(plan, HAND_OVER), hand_over.answers
    if _coordinator(pen, said.get("sb_till"), said.get("sb_till_telefon"), said.get("sb_till_inom")):
        pen.told.append(texts.ROLE)
    return pen.done("reviderad")


def is_untouched(content: Content) -> bool:
    """True when a paper holds only what was copied into it when it was begun."""
    origins = content.origins
    answered = {path: value for path, value in content.answers.items() if is_answered(value)}
    return all(path in origins and origins[path].value == value for path, value in answered.items())


def goal_rows(follow_up: Content) -> frozenset[str]:
    """The ids of the goals that a follow-up speaks of: which plan it belongs to can be told by them."""
    return frozenset(row.id for row in rows_of(follow_up.answers.get("u_delmal")))


class _Pen:
    """Writes into the plan what may be written, and remembers what it did and could not do."""

    def __init__(self, plan: Plan, paper: str) -> None:
        self.answers = plan.content.answers
        self.written: list[Path] = []
        self.told: list[str] = []
        self.found = 0
        self._plan = plan
        self._paper = paper
        self._origins = dict(plan.content.origins)

    def put(self, path: Path, value: Value | None) -> bool:
        """Writes an answer; no answer writes nothing. False when what is typed there stays instead."""
        if value is None or not is_answered(value):
            return True
        self.found += 1
        now = get(self.answers, path)
        if now == value:
            return True
        if self.is_typed(path):
            self._tell_kept(path, value)
            return False
        self.answers = put(self.answers, path, value)
        self._origins[path] = Origin(self._paper, value)
        self.written.append(path)
        return True

    def take_away(self, path: Path, sentence: str) -> None:
        """Takes away an answer that no longer holds, unless it was typed in the draft, and says so."""
        if is_answered(get(self.answers, path)) and not self.is_typed(path):
            self.answers = put(self.answers, path, None)
            self._origins.pop(path, None)
            self.written.append(path)
            self.told.append(sentence)

    def add(self, path: Path, row: Row) -> None:
        """A new row last in a list."""
        self.found += 1
        self.answers = add_row(self.answers, path, row)
        for name, value in row.cells.items():
            self._origins[f"{path}/{row.id}/{name}"] = Origin(self._paper, value)
        self.written.append(f"{path}/{row.id}")

    def is_typed(self, path: Path) -> bool:
        """True for an answer that somebody has given since the plan was last clear; what a paper like this one wrote
        into the draft before, and nobody has changed, is not typed."""
        now = get(self.answers, path)
        origin = self._origins.get(path)
        written_before = origin is not None and origin.form == self._paper and origin.value == now
        return is_answered(now) and now != get(self._plan.clear, path) and not written_before

    def done(self, kind: str) -> Carry:
        """The result; a plan that was written into is also of another ``kind`` (the options of ``p_plan``)."""
        found = self.found
        if self.written and not self.is_typed("p_plan"):
            self.put("p_plan", kind)
        return Carry(Content(self.answers, self._origins), tuple(self.written), tuple(self.told), found)

    def _tell_kept(self, path: Path, value: Value) -> None:
        field = self._plan.form.at(path)
        text = printed(field, value) if field else text_of(value)
        place = place_of(self._plan.form, self.answers, path)
        self.told.append(texts.KEPT_TYPED.format(place=place, text=_name(text)))


def _goal(pen: _Pen, goal: Row, day: str, known: frozenset[str]) -> None:
    row = _same(rows_of(pen.answers.get("p_delmal")), goal, "d_delmal", "um_delmal")
    if row is None:
        what = texts.GOAL.format(name=_name(text_of(goal.cells.get("um_delmal"))))
        pen.told.append((texts.GONE if goal.id in known else texts.ONLY_HERE).format(what=what))
        return
    at, cell = f"p_delmal/{row.id}", goal.cells.get
    if is_answered(cell("um_uppfyllelse")) and pen.put(f"{at}/d_uppfyllelse", cell("um_uppfyllelse")):
        pen.put(f"{at}/d_uppfyllelse_datum", cell("um_datum") or day)
    pen.put(f"{at}/d_uppfyllelse_kommentar", cell("um_effekt"))
    for activity in rows_of(cell("um_aktiviteter")):
        _activity(pen, activity, at, known)


def _activity(pen: _Pen, activity: Row, goal: Path, known: frozenset[str]) -> None:
    path = f"{goal}/d_aktiviteter"
    row = _same(rows_of(get(pen.answers, path)), activity, "a_aktivitet", "ua_aktivitet")
    if row is not None:
        pen.put(f"{path}/{row.id}/a_uppfoljning", _what_was_done(activity))
        return
    what = texts.ACTIVITY.format(name=_name(text_of(activity.cells.get("ua_aktivitet"))))
    pen.told.append((texts.GONE_ACTIVITY if activity.id in known else texts.ONLY_HERE_ACTIVITY).format(what=what))


def _what_was_done(activity: Row) -> str:
    """ "Delvis gjort. Två av tre kvällar." """
    done = texts.DONE.get(text_of(activity.cells.get("ua_gjort")), "")
    what = text_of(activity.cells.get("ua_gav")).strip()
    return texts.DONE_AND.format(done=done, what=what) if done and what else what or done


def _need(pen: _Pen, need: Row, known: frozenset[str]) -> None:
    cells: Answers = {
        name: value
        for name, source in (("pn_behov", "un_behov"), ("pn_vem", "un_vem"), ("pn_nar", "un_nar"))
        if (value := need.cells.get(source)) is not None and is_answered(value)
    }
    row = _same(rows_of(pen.answers.get("p_nya_behov")), need, "pn_behov", "un_behov")
    if row is not None:
        for name, value in cells.items():
            pen.put(f"p_nya_behov/{row.id}/{name}", value)
    elif need.id in known:
        what = texts.NEED.format(name=_name(text_of(need.cells.get("un_behov"))))
        pen.told.append(texts.GONE.format(what=what))
    elif cells:
        pen.add("p_nya_behov", Row(need.id, cells))


def _next_meeting(pen: _Pen, said: Answers) -> None:
    day, time = said.get("u_nasta"), said.get("u_nasta_tid")
    planned = pen.answers.get("p_uppf_datum")
    is_new = is_answered(day) and day != planned
    if not is_answered(day) and said.get("u_beslut") in GOES_ON and is_answered(planned):
        pen.told.append(texts.NO_NEXT)
    if not pen.put("p_uppf_datum", day):
        return
    pen.put("p_uppf_tid", time)
    if not is_new:
        return
    if not is_answered(time):
        # The old hour beside the new day would call people to an hour that nobody has decided.
        pen.take_away("p_uppf_tid", texts.TIME_GONE)
    if is_answered(pen.answers.get("p_uppf_plats")) and not pen.is_typed("p_uppf_plats"):
        pen.told.append(texts.SAME_PLACE)


def _coordinator(pen: _Pen, who: Value | None, phone: Value | None, within: Value | None) -> bool:
    """Writes a coordinator who is another than the plan's. True when it was done.

    The number of the one before beside the new name would send calls to somebody who no longer answers for the plan.
    """
    if not is_answered(who) or _is_same_party(who, pen.answers.get("p_samordnare")):
        return False
    if not pen.put("p_samordnare", who):
        return False
    for path, value, gone in (
        ("p_samordnare_telefon", phone, texts.PHONE_GONE),
        ("p_samordnare_inom", within, texts.WITHIN_GONE),
    ):
        if is_answered(value):
            pen.put(path, value)
        else:
            pen.take_away(path, gone)
    return True


def _is_same_party(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, Ref) and isinstance(other, Ref) and one.row and other.row:
        return one.row == other.row
    return text_of(one).strip() == text_of(other).strip()


def _same(rows: tuple[Row, ...], row: Row, plan_name: str, name: str) -> Row | None:
    """The row of the plan that is meant: the one with the same id, or the only one that says the same.

    A follow-up made before its rows kept the plan's ids is read by its words.
    """
    for candidate in rows:
        if candidate.id == row.id:
            return candidate
    words = _bare(row.cells.get(name))
    alike = [candidate for candidate in rows if words and _bare(candidate.cells.get(plan_name)) == words]
    return alike[0] if len(alike) == 1 else None


def _plan_rows(follow_up: Content) -> frozenset[str]:
    """The ids of every row that was copied from the plan when the follow-up was begun."""
    origins = (follow_up.origins.get(name) for name in ("u_delmal", "u_nya_behov"))
    return frozenset(row.id for origin in origins if origin for row in _all_rows(origin.value))


def _all_rows(value: Value) -> Iterator[Row]:
    for row in rows_of(value):
        yield row
        for cell in row.cells.values():
            yield from _all_rows(cell)


def _bare(value: Value | None) -> str:
    return " ".join(text_of(value).split()).casefold()


def _name(text: str) -> str:
    """The words on one line, shortened so that they can stand in a sentence."""
    line = " ".join(text.split())
    if not line:
        return texts.NAMELESS
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"
