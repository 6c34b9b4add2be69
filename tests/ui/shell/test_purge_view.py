"""Purging a case on screen: the decision, the number, the second person; and the rule on the vault's own page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sip_desktop.domain.records import User
from sip_desktop.services.before_purge import BeforePurge
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening, shown_strength
from sip_desktop.services.purging import Purging
from sip_desktop.services.two_persons import TwoPersons
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import keyring as keyring_texts
from sip_desktop.texts import keys_view
from sip_desktop.texts import purging as texts
from sip_desktop.ui.keys_card import KeysCard
from sip_desktop.ui.purge_card import PurgeCard
from sip_desktop.ui.purge_view import PurgeView
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.vault_view import VaultView

from .conftest import PASSPHRASE, Clock, Desk, press, words_on

BOS = "cykelpump marmelad stuprör lakrits"
BASIS = "Delegationsbeslut 2031-05-02"


def purging_of(services: Services, opening: Opening, clock: Clock) -> Purging:
    whose = Vaults(clock.now, {}, lambda: Kdf(64, 1, 1)).unlock
    before = BeforePurge(services.door, services.transfer, lambda: services.backups.standing().own)
    rule = TwoPersons(services.session, opening.default_folder, whose)
    return Purging(services.session, services.door, before, rule)


@pytest.fixture
def purging(services: Services, opening: Opening, clock: Clock) -> Purging:
    return purging_of(services, opening, clock)


@pytest.fixture
def serial(services: Services) -> int:
    return services.register.new_case("uppsala")


@pytest.fixture
def bo(services: Services) -> User:
    user = services.keyring.add_user("Bo Ek", "BE", "")
    services.keyring.give_key((PASSPHRASE, b""), user, (BOS, b""))
    return user


@pytest.fixture
def view(qtbot: QtBot, serial: int, purging: Purging, services: Services) -> PurgeView:
    made = PurgeView(serial, purging, services.keyring)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    return made


def propose(view: PurgeView) -> None:
    view.basis.setText(BASIS)
    view.why.setText("Dubblett")
    press(view, texts.PROPOSE)


def gone(services: Services) -> bool:
    return services.session.store.cases() == []


def test_it_says_what_is_left_what_stays_and_what_copies_hold(view: PurgeView) -> None:
    words = words_on(view)
    for said in (texts.TEXT, texts.NOT_CLOSED, texts.LAWS[0], texts.COPIES_NONE, texts.COPIES_OUTSIDE):
        assert said in words
    assert texts.PURGE not in words


def test_one_proposes_types_the_number_and_purges(view: PurgeView, services: Services, qtbot: QtBot) -> None:
    propose(view)
    words = words_on(view)
    assert BASIS in words
    assert texts.ONE_IS_ENOUGH in words
    assert texts.THEIR_PASSPHRASE not in words
    view.typed.setText("0002")
    press(view, texts.PURGE)
    assert "inte det här ärendets" in view.fault.words.text()
    assert not gone(services)
    view.typed.setText("0001")
    with qtbot.waitSignal(view.purged) as told:
        press(view, texts.PURGE)
    assert told.args == [texts.DONE.format(number="0001")]
    assert gone(services)


def test_what_is_missing_is_said_and_nothing_is_proposed(view: PurgeView, purging: Purging) -> None:
    press(view, texts.PROPOSE)
    assert view.not_proposed.words.text() == texts.BASIS_MISSING
    view.basis.setText(BASIS)
    press(view, texts.PROPOSE)
    assert view.not_proposed.words.text() == texts.WHY_MISSING
    assert purging.proposals() == []


def test_a_proposal_is_taken_back(view: PurgeView, purging: Purging) -> None:
    propose(view)
    press(view, texts.TAKE_BACK)
    assert purging.proposals() == []
    assert texts.PROPOSE in words_on(view)


def test_with_two_persons_the_second_types_their_passphrase(
    view: PurgeView, purging: Purging, services: Services, bo: User, qtbot: QtBot
) -> None:
    purging.rule.turn_on()
    propose(view)
    assert texts.TWO_NEEDED.format(day="2026-12-03") in words_on(view)
    # The number is looked at first: nobody types a long passphrase for a slip in it.
    view.witness.passphrase.edit.setText(BOS)
    press(view, texts.PURGE)
    assert "inte det här ärendets" in view.fault.words.text()
    assert view.witness.passphrase.edit.text() == BOS
    view.typed.setText("0001")
    view.witness.passphrase.edit.setText(PASSPHRASE)
    press(view, texts.PURGE)
    qtbot.waitUntil(lambda: view.fault.words.text() == texts.SAME_PERSON)
    view.witness.passphrase.edit.setText("fel mening")
    press(view, texts.PURGE)
    assert not view.purge.isEnabled()
    qtbot.waitUntil(lambda: "stämmer inte" in view.witness.fault.words.text())
    assert not gone(services)
    view.witness.passphrase.edit.setText(BOS)
    with qtbot.waitSignal(view.purged):
        press(view, texts.PURGE)
    assert gone(services)
    assert services.session.store.purges()[0].decided_by == bo.id


def test_seven_days_later_one_is_enough(view: PurgeView, purging: Purging, services: Services, clock: Clock) -> None:
    purging.rule.turn_on()
    propose(view)
    clock.go(7 * 86400)
    view.reload()
    assert texts.TWO_MET.format(why=texts.WAITED) in words_on(view)
    view.typed.setText("0001")
    press(view, texts.PURGE)
    assert gone(services)


def test_nothing_typed_is_left_when_the_page_is_left(view: PurgeView, purging: Purging) -> None:
    purging.rule.turn_on()
    propose(view)
    view.witness.passphrase.edit.setText(BOS)
    view.leave()
    assert not any(BOS in line.text() for line in view.findChildren(QLineEdit))


@pytest.fixture
def card(qtbot: QtBot, purging: Purging, services: Services) -> PurgeCard:
    made = PurgeCard(purging, services.keyring)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_card_lists_what_is_proposed_and_what_was_purged(
    serial: int, card: PurgeCard, purging: Purging, qtbot: QtBot
) -> None:
    assert texts.NO_PROPOSALS in words_on(card)
    purging.propose(serial, BASIS, "Dubblett")
    card.reload()
    [line] = purging.proposals()
    with qtbot.waitSignal(card.chosen) as chosen:
        press(card, texts.GO_TO.format(case=line.case))
    assert chosen.args == [serial]
    purging.purge(serial, "0001")
    card.reload()
    assert texts.NO_PROPOSALS in words_on(card)
    assert f"0001, 2026-11-26 av Anna Berg. {BASIS}" in card.purged.text()


def test_a_chief_turns_the_rule_on_and_asks_to_turn_it_off(card: PurgeCard, purging: Purging, clock: Clock) -> None:
    press(card, texts.TURN_ON)
    assert purging.rule.is_on()
    press(card, texts.TURN_OFF)
    assert purging.rule.is_on()
    press(card, texts.ASK_OFF)
    assert card.done.words.text() == texts.ASKED_NOW.format(day="2026-12-03")
    press(card, texts.KEEP_ON)
    assert purging.rule.asked() is None
    press(card, texts.TURN_OFF)
    press(card, texts.ASK_OFF)
    clock.go(7 * 86400)
    press(card, texts.TURN_OFF)
    assert not purging.rule.is_on()


def test_two_turn_the_rule_off_at_once(card: PurgeCard, purging: Purging, serial: int, bo: User, qtbot: QtBot) -> None:
    purging.propose(serial, BASIS, "Dubblett")
    card.resize(726, 400)
    press(card, texts.TURN_ON)
    press(card, texts.TURN_OFF)
    card.resize(726, card.heightForWidth(726))
    words_on(card)
    # Nothing is squeezed: the list under the panel once took half of its room.
    assert card.panel.height() >= card.panel.minimumSizeHint().height()
    card.panel.witness.passphrase.edit.setText(BOS)
    press(card, texts.TURN_OFF_NOW)
    qtbot.waitUntil(lambda: not purging.rule.is_on())
    assert card.panel.isHidden()


@pytest.fixture
def others(opening: Opening, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Services]:
    """Bo's sitting in a vault where Anna has proposed to purge her case; the parameter says whether Bo is a chief."""
    made = opening.create(opening.default_folder, "Anna Berg", "AB", "", PASSPHRASE)
    annas = opening.open(opening.default_folder, made.keys)
    bo = annas.keyring.add_user("Bo Ek", "BE", "")
    annas.keyring.give_key((PASSPHRASE, b""), bo, (BOS, b""))
    annas.keyring.set_chief(bo.id, request.param)
    purging_of(annas, opening, clock).propose(annas.register.new_case("uppsala"), BASIS, "Dubblett")
    annas.session.close()
    bos = opening.open(opening.default_folder, opening.unlock(opening.default_folder, BOS))
    yield bos
    bos.session.close()


@pytest.mark.parametrize("others", [False], indirect=True)
def test_who_is_no_chief_sees_the_rule_and_cannot_change_it(
    others: Services, opening: Opening, clock: Clock, qtbot: QtBot
) -> None:
    purging = purging_of(others, opening, clock)
    card, keys = PurgeCard(purging, others.keyring), KeysCard(others.keyring, shown_strength)
    for widget in (card, keys):
        qtbot.addWidget(widget)
        widget.show()
    words = words_on(card)
    assert texts.RULE_OFF in words
    assert texts.NO_PROPOSALS in words
    assert texts.TURN_ON not in words
    shown = words_on(keys)
    assert keyring_texts.CHIEF_ONLY_SHORT in shown
    assert keys_view.CHANGE in shown
    for act in (keys_view.ADD, keys_view.REVOKE, keys_view.CHIEF_ON, keys_view.NEW_RECOVERY, keys_view.NEW_VAULT_KEY):
        assert act not in shown.split("\n")


@pytest.mark.parametrize("others", [True], indirect=True)
def test_a_chief_decides_of_a_case_of_somebody_elses_without_opening_it(
    others: Services, opening: Opening, clock: Clock, qtbot: QtBot
) -> None:
    [line] = purging_of(others, opening, clock).proposals()
    view = PurgeView(line.serial, purging_of(others, opening, clock), others.keyring)
    qtbot.addWidget(view)
    view.show()
    words = words_on(view)
    assert texts.NOT_YOURS in words
    assert texts.NOT_CLOSED not in words
    view.typed.setText("0001")
    press(view, texts.PURGE)
    assert gone(others)


def test_from_the_case_to_the_register_when_it_is_gone(desk: Desk) -> None:
    serial = desk.services.register.new_case("uppsala")
    desk.window.bar.rooms["register"].click()
    register = desk.shown()
    assert isinstance(register, RegisterView)
    register.chosen.emit(serial)
    press(desk.window, texts.LINK)
    view = desk.shown()
    assert isinstance(view, PurgeView)
    propose(view)
    view.typed.setText("0001")
    press(desk.window, texts.PURGE)
    assert isinstance(desk.shown(), RegisterView)
    assert desk.services.register.rows() == []
    assert texts.DONE.format(number="0001") in words_on(desk.window)


def test_from_the_vault_to_a_proposal_and_back(desk: Desk) -> None:
    desk.services.purging.propose(desk.services.register.new_case("uppsala"), BASIS, "Dubblett")
    desk.window.bar.rooms["vault"].click()
    [line] = desk.services.purging.proposals()
    press(desk.window, texts.GO_TO.format(case=line.case))
    view = desk.shown()
    assert isinstance(view, PurgeView)
    press(desk.window, texts.TAKE_BACK)
    view.back.click()
    assert isinstance(desk.shown(), VaultView)
    assert texts.NO_PROPOSALS in words_on(desk.window)
