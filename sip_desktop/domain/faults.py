"""Faults of the environment: a plain Swedish sentence for the user. Our own bugs are ordinary exceptions."""

from __future__ import annotations


class Fault(Exception):
    """Something outside the program went wrong. ``text`` says what happened, what was kept and what to do.

    It never carries case data, a passphrase or a key, so it may be shown and logged.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
