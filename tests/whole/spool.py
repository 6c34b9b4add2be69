"""A print server of one's own: the real cupsd on a local socket, with one queue, that keeps what it was given."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = shutil.which("cupsd", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", ""))
PATIENCE = 20.0
"""Seconds for a server to start; nothing is measured by it."""
CONFIGURATION = """\
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
PreserveJobFiles Yes
PreserveJobHistory Yes
LogLevel debug
PageLogFormat %p %u %j %T %P %C %{{job-name}}
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
Sandboxing relaxed
User {user}
Group {group}
"""
QUEUE = """\
<DefaultPrinter prov>
Info Prov
DeviceURI file:///dev/null
State Idle
Accepting Yes
Shared No
JobSheets none none
OpPolicy default
ErrorPolicy stop-printer
</DefaultPrinter>
"""


@dataclass(frozen=True)
class Spool:
    """``socket`` is where it listens, ``jobs`` where the papers and what is known of them lie, ``logs`` its logs."""

    socket: Path
    jobs: Path
    logs: Path


@contextmanager
def print_server() -> Iterator[Spool | None]:
    """The server, in a folder with a short name: the name of a socket may be about a hundred characters. None where
    there is no cupsd, or the system lets it run nowhere but in its own place."""
    account = _account() if CUPSD else None
    if CUPSD is None or account is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="sip-cups-"))
    folder.chmod(0o755)
    for name in ("root", "spool/tmp", "cache", "state", "log"):
        folder.joinpath(name).mkdir(parents=True)
    for name, words in (("cupsd.conf", CONFIGURATION), ("cups-files.conf", FILES), ("printers.conf", QUEUE)):
        filled = words.format(folder=folder, user=account[0], group=account[1])
        folder.joinpath("root", name).write_text(filled, encoding="utf-8")
    options = ["-f", "-c", str(folder / "root/cupsd.conf"), "-s", str(folder / "root/cups-files.conf")]
    server = subprocess.Popen([CUPSD, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        started = _starts(folder / "cups.sock", server)
        yield Spool(folder / "cups.sock", folder / "spool", folder / "log") if started else None
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def _account() -> tuple[str, str] | None:
    """The user and group it is to run as; None where whoever is here has no name."""
    import grp  # not there on every system; no cupsd is either
    import pwd

    if os.geteuid() == 0:
        return "lp", "lp"  # it refuses to be root
    try:
        return pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    except KeyError:
        return None


def _starts(socket: Path, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
