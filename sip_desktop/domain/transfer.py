"""What of a paper may be written into the ordinary system afterwards, and how it reads there; it writes nothing.

Source: Värmland, Reservrutin (004:139-144); Botkyrka, Driftstopp Lifecare: who wrote on paper and for which period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Path, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.conditions import visible
from sip_desktop.domain.form import Field, FieldType, Form, Layout, Part, Section, Stage
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.region import CarefulTransfer, Region
from sip_desktop.texts import transfer as texts

NOTE = "aterforing"
CHIEF = "t_chef"
ASKED, ASKED_WHOM = "c_it", "c_vem"
SILENT = frozenset({FieldType.INFO, FieldType.SIGNATURE})
# Where somebody is, how they are reached and what threatens them stay on paper (004:73, practice §6.1).
WHEREABOUTS = (Part.PLACE, Part.CONTACT, Part.THREAT)
# The unit's own lists, and what is about the meeting and not about the person.
STAYS_ON_PAPER = frozenset(
    "aterforing arendeblad dagordning identitetsblad journalanteckning underskriftsblad vem_fick_vad".split()
)
AFTER_THE_MEETING = frozenset({Stage.MEETING, Stage.PLAN, Stage.FOLLOW_UP, Stage.CLOSING})
# Who wrote a paper, as the paper itself says it: a field, or a column of its rows.
WRITERS = {
    "forberedelse": "f_bedomning_av",
    "inbjudan": "ib_avsandare",
    "kallelse": "k_avsandare",
    "plan": "p_sekreterare",
    "planering_insats": "pi_av",
    "telefonkallelse": "tk_samtal/ts_av",
    "uppfoljning": "u_sekreterare",
}
TellsPlace = Callable[[str], bool]


class Refusal(msgspec.Struct, frozen=True):
    """Why nothing of a case may be written into another system. ``askable`` when the chief may still say yes."""

    text: str
    source: str
    askable: bool = False


class TransferLine(msgspec.Struct, frozen=True):
    """One thing to write in. ``path`` is where it stands in the document: a field, a cell or a whole row;
    ``section`` is the title it stands under.

    ``withheld`` is set when the text tells where somebody is: it is shown as such and can be neither copied nor
    ticked.
    """

    path: Path
    label: str
    text: str
    section: str = ""
    withheld: bool = False


class Entered(msgspec.Struct, frozen=True):
    """What the unit's own note says of a paper that has been written in; dates are ISO, "" where nobody knows."""

    paper: str
    written_by: str
    start: str
    end: str
    system: str
    entered_by: str
    day: str
    original: str
    read: bool


def may_transfer(
    region: Region, facts: CaseFacts, said_yes: str = "", consents: Iterable[CasePaper] = ()
) -> Refusal | None:
    """None when papers of the case may be written into the ordinary system, otherwise why not.

    ``consents`` are the papers where somebody was asked about it: a no holds until the same one says yes on a paper of
    the same kind. ``said_yes`` is the chief who has said yes where the region's routine says nothing. Violence counts
    as protected data (R-SKY-05, 004:75). Where it is allowed in such a case, the text must not show where somebody
    is: see ``must_be_read`` and ``lines``.

    Source: Uppsala, Skyddade personuppgifter (000:190); Värmland, Personer med skyddade personuppgifter (004:73).
    """
    if _somebody_said_no(consents):
        return Refusal(texts.SAID_NO, texts.SAID_NO_SOURCE)
    if not facts.careful or region.transfer_careful is CarefulTransfer.WITHOUT_WHEREABOUTS:
        return None
    if region.transfer_careful is CarefulTransfer.ASK:
        text = texts.ASK_FIRST.format(form=texts.TITLE)
        return None if said_yes.strip() else Refusal(text, region.source, askable=True)
    return Refusal(texts.NEVER.format(region=region.name), region.source)


def _somebody_said_no(consents: Iterable[CasePaper]) -> bool:
    newest: dict[tuple[str, str], str] = {}
    for paper in sorted(consents, key=lambda each: (each.cleared, each.ordinal)):
        if said := text_of(paper.answers.get(ASKED)):
            newest[paper.form, text_of(paper.answers.get(ASKED_WHOM))] = said
    return "nej" in newest.values()


def must_be_read(facts: CaseFacts) -> bool:
    """True when a human must have read the text first: it may not show where somebody is (R-SKY-04, 004:73)."""
    return facts.careful


def is_working_paper(form: Form, signed: bool) -> bool:
    """True for a sheet that may go when its words stand in the system: neither signed nor about consent.

    An original with a signature is kept (004:131), and a consent is, whether or not somebody remembered to say that
    it was signed.
    """
    return not signed and form.stage is not Stage.CONSENT


def is_for_the_system(form: Form, facts: CaseFacts) -> bool:
    """True for papers that have a counterpart in an ordinary system. What is the person's own has no secrecy mark
    and stays with the person.

    Of a case handled by hand only, just what the meeting came to: an invitation there can be traced, so it is made
    by telephone (004:59, 71), and what stays within the unit on paper stays there.
    """
    if form.id in STAYS_ON_PAPER or not form.secrecy:
        return False
    return not facts.careful or (form.stage in AFTER_THE_MEETING and not form.internal)


def lines(
    form: Form, answers: Answers, facts: CaseFacts, tells_place: TellsPlace | None = None
) -> tuple[TransferLine, ...]:
    """What was answered, in the order of the form: one line a question, one a row of a table, one a cell of a card.

    Internal fields are left out, and with them what a child wants nobody to read (OSL 12 kap. 3 §). In a case
    handled by hand only, places, ways of contact and threats are left out too, and a line whose text makes
    ``tells_place`` true is withheld: that is where the check of whereabouts fits in.
    """
    shown, hidden = visible(form, answers, facts)
    silent = {Part.INTERNAL, *(WHEREABOUTS if facts.careful else ())}
    found = (
        msgspec.structs.replace(line, section=section.title)
        for section in shown.sections
        for field in section.fields
        if (field.part or section.part) not in silent
        for line in _field_lines(field, answers.get(field.id), field.id, field.label, silent, hidden)
    )
    if not facts.careful or tells_place is None:
        return tuple(found)
    return tuple(msgspec.structs.replace(line, withheld=tells_place(line.text)) for line in found)


def journal_lines(form: Form, answers: Answers, facts: CaseFacts) -> tuple[tuple[TransferLine, ...], str]:
    """The lines of a paper to copy into one's own journal, one a section, and what the first section says: for whom."""
    made = [line for section in form.sections[1:] if (line := _section_line(form, section, answers, facts))]
    whose = next(iter(lines(msgspec.structs.replace(form, sections=form.sections[:1]), answers, facts)), None)
    return tuple(made), whose.text if whose else ""


def written_by(form_id: str, answers: Answers) -> str:
    """Who wrote the paper, as it says itself; "" when it does not say."""
    field, _, column = WRITERS.get(form_id, "").partition("/")
    value = answers.get(field)
    said = [row.cells.get(column) for row in rows_of(value)] if column else [value]
    return ", ".join(dict.fromkeys(name for each in said if (name := text_of(each).strip())))


def noted(rows: tuple[Row, ...], entered: Entered, new_id: Callable[[], str], complete: bool) -> tuple[Row, ...]:
    """The rows of the unit's note with the one about this paper as it stands now.

    The row is known by what it calls the paper. What somebody has written in it is kept. A paper that is no longer
    complete has neither a day nor who entered it; one that never was gets no row.
    """
    said: dict[str, Value] = {
        "tr_papper": entered.paper,
        "tr_av": entered.written_by,
        "tr_fran": entered.start,
        "tr_till": entered.end,
        "tr_system": entered.system,
        "tr_original": entered.original,
    }
    done: dict[str, Value] = {"tr_infort_av": entered.entered_by, "tr_infort": entered.day, "tr_plats": entered.read}
    known = next((row for row in rows if text_of(row.cells.get("tr_papper")) == entered.paper), None)
    if known is None and not complete:
        return rows
    before = known.cells if known else {}
    cells = {name: value for name, value in {**said, **before}.items() if name not in done}
    made = Row(known.id if known else new_id(), _answered({**cells, **(done if complete else {})}))
    return tuple(made if row is known else row for row in rows) + (() if known else (made,))


def _section_line(form: Form, section: Section, answers: Answers, facts: CaseFacts) -> TransferLine | None:
    below = lines(msgspec.structs.replace(form, sections=(section,)), answers, facts)
    if not below:
        return None
    # With its questions, for where it is pasted nobody sees the heading.
    return TransferLine(section.id, section.title, " ".join(_sentence(line) for line in below))


def _answered(cells: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in cells.items() if is_answered(value)}


def _field_lines(
    field: Field, value: Value | None, path: Path, label: str, silent: set[Part], hidden: frozenset[Path]
) -> Iterator[TransferLine]:
    if path in hidden or field.type in SILENT or not is_answered(value):
        return
    if field.type is FieldType.ROWS:
        yield from _row_lines(field, value, path, "", silent, hidden)
    else:
        yield TransferLine(path, label, _words(field, value))


def _row_lines(
    field: Field, value: Value | None, path: Path, above: str, silent: set[Part], hidden: frozenset[Path]
) -> Iterator[TransferLine]:
    word = field.row_word or field.label or texts.ROW
    columns = [column for column in field.columns if column.part not in silent]
    for number, row in enumerate(rows_of(value), start=1):
        pattern = texts.UNDER if above else texts.NUMBERED
        name = pattern.format(above=above, word=word.lower() if above else word, number=number)
        if field.layout is Layout.TABLE:
            yield from _table_row(columns, row, f"{path}/{row.id}", name, hidden)
            continue
        for column in columns:
            cell, below = row.cells.get(column.id), f"{path}/{row.id}/{column.id}"
            if column.type is FieldType.ROWS and below not in hidden:
                yield from _row_lines(column, cell, below, name, silent, hidden)
            else:
                label = texts.CELL.format(above=name, label=column.label)
                yield from _field_lines(column, cell, below, label, silent, hidden)


def _table_row(
    columns: list[Field], row: Row, path: Path, name: str, hidden: frozenset[Path]
) -> Iterator[TransferLine]:
    said = [
        (column, _words(column, row.cells.get(column.id)))
        for column in columns
        if column.type not in SILENT and f"{path}/{column.id}" not in hidden and is_answered(row.cells.get(column.id))
    ]
    words = [
        text if column is columns[0] else texts.LABELLED.format(label=column.label, text=text)
        for column, text in said
        if text
    ]
    if words:
        yield TransferLine(path, name, texts.BETWEEN.join(words))


def _words(field: Field, value: Value | None) -> str:
    """As it is written in another system: a time as 2026-12-03 13.00, an option as its label."""
    if field.type is FieldType.DATETIME:
        return values.edit_text(field, value)
    return values.printed(field, value).strip()


def _sentence(line: TransferLine) -> str:
    return texts.SENTENCE.format(label=line.label.rstrip(".:"), text=line.text.rstrip("."))
