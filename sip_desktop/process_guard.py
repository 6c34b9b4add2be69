"""Keeps the process from leaving traces of a case behind. Knows the operating system, nothing of the program.

It works as long as whoever attacks is not the administrator, and not the same user with a debugger on Windows.
It wipes no memory: Python cannot, which is why locking replaces the process.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

PR_SET_DUMPABLE = 4  # linux/prctl.h
CUPS_SOCKET = "/private/var/run/cupsd" if sys.platform == "darwin" else "/run/cups/cups.sock"


def harden() -> None:
    """Every measure that needs nothing but the process. Call it first, before Qt is imported. Can be called again."""
    # What we write is for this user alone, also when a shared computer's default says otherwise.
    os.umask(0o077)
    forbid_memory_dumps()
    if sys.platform != "win32":
        keep_temporary_files_in_memory()
        keep_printing_local()
    silence_tracebacks(to_stderr)


def forbid_memory_dumps() -> None:
    """No core file and no crash report: either holds the answers of the open case, and the keys, in the clear.

    On Linux the process is also closed to other processes of the same user (debuggers, ``/proc/PID/mem``). On
    Windows the error box is left out, with which a user could send a dump to the maker of the system.
    """
    if sys.platform == "win32":
        no_error_boxes = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, NOGPFAULTERRORBOX, NOOPENFILEERRORBOX
        no_heap = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP: a report, if made all the same, is without the heap
        ctypes.windll.kernel32.SetErrorMode(no_error_boxes)
        ctypes.windll.kernel32.WerSetFlags(no_heap)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def keep_temporary_files_in_memory() -> None:
    """Points TMPDIR to a folder in memory, where there is one.

    Printing through Qt and CUPS writes each page as a readable temporary file. On a disk it can be read back after
    it is removed; here it is gone with the power.
    """
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):
        if folder and Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK):
            os.environ["TMPDIR"] = folder
            return


def keep_printing_local() -> None:
    """Points CUPS to its socket on this computer, unless it is pointed to a socket already.

    Without this Qt asks for the printers on an internet socket (port 631), and a setting could name another
    computer's print server, which would be given the whole paper. It must be set before Qt is imported.
    """
    if not os.environ.get("CUPS_SERVER", "").startswith("/"):
        os.environ["CUPS_SERVER"] = CUPS_SOCKET


def silence_tracebacks(report: Callable[[str], None]) -> None:
    """Gives ``report`` a code for every error nobody caught, in place of Python's traceback.

    A message can hold what somebody wrote in a form, and so can the lines of a traceback in a log or on a screen
    that is shared. The code names the kind of error and the line of our source: enough to find it.
    """

    def uncaught(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report(error_code(kind, trace))

    sys.excepthook = uncaught
    threading.excepthook = lambda args: uncaught(args.exc_type, None, args.exc_traceback)
    sys.unraisablehook = lambda args: uncaught(args.exc_type, None, args.exc_traceback)


def error_code(kind: type[BaseException], trace: TracebackType | None) -> str:
    """``SIP-FEL ValueError documents.py:123``: the kind of error and the innermost line of our own source."""
    place = "?"
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "sip_desktop" in file.parts:
            place = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"SIP-FEL {kind.__name__} {place}"


def to_stderr(code: str) -> None:
    """Writes the code where there is a terminal; a built Windows program has none."""
    if sys.stderr is not None:
        sys.stderr.write(code + "\n")
