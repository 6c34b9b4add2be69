"""Runs every ``MEASURES`` list of bench/*.py, prints the table and writes bench/results.md.

A measure is ``(name, callable, budget or None)``; the budget is in milliseconds. A callable that returns a number
has measured itself (another process's start, say, or memory): then that number counts, in the unit its name ends
with, such as ``minne med ett ärende öppet (MB)``. Making ready belongs in the module, outside the callable.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import bench

WARM_UPS = 3
REPEATS = 20
LONGEST_S = 15.0  # a slow measure is repeated fewer times, but never fewer than this:
FEWEST = 5

Measure = tuple[str, Callable[[], object], float | None]


class Result(NamedTuple):
    """Figures in milliseconds, or in the measure's own unit."""

    name: str
    least: float
    median: float
    p95: float
    budget: float | None

    @property
    def within(self) -> bool:
        """A budget holds when 95 of 100 runs keep it: the slow ones are those that people notice."""
        return self.budget is None or self.p95 <= self.budget


def once(work: Callable[[], object]) -> float:
    """One run: what it says itself when it returns a number, otherwise its time in milliseconds."""
    start = time.perf_counter()
    own = work()
    passed = (time.perf_counter() - start) * 1000
    return float(own) if isinstance(own, int | float) and not isinstance(own, bool) else passed


def measure(name: str, work: Callable[[], object], budget: float | None) -> Result:
    """Warms up, repeats, and sums up."""
    begun = time.perf_counter()
    for _ in range(WARM_UPS):
        once(work)
    values: list[float] = []
    while len(values) < REPEATS and (len(values) < FEWEST or time.perf_counter() - begun < LONGEST_S):
        values.append(once(work))
    p95 = statistics.quantiles(values, n=20, method="inclusive")[18]
    return Result(name, min(values), statistics.median(values), p95, budget)


def table(results: list[Result]) -> list[str]:
    """A Markdown table, also readable on a terminal."""
    width = max(len(result.name) for result in results)
    lines = [
        f"| {'mått':{width}} |     min |  median |     p95 |  budget | utfall |",
        f"|{'-' * (width + 2)}|--------:|--------:|--------:|--------:|--------|",
    ]
    for name, least, median, p95, budget in results:
        limit = f"{budget:7.1f}" if budget is not None else "      –"
        verdict = "–     " if budget is None else "klarar" if p95 <= budget else "ÖVER  "
        lines.append(f"| {name:{width}} | {least:7.2f} | {median:7.2f} | {p95:7.2f} | {limit} | {verdict} |")
    return lines


def found(names: list[str]) -> list[Measure]:
    """The measures of every module of this package, or of the named ones."""
    modules = [module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")]
    wanted = [name for name in modules if not names or name in names]
    return [item for name in wanted for item in getattr(importlib.import_module(f"bench.{name}"), "MEASURES", [])]


def main(names: list[str]) -> int:
    """Returns 1 when a budget is broken, or when nothing was there to measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    results = [measure(*item) for item in found(names)]
    if not results:
        print("Inget att mäta.")
        return 1
    print("\n".join(lines := table(results)))
    if not names:
        system = platform.freedesktop_os_release()["NAME"] if sys.platform == "linux" else platform.system()
        machine = f"{os.cpu_count()} kärnor, {system}, CPython {platform.python_version()}"
        head = f"# Mätt\n\nMillisekunder om inget annat står. {machine}. Kör själv: `python3 dev.py bench`.\n\n"
        Path(__file__).with_name("results.md").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0 if all(result.within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
