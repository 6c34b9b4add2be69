"""The command line: for IT departments, tests and benchmarks. Without a command it opens the window.

Exit 0 is fine, 1 only means that something checked is wrong, 2 wrong use or bad input, with one plain Swedish
sentence on stderr and never a traceback, 3 a fault of our own, told by its code. A passphrase comes from the
terminal or stdin, never as an argument.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sip_desktop.domain.faults import Fault
from sip_desktop.process_guard import error_code, harden, to_stderr
from sip_desktop.texts import cli as texts

if TYPE_CHECKING:
    from sip_desktop.commands import Access

WRONG_USE = 2
OUR_FAULT = 3
MINIMISED = "--minimised"
"""How the program starts itself anew when it was locked while minimised. Nobody is to write it."""


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are one Swedish sentence."""

    def error(self, message: str) -> NoReturn:
        raise Fault(texts.USAGE.format(what=_in_swedish(message)))


def _in_swedish(message: str) -> str:
    """What argparse says in English, "" for what it seldom says."""
    for pattern, words in texts.MISUSES.items():
        if found := re.search(pattern, message):
            return words.format(*found.groups()) + " "
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or the window when there is none."""
    given = sys.argv[1:] if arguments is None else arguments
    harden()
    _speak_utf8()
    try:
        if given in ([], [MINIMISED]):
            from sip_desktop.app import start_app

            _leave(start_app(minimised=bool(given)))
        options = _parser().parse_args(given)
        return _run(options)
    except Fault as fault:
        to_stderr(fault.text)
    except BrokenPipeError:
        # Whoever read the answer has had enough. Ended at once: Python would complain of what it could not say.
        os._exit(WRONG_USE)
    except OSError:
        to_stderr(texts.UNREACHABLE)
    except KeyboardInterrupt:
        to_stderr(texts.STOPPED)
    except Exception as fault:
        # The last door: 1 would say that something checked was wrong. Only the code is told, never the message.
        to_stderr(texts.UNEXPECTED.format(code=error_code(type(fault), fault.__traceback__)))
        return OUR_FAULT
    return WRONG_USE


def _leave(status: int) -> NoReturn:
    """Ends the process at once when the window is closed, as locking does. Python would first wait for work that is
    still going on, without a window and with the keys in memory; what is cut off is as whole as after a power cut."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    os._exit(status)


def _speak_utf8() -> None:
    """Swedish and JSON as UTF-8 whatever the computer's code page is: Windows pipes know neither ✓ nor all names."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _run(options: argparse.Namespace) -> int:
    # Imported here: the window, which people wait for, needs none of it.
    from sip_desktop import commands

    command = options.command
    if command == "demo":
        return commands.demo(options.vault, options.cases)
    if command == "forms":
        return commands.forms(options.region)
    if command == "blanks":
        access = _access(options) if options.vault else None
        return commands.blanks(options.region, options.out, options.first, options.count, access)
    if command == "deadlines":
        return commands.deadlines(options.region, options.event)
    if command == "check":
        return commands.check(options.known_from, options.file)
    if command == "selftest":
        return commands.selftest()
    return _run_in_vault(command, options)


def _run_in_vault(command: str, options: argparse.Namespace) -> int:
    from sip_desktop import commands

    access = _access(options)
    if command == "backup":
        return commands.backup(access, options.out)
    if command == "restore":
        return commands.restore(access, options.file)
    if command == "cases":
        return commands.cases(access, options.case)
    if command == "guidance":
        return commands.guidance(access, options.case, options.now)
    if command == "print":
        from sip_desktop.domain.view import Mode

        mode = Mode.BLANK if options.blank else Mode.PEN if options.pen else Mode.FILLED
        return commands.print_paper(
            access, options.case, options.form, mode, options.out, options.large, options.reader
        )
    return commands.verify(access)


def _access(options: argparse.Namespace) -> Access:
    from sip_desktop.commands import Access

    return Access(options.vault, options.passphrase_stdin, options.key_file)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sip-desktop", description=texts.DESCRIPTION)
    chosen = parser.add_subparsers(dest="command", metavar=texts.COMMAND, required=True, parser_class=_Parser)
    made = {name: chosen.add_parser(name, help=words, description=words) for name, words in texts.COMMANDS.items()}
    made["restore"].add_argument("file", type=Path, metavar=texts.COPY, help=texts.OPTIONS["copy"])
    for name in ("demo", "cases", "print", "guidance", "verify", "backup", "restore"):
        made[name].add_argument("--vault", type=Path, required=True, help=texts.OPTIONS["vault"])
    made["demo"].add_argument("--cases", type=int, default=4, help=texts.OPTIONS["cases"])
    made["forms"].add_argument("--region", default="", help=texts.OPTIONS["region"])
    blanks = made["blanks"]
    blanks.add_argument("--region", required=True, help=texts.OPTIONS["region"])
    blanks.add_argument("--vault", type=Path, help=texts.OPTIONS["vault"])
    blanks.add_argument("--from", dest="first", type=int, default=0, help=texts.OPTIONS["from"])
    blanks.add_argument("--count", type=int, default=1, help=texts.OPTIONS["count"])
    made["check"].add_argument("--known-from", type=Path, metavar=texts.FILE, help=texts.OPTIONS["known_from"])
    made["check"].add_argument("file", nargs="?", default="-", metavar=texts.FILE, help=texts.OPTIONS["checked"])
    clocks = made["deadlines"]
    clocks.add_argument("--region", required=True, help=texts.OPTIONS["region"])
    clocks.add_argument("--event", action="append", required=True, help=texts.OPTIONS["event"])
    made["cases"].add_argument("--case", default="", help=texts.OPTIONS["case"])
    rules = made["guidance"]
    rules.add_argument("--case", required=True, help=texts.OPTIONS["case"])
    rules.add_argument("--now", default="", metavar=texts.TIME, help=texts.OPTIONS["now"])
    paper = made["print"]
    paper.add_argument("--case", required=True, help=texts.OPTIONS["case"])
    paper.add_argument("--form", required=True, help=texts.OPTIONS["form"])
    paper.add_argument("--reader", default="", metavar=texts.ROW, help=texts.OPTIONS["reader"])
    empty = paper.add_mutually_exclusive_group()
    empty.add_argument("--blank", action="store_true", help=texts.OPTIONS["blank"])
    empty.add_argument("--pen", action="store_true", help=texts.OPTIONS["pen"])
    paper.add_argument("--large", action="store_true", help=texts.OPTIONS["large"])
    for name in ("blanks", "print", "backup"):
        made[name].add_argument("--out", type=Path, required=True, help=texts.OPTIONS["out"])
    for name in ("forms", "cases", "guidance", "deadlines"):
        made[name].add_argument("--json", action="store_true", help=texts.OPTIONS["json"])
    for name in ("blanks", "cases", "print", "guidance", "verify", "backup", "restore"):
        made[name].add_argument("--passphrase-stdin", action="store_true", help=texts.OPTIONS["passphrase"])
        made[name].add_argument("--key-file", type=Path, metavar=texts.FILE, help=texts.OPTIONS["key_file"])
    return parser
