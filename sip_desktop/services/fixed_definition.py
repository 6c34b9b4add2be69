"""What a clear revision is read and printed with for ever; knows no document and keeps nothing itself."""

from __future__ import annotations

from datetime import date

import msgspec

from sip_desktop.domain.form import Form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.records import CaseRecord
from sip_desktop.domain.view import Head
from sip_desktop.services.definitions import Definitions


class FixedDefinition(msgspec.Struct, frozen=True):
    """The resolved form, the region's foot and law, and the facts of the case.

    The facts are kept because they decide what is shown: a child grows up, and the paper stays what it was.
    """

    form: Form
    head: Head
    facts: CaseFacts


def live(definitions: Definitions, case: CaseRecord, form_id: str, facts: CaseFacts, day: date) -> FixedDefinition:
    """The definition as it is today: what a draft is shown with, and what is kept when it is made clear."""
    form = definitions.form(form_id, case.region)
    return FixedDefinition(form, definitions.head(form_id, case.region, day, facts.careful), facts)


def guarded(
    fixed: FixedDefinition, definitions: Definitions, case: CaseRecord, now: CaseFacts, day: date
) -> FixedDefinition:
    """``fixed``, but with the care of today when the case has become one to handle by hand since.

    A paper from before may name a place or show the region's document number. Printing it again must not tell
    more than a new paper would: then, and only then, the new printing differs from the old one.
    """
    if fixed.facts.careful or not now.careful:
        return fixed
    facts = msgspec.structs.replace(fixed.facts, protected=now.protected, violence=now.violence)
    head = definitions.head(fixed.form.id, case.region, day, careful=True)
    return FixedDefinition(fixed.form, msgspec.structs.replace(head, law=fixed.head.law), facts)
