"""Which words of a paper are read, how grave each finding is, what never alarms, and what to write instead."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed
from sip_desktop.domain.form import Field, FieldType, Form, Part, Section
from sip_desktop.domain.protection.check import find
from sip_desktop.domain.protection.finding import Kind
from sip_desktop.domain.protection.in_paper import Asked, PlaceFinding, coordinators, look, own_numbers, words_of
from sip_desktop.domain.protection.known_terms import known
from sip_desktop.domain.protection.levels import Destination, Level, Mode
from sip_desktop.domain.protection.neutral import Swap, instead, without

STORY = Field(id="story", label="Berättelse", type=FieldType.LONGTEXT)
NUMBER = Field(id="number", label="Personnummer", type=FieldType.PERSONNUMMER)
FORM = Form(
    id="prov",
    number="1",
    title="Prov",
    version=1,
    purpose="Prov",
    sections=(
        Section(
            id="one",
            title="Ett",
            fields=(
                STORY,
                NUMBER,
                Field(id="day", label="Dag", type=FieldType.DATE),
                Field(id="yes", label="Ja", type=FieldType.CHECK),
                Field(id="who", label="Vem", type=FieldType.PARTY),
                Field(id="inside", label="Hos er", type=FieldType.TEXT, part=Part.INTERNAL),
                Field(id="call", label="Ring", type=FieldType.PHONE, part=Part.COORDINATION),
                Field(id="rows", label="Rader", type=FieldType.ROWS, columns=(STORY, NUMBER)),
            ),
        ),
    ),
)
ANSWERS: Answers = {
    "story": "a",
    "day": Unparsed("i Eslöv"),
    "yes": True,
    "who": Ref("r1", "BUP Säffle"),
    "inside": "b",
    "rows": (Row("r1", {"story": "c"}), Row("r2", {"story": "d", "number": "e"}), Row("r3", {"story": "f"})),
}
PROTECTED = Asked(known(["Säffle", "0533"]), Mode.PROTECTED)


def seen(text: str, asked: Asked = PROTECTED, field: Field = STORY) -> list[tuple[str, Level]]:
    return [(one.text, one.level) for one in look(text, "story", field, asked, app.gazetteer())]


def one(text: str, asked: Asked = PROTECTED) -> PlaceFinding:
    (found,) = look(text, "story", STORY, asked, app.gazetteer())
    return found


def test_all_free_text_is_read_and_what_stays_inside_is_not() -> None:
    hidden = frozenset({"rows/r1", "rows/r2/number"})
    found = [(path, text) for path, _field, text in words_of(FORM, ANSWERS, hidden, Destination.LEAVES)]
    assert found == [
        ("story", "a"),
        ("day", "i Eslöv"),
        ("who", "BUP Säffle"),
        ("rows/r2/story", "d"),
        ("rows/r3/story", "f"),
    ]
    inside = [path for path, *_ in words_of(FORM, ANSWERS, hidden, Destination.STAYS)]
    assert "inside" in inside


@pytest.mark.parametrize(
    ("text", "ordinary", "violence", "protected", "stays"),
    [
        ("Flytten till Säffle.", Level.STOP, Level.STOP, Level.STOP, Level.INFO),
        ("Ring 070-174 06 12.", Level.INFO, Level.STOP, Level.STOP, None),
        ("Mötet är i Eslöv.", None, Level.WARNING, Level.WARNING, None),
        ("Hon bor i Eslöv.", None, Level.WARNING, Level.STOP, None),
        ("Bussen tar 30 minuter med buss.", None, Level.INFO, Level.WARNING, None),
        ("Mamman är 850611-9810.", Level.STOP, Level.STOP, Level.STOP, Level.WARNING),
        ("Vi ses i Kvackelbo.", None, None, Level.INFO, None),
    ],
)
def test_levels_by_case_and_where_it_goes(
    text: str, ordinary: Level | None, violence: Level | None, protected: Level | None, stays: Level | None
) -> None:
    terms = PROTECTED.known
    for mode, expected in zip(Mode, (ordinary, violence, protected), strict=True):
        assert [level for _, level in seen(text, Asked(terms, mode))] == ([expected] if expected else [])
    staying = Asked(terms, Mode.PROTECTED, Destination.STAYS)
    assert [level for _, level in seen(text, staying)] == ([stays] if stays else [])


def test_what_was_let_stand_holds_in_its_sentence_only() -> None:
    found = one("Hon bor i Eslöv. Hon sover.")
    allowed = Asked(PROTECTED.known, Mode.PROTECTED, approved=frozenset({("eslöv", found.sentence)}))
    assert seen("Hon bor i Eslöv!  Mer text.", allowed) == []
    assert seen("hon  bor i eslöv", allowed) == []
    assert seen("Hon bor i Eslöv nu.", allowed) == [("Eslöv", Level.STOP)]
    assert seen("Hon bor i Hjo.", allowed) == [("Hjo", Level.STOP)]


def test_a_known_term_is_never_let_stand_whatever_was_kept() -> None:
    found = one("Hon bor i Säffle.")
    allowed = Asked(PROTECTED.known, Mode.PROTECTED, approved=frozenset({("säffle", found.sentence)}))
    assert found.hard
    assert seen("Hon bor i Säffle.", allowed) == [("Säffle", Level.STOP)]


def test_a_mark_says_nothing_and_is_the_sentences() -> None:
    assert one("Hon bor i Eslöv.").mark == one("hon bor i eslöv").mark
    assert one("Hon bor i Eslöv.").mark != one("Hon bor i Eslöv nu.").mark
    assert "eslöv" not in one("Hon bor i Eslöv.").mark


def test_whose_telephones_never_alarm() -> None:
    sheet: Answers = {
        "aktorer": (
            Row("r1", {"telefon": "070-174 06 12", "roller": ("samordnare",)}),
            Row("r2", {"telefon": "070-174 06 13", "roller": ("sekreterare",)}),
            Row("r3", {"telefon": "0533-123 45", "roller": ("sammankallande",)}),
        )
    }
    phones = coordinators(sheet, FORM, [{"call": "+46 70 174 06 14"}, {"p_samordnare_telefon": "0701740615"}])
    assert phones == {"0701740612", "0701740614", "0701740615"}
    assert seen("Ring 0701740612 eller 070-174 06 13.", Asked(known([]), Mode.PROTECTED, phones=phones)) == [
        ("070-174 06 13", Level.STOP)
    ]


def test_whose_identity_numbers_never_alarm() -> None:
    sheet: Answers = {"personnummer": "20150403-9805", "vardnadshavare": (Row("v", {"personnummer": "19850611-9810"}),)}
    people, relatives = own_numbers(sheet)
    asked = Asked(known([]), Mode.PROTECTED, people=people, relatives=relatives)
    assert seen("150403-9805", asked) == []
    assert seen("850611-9810", asked) != []
    assert seen("19850611-9810", asked, NUMBER) == []
    assert seen("19900203-9809", asked, NUMBER) != []
    assert seen("19900203-9809", Asked(known([]), Mode.PROTECTED), NUMBER) == []


@pytest.mark.parametrize(
    ("text", "word", "after"),
    [
        ("Hon bor i Säffle.", "Säffle", "Hon bor på orten."),
        ("Flytten till Säffle.", "Säffle", "Flytten till orten."),
        ("Säffle är fint.", "Säffle", "Orten är fint."),
        ("I Säffle bor hon.", "Säffle", "På orten bor hon."),
        ("De bor på Provgården nu.", "Provgården", "De bor på boendet nu."),
        ("Går på Provlundaskolan", "Provlundaskolan", "Går på skolan"),
        ("Från  Säffle med buss", "Säffle", "Från  orten med buss"),
    ],
)
def test_what_to_write_instead(text: str, word: str, after: str) -> None:
    start = text.index(word)
    for kind in (Kind.KNOWN_TERM, find(text, app.gazetteer())[0].kind):
        swap = instead(text, start, start + len(word), kind, app.gazetteer())
        assert swap is not None
        assert written(text, swap) == after


@pytest.mark.parametrize("text", ["Ring 070-174 06 12.", "Växeln börjar på 0533."])
def test_a_number_has_no_other_word(text: str) -> None:
    (found,) = find(text, app.gazetteer())
    for kind in (Kind.KNOWN_TERM, found.kind):
        assert instead(text, found.start, found.end, kind, app.gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "word", "after"),
    [
        ("Vi bor på Provgården i Säffle, nu.", "Säffle", "Vi bor på Provgården, nu."),
        ("Säffle kommun", "Säffle", "kommun"),
        ("Nås på 070-174 06 12", "070-174 06 12", "Nås"),
        ("I Säffle", "Säffle", ""),
        ("Ett (Säffle) två", "Säffle", "Ett () två"),
        ("kod 1234 och mer", "1234", "kod och mer"),
    ],
)
def test_the_text_without_it(text: str, word: str, after: str) -> None:
    start = text.index(word)
    assert written(text, without(text, start, start + len(word))) == after


def written(text: str, swap: Swap) -> str:
    return text[: swap.start] + swap.words + text[swap.end :]
