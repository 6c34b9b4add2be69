"""Lists and prints through libcups in a process of its own, for libcups reads CUPS_SERVER once; prints JSON."""

from __future__ import annotations

import json
import sys
from typing import Any, cast

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.print_view.cups import CHUNK, CupsPrinters
from sip_desktop.ui.print_view.libcups import connect
from sip_desktop.ui.print_view.printers import Printer, Sheets

PDF = b"%PDF-1.7\n" + bytes(range(256)) * (CHUNK // 256 * 2)


def main(what: str) -> object:
    printers = CupsPrinters(connect)
    if what == "list":
        return [[p.name, p.shown_name, p.remote, p.default] for p in printers.available()]
    steps = printers.send(Printer("kontor", "", remote=False), Sheets(PDF, 4, (1, 2, 4), 2, cast(Any, None)))
    if what == "cancel":
        next(steps)
        steps.close()
        return "cancelled"
    try:
        return list(steps)
    except Fault as fault:
        return fault.text


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
