"""Takes the network out of the program's reach before anything else is imported. Knows nothing of the program.

The promise is that nothing about a case leaves the vault by a network. Our own code imports none of these modules
(a test reads every import), but a package might, now or in a later version: ReportLab, for one, fetches pictures
from web addresses when asked to. With ``None`` in ``sys.modules`` an import of a module raises ``ImportError``,
whoever asks, at whatever depth. It guards against mistakes and surprises; code that means harm runs in the same
process and could undo it. The built program goes further: there the modules do not exist.

``select`` stays: ``subprocess``, which pypdfium2 imports, needs it, and it opens nothing.
"""

from __future__ import annotations

import sys

BLOCKED = (
    "_socket",
    "socket",
    "socketserver",
    "_ssl",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "imaplib",
    "poplib",
    "smtplib",
    "telnetlib",
    "nntplib",
    "xmlrpc",
    "asyncio",
    "_asyncio",
    "multiprocessing",
    "_multiprocessing",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebSockets",
    "PySide6.QtQml",
    "PySide6.QtPdf",
)


def cut_network() -> None:
    """Makes every module of ``BLOCKED`` impossible to import in this process. Call it before other imports.

    Raises ``RuntimeError`` when one is loaded already: then the call came too late to promise anything.
    """
    for name in BLOCKED:
        if sys.modules.get(name) is not None:
            raise RuntimeError(f"{name} was imported before the network was cut")
        sys.modules[name] = None  # type: ignore[assignment]
