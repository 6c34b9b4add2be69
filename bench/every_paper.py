"""How long it takes to read every form and to put all of them on paper, for every region. Run by ``dev.py bench``.

python -m bench.every_paper      makes every paper once and says how many
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from functools import cache

from sip_desktop import app, paths
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.view import Mode
from sip_desktop.services.definitions import load
from tests.answers.make import full_answers

DAY = date(2026, 11, 26)
LONGEST_S = 120.0


def make_all() -> tuple[int, int]:
    """Every form of every region, filled with an answer to everything, blank and for the pen: papers and pages."""
    known = app.definitions()
    papers = pages = 0
    for region in known.regions:
        for form in known.forms_of(region):
            answers = full_answers(form).answers
            for mode in Mode:
                view = original(form, answers, CaseFacts(), mode, known.head(form.id, region, DAY))
                papers, pages = papers + 1, pages + app.paper(view).pages
    return papers, pages


@cache
def everything() -> float:
    """Milliseconds for ``make_all`` in a process of its own, its start included. Long, so it is measured once."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bench.every_paper"], check=True, timeout=LONGEST_S, capture_output=True)
    return (time.perf_counter() - start) * 1000


def forms_as_json() -> None:
    """The command line's list of every form and field: a whole process."""
    subprocess.run([sys.executable, "-m", "sip_desktop", "forms", "--json"], check=True, capture_output=True)


def definitions() -> None:
    """All forms, regions, deadlines and law, read and checked together."""
    load(paths.forms())


MEASURES = [
    ("alla blanketter × regioner × tre slag, en process", everything, 20_000.0),
    ("forms --json, hela processen", forms_as_json, 500.0),
    ("alla blanketter och regioner lästa", definitions, 60.0),
]


if __name__ == "__main__":
    print("{} papper, {} sidor".format(*make_all()))
