"""A power cut, as near as a test in one process comes to one; the torture tests kill for real."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sip_desktop.storage import files

_CHANGES = (
    *("move_over", "remove", "remove_for_good", "remove_folder", "remove_empty_folder"),
    *("replace_file", "make_folder"),
)


class PowerCut(BaseException):
    """The moment itself."""


def cut_power(patch: pytest.MonkeyPatch, at: int) -> list[int]:
    """The ``at``-th change of a file in a folder does not happen, nor anything after it. The list counts them."""
    count = [0]

    def counted(real: Callable[..., None]) -> Callable[..., None]:
        def changing(*given: object) -> None:
            count[0] += 1
            if count[0] >= at:
                raise PowerCut
            real(*given)

        return changing

    for name in _CHANGES:
        patch.setattr(files, name, counted(getattr(files, name)))
    return count
