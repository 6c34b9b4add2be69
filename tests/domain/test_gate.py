"""The text gate: what it takes away, what it keeps, and that it can be passed twice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.gate import clean, one_line

any_text = st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\u030angstro\u0308m", "Ångström"),
        ("en\r\ntvå\rtre\u2028fyra\x85fem", "en\ntvå\ntre\nfyra\nfem"),
        ("a\tb", "a b"),
        ("a\u3000b\u2003c", "a b c"),
        ("tio\u00a0kronor", "tio\u00a0kronor"),
        ("1\u202f000", "1\u00a0000"),
        ("\x00\x07bra\x1b\x7f", "bra"),
        ("Säf\u200bfle Prov\u00adgården", "Säffle Provgården"),
        ("\u202eelffäS\u202c\u2066x\u2069\u200f", "elffäSx"),
        ("halv\ud83d", "halv"),
        ("a\u200b\u0308", "ä"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("😀 ł Ω Ж 中", "😀 ł Ω Ж 中"),
        ("", ""),
    ],
)
def test_what_passes(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_long_text_is_never_cut() -> None:
    assert clean("å\n" * 40_000) == "å\n" * 40_000


def test_one_line_turns_every_line_end_into_a_space() -> None:
    assert one_line("Anna\r\nBerg\u2029kurator") == "Anna Berg kurator"


@settings(deadline=None)
@given(any_text)
def test_passing_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(any_text)
def test_what_has_passed_can_be_stored_and_is_seen(text: str) -> None:
    passed = clean(text)
    assert unicodedata.is_normalized("NFC", passed)
    passed.encode("utf-8")
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in passed)


@settings(deadline=None)
@given(st.text("abcåäöÅÄÖ 0123456789.,:;-–!?”’()\n"))
def test_ordinary_swedish_passes_as_it_is(text: str) -> None:
    assert clean(text) == text
