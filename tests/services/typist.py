"""A program that types until it is killed: says a number on stdout once the save of that number was acknowledged.

Arguments: the vault's folder, its passphrase, the document to type in. Each save is the whole draft, longer each time.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from sip_desktop import app
from sip_desktop.domain.answers import Content, Row
from sip_desktop.services.opening import Opening
from sip_desktop.storage.vaults import Vaults
from tests.no_rules import definitions_without_rules

FILLING = "Hon sover bättre nu. " * 500


def main() -> None:
    folder, passphrase, document = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    outside = replace(app.surroundings(), vaults=Vaults(env={}))
    opening = Opening(outside, definitions_without_rules, folder, app.demo_texts)
    documents = opening.open(folder, opening.unlock(folder, passphrase)).documents
    before = documents.open(document).content.answers.get("p_parkering") or "0"
    for number in count(int(str(before)) + 1):
        goals = tuple(Row(f"r{place}", {"d_delmal": f"{number}"}) for place in range(number % 7))
        answers = {"p_situation": FILLING + f"{number}", "p_delmal": goals, "p_parkering": f"{number}"}
        documents.save(document, Content(answers))
        print(number, flush=True)


if __name__ == "__main__":
    main()
