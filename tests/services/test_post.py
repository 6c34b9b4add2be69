"""Papers leave by a way that is safe for whom they go to, packed in order, sealed and looked at twice."""

from __future__ import annotations

from datetime import datetime

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.post import LetterState, Way
from sip_desktop.domain.records import Act
from sip_desktop.services.guidance import NotYet
from sip_desktop.services.post import Entry
from sip_desktop.texts import post as texts

from .conftest import Desk
from .post_desk import CASE_A, CASE_B, CASE_F, ORDINARY, PostDesk, a_case, post_desk


@pytest.fixture
def post(desk: Desk) -> PostDesk:
    return post_desk(desk.services)


def open_ways(post: PostDesk, serial: int, receiver: str, *copies: int) -> list[str]:
    return [one.way.value for one in post.case.ways(serial, receiver, copies) if one.open]


def test_case_a_two_copies_in_one_inner_envelope_with_miras_number(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    hers, tildas = post.copy(serial, party="mira"), post.copy(serial, "plan_lattlast", 1, "person")
    letter = post.post.begin(serial, "mira", Way.FORWARD, [hers, tildas])
    packing = post.letters.packing(letter)
    assert packing.line.code == "R 0001"
    assert packing.line.receiver == "Mamma"
    assert packing.pack.startswith("3 blad i C6/5")
    assert [line.step for line in packing.steps if line.now] == ["bord"]
    post.pack(letter, until="siffror")
    for wrong in ("9801", "980", "", "19870314"):
        with pytest.raises(Fault) as fault:
            post.post.tick(letter, "siffror", Entry(digits=wrong))
        assert "9800" not in fault.value.text
    post.pack(letter, until="ytter")
    line = post.letters.packing(letter).line
    assert line.state is LetterState.SEALED
    assert line.words == "förslutet – inte skickat än"
    assert (Act.SEND, serial) not in desk.acts()
    post.pack(letter)
    assert post.letters.packing(letter).line.words == "skickat 2026-11-26"
    assert (Act.SEND, serial) in desk.acts()
    # Seven weekdays on from a Thursday.
    assert [(one.what, one.at) for one in post.letters.dues()] == [("ring", "2026-12-07")]
    assert "Ring på avtalad tid" in post.letters.dues()[0].words
    post.post.news(letter, "framme", "Muntligt")
    assert post.letters.dues() == ()
    news = [one.what for one in desk.services.session.store.copy_news(1)]
    news += [
        one.what
        for each in desk.services.session.store.documents(serial)
        for one in desk.services.session.store.copy_news(each.id)
    ]
    assert "framme" in news


def test_case_a_the_father_gets_nothing(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    copy = post.copy(serial, party="")
    assert "ruben" not in [one.row for one in post.case.receivers(serial)]
    with pytest.raises(Fault) as fault:
        post.post.begin(serial, "ruben", Way.HAND, [copy])
    assert fault.value.text == texts.KEPT_OUT


def test_a_letter_by_the_home_address_is_not_made_in_a_protected_case(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    copy = post.copy(serial, party="mira")
    assert open_ways(post, serial, "mira", copy) == ["overlamna", "lasa", "tidskort", "formedling", "formedling_rek"]
    for way in (Way.LETTER, Way.REK):
        with pytest.raises(Fault):
            post.post.begin(serial, "mira", way, [copy])


def test_a_copy_made_for_another_or_the_original_does_not_go(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    bups, original = post.copy(serial, party="bup"), post.copy(serial, party="")
    for copy, sentence in ((bups, "gjort för någon annan"), (original, "originalet")):
        with pytest.raises(Fault) as fault:
            post.post.begin(serial, "mira", Way.FORWARD, [copy])
        assert sentence in fault.value.text
    assert post.post.begin(serial, "bup", Way.LETTER, [bups])


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"skydd_styrkt": ""}, "inte visad"),
        ({"post_anmald": ""}, "sagt till Skatteverket"),
        ({"post_ses": ""}, "kan någon i hushållet"),
        ({"post_ses": "vet_inte"}, "Någon annan kan"),
        ({"personnummer": "REG-1979-XY"}, "reservnummer"),
        ({"personnummer": ""}, "Personnumret fattas"),
        ({"skyddstyp": "annat_behov"}, "förmedlar bara"),
        ({"kontakt_aldrig": ("brev",)}, "inget brev"),
    ],
)
def test_what_must_be_known_before_skatteverket_forwards(
    desk: Desk, post: PostDesk, answers: dict[str, object], said: str
) -> None:
    serial = a_case(desk, {**CASE_B, **answers})  # type: ignore[dict-item]
    copy = post.copy(serial)
    with pytest.raises(Fault) as fault:
        post.post.begin(serial, "person", Way.FORWARD, [copy])
    assert fault.value.text.startswith("Inte än: ")
    assert said in fault.value.text
    assert open_ways(post, serial, "person", copy) == ["overlamna", "lasa", "tidskort"]


def test_case_b_the_call_does_not_come_in_time(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    call = desk.services.documents.start(serial, "kallelse")
    desk.put(call, k_start="2026-12-03T09:00")
    desk.services.documents.make_clear(call)
    copy = post.copy(serial, "kallelse", party="")
    forward = next(one for one in post.case.ways(serial, "person", [copy]) if one.way is Way.FORWARD)
    assert forward.stops == ("Brev via Skatteverket hinner inte till 3 december. Lämna kallelsen på plats eller ring.",)
    # A plan is not about the meeting, and may come after it.
    assert "formedling" in open_ways(post, serial, "person", post.copy(serial))


def test_case_f_no_envelope_no_label_and_no_letter_home(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_F)
    copy = post.copy(serial)
    assert open_ways(post, serial, "person", copy) == ["overlamna", "lasa", "tidskort"]
    for way in Way:
        if way not in (Way.HAND, Way.READ):
            with pytest.raises(Fault):
                post.post.begin(serial, "person", way, [copy])
    letter = post.post.begin(serial, "person", Way.HAND, [copy])
    assert [sheet.value for sheet in post.papers.offered(letter)] == ["foljebrev", "packlista"]
    post.pack(letter)
    assert post.letters.packing(letter).line.words == "lämnat 2026-11-26"
    assert post.letters.dues() == ()


def test_the_rules_of_the_process_stop_a_letter_home(ruled_desk: Desk) -> None:
    post = post_desk(ruled_desk.services)
    serial = a_case(ruled_desk, ORDINARY)
    copy = post.copy(serial, "kallelse", party="")
    with pytest.raises(NotYet):
        post.post.begin(serial, "person", Way.LETTER, [copy])
    assert post.letters.of(serial) == ()
    # What is put into somebody's hand is not stopped by what stops a letter.
    assert post.post.begin(serial, "person", Way.HAND, [copy])


def test_steps_are_taken_in_order_and_nothing_leaves_unsealed(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial)])
    with pytest.raises(Fault) as fault:
        post.post.tick(letter, "lamnat")
    assert fault.value.text == texts.NOT_IN_ORDER.format(step=texts.STEPS["bord"])
    post.post.tick(letter, "bord")
    with pytest.raises(Fault):
        post.post.tick(letter, "raknat", Entry(sheets="3"))
    post.post.tick(letter, "raknat", Entry(sheets="2"))
    assert [line.step for line in post.letters.packing(letter).steps if line.done] == ["bord", "raknat"]
    with pytest.raises(Fault):
        post.post.news(letter, "framme")


def test_a_second_look_by_two_or_by_one_who_types_all_again(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial)])
    post.pack(letter, until="granskat", rest="9803")
    refused = [
        (Entry(initials="aå"), texts.SECOND_SAME),
        (Entry(initials="9"), texts.SECOND_MISSING),
        (Entry(copies="1", sheets="2"), texts.SECOND_MISSING),
        (Entry(copies="2", sheets="2", digits="9803"), texts.SECOND_WRONG),
        (Entry(copies="1", sheets="3", digits="9803"), texts.SECOND_WRONG),
        (Entry(copies="1", sheets="2", digits="9804"), texts.SECOND_WRONG),
    ]
    for entry, sentence in refused:
        with pytest.raises(Fault) as fault:
            post.post.tick(letter, "granskat", entry)
        assert fault.value.text == sentence
    post.post.tick(letter, "granskat", Entry(copies="1", sheets="2", digits="9803"))
    done = {line.step: line.done for line in post.letters.packing(letter).steps}
    assert done["granskat"] == "2026-11-26 AÅ ensam, utan att titta efter"


def test_one_case_at_a_time(desk: Desk, post: PostDesk) -> None:
    first, second = a_case(desk, CASE_B), a_case(desk, CASE_B)
    letter = post.post.begin(first, "person", Way.FORWARD, [post.copy(first)])
    with pytest.raises(Fault) as fault:
        post.post.begin(second, "person", Way.FORWARD, [post.copy(second)])
    assert "R 0001" in fault.value.text
    post.post.news(letter, "avbruten", "Felskrivet kuvert")
    assert post.post.begin(second, "person", Way.FORWARD, [post.copy(second)]) == 2
    # What was broken off lets go of its copies.
    assert all(one.code == "" for one in post.case.copies(first))


def test_a_return_is_taken_in_by_its_code_without_opening_the_case(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial)])
    post.pack(letter, rest="9803")
    found = post.letters.find(" r 1 ")
    assert (found.code, found.who, found.words) == ("R 0001", "AÅ", "skickat 2026-11-26")
    assert "Loke" not in str(found)
    for bad in ("", "R", "brev", "R 0000"):
        with pytest.raises(Fault) as fault:
            post.letters.find(bad)
        assert fault.value.text == texts.BAD_CODE
    with pytest.raises(Fault):
        post.letters.find("R 0007")
    with pytest.raises(Fault):
        post.post.take_return(letter, "", False)
    assert post.post.take_return(letter, "oforslutet", False) == (texts.WHAT_TO_DO["oforslutet"],)
    assert post.letters.find("R 0001").words == "kom tillbaka"
    with pytest.raises(Fault):
        post.post.take_return(letter, "oforslutet", False)
    assert post.letters.dues() == ()


def test_what_was_opened_begins_72_hours(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial)])
    post.pack(letter, rest="9803")
    said = post.post.take_return(letter, "trasigt", True)
    assert "senast 2026-11-29 14.03" in said[0]
    assert [(one.what, datetime.fromisoformat(one.at).day) for one in post.letters.dues()] == [("anmal", 29)]
    post.post.news(letter, "anmald", "Bedömt av dataskyddsombudet")
    assert post.letters.dues() == ()


def test_a_registered_letter_waits_for_its_receipt(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD_REK, [post.copy(serial)])
    post.pack(letter, rest="9803")
    assert [one.what for one in post.letters.dues()] == ["rek", "ring"]
    with pytest.raises(Fault):
        post.post.news(letter, "rek")
    post.post.news(letter, "rek", "RR 123 456 785 SE")
    assert [one.what for one in post.letters.dues()] == ["ring"]


def test_the_posted_day_is_the_pick_up(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    letter = post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial)])
    post.pack(letter, until="lamnat", rest="9803")
    for bad in ("2026-11-27", "i morgon"):
        with pytest.raises(Fault):
            post.post.tick(letter, "lamnat", Entry(day=bad))
    post.post.tick(letter, "lamnat", Entry(day="2026-11-25"))
    assert post.letters.registrar_line(letter) == "Expedierat 2026-11-25, 1 brev, väg F, R 0001"


def test_too_many_sheets_for_two_envelopes(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    with pytest.raises(Fault) as fault:
        post.post.begin(serial, "person", Way.FORWARD, [post.copy(serial, pages=40)])
    assert fault.value.text == texts.TOO_MANY.format(sheets=40)


def test_an_ordinary_letter_home_has_one_envelope(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, ORDINARY)
    letter = post.post.begin(serial, "person", Way.LETTER, [post.copy(serial, party="")])
    assert not post.letters.packing(letter).double
    assert [one.step for one in post.letters.packing(letter).steps] == [
        "bord",
        "raknat",
        "granskat",
        "forslutet",
        "ytter",
        "lamnat",
    ]
    post.pack(letter)
    assert post.letters.packing(letter).line.state is LetterState.LEFT
