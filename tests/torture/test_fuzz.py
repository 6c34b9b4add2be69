"""A short run of all bad input; the long one is ``dev.py torture``, and its figures stand in docs/reliability.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form_reader import read_form
from sip_desktop.services.preferences import Preferences, read_preferences
from sip_desktop.storage import keys, restoring
from tests.torture.__main__ import BEGIN, END, HEAD, with_row
from tests.torture.fuzz import NAMES, fuzz
from tests.torture.killing import Result
from tests.torture.victim import clock

EXAMPLES = 60


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("name", NAMES)
def test_bad_input_is_a_plain_fault(name: str) -> None:
    assert fuzz(name, EXAMPLES).runs >= EXAMPLES


def test_what_was_found_once(tmp_path: Path) -> None:
    """Brackets without end, where a value is looked for, and a number of more digits than Python reads."""
    deep = b'{"%s":' + b"[" * 3000
    assert read_preferences(deep.replace(b"%s", b"folder")) == Preferences()
    (tmp_path / "nycklar.json").write_bytes(deep.replace(b"%s", b"slots"))
    with pytest.raises(Fault, match="skadad"):
        keys.read(tmp_path)
    (tmp_path / "aterstall.json").write_bytes(deep.replace(b"%s", b"other"))
    with pytest.raises(Fault, match="aterstall"):
        restoring.finish(tmp_path, clock())
    with pytest.raises(DefinitionFault, match="siffror"):
        read_form("version = " + "9" * 5000, "form.toml")


def test_rows_of_the_table_are_put_in_and_replaced() -> None:
    report = f"före\n{BEGIN}{HEAD}{END}efter\n"
    once = with_row(with_row(report, Result("a", 5, 7, 0.5)), Result("b", 6, failures=["x"]))
    twice = with_row(once, Result("a", 50, 70, 0.25))
    rows = [row for row in twice.splitlines() if row.startswith(("| a", "| b"))]
    assert [row.split(" | ")[0::2] for row in rows] == [["| b", "6", "1"], ["| a", "50", "0"]]
    assert twice.startswith("före\n")
    assert twice.endswith("efter\n")
