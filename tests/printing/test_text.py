"""Any text can be printed: what the fonts lack is shown and told, nothing crashes, and no word is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sip_desktop.domain.answers import Row
from sip_desktop.domain.form import FieldType, Layout
from sip_desktop.domain.view import Mode
from sip_desktop.printing.wrap import longest_word, wrap
from tests.printing.samples import assert_archive, field, form_of, maker, view, words

FACE = maker().fonts.regular
_ODD = st.sampled_from(
    ["<b>&amp;", "(\\)", "\U0001f600", "שלום", "العربية", "\x00", "\ud800", "é", "\u202e", "漢字", "ﬁ", "\n"]
)
TEXTS = st.lists(st.one_of(_ODD, st.text(max_size=20)), max_size=12).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, mode=st.sampled_from([Mode.FILLED, Mode.PEN]))
def test_any_text_anywhere_is_archive(text: str, mode: Mode) -> None:
    columns = (field(FieldType.TEXT, "k", label=text), field(FieldType.CHECK, "c", label=text))
    form = form_of(
        field(FieldType.LONGTEXT, label=text),
        field(FieldType.CHOICE),
        field(FieldType.INFO, text=text),
        field(FieldType.SIGNATURE),
        field(FieldType.ROWS, "lista", columns=columns),
        field(FieldType.ROWS, "kort", columns=columns, layout=Layout.CARDS, row_word=text),
    )
    rows = (Row("r1", {"k": text, "c": True}),)
    answers = {"longtext": text, "choice": text, "signature": text, "lista": rows, "kort": rows}
    assert_archive(maker()(view(form, answers, mode)).pdf)


_LETTERS = st.text(alphabet=sorted(maker().fonts.letters - {"\n"}), max_size=400)


@given(text=_LETTERS, width=st.floats(20, 500), chars=st.integers(1, 80))
def test_wrapping_loses_nothing_and_fits(text: str, width: float, chars: int) -> None:
    lines = wrap(text, FACE, 10.5, width, chars)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        bare = line.removesuffix(" ")
        assert len(bare) <= chars
        assert FACE.width(bare, 10.5) <= width + 0.01 or len(bare) == 1


def test_lines_break_at_spaces_and_long_words_at_hyphens() -> None:
    assert wrap("ett två tre", FACE, 10, FACE.width("ett två", 10) + 0.1) == ["ett två ", "tre "]
    assert wrap("region-kommun", FACE, 10, FACE.width("region-komm", 10)) == ["region-", "kommun "]
    assert wrap("a\n\nb", FACE, 10, 100) == ["a ", "", "b "]
    assert wrap("abcdef", FACE, 10, 500, 4) == ["abcd", "ef "]
    assert wrap(":00I0", FACE, 10.5, 20.0, 4) == [":", "00I", "0 "]


def test_the_longest_word_is_measured() -> None:
    assert longest_word("en samordnare i", FACE, 10) == FACE.width("samordnare", 10)
    assert longest_word("", FACE, 10) == 0.0


def test_what_the_fonts_lack_is_shown_and_told_by_path() -> None:
    form = form_of(field(FieldType.TEXT), field(FieldType.ROWS, "lista", columns=(field(FieldType.TEXT, "k"),)))
    answers = {"text": "Glad \U0001f600 och 漢 och \U0001f600", "lista": (Row("r1", {"k": "שלום"}),)}
    paper = maker()(view(form, answers))
    assert paper.missing == {"text": "\U0001f600漢", "lista/r1/k": "שלום"}
    assert "Glad □ och □ och □" in words(paper.pdf)


def test_names_of_many_tongues_need_no_box() -> None:
    text = "Łukasz Nguyễn Ελένη Жанна Čáŋŋa Åsa Øystein Ğülşen Ștefan É 100 € – ”citat” ½ ≤ ≥ − → ✓"
    paper = maker()(view(form_of(field(FieldType.TEXT)), {"text": text}))
    assert not paper.missing
    assert text in words(paper.pdf)


def test_joiners_and_variation_selectors_are_not_shown_as_boxes() -> None:
    assert maker().fonts.known("a\u200db\ufe0f") == ("ab", "")


def test_decomposed_letters_are_joined() -> None:
    paper = maker()(view(form_of(field(FieldType.TEXT)), {"text": "A\u030asa O\u0308berg"}))
    assert "Åsa Öberg" in words(paper.pdf)
