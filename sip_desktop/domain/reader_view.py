"""The View of a paper as one reader may see it, made from the original's; what is left out is not in it at all.

Not in its form, its answers, its hidden paths or its head: so it cannot be in the file (architecture §3.16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Path, Ref, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.computed import COMPUTED
from sip_desktop.domain.form import Field, FieldType, Form, Part, Section
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party, folded
from sip_desktop.domain.original import ALWAYS
from sip_desktop.domain.reader_cells import COORDINATOR, Judge, ReaderOf, Verdict, Why, coordinator_of, role_of
from sip_desktop.domain.reader_rows import RowOf, party_of, read_rows
from sip_desktop.domain.readers import GOALS_CARE, GOALS_OWN, Cell, ReaderTable, Sort
from sip_desktop.domain.view import Head, Secrecy, View
from sip_desktop.texts import reader_view as texts
from sip_desktop.texts.people import WITHOUT_NAME

LONGEST_LABEL = 60
_BRIEF = frozenset({FieldType.DATE, FieldType.CHOICE})
"""Of a goal that is others', with a measure in it that is the reader's: its first words, its days and how it went."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a reader does not get. ``key`` is what is ticked to give it (a part, or a row's path), "" for
    what cannot be. ``note``: what to think of before it is ticked."""

    label: str
    why: Why
    key: str = ""
    note: str = ""


class Shown(msgspec.Struct, frozen=True):
    """The View, and what is left out of it."""

    view: View
    left_out: tuple[LeftOut, ...]


class PaperOf(msgspec.Struct, frozen=True, kw_only=True):
    """The whole paper that a reader's is made from. ``answers`` with everything, also what is on no paper.

    ``base`` is the original's View; ``kept_back`` what a child wants nobody to read; ``authority`` whose the secrecy
    mark is, in one word.
    """

    base: View
    form: Form
    answers: Answers
    facts: CaseFacts
    people: tuple[Party, ...]
    kept_back: tuple[str, ...] = ()
    authority: str = ""


def reader_view(paper: PaperOf, reader: ReaderOf, table: ReaderTable) -> Shown:
    """What one reader gets of the paper. Whether they may get it at all is asked before."""
    if table.kinds[reader.kind].sort is Sort.UNIT:
        return Shown(paper.base, ())
    rows = read_rows(paper.form, paper.answers, paper.people)
    judge = Judge(table=table, reader=reader, careful=paper.facts.careful)
    takes_part = any(judge.owns(row) for path, row in rows.items() if _is_participant(paper.form, path))
    easy = paper.form.easy_read and judge.is_person
    telling = tuple(_telling(paper.people, reader))
    maker = _Maker(paper, replace(judge, takes_part=takes_part, easy=easy), rows, telling)
    return maker.made()


def _is_participant(form: Form, path: Path) -> bool:
    found = form.field(path.partition("/")[0])
    return found is not None and found.part is Part.PARTICIPANTS


@dataclass
class _Maker:
    """One pass over the original's View."""

    paper: PaperOf
    judge: Judge
    rows: dict[Path, RowOf]
    telling: tuple[re.Pattern[str], ...]
    hidden: set[Path] = field(default_factory=set)
    left: dict[tuple[str, Why], LeftOut] = field(default_factory=dict)

    def made(self) -> Shown:
        base = self.paper.base
        answers: Answers = {}
        sections = [self._section(section, base.answers, answers) for section in base.form.sections]
        form = replace(base.form, sections=tuple(section for section in sections if section is not None))
        form, answers = self._computed(form, answers)
        form = replace(form, sections=(*form.sections, *self._instead_of_signatures()))
        hidden = frozenset(path for path in base.hidden | self.hidden if _is_there(path, answers))
        view = replace(base, form=form, answers=answers, head=self._head(), hidden=hidden)
        return Shown(view, tuple(self.left.values()))

    def _section(self, section: Section, before: Answers, after: Answers) -> Section | None:
        fields = tuple(kept for each in section.fields if (kept := self._field(each, before, after)) is not None)
        silent = all(one.type is FieldType.INFO for one in fields)
        if not fields or (silent and len(fields) < len(section.fields)):
            return None
        return replace(section, fields=fields)

    def _field(self, each: Field, before: Answers, after: Answers) -> Field | None:
        """The question as it is shown, its answer put into ``after``; None when it is left out."""
        value = before.get(each.id)
        if each.type is FieldType.ROWS and rows_of(value):
            kept = self._kept_rows(each, value, each.id)
            if kept:
                after[each.id] = kept
                return self._narrowed(each, kept, each.id)
            return None
        if each.type is FieldType.COMPUTED and each.part is Part.GOALS:
            return each
        verdict = self.judge.scalar(each)
        said = self._said(each, value, each.id, verdict, None)
        if said is None and (not verdict.shown or is_answered(value)):
            return None
        if said is not None:
            after[each.id] = said
        return each

    def _kept_rows(self, each: Field, value: Value | None, path: Path) -> tuple[Row, ...]:
        kept = (self._row(each, row, f"{path}/{row.id}") for row in rows_of(value))
        return tuple(row for row in kept if row is not None)

    def _row(self, each: Field, row: Row, place: Path) -> Row | None:
        if each.part is Part.GOALS:
            return self._goal(each, row, place)
        cells: Answers = {}
        for column in each.columns:
            verdict = self.judge.cell(column, self.rows.get(place), place)
            self._put(cells, column, row, place, verdict)
        return Row(row.id, cells) if any(map(is_answered, cells.values())) else None

    def _goal(self, each: Field, row: Row, place: Path, in_own_goal: bool = False) -> Row | None:
        """A goal or a measure. A goal with something in it that the reader gets is named, and no more of it told."""
        whose = self.rows.get(place)
        mine = self.judge.owns(whose)
        verdict = self._of_goal(whose, place, in_own_goal)
        cells: Answers = {}
        for column in each.columns:
            if column.type is FieldType.ROWS:
                self._put_rows(cells, column, row, place, mine)
        if not verdict.shown and not cells:
            self._tell(verdict, _first_words(each, row), place)
            return None
        for number, column in enumerate(each.columns):
            if column.type is FieldType.ROWS:
                continue
            if not verdict.shown and number and column.type not in _BRIEF:
                self.hidden.add(f"{place}/{column.id}")
                continue
            own = self.judge.cell(column, whose, place) if column.part is not Part.GOALS else Verdict(Cell.SHOWN)
            self._put(cells, column, row, place, own)
        # In the order of the paper, whatever order they were asked in.
        ordered = {column.id: cells[column.id] for column in each.columns if column.id in cells}
        return Row(row.id, ordered) if ordered else None

    def _of_goal(self, whose: RowOf | None, place: Path, in_own_goal: bool) -> Verdict:
        """The goals are the person's own, whoever answers for them. One without anybody is what is in it."""
        inner = [self.rows[path] for path in whose.inner] if whose else []
        if inner and self.judge.is_person:
            return self.judge.part(GOALS_OWN, True, place)
        if whose and inner and not whose.principal:
            groups = {row.group for row in inner}
            return self.judge.part(GOALS_CARE if GOALS_CARE in groups else groups.pop(), False, place)
        return self.judge.measure(whose, place, in_own_goal)

    def _put_rows(self, cells: Answers, column: Field, row: Row, place: Path, in_own_goal: bool) -> None:
        path = f"{place}/{column.id}"
        found = rows_of(row.cells.get(column.id))
        kept = (self._goal(column, inner, f"{path}/{inner.id}", in_own_goal) for inner in found)
        if rows := tuple(one for one in kept if one is not None):
            cells[column.id] = rows
        else:
            self.hidden.add(path)

    def _put(self, cells: Answers, column: Field, row: Row, place: Path, verdict: Verdict) -> None:
        path, value = f"{place}/{column.id}", row.cells.get(column.id)
        if column.type is FieldType.ROWS:
            if kept := self._kept_rows(column, value, path):
                cells[column.id] = kept
            else:
                self.hidden.add(path)
            return
        said = self._said(column, value, path, verdict, self.rows.get(place))
        if said is None:
            if is_answered(value) or not verdict.shown:
                self.hidden.add(path)
        else:
            cells[column.id] = said

    def _said(self, each: Field, value: Value | None, path: Path, verdict: Verdict, row: RowOf | None) -> Value | None:
        """The answer as the reader gets it, None for no answer and for one that is left out; that is told."""
        if not is_answered(value):
            return None
        verdict = self._words(each, value, path, verdict, row)
        if not verdict.shown:
            place = path if row or verdict.why is Why.UNIT else ""
            self._tell(verdict, each.label, place, (each.part or Part.GENERAL).value)
            return None
        if isinstance(value, Ref):
            return self._ref(each, value, verdict)
        return value

    def _words(self, each: Field, value: Value | None, path: Path, verdict: Verdict, row: RowOf | None) -> Verdict:
        """What stands in an answer may keep it back, whatever its part."""
        text = folded(text_of(value))
        if text and any(words in text for words in self.paper.kept_back):
            return Verdict(Cell.LEFT_OUT, Why.CHILD)
        if not verdict.shown or not self.judge.careful or isinstance(value, Ref):
            return verdict
        if _without_rows(path) in self.judge.table.names.get(self.paper.form.id, frozenset()):
            return Verdict(Cell.LEFT_OUT, Why.NAMES)
        if path not in self.judge.reader.ticked and any(name.search(text) for name in self.telling):
            return Verdict(Cell.LEFT_OUT, Why.UNIT)
        return verdict

    def _ref(self, each: Field, ref: Ref, verdict: Verdict) -> Ref:
        """By name in an ordinary case; else by role, and no row that points at somebody."""
        if verdict.cell is not Cell.ROLE and not self.judge.careful:
            return ref
        party = party_of(ref, self.paper.people)
        limited = any(actor.limited for actor in self.judge.reader.limits.said)
        role = role_of(party, limited and not (party and party.row in self.judge.reader.rows))
        if each.part is Part.COORDINATION:
            role = coordinator_of(ref, party, role_of(party, False))
        return Ref("", role)

    def _tell(self, verdict: Verdict, label: str, path: Path, part: str = "") -> None:
        if verdict.why is Why.NOTHING:
            return
        goal = bool(path) and part in ("", Part.GOALS.value)
        exact = goal or verdict.why in (Why.CHILD, Why.NAMES, Why.UNIT)
        key = (path if exact else part) if verdict.may_tick else ""
        shown = label if exact else self.judge.table.labels.get(part, label)
        note = self.judge.table.notes.get((part, self.judge.reader.kind), "")
        self.left.setdefault((key or shown, verdict.why), LeftOut(label=shown, why=verdict.why, key=key, note=note))

    def _narrowed(self, each: Field, rows: Sequence[Row], path: Path) -> Field:
        """The list without columns that no row shows: a heading alone would tell that there is more."""
        shown = [column for column in each.columns if self._is_shown(column, rows, path)]
        inner = []
        for column in shown:
            below = [one for row in rows for one in rows_of(row.cells.get(column.id))]
            inner.append(self._narrowed(column, below, f"{path}/{column.id}") if below else column)
        return replace(each, columns=tuple(inner))

    def _is_shown(self, column: Field, rows: Sequence[Row], path: Path) -> bool:
        if column.type in ALWAYS:
            return self.judge.part((column.part or Part.GENERAL).value).shown
        return any(is_answered(row.cells.get(column.id)) for row in rows)

    def _computed(self, form: Form, answers: Answers) -> tuple[Form, Answers]:
        """What was put together from others' answers is put together anew, from what this reader gets."""
        computed = [each for each in form.fields() if each.type is FieldType.COMPUTED]
        texts_of = {each.id: COMPUTED[each.compute](answers, self.paper.facts) for each in computed}
        empty = {name for name, text in texts_of.items() if not text}
        kept = {name: value for name, value in answers.items() if name not in empty}
        sections = (_less(section, empty) for section in form.sections)
        form = replace(form, sections=tuple(section for section in sections if section.fields))
        return form, {**kept, **{name: text for name, text in texts_of.items() if text}}

    def _instead_of_signatures(self) -> Iterator[Section]:
        """A signed copy would carry handwritten names (practice O9)."""
        signed = any(section.part is Part.SIGNATURES for section in self.paper.form.sections)
        if signed and self.judge.careful:
            said = Field(id="undertecknat", type=FieldType.INFO, text=texts.SIGNED, part=Part.GENERAL)
            yield Section(id="undertecknat", title=texts.SIGNATURES, fields=(said,))

    def _head(self) -> Head:
        """Region, kommun, logo and document number show the place; the secrecy box is for authorities alone."""
        head, cell = (
            self.paper.base.head,
            self.judge.table.cell(Part.ORIGIN, self.judge.reader.kind, self.judge.careful),
        )
        if cell is Cell.SHOWN:
            return head
        bare = replace(head, document_id="", valid_to="", logo=b"", logo_of="")
        if cell is Cell.BOX:
            box = Secrecy(authority=self.paper.authority) if head.secrecy else None
            return replace(bare, secrecy=box)
        return replace(bare, secrecy=None, handling=texts.HANDLING if head.handling else "")


def _telling(people: Sequence[Party], reader: ReaderOf) -> Iterator[re.Pattern[str]]:
    """Names that stand on no copy where they show the place or who it is, also inflected: everybody else's units, and
    people by name. The person's own is told where it was chosen to be; the coordinator's always."""
    found = {name for one in people if one.row not in reader.rows for name in _names(one, reader)}
    for name in sorted(found):
        yield re.compile(rf"(?<!\w){re.escape(name)}(?::?s|n|en|ns|ens)?(?!\w)")


def _names(party: Party, reader: ReaderOf) -> Iterator[str]:
    if party.unit.strip():
        yield folded(party.unit)
    words = folded(party.name).split()
    named = party.row == PERSON_ROW and reader.identity != "kod"
    if len(words) < 2 or named or COORDINATOR in party.roles:
        # "Farmor" is what she is, and no name.
        return
    yield " ".join(words)
    if party.kind in WITHOUT_NAME:
        yield words[0]


def _less(section: Section, names: set[str]) -> Section:
    return replace(section, fields=tuple(each for each in section.fields if each.id not in names))


def _first_words(each: Field, row: Row) -> str:
    text = " ".join(text_of(row.cells.get(each.columns[0].id)).split()).rstrip(".") or each.label
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"


def _without_rows(path: Path) -> str:
    return "/".join(path.split("/")[::2])


def _is_there(path: Path, answers: Answers) -> bool:
    """Whether a hidden path is of a row that is shown: the path of one that is not would tell of it."""
    name, *rest = path.split("/")
    if not rest:
        return False
    row = next((one for one in rows_of(answers.get(name)) if one.id == rest[0]), None)
    if row is None:
        return False
    return len(rest) == 2 or _is_there("/".join(rest[1:]), row.cells) if len(rest) > 1 else False
