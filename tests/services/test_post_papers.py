"""An envelope carries the number and nothing else; the papers of a letter are those its way has, one at a time."""

from __future__ import annotations

import pypdfium2
import pytest

from sip_desktop.domain.envelopes import Zone
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.post import Way
from sip_desktop.domain.records import Act
from sip_desktop.domain.view import Paper
from sip_desktop.services.post_papers import Sheet
from sip_desktop.texts import post as texts

from .conftest import Desk
from .post_desk import CASE_A, CASE_B, ORDINARY, PostDesk, a_case, post_desk

MM = 72 / 25.4


@pytest.fixture
def post(desk: Desk) -> PostDesk:
    return post_desk(desk.services)


def words(paper: Paper) -> str:
    """All that can be read on the paper."""
    pdf = pypdfium2.PdfDocument(paper.pdf)
    return " ".join(page.get_textpage().get_text_bounded() for page in pdf).strip()


def rectangles(paper: Paper) -> list[tuple[str, Zone]]:
    """Each piece of text and where it stands, in millimetres from the upper left corner."""
    page = pypdfium2.PdfDocument(paper.pdf)[0]
    text, height = page.get_textpage(), page.get_height()
    found = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        zone = Zone(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
        found.append((text.get_text_bounded(left, bottom, right, top), zone))
    return found


def meets(one: Zone, other: Zone) -> bool:
    """True when two rectangles have any point in common."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def letter(post: PostDesk, serial: int, way: Way = Way.FORWARD, receiver: str = "person", party: str = "person") -> int:
    return post.post.begin(serial, receiver, way, [post.copy(serial, party=party)])


def test_the_inner_envelope_has_the_number_and_nothing_else(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    made = letter(post, serial, receiver="mira", party="mira")
    paper = post.papers.paper(made, Sheet.INNER_NUMBER)
    assert words(paper) == "19870314-9800"
    assert paper.media == "iso_c6c5_114x229mm"
    assert words(post.papers.paper(made, Sheet.INNER)) == ""
    assert desk.acts()[-1] == (Act.PRINT, serial)


def test_the_child_without_a_guardians_number_gets_her_own(desk: Desk, post: PostDesk) -> None:
    mother, father = CASE_A["vardnadshavare"]  # type: ignore[misc]
    without = type(mother)("mira", {**mother.cells, "personnummer": ""})  # type: ignore[union-attr]
    serial = a_case(desk, {**CASE_A, "vardnadshavare": (without, father)})  # type: ignore[dict-item]
    made = letter(post, serial, receiver="mira", party="mira")
    assert words(post.papers.paper(made, Sheet.INNER_NUMBER)) == "20150922-9801"


def test_a_registered_one_says_personlig_utlamning(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    made = letter(post, serial, Way.FORWARD_REK)
    assert words(post.papers.paper(made, Sheet.INNER_NUMBER)).split() == ["19791111-9803", "Personlig", "utlämning"]
    assert "REK-nummer" in words(post.papers.paper(made, Sheet.SLIP))


def test_the_outer_has_skatteverkets_address_whatever_is_typed(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    made = letter(post, serial)
    assert not post.papers.wants_address(made)
    for sheet in (Sheet.OUTER, Sheet.LABEL):
        shown = words(post.papers.paper(made, sheet, ("Loke Försök", "Hemliga gatan 1"), place=24))
        assert shown.split() == ["Skatteverket", "Box", "2820", "403", "20", "Göteborg"]


def test_the_back_needs_a_neutral_address(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_B)
    made = letter(post, serial)
    with pytest.raises(Fault) as fault:
        post.papers.paper(made, Sheet.BACK)
    assert fault.value.text == texts.NO_BACK
    with pytest.raises(Fault) as fault:
        post.settings.keep("Socialförvaltningen\nBox 1", "", "", "")
    assert "Socialförvaltningen" in fault.value.text
    post.settings.keep("Box 4711\n553 38 Barnarp\n", "4711", "15.30", "Handläggare plan 2")
    shown = words(post.papers.paper(made, Sheet.BACK)).split("\r\n")
    assert [line.strip() for line in shown] == ["Avsändare. Åter till:", "Box 4711", "553 38 Barnarp", "R 0001"]
    assert "Handläggare plan 2" in words(post.papers.room_note())


def test_no_paper_of_a_letter_names_anybody_or_what_it_is_about(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    post.settings.keep("Box 4711\n651 00 Karlstad", "4711", "15.30", "Handläggare")
    made = letter(post, serial, receiver="mira", party="mira")
    for sheet in post.papers.offered(made):
        if sheet is Sheet.LIST:
            continue
        shown = words(post.papers.paper(made, sheet))
        for telling in ("Mira", "Tilda", "Prov", "SIP", "social", "Mamma", "Plan"):
            assert telling not in shown
    stays = words(post.papers.paper(made, Sheet.LIST))
    assert "R 0001" in stays
    for telling in ("Mira", "Prov", "9800", "2820", "Karlstad"):
        assert telling not in stays


def test_to_an_authority_the_inner_says_who_alone_may_open(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, CASE_A)
    made = letter(post, serial, Way.LETTER, "bup", "bup")
    assert words(post.papers.paper(made, Sheet.INNER)).startswith("Öppnas endast av Kurator")
    with pytest.raises(Fault) as fault:
        post.papers.paper(made, Sheet.OUTER)
    assert fault.value.text == texts.NO_ADDRESS
    assert words(post.papers.paper(made, Sheet.OUTER, ("Kurator", "", "Box 1"))).split() == ["Kurator", "Box", "1"]
    with pytest.raises(Fault) as fault:
        post.papers.paper(made, Sheet.INNER_NUMBER)
    assert fault.value.text == texts.NO_SHEET


@pytest.mark.parametrize("window", ["V2", "H2"])
def test_only_the_address_can_show_in_a_window(desk: Desk, post: PostDesk, window: str) -> None:
    serial = a_case(desk, ORDINARY)
    made = letter(post, serial, Way.LETTER, party="")
    lines = ("Karin Prov", "Storgatan 1", "123 45 Orten")
    paper = post.papers.paper(made, Sheet.COVER, lines, window=window)
    zone = post.papers.shown(made, window)
    seen = [text for text, place in rectangles(paper) if meets(zone, place)]
    assert [text.strip() for text in seen] == list(lines)
    place = post.settings.window(window, "C65")
    sure = Zone(place.left, place.top, place.left + place.width - 19, place.top + place.height - 15)
    assert all(sure.holds(at) for text, at in rectangles(paper) if text in seen)


def test_an_address_that_a_window_would_cut_is_refused(desk: Desk, post: PostDesk) -> None:
    serial = a_case(desk, ORDINARY)
    made = letter(post, serial, Way.LETTER, party="")
    with pytest.raises(Fault) as fault:
        post.papers.paper(made, Sheet.COVER, ("a", "b", "c", "d", "e"), window="V2")
    assert fault.value.text == texts.WINDOW_LINES.format(most=4)
    with pytest.raises(Fault):
        post.papers.seen(made, (), "V2")
    assert Act.PRINT not in [act for act, _ in desk.acts()]


def test_a_window_is_moved_and_not_off_the_envelope(desk: Desk, post: PostDesk) -> None:
    post.settings.keep_window("V2", "C5", 20.0, 50.0)
    assert (post.settings.window("V2", "C5").left, post.settings.window("V2", "C5").top) == (20.0, 50.0)
    assert post.settings.window("H2", "C5").left == 109.0
    with pytest.raises(Fault) as fault:
        post.settings.keep_window("V2", "C5", 140.0, 50.0)
    assert fault.value.text == texts.WINDOW_WRONG
    assert "20 mm från vänster" in words(post.papers.alignment("V2", "C5")).replace("\r\n", " ")
