"""Writes ``tests/whole/expected/*.txt`` anew: ``python -m tests.whole.write_expected``. Read the difference by eye
before it is kept: what stands there is what the program promises to print."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.whole.office import an_office, look
from tests.whole.written import CASES, EXPECTED, the_day, type_case


def main() -> None:
    """Types and prints each case on no screen, and keeps the words of its papers."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
    application = QApplication([])
    look(application)
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.txt"):
        old.unlink()
    for name in CASES:
        with tempfile.TemporaryDirectory() as folder, an_office(Path(folder) / "vault", the_day(name)) as office:
            os.environ["HOME"] = folder
            for paper, text in type_case(office, name, Path(folder)).papers.items():
                EXPECTED.joinpath(f"{paper}.txt").write_text(text, encoding="utf-8")
                print(paper)


if __name__ == "__main__":
    main()
