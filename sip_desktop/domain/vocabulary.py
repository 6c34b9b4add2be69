"""The vocabulary of ``forms/`` as Markdown, made from the structs; it knows no file and no real form.

``forms/README.md`` is the output of ``readme``; a test compares them, so a new key cannot go unexplained.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from sip_desktop.domain.computed import COMPUTED
from sip_desktop.domain.deadlines import Deadline
from sip_desktop.domain.derived import DERIVED
from sip_desktop.domain.form import Condition, Field, FieldType, Form, Option, Section
from sip_desktop.domain.form_checks import PARTY_KINDS
from sip_desktop.domain.guidance.rule import Rule
from sip_desktop.domain.law import Law
from sip_desktop.domain.region import Change, Region

STRUCTS: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (Form, "A form: the top of `forms/<id>.toml`"),
    (Section, "A section: `[[section]]`"),
    (Field, "A field: `[[section.field]]`; a column: `[[section.field.column]]`, in two levels at most"),
    (Option, 'An option: `{ id = "ja", label = "Ja" }`'),
    (Condition, 'A condition: `{ field = "k_typ", equals = "forsta" }`'),
    (Region, "A region: the top of `forms/regions/<code>.toml`"),
    (Change, "A region's change in one field: `[[change]]`"),
    (Deadline, "A deadline: `[[deadline]]` in a region's file or, for every region, in `forms/deadlines.toml`"),
    (Rule, "A rule: `[[rule]]` in `forms/rules/<topic>.toml`; all of them stand in `docs/rules.md`"),
    (Law, "A provision: `[[row]]` in `forms/law.toml`"),
)

MEANINGS: dict[str, tuple[str, str]] = {
    "Form.id": ("Name of the form, and of its file. Never changed.", '"kallelse"'),
    "Form.number": ("Place in the set of forms, printed.", '"3"'),
    "Form.title": ("Title on screen and paper.", '"SIP – Kallelse"'),
    "Form.version": ("Raised at every change, from 1.", "1"),
    "Form.purpose": ("What the paper is for, in its foot.", '"Kallar till ett möte …"'),
    "Form.stage": ("Where in the process it is offered.", '"kallelse"'),
    "Form.offered_when": ("Offered in a case only when this case fact holds.", '{ fact = "age", in = ["ungdom", ""] }'),
    "Form.in_case": ("False for what stands outside every case (evaluations).", "false"),
    "Form.internal": ("True for what never leaves the unit.", "true"),
    "Form.once": ("True when a case has one only.", "true"),
    "Form.easy_read": ("Large text, short lines, drawn faces.", "true"),
    "Form.secrecy": ("Whether the paper has a secrecy mark.", "false"),
    "Form.bare": ("True for a card to carry: no case, no law and no handling round the answers.", "true"),
    "Form.cards": ("True for signs to cut out, four a page: each section a card with its title and info.", "true"),
    "Form.pocket": ("True for one card as large as a bank card, alone on its page.", "true"),
    "Form.binder": ("True for a page of the reserve binder itself; no region lists it and no case begins it.", "true"),
    "Form.chart": (
        "True for a drawn flow chart: each section a step (title, help, text fields), each info a branch beside it.",
        "true",
    ),
    "Form.checklist": ("True when what is not ticked tells as much: filled paper keeps every question.", "true"),
    "Form.law": ("Ids in `law.toml`; the wording in force on the paper's day is printed.", '["sip_socialtjanst"]'),
    "Form.dropped": ("Ids of fields that earlier versions had.", '["k_fax"]'),
    "Form.section": ("The sections.", "[[section]]"),
    "Section.id": ("Unique in the form.", '"delmal"'),
    "Section.title": ("Heading.", '"Delmål och aktiviteter"'),
    "Section.help": ("One line under the heading.", '"Skriv med den enskildes egna ord."'),
    "Section.part": ("The part of its fields, where they name none.", '"goals"'),
    "Section.shown_when": ("Shown only when this holds.", '{ fact = "child", equals = true }'),
    "Section.field": ("The fields.", "[[section.field]]"),
    "Field.id": ("Unique in the form, for a column in its row. a–z, 0–9, _.", '"k_syfte"'),
    "Field.label": ("Question or heading; needed for all types but info.", '"Syfte med mötet"'),
    "Field.type": ("See the types below.", '"longtext"'),
    "Field.help": ("One line that helps; on screen, not on paper.", '"Högst två timmar."'),
    "Field.required": ("Said to be missing while empty; never stops typing.", "true"),
    "Field.required_when": ("Required when this holds.", '{ field = "p_uppf_datum", answered = false }'),
    "Field.shown_when": ("Shown only when this holds; the answer is kept.", '{ fact = "careful", equals = false }'),
    "Field.width": ("Columns of twelve; what fits stands side by side.", "6"),
    "Field.lines": ("Writing lines on the blank; 0 = what the type needs.", "3"),
    "Field.layout": ("How rows stand on paper.", '"cards"'),
    "Field.blank_rows": ("Empty rows on the blank.", "2"),
    "Field.row_word": ("What one row is called, as in Lägg till delmål.", '"Delmål"'),
    "Field.options": ("The options of choice and multi.", '[{ id = "ja", label = "Ja" }]'),
    "Field.faces": ("A choice as faces on paper; the options are glad, mellan, ledsen, vet_inte.", "true"),
    "Field.drawing": ("A longtext to draw in: a frame on paper for the pen, `lines` high and at least 70 mm.", "true"),
    "Field.leads_to": ("An info of a chart: id of the section that its arrow leads to.", '"avslut"'),
    "Field.column": ("The columns of rows.", "[[section.field.column]]"),
    "Field.roles": ("Kinds of party offered first in a party field.", '["aktor", "personal"]'),
    "Field.text": ("The fixed text of info.", '"Planen ersätter inte …"'),
    "Field.compute": ("The function of a computed field.", '"age_group"'),
    "Field.same_rows": (
        "True when rows taken by `prefill` go on being the same rows, with the same ids, as in a follow-up.",
        "true",
    ),
    "Field.prefill": ("Where a new document takes the answer from; see below.", '["arendeblad.namn"]'),
    "Field.part": ("What kind of information it is: decides who may see it.", '"name"'),
    "Field.filled_by": ("Who fills it in.", '["IN"]'),
    "Field.source": ("Seed file and section, or provision, that asks for it.", '"Skåne, Kallelse (002:33)"'),
    "Field.was": ("Ids it had in earlier versions.", '["k_andamal"]'),
    "Option.id": ("What is stored.", '"ja"'),
    "Option.label": ("What is shown.", '"Ja"'),
    "Condition.field": ("A field of the form; in a row, a column of that row comes first.", '"k_tolk"'),
    "Condition.fact": ("A fact of the case, instead of a field.", '"careful"'),
    "Condition.equals": ("True when the answer is this, or has this ticked.", '"ja"'),
    "Condition.in": ('True when the answer is one of these; "" is no answer.', '["ja", "vet_inte"]'),
    "Condition.answered": ("True when something (or, false, nothing) was answered.", "true"),
    "Region.code": ("Name of the profile, and of its file.", '"varmland"'),
    "Region.name": ("Name on screen.", '"Värmland"'),
    "Region.forms": ("The forms it offers, in order.", '["arendeblad", "kallelse"]'),
    "Region.words": ("Words for {samordnare} and its like in forms; {Samordnare} has a capital.", "[words]"),
    "Region.handling": ("Foot of the paper.", '"Mejla inte."'),
    "Region.handling_careful": ("The same in a case handled by hand only.", '"Hanteras bara på papper …"'),
    "Region.secrecy": ("Provisions offered for the secrecy mark.", '"26 kap. 1 § …"'),
    "Region.secrecy_careful": ("The same in a case handled by hand only.", '"21 kap. 3 § …"'),
    "Region.agenda": ("The meeting's agenda, which fills {dagordning}.", '["1. Välkommen"]'),
    "Region.routine": ("Title of the region's own routine.", '"Rutin SIP"'),
    "Region.document_id": ("Its document number.", '"DocPlusSTYR-13053"'),
    "Region.valid_from": ("Its first day.", "2024-06-18"),
    "Region.valid_to": ("Its last day; a profile past it says so and works.", "2026-06-18"),
    "Region.source": ("Where the profile is from.", '"Värmland, rutin SIP (004)"'),
    "Region.change": ("What it has otherwise.", "[[change]]"),
    "Region.transfer_careful": (
        "May papers of a case handled by hand only be written into the ordinary system afterwards: `aldrig`; "
        "`utan_plats`, without whereabouts; `fraga`, when the chief has said yes, and without whereabouts.",
        '"utan_plats"',
    ),
    "Region.deadline": ("Its own deadlines.", "[[deadline]]"),
    "Region.based_on": ("Only in a profile made in the program: the shipped one it was copied from.", '"skane"'),
    "Change.form": ("The form.", '"plan"'),
    "Change.field": ("The field; a column as field/column.", '"p_delmal/d_klart"'),
    "Change.required": ("Required or not, here.", "true"),
    "Change.hidden": ("Not shown here; what was answered is kept.", "true"),
    "Change.label": ("Another label.", '"Delade meningar"'),
    "Change.help": ("Another help.", '"Högst två timmar."'),
    "Change.source": ("Where the region asks for it.", '"Halland, Uppföljning (003:15)"'),
    "Deadline.id": ("Unique in the file, and among those of every region.", '"d4_kallelse"'),
    "Deadline.event": ("What starts the clock.", '"hospital_notice"'),
    "Deadline.amount": ("How many units; 0 is at once, where the routine has no number.", "24"),
    "Deadline.unit": ("Hours run by the clock; a weekday is no Saturday, Sunday, holiday or eve.", '"hours"'),
    "Deadline.before": ("Counted backwards from the event.", "true"),
    "Deadline.what": ("What must be done by then.", '"Kallelsen är publicerad"'),
    "Deadline.level": ("What it is to miss it.", '"varning"'),
    "Deadline.moves": ("A last day that is no weekday becomes the next one (lag 1930:173 2 §).", "true"),
    "Deadline.applies_when": ("Only when this case fact holds.", '{ fact = "situation", equals = "utskrivning" }'),
    "Deadline.routine_says": ("The routine's own words, where the number is our reading of them.", '"några dagar"'),
    "Deadline.offered": (
        "In `deadlines.toml`: not in force, but a profile made in the program may take it in.",
        "true",
    ),
    "Deadline.settled_by": (
        "What stops the clock; left out: another event, or the end of the case.",
        '"held"',
    ),
    "Deadline.source": ("Seed file and section, or provision.", '"Skåne, Kallelse (002:29)"'),
    "Rule.id": ("The id of the catalogue of rules. Never changed.", '"R-SAM-01"'),
    "Rule.met": ("By a check in the program, a line to think of, a form, or the way the program is made.", '"check"'),
    "Rule.level": ("What it is not to follow it.", '"stopp"'),
    "Rule.why": ("What the rule says, in our own words.", '"En SIP görs bara när …"'),
    "Rule.source": ("Seed file and section, or provision.", '"Uppsala, Samtycke (000:80)"'),
    "Rule.certainty": ("S read, M second hand, L to be confirmed, H our own conclusion.", '"S"'),
    "Rule.regions": ("Regions it holds in; none given is all.", '["varmland"]'),
    "Rule.levels": ("Regions with another level.", '{ haninge = "stopp" }'),
    "Rule.for_whom": ("Authorities it holds for; none given is all.", '["socialtjanst"]'),
    "Rule.acts": ("The acts it stops, or before which it is said.", '["send_call"]'),
    "Rule.hard": ("True when nobody may go on past it.", "true"),
    "Rule.text": ("What is said when it is found; `{words}` come from the check.", '"Samtycke behövs …"'),
    "Rule.texts": ("Other wordings, by name.", '{ refused = "…" }'),
    "Rule.action": ("What to do.", '"Fyll i ett samtyckesblad."'),
    "Rule.allowed": ("What may be done meanwhile, for a stop.", '"Du får ringa …"'),
    "Rule.states": ("The states it is shown in; none given is until the case is closed.", '["T3", "T4"]'),
    "Rule.at": ("Form and field where it is mended, or where it is met.", '"plan:p_uppf_datum"'),
    "Rule.tests": ("The test that proves it, for what is met by design.", '"tests/test_no_network.py::…"'),
    "Rule.yields_to": ("Rules before which it is silent.", '["R-SAM-05"]'),
    "Rule.ways": ("Forms that are other ways on.", '["planering_insats"]'),
    "Law.id": ("The topic; rows with the same id follow each other in time.", '"orosanmalan"'),
    "Law.provision": ("As it is printed.", '"19 kap. 1 § socialtjänstlagen (2025:400)"'),
    "Law.words": ("What it says, in our own words.", '"Den som …"'),
    "Law.valid_from": ("First day of the wording.", "2025-07-01"),
    "Law.valid_to": ("Last day; none while in force.", "2025-06-30"),
    "Law.checked_on": ("When we last read it.", "2026-11-22"),
    "Law.source": ("Where we read it.", '"SFS 2025:400"'),
    "Law.certainty": ("S read in the statute, M good secondary source, L to be confirmed.", '"S"'),
}

TYPES: dict[FieldType, str] = {
    FieldType.TEXT: "One line.",
    FieldType.LONGTEXT: "Several lines.",
    FieldType.DATE: "A day.",
    FieldType.TIME: "A time of day.",
    FieldType.DATETIME: "A day and a time.",
    FieldType.NUMBER: "A number.",
    FieldType.CHOICE: "One of the options.",
    FieldType.MULTI: "Any of the options.",
    FieldType.CHECK: "A box to tick.",
    FieldType.PERSONNUMMER: "Personnummer, samordningsnummer or reservnummer.",
    FieldType.PHONE: "A telephone number, of somebody's work: private numbers stand on the address sheet.",
    FieldType.PARTY: "Somebody of the case, chosen from the rows of the ärendeblad, or free text.",
    FieldType.ROWS: "Rows of columns; a column may be rows itself, once.",
    FieldType.SIGNATURE: "A line to sign on, on paper only.",
    FieldType.INFO: "Fixed text; nothing to answer.",
    FieldType.COMPUTED: "Follows from other answers.",
}

_INTRO = """\
# The vocabulary of the forms

One TOML file a form, one a region (`regions/`), the law (`law.toml`) and the deadlines of every region
(`deadlines.toml`). They are data: screen, checks, prefill,
print, blanks and readers all follow from them. A key that is not below is refused, with file and place.

This file is made from the code:
`python -c "from sip_desktop.domain.vocabulary import readme; print(readme(), end='')" > forms/README.md`

To change a form: edit the file, raise its `version`, keep old ids in `was` or `dropped`, run `tests/test_forms.py`.
"""

_PREFILL = """\
## Prefill

`prefill` lists places in earlier documents; the first that holds an answer is copied when the document is made.

* `"arendeblad.namn"`: the field `namn` of the form `arendeblad`. `"previous.p_situation"`: the same form's earlier
  document in the case.
* A rows field takes whole rows: `prefill = ["kallelse.k_deltagare"]`. Each column then names the column it takes,
  `prefill = ["kd_part"]`; without that it takes the column with its own id, if there is one. Several names: the
  first that is answered.
* `"row"` in a party column is a reference to the copied row itself, for rows that come from the ärendeblad.
* `"samtycken.svar"`: an answer that follows from several papers together; those there are stand above. Where such a
  source says anything, a field it leaves empty is left empty. What it says is offered also to a draft that was begun
  before the papers came.
* A choice takes only from a field whose options it has; text takes from anything but rows.

## Placeholders

`{samordnare}` in a title, label, help, text or option is the region's own word (`[words]`), with a capital for
`{Samordnare}`. `{dagordning}` is the region's agenda, one line a point.
"""


def readme() -> str:
    """The whole of ``forms/README.md``."""
    types_table = _table(("type", "what is answered"), ((kind.value, TYPES[kind]) for kind in FieldType))
    names = f"Kinds of party (`roles`): {_listed(PARTY_KINDS)}.\n\nFunctions (`compute`): {_listed(COMPUTED)}.\n"
    names += f"\nDerived answers (`prefill`): {_listed(_derived())}.\n"
    return "\n".join((_INTRO, vocabulary_table(), "## Types of field\n", types_table, names, _PREFILL))


def _derived() -> Iterator[str]:
    """Every answer that prefill may take from several papers together, columns too: `kallade.rader/ka_part`."""
    for name, source in DERIVED.items():
        for field in source.form.fields():
            yield f"{name}.{field.id}"
            yield from (f"{name}.{field.id}/{column.id}" for column in field.columns)


def vocabulary_table() -> str:
    """Every key of every struct with type, default, meaning and example, as Markdown tables."""
    return "\n".join(_struct_table(kind, title) for kind, title in STRUCTS)


def _struct_table(kind: type[msgspec.Struct], title: str) -> str:
    rows = (
        (
            f"`{field.encode_name}`",
            _kind(field.type),
            "needed" if field.required else _default(field),
            *_meaning(kind, field.encode_name),
        )
        for field in msgspec.structs.fields(kind)
    )
    return f"## {title}\n\n" + _table(("key", "type", "default", "meaning", "example"), rows)


def _meaning(kind: type[msgspec.Struct], key: str) -> tuple[str, str]:
    meaning, example = MEANINGS[f"{kind.__name__}.{key}"]
    return meaning, f"`{example}`"


def _default(field: msgspec.structs.FieldInfo) -> str:
    value = field.default
    if value is None or value is msgspec.NODEFAULT or value in ("", ()):
        return "–"
    return f"`{str(value).lower()}`"


def _kind(kind: object) -> str:
    """A type as the author of a file meets it."""
    plain = {str: "text", bool: "true/false", int: "number", date: "date"}
    if isinstance(kind, type):
        if issubclass(kind, StrEnum):
            return "one of " + _listed(member.value for member in kind)
        return plain.get(kind, f"table ({kind.__name__})")
    inside = [_kind(part) for part in typing.get_args(kind) if part not in (Ellipsis, type(None))]
    if typing.get_origin(kind) is tuple:
        return f"list of {inside[0]}"
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return " or ".join(inside)
    return "table of text"


def _listed(names: typing.Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: typing.Iterable[tuple[str, ...]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: tuple[str, ...], rows: typing.Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
