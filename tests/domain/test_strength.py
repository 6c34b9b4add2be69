"""The estimate of a passphrase is low rather than high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip_desktop.domain.strength import strength


@pytest.mark.parametrize(
    "weak",
    ["", "hemligt", "Sommar2026!", "qwertyuiop", "123456789012345", "aaaaaaaaaaaaaaaaaaaa", "tilda tilda tilda tilda"],
)
def test_what_people_choose_first_is_not_enough(weak: str) -> None:
    assert not strength(weak).enough


@pytest.mark.parametrize(
    "good", ["näver solros kompass lingon", "blyerts-gräddfil-kaffekopp-paraply", "k7#Rw!p2Zq&x9Lm4@v"]
)
def test_four_words_that_do_not_belong_together_are_enough(good: str) -> None:
    assert strength(good).enough


@given(st.text(), st.text(alphabet="abcdefghåäö ", min_size=1))
def test_more_text_is_never_weaker(first: str, more: str) -> None:
    assert strength(first + " " + more).bits >= strength(first).bits
    assert 0 <= strength(first).level <= 4
