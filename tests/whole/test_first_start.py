"""A new computer: from the first start to a printed PDF and the lock, with the keyboard and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.whole.first_start import FOLDER, MARKERS, NAME, run
from tests.whole.office import text_of_pdf

TITLE = "SIP Desktop"


@pytest.mark.screen
def test_from_first_start_to_paper_and_lock_by_keyboard_alone(tmp_path: Path) -> None:
    seen = run(tmp_path, os.environ["QT_QPA_PLATFORM"])
    assert seen["platform"] != "offscreen"
    assert seen["titles"] == [TITLE]
    assert seen["register"] == [{"number": "SIP-2026-0001", "state": "Förberedelse", "responsible": "KÖ"}]
    assert seen["held_before"] == list(MARKERS)
    assert seen["replaced"] == [[]]
    assert seen["held_after"] == []
    paper = printed(tmp_path)
    for words in (*MARKERS, "UTKAST", "torsdag 3 december 2026", "kl. 13.00"):
        assert words in paper
    assert paper.index("Andra, Boendestödet") < paper.index("Första, Vårdcentralen")


def printed(folder: Path) -> str:
    """The words of the one PDF that was saved, without line ends."""
    (file,) = folder.joinpath("hem", FOLDER).iterdir()
    assert file.name == "Papper 0001-2.pdf"
    assert NAME not in file.name
    return " ".join(text_of_pdf(file.read_bytes()).split())
