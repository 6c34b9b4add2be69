"""Documents and papers in memory, with real behaviour: for tests and measurements of the form page alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path as File
from zoneinfo import ZoneInfo

from sip_desktop.domain import checks, conditions, values
from sip_desktop.domain.answers import Answers, Content, Origin, Path, Ref, Row, walk
from sip_desktop.domain.computed import COMPUTED
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Condition, Field, FieldType, Form, Layout, Option, Section
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.domain.records import CaseRecord, DocumentRecord
from sip_desktop.domain.view import Head, Mode, Paper, Place, View

ROOT = File(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
PEOPLE = (
    Party("person", "person", "Tilda Prov"),
    Party("r1", "vardnadshavare", "Mira Prov"),
    Party("r2", "aktor", "Anna Berg", "kurator", "BUP"),
)


def clock() -> datetime:
    return NOW


@dataclass(frozen=True)
class Opened:
    """As ``services.documents.OpenDocument``, what the form page uses of it."""

    record: DocumentRecord
    case: CaseRecord
    form: Form
    revision: int
    fixed: bool
    content: Content
    facts: CaseFacts = CaseFacts(age="vuxen")
    parties: tuple[Party, ...] = PEOPLE
    newer: dict[Path, Origin] = field(default_factory=dict)
    plan: Answers = field(default_factory=dict)
    superseded: bool = False


class Documents:
    """One document. ``saved`` is what has been saved; ``fault`` is raised at the next savings when it is set."""

    def __init__(self, form: Form, content: Content = Content(), newer: dict[Path, Origin] | None = None) -> None:
        case = CaseRecord(serial=7, number="SIP-2026-0007", word="LIND-TREA", region="varmland", opened="2026-11-09")
        record = DocumentRecord(
            id=1, serial=7, form=form.id, ordinal=2, created="2026-11-20T10:00:00+01:00", created_by="u"
        )
        self.current = Opened(record, case, form, 1, False, content, newer=newer or {})
        self.saved = content
        self.savings = 0
        self.fault = ""
        self._rows = 100

    def open(self, document_id: int, revision: int | None = None) -> Opened:
        return replace(self.current, content=self.saved)

    def save(self, document_id: int, content: Content) -> str:
        if self.fault:
            raise Fault(self.fault)
        self.saved, self.savings = content, self.savings + 1
        return "14:03"

    def new_row_id(self) -> str:
        self._rows += 1
        return f"r{self._rows}"

    def taken_over(self, content: Content, path: Path, origin: Origin) -> Content:
        return Content({**content.answers, path: origin.value}, {**content.origins, path: origin})

    def facts(self, document: Opened, content: Content) -> CaseFacts:
        return document.facts

    def problems(self, document: Opened, content: Content) -> dict[Path, checks.Problem]:
        return checks.problems(document.form, content.answers, document.facts, NOW.date(), None)

    def computed(self, document: Opened, content: Content) -> dict[Path, str]:
        fields = [f for f in document.form.fields() if f.type is FieldType.COMPUTED]
        return {f.id: COMPUTED[f.compute](content.answers, document.facts) for f in fields}

    def make_clear(self, document_id: int) -> int:
        self.current = replace(self.current, fixed=True)
        return self.current.revision

    def correct(self, document_id: int) -> int:
        self.current = replace(self.current, fixed=False, revision=self.current.revision + 1)
        return self.current.revision

    def usage(self, serial: int, row_id: str) -> list[str]:
        return ["SIP-kallelse"] if row_id == "r2" else []


@dataclass(frozen=True)
class Pixels:
    data: bytes
    width: int
    height: int
    stride: int


class Papers:
    """Papers where every answered path stands 20 mm below the one before, twelve on a page."""

    def __init__(self) -> None:
        self.views: list[View] = []
        self.pages: list[int] = []

    def view(self, document: Opened, content: Content, mode: Mode) -> View:
        shown, hidden = conditions.visible(document.form, content.answers, document.facts)
        return View(form=shown, answers=content.answers, mode=mode, head=Head(), hidden=hidden)

    def paper(self, view: View) -> Paper:
        self.views.append(view)
        paths = [f.id for f in view.form.fields()]
        paths += [path for path, _ in walk(view.answers) if "/" in path]
        places = {path: Place(i // 12, 30 + 20.0 * (i % 12), 44 + 20.0 * (i % 12)) for i, path in enumerate(paths)}
        missing = {path: "😀" for path, value in walk(view.answers) if isinstance(value, str) and "😀" in value}
        return Paper(b"", max(1, -(-len(paths) // 12)), places, missing)

    def page(self, paper: Paper, index: int, width: int) -> Pixels:
        self.pages.append(index)
        height = round(width * 297 / 210)
        stride = (width * 3 + 3) // 4 * 4
        return Pixels(b"\xff" * (stride * height), width, height, stride)


def form_from(name: str) -> Form:
    """One of the real forms."""
    return read_form((ROOT / "forms" / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


YES_NO = (Option("ja", "Ja"), Option("nej", "Nej"))
MANY = tuple(Option(f"o{n}", f"Val {n}") for n in range(9))


ACTIVITY = Field(
    id="act",
    label="Aktiviteter",
    type=FieldType.ROWS,
    row_word="Aktivitet",
    layout=Layout.CARDS,
    columns=(
        Field(id="what", label="Vad", type=FieldType.LONGTEXT),
        Field(id="why", label="Varför då", type=FieldType.TEXT, shown_when=Condition(field="what", answered=True)),
    ),
)
GOALS = Field(
    id="goals",
    label="Delmål",
    type=FieldType.ROWS,
    row_word="Delmål",
    layout=Layout.CARDS,
    help="Ett i taget.",
    columns=(
        Field(id="goal", label="Vad ska hända", type=FieldType.TEXT, required=True),
        Field(id="by", label="Klart", type=FieldType.DATE),
        ACTIVITY,
    ),
)
FIRST = Section(
    id="one",
    title="Första delen",
    fields=(
        Field(
            id="name", label="Namn", type=FieldType.TEXT, required=True, help="Skriv namnet.", source="Uppsala (000:1)"
        ),
        Field(id="story", label="Berättelse", type=FieldType.LONGTEXT),
        Field(id="day", label="Dag", type=FieldType.DATE),
        Field(id="hour", label="Tid", type=FieldType.TIME),
        Field(id="start", label="Börjar", type=FieldType.DATETIME),
        Field(id="count", label="Antal", type=FieldType.NUMBER),
        Field(id="pnr", label="Personnummer", type=FieldType.PERSONNUMMER),
        Field(id="phone", label="Telefon", type=FieldType.PHONE),
    ),
)
SECOND = Section(
    id="two",
    title="Andra delen",
    help="Om barnet.",
    fields=(
        Field(id="yes", label="Deltar", type=FieldType.CHOICE, options=YES_NO),
        Field(
            id="why_not",
            label="Varför inte",
            type=FieldType.LONGTEXT,
            required=True,
            shown_when=Condition(field="yes", equals="nej"),
        ),
        Field(id="long", label="Många val", type=FieldType.CHOICE, options=MANY),
        Field(id="many", label="Flera svar", type=FieldType.MULTI, options=MANY[:4]),
        Field(id="tick", label="Sekretess är påmind", type=FieldType.CHECK),
        Field(id="who", label="Ansvarig", type=FieldType.PARTY),
    ),
)
THIRD = Section(
    id="three",
    title="Delmål",
    fields=(
        GOALS,
        Field(id="sign", label="Underskrift", type=FieldType.SIGNATURE),
        Field(id="info", label="Att veta", type=FieldType.INFO, text="Läs det här."),
        Field(id="length", label="Längd", type=FieldType.COMPUTED, compute="age_group"),
    ),
)


def every_kind() -> Form:
    """A form with every kind of field, rows in rows, and conditions."""
    last = Section(
        id="four",
        title="Bara vid nej",
        shown_when=Condition(field="yes", equals="nej"),
        fields=(Field(id="only", label="Bara då", type=FieldType.TEXT),),
    )
    return Form(
        id="prov", number="1", title="Provblankett", version=1, purpose="Prov", sections=(FIRST, SECOND, THIRD, last)
    )


def goals(*names: str) -> Answers:
    return {"goals": tuple(Row(f"g{n}", {"goal": name}) for n, name in enumerate(names, 1))}


def big_plan(goals_count: int = 6, activities: int = 3) -> Content:
    """A plan with many goals and activities: every column answered that takes typed text."""
    form = form_from("plan")
    rows = form.field("p_delmal")
    assert rows is not None

    def filled(columns: tuple[Field, ...], n: int) -> Answers:
        cells: Answers = {}
        for column in columns:
            if column.type is FieldType.ROWS:
                cells[column.id] = tuple(Row(f"a{n}{i}", filled(column.columns, i)) for i in range(activities))
            elif column.type is FieldType.CHOICE:
                cells[column.id] = column.options[n % len(column.options)].id
            elif column.type is FieldType.PARTY:
                cells[column.id] = Ref("r2", PEOPLE[2].label)
            elif column.type is FieldType.DATE:
                cells[column.id] = date(2027, 1, 1 + n).isoformat()
            elif column.type in (FieldType.TEXT, FieldType.LONGTEXT):
                cells[column.id] = f"sova minst sju timmar fem nätter av sju, {n}"
        return cells

    answers: Answers = {"p_delmal": tuple(Row(f"d{n}", filled(rows.columns, n)) for n in range(goals_count))}
    story = "Jag sover dåligt och orkar inte idrotten. Vi bor trångt men tryggt. " * 4
    for asked in form.fields():
        if asked.type is FieldType.LONGTEXT:
            answers[asked.id] = values.parse(asked, story, NOW.date())
    return Content(answers, {"p_namn": Origin("arendeblad", "Tilda Prov")})
