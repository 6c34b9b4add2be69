"""The print view: choose pages, copies and printer, print or save as PDF, and say whether all sheets came.

It knows services and printers; it does not know how a paper is made or a vault is written.
"""

from sip_desktop.ui.print_view.order import (
    Order,
    of_binder,
    of_blank,
    of_document,
    of_evaluation,
    of_joined,
    of_letter,
    of_reader,
)
from sip_desktop.ui.print_view.printers import JOB_NAME, Printer, Printers, Sheets, printers_of_this_machine
from sip_desktop.ui.print_view.view import PrintView

__all__ = [
    "JOB_NAME",
    "Order",
    "PrintView",
    "Printer",
    "Printers",
    "Sheets",
    "of_binder",
    "of_blank",
    "of_document",
    "of_evaluation",
    "of_joined",
    "of_letter",
    "of_reader",
    "printers_of_this_machine",
]
