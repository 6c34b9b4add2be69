"""Case numbers and their neutral words."""

from pathlib import Path

from sip_desktop.domain.case_words import FIRST, SECOND, case_number, new_word, short_number

ROOT = Path(__file__).parents[2]


def test_a_number_says_year_and_serial_only() -> None:
    assert case_number(7, 2026) == "SIP-2026-0007"
    assert case_number(12_345, 2027) == "SIP-2027-12345"
    assert short_number(7) == "0007"


def test_a_word_is_never_given_twice() -> None:
    taken: set[str] = set()
    for _ in range(len(FIRST) * len(SECOND) + 5):
        word = new_word(frozenset(taken), lambda n: len(taken) % n)
        assert word not in taken
        taken.add(word)


def test_the_last_free_word_is_found() -> None:
    every = {f"{first}-{second}" for first in FIRST for second in SECOND}
    left = f"{FIRST[3]}-{SECOND[2]}"
    assert new_word(frozenset(every - {left}), lambda n: 0) == left


def test_no_word_stands_twice_in_the_list() -> None:
    assert len(set(FIRST)) == len(FIRST)
    assert len(set(SECOND)) == len(SECOND)
