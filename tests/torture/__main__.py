"""The whole torture, with its figures in docs/reliability.md.

    python3 dev.py torture [rounds [kind ...]]    500 kills of each kind, ten times as many bad inputs of each

The rows of the kinds that were run take the place of the earlier ones. Exit 1 when anything was lost.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

from sip_desktop.storage.connection import cipher_version
from tests.torture.fuzz import NAMES, fuzz
from tests.torture.killing import CHECKS, ROOT, Result, torture
from tests.torture.victim import clock

ROUNDS = 500
BAD_INPUTS = 10
"""Times as many bad inputs as kills: each takes a hundredth of the time."""
REPORT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- torture: begin -->\n", "<!-- torture: end -->\n"
HEAD = "| What | Date | Runs | Acknowledged | Failures | Longest |\n|---|---|---:|---:|---:|---:|\n"


def main(arguments: list[str]) -> int:
    """Runs what is asked for, or everything; then the tests of the failing disk, call by call."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    chosen = arguments[1:] or [*(f"kill: {kind}" for kind in CHECKS), *(f"fuzz: {name}" for name in NAMES), "disk"]
    warnings.simplefilter("ignore")
    failed = False
    for name in chosen:
        print(f"{name} …", flush=True)
        result = _result(name, rounds)
        for failure in result.failures:
            print(failure)
        failed = failed or bool(result.failures)
        REPORT.write_text(with_row(REPORT.read_text(encoding="utf-8"), result), encoding="utf-8")
    return int(failed)


def _result(name: str, rounds: int) -> Result:
    way, _, kind = name.partition(": ")
    if way == "disk":
        return _disk()
    if way == "kill":
        # Kept when something failed: the folders of the rounds that did lie there.
        scratch = Path(tempfile.mkdtemp(prefix="sip-torture-"))
        result = torture(kind, rounds, time.time_ns(), scratch)
        result.kind = name
        if not result.failures:
            scratch.rmdir()
        return result
    try:
        return fuzz(kind, rounds * BAD_INPUTS, time.time_ns())
    except Exception:
        return Result(name, runs=rounds * BAD_INPUTS, failures=[traceback.format_exc()])


def _disk() -> Result:
    """Every call that fails and every page of room, where the ordinary tests take some of them."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/torture/test_failing_disk.py"]
    started = time.perf_counter()
    code = subprocess.run(command, cwd=ROOT, env=os.environ | {"SIP_TORTURE": "1"}, check=False).returncode
    return Result("disk", 1, 0, time.perf_counter() - started, ["pytest"] if code else [])


def with_row(report: str, result: Result) -> str:
    """The report with the row of one kind put in, or put in place of the earlier one."""
    before, rest = report.split(BEGIN)
    table, after = rest.split(END)
    rows = [row for row in table.splitlines(keepends=True)[2:] if row.startswith("| ")]
    said = f"{result.said}" if result.said else "–"
    took = f"{result.longest:.2f} s"
    row = f"| {result.kind} | {clock().date()} | {result.runs} | {said} | {len(result.failures)} | {took} |\n"
    kept = [each for each in rows if not each.startswith(f"| {result.kind} |")]
    return before + BEGIN + HEAD + "".join((*kept, row)) + END + after


def machine() -> str:
    """What it was run on."""
    parts = (f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}", cipher_version())
    return ", SQLCipher ".join(parts)


if __name__ == "__main__":
    print(machine())
    sys.exit(main(sys.argv[1:]))
