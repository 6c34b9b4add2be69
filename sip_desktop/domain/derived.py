"""What prefill may take besides earlier documents: answers that follow from several papers of the case together.

Each is a pure function with a name, ``prefill = ["samtycken.svar"]``, and a small form that says what its answers are;
the list is closed, and the names are checked as those of forms are. It knows no document of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, Value, is_answered
from sip_desktop.domain.form import Field, FieldType, Form, Option, Section
from sip_desktop.domain.lenses.case_papers import CaseKnown
from sip_desktop.domain.lenses.consent_summary import consent_summary
from sip_desktop.domain.lenses.consents import CONSENT_FORMS
from sip_desktop.domain.lenses.invitations import CALL_FORMS, Called, invitations
from sip_desktop.domain.lenses.parties import Party, is_party, parties
from sip_desktop.texts import consents as texts


class Derived(msgspec.Struct, frozen=True):
    """One derived source: the shape of its answers, the forms it reads (no other paper is opened), and the function."""

    form: Form
    reads: frozenset[str]
    answers: Callable[[CaseKnown], Answers]


def _shape(name: str, *fields: Field) -> Form:
    section = Section(id="svar", title="", fields=fields)
    return Form(id=name, number="", title="", version=1, purpose="", sections=(section,))


def _options(labels: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(id=name, label=label) for name, label in labels.items() if name)


CONSENTS = _shape(
    "samtycken",
    Field(id="svar", type=FieldType.CHOICE, options=_options(texts.ANSWERS)),
    Field(id="dag", type=FieldType.DATE),
    Field(id="hur", type=FieldType.CHOICE, options=_options(texts.HOW)),
    Field(id="omfattar", type=FieldType.LONGTEXT),
    Field(id="pa_papper", type=FieldType.LONGTEXT),
)
CALLED = _shape(
    "kallade",
    Field(
        id="rader",
        type=FieldType.ROWS,
        columns=(
            Field(id="ka_part", type=FieldType.PARTY),
            Field(id="ka_kontakt", type=FieldType.PHONE),
            Field(id="ka_huvudman", type=FieldType.CHOICE, options=_options(texts.PRINCIPALS)),
            Field(id="ka_slag", type=FieldType.CHOICE, options=_options(texts.KINDS_SAID)),
            Field(id="ka_satt", type=FieldType.CHOICE, options=_options(texts.WAYS)),
        ),
    ),
)


def _consent_answers(known: CaseKnown) -> Answers:
    said = consent_summary(known)
    found = {"svar": said.answer, "dag": said.day, "hur": said.how, "omfattar": said.scope, "pa_papper": said.on_paper}
    return {name: text for name, text in found.items() if text}


def _called_answers(known: CaseKnown) -> Answers:
    """A row for everybody called or invited; how they take part only where they said that they come."""
    people = parties(known.sheet)
    rows = tuple(_called_row(number, one, people) for number, one in enumerate(invitations(known.papers), 1))
    return {"rader": rows} if rows else {}


def _called_row(number: int, one: Called, people: tuple[Party, ...]) -> Row:
    cells: dict[str, Value] = {
        "ka_part": _who(one, people),
        "ka_kontakt": one.phone if one.stand_in is None else "",
        "ka_huvudman": one.principal,
        "ka_slag": one.kind if one.kind in texts.KINDS_SAID else "",
        "ka_satt": one.way,
    }
    return Row(str(number), {name: cell for name, cell in cells.items() if is_answered(cell)})


def _who(one: Called, people: tuple[Party, ...]) -> Ref:
    """The one who comes, with the unit they come for; else the party as it was called."""
    if one.stand_in is None:
        return one.party
    if one.stand_in.row:
        return one.stand_in
    party = next((party for party in people if is_party(party, one.party)), None)
    unit = party.unit if party and party.unit else one.party.text
    return Ref("", texts.FROM_UNIT.format(who=one.stand_in.text, unit=unit))


DERIVED: dict[str, Derived] = {
    "samtycken": Derived(CONSENTS, CONSENT_FORMS, _consent_answers),
    "kallade": Derived(CALLED, CALL_FORMS, _called_answers),
}
