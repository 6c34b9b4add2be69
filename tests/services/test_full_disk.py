"""A disk that fills up while somebody types: one plain sentence, nothing acknowledged is lost, and on it goes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, CopyStatus
from sip_desktop.domain.view import Mode
from sip_desktop.services.opening import Opening
from sip_desktop.texts import vault as texts
from tests.no_rules import definitions_without_rules
from tests.services.conftest import PASSPHRASE, Clock, Desk, surroundings
from tests.small_disk import a_small_disk, fill


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    with a_small_disk(tmp_path / "disk", megabytes=2) as place:
        yield place


@pytest.fixture
def small_desk(small_disk: Path) -> Iterator[Desk]:
    """A vault on the small disk."""
    clock = Clock()
    opening = Opening(surroundings(clock), definitions_without_rules, small_disk, app.demo_texts)
    made = opening.create(small_disk / "skåp", "Anna Åkerö", "AÅ", "", PASSPHRASE)
    desk = Desk(small_disk / "skåp", opening, clock, made.keys, made.recovery_key)
    yield desk
    with contextlib.suppress(Fault):
        desk.close()


def test_typing_on_a_full_disk_loses_nothing_that_was_acknowledged(small_desk: Desk, small_disk: Path) -> None:
    desk = small_desk
    serial = desk.services.register.new_case("uppsala")
    document = desk.services.documents.start(serial, "plan")
    filler, kept = fill(small_disk), [""]

    def type_on() -> None:
        for length in range(200, 80_000, 200):
            desk.services.documents.save(document, Content({"p_situation": "Mer och mer. " * length}))
            kept.append("Mer och mer. " * length)

    with pytest.raises(Fault) as caught:
        type_on()
    assert caught.value.text == texts.DISK_FULL
    assert desk.services.documents.open(document).content.answers.get("p_situation", "") == kept[-1]
    filler.unlink()
    text = kept[-1] + "Och mer ändå."
    assert desk.services.documents.save(document, Content({"p_situation": text})) == "14:03"
    desk.close()
    assert desk.services.documents.open(document).content.answers["p_situation"] == text
    assert desk.services.register.differences() == []


def test_a_vault_is_locked_also_when_the_disk_is_full(small_desk: Desk, small_disk: Path) -> None:
    desk = small_desk
    serial = desk.services.register.new_case("uppsala")
    document = desk.services.documents.start(serial, "plan")
    desk.services.documents.save(document, Content({"p_situation": "Sagt."}))
    filler = fill(small_disk)
    with contextlib.suppress(Fault):
        for number in range(400):
            desk.services.documents.save(document, Content({"p_situation": "Sagt.", "p_risk": "x" * number * 1000}))
    with contextlib.suppress(Fault):
        desk.close()
    desk.open_now.clear()
    assert desk.opening.state(desk.folder).kind == "vault"
    filler.unlink()
    assert desk.services.documents.open(document).content.answers["p_situation"] == "Sagt."


def test_a_pdf_that_does_not_fit_is_not_left_half_written(desk: Desk, serial: int, small_disk: Path) -> None:
    services = desk.services
    document = services.documents.start(serial, "kallelse")
    services.documents.make_clear(document)
    opened = services.documents.open(document)
    paper = services.papers.paper(services.papers.view(opened, opened.content, Mode.FILLED))
    fill(small_disk)
    with pytest.raises(Fault) as caught:
        services.papers.save_pdf(small_disk / "papper.pdf", paper, opened)
    assert caught.value.text == texts.DISK_FULL
    assert not (small_disk / "papper.pdf").exists()
    assert services.session.store.copies(document)[-1].status is CopyStatus.BROKEN
    assert desk.acts()[-1] == (Act.EXPORT, serial)


def test_a_vault_is_not_half_made_on_a_full_disk(small_disk: Path) -> None:
    opening = Opening(replace(surroundings(Clock())), app.definitions, small_disk, app.demo_texts)
    filler = fill(small_disk)
    with pytest.raises(Fault):
        opening.create(small_disk / "skåp", "Anna", "AÅ", "", PASSPHRASE)
    assert opening.state(small_disk / "skåp").kind == "new"
    filler.unlink()
    opening.create(small_disk / "skåp", "Anna", "AÅ", "", PASSPHRASE)
    assert opening.state(small_disk / "skåp").kind == "vault"
