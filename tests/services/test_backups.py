"""Backups of an open vault: made when something changed, taken outside, tried out, and their age told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act

from .conftest import PASSPHRASE, Desk


def test_made_after_a_change_and_not_twice(desk: Desk) -> None:
    services = desk.services
    services.register.new_case("uppsala")
    made = services.backups.make()
    assert made is not None
    assert services.backups.make() is None
    assert services.backups.standing().own == (made,)
    services.register.new_case("uppsala")
    desk.clock.pass_days(1)
    assert services.backups.make() is not None


def test_opening_and_locking_alone_change_nothing(desk: Desk) -> None:
    desk.services.backups.make()
    desk.close()
    desk.clock.pass_days(1)
    assert desk.services.backups.make() is None


def test_the_age_of_the_copy_outside_is_told(desk: Desk, tmp_path: Path) -> None:
    backups = desk.services.backups
    assert backups.standing().outside_is_old
    backups.make_outside(tmp_path / backups.neutral_name())
    backups.note_outside()
    assert backups.standing().outside_days == 0
    desk.clock.pass_days(14)
    assert not backups.standing().outside_is_old
    desk.clock.pass_days(1)
    assert backups.standing().outside_is_old
    assert desk.acts()[-1] == (Act.EXPORT, 0)


def test_a_clock_that_went_backwards_makes_no_copy_younger_than_today(desk: Desk) -> None:
    desk.services.backups.note_outside()
    desk.clock.pass_days(-30)
    assert desk.services.backups.standing().outside_days == 0


def test_a_trial_says_what_the_copy_holds_and_is_remembered(desk: Desk) -> None:
    services = desk.services
    services.register.new_case("uppsala")
    made = services.backups.make()
    assert made is not None
    held = services.backups.try_out(Path(made.file))
    assert (held.cases, held.documents) == (1, 1)
    assert services.backups.standing().trial_is_old
    services.backups.note_tried()
    assert services.backups.standing().tried_days == 0


def test_a_restored_vault_has_every_answer(desk: Desk, tmp_path: Path) -> None:
    serial = desk.services.register.new_case("uppsala")
    desk.put(desk.sheet(serial), namn="Tilda Prov")
    desk.services.backups.make_outside(tmp_path / "k.sipkopia")
    desk.put(desk.sheet(serial), namn="Någon annan")
    desk.close()
    held = desk.opening.look_into(tmp_path / "k.sipkopia", desk.folder, PASSPHRASE)
    assert held.cases == 1
    desk.opening.restore(tmp_path / "k.sipkopia", desk.folder, PASSPHRASE)
    assert desk.services.documents.open(desk.sheet(serial)).content.answers["namn"] == "Tilda Prov"


def test_nothing_is_restored_over_an_open_vault(desk: Desk, tmp_path: Path) -> None:
    desk.services.backups.make_outside(tmp_path / "k.sipkopia")
    with pytest.raises(Fault, match="redan öppet"):
        desk.opening.restore(tmp_path / "k.sipkopia", desk.folder, PASSPHRASE)
