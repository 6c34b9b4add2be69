"""What is kept beside the papers is counted anew when a paper it is read from is saved, and only then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sip_desktop.domain.answers import Content
from sip_desktop.domain.lenses.case_papers import CaseKnown
from sip_desktop.services.door import Door
from sip_desktop.services.due_rows import COUNTED_FORMS
from sip_desktop.services.everything import Services

from .conftest import START, Desk

OTHER, COUNTED = "kartlaggning", "plan"


def not_read(_door: Door, _serial: int, _forms: frozenset[str]) -> CaseKnown:
    raise AssertionError("every paper of the case was read")


def test_a_paper_that_nothing_is_counted_from_is_saved_without_reading_the_others(
    desk: Desk, services: Services, serial: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert OTHER not in COUNTED_FORMS
    documents = services.documents
    other, counted = (documents.start(serial, form) for form in (OTHER, COUNTED))
    desk.clock.now = START + timedelta(hours=1)
    monkeypatch.setattr(Door, "known", not_read)
    documents.save(other, documents.open(other).content)
    assert services.register.rows()[0].changed == desk.clock.now.isoformat(timespec="seconds")
    with pytest.raises(AssertionError, match="every paper"):
        documents.save(counted, documents.open(counted).content)


def test_no_paper_that_is_left_out_would_have_changed_the_row(services: Services, serial: int) -> None:
    """Each form that can stand in a case, begun and saved as it is: what the check of the vault would count is kept."""
    for form in services.door.open(serial).can_start:
        document = services.documents.start(serial, form.id)
        answers = {**services.documents.open(document).content.answers}
        services.documents.save(document, Content(answers, {}))
        assert services.register.differences() == [], form.id
