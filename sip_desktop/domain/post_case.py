"""What a case says of sending papers to one of its people: read from the ärendeblad; it decides no way."""

from __future__ import annotations

from datetime import date

from sip_desktop.domain.answers import Answers, Row, options_of, rows_of, text_of
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.parties import PARTY_FIELDS, PERSON_ROW, Party
from sip_desktop.domain.post import Number, PostFacts
from sip_desktop.domain.protection.must_not_know import kept_out, matches
from sip_desktop.domain.values.identity import is_reserve, parse_identity

AT_HOME = ("person", "vardnadshavare", "foretradare", "narstaende")


def receivers(sheet: Answers, people: tuple[Party, ...]) -> tuple[Party, ...]:
    """Everybody of the case that papers may go to: nobody who must not know, and nobody who perhaps is that one."""
    return tuple(one for one in people if one.kind != "personal" and not is_kept_out(sheet, one))


def is_kept_out(sheet: Answers, receiver: Party) -> bool:
    """True for somebody who may not be contacted or must not know, or who perhaps is that one."""
    if receiver.row == PERSON_ROW:
        return False
    cells = _row(sheet, receiver.row).cells
    number, phone = text_of(cells.get("personnummer")), text_of(cells.get("telefon"))
    name = receiver.name or receiver.label
    return any(row.id == receiver.row or matches(row, name, number, phone) for row in kept_out(sheet))


def number_of(sheet: Answers, receiver: Party, is_child: bool) -> tuple[str, bool]:
    """The number that goes on the envelope, and whether it is the child's: the receiver's own, else the child's
    (practice §7 step 3). "" when there is none that can be read."""
    child = text_of(sheet.get("personnummer"))
    if receiver.row == PERSON_ROW:
        return child, is_child
    own = text_of(_row(sheet, receiver.row).cells.get("personnummer"))
    if own:
        return own, False
    return (child, True) if is_child and receiver.kind == "vardnadshavare" else ("", False)


def post_facts(
    sheet: Answers, receiver: Party, facts: CaseFacts, today: date, meeting: date | None, call: bool
) -> PostFacts:
    """What decides how a paper may leave to this receiver."""
    number, of_child = number_of(sheet, receiver, facts.child)
    own = text_of(_row(sheet, receiver.row).cells.get("skyddstyp")) if receiver.row != PERSON_ROW else ""
    return PostFacts(
        home=receiver.kind in AT_HOME,
        today=today,
        protected=facts.protected,
        violence=facts.violence,
        kind=own or text_of(sheet.get("skyddstyp")),
        shown=bool(text_of(sheet.get("skydd_styrkt")).strip() and text_of(sheet.get("skydd_datum"))),
        number=_quality(number, today),
        of_child=of_child,
        told=bool(text_of(sheet.get("post_anmald"))),
        seen=text_of(sheet.get("post_ses")),
        never_letter="brev" in options_of(sheet.get("kontakt_aldrig")),
        call=call,
        meeting=meeting,
    )


def _quality(number: str, today: date) -> Number:
    if number and is_reserve(number):
        return Number.RESERVE
    return Number.GOOD if parse_identity(number, today) else Number.MISSING


def _row(sheet: Answers, row_id: str) -> Row:
    rows = (row for field in PARTY_FIELDS for row in rows_of(sheet.get(field)))
    return next((row for row in rows if row.id == row_id), Row("", {}))
