"""What a process and its children did to files and sockets, as the operating system saw it; needs strace."""

from __future__ import annotations

import re
import shutil
import subprocess
from codecs import escape_decode  # type: ignore[attr-defined]  # not documented, but what reads C's escapes
from pathlib import Path

CALLS = (
    "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat"
    ",write,writev,pwrite64,pwritev,pwritev2,socket,connect"
)
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_CALL = re.compile(rb"^\d+ +(\w+)\((?:\d+<(.*?)>, )?")
_TO_WRITE = re.compile(rb"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
_INTERNET = re.compile(rb"\bsocket\((?!AF_(UNIX|LOCAL|NETLINK))|AF_INET")
NO_FILES = re.compile(r"/(proc|sys|dev(?!/shm/))/")


def can_trace() -> bool:
    """Whether a process may be traced here: not so in some containers."""
    if not shutil.which("strace"):
        return False
    return not subprocess.run([*traced(Path("/dev/null")), "true"], capture_output=True, check=False).returncode


def traced(log: Path) -> list[str]:
    """What to put before a command so that ``log`` tells what it did, with every byte it wrote."""
    options = ["-f", "--seccomp-bpf", "-qq", "-y", "-s", "10000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    return ["strace", *options, "-o", str(log)]


class Trace:
    """The log of one traced command."""

    def __init__(self, log: Path) -> None:
        with log.open("rb") as lines:
            # Qt's own wake-up calls are most of what is written, eight bytes each, and no file.
            found = [(_CALL.match(line), line) for line in lines if b"anon_inode:" not in line]
        # Each call: its name, the file that its descriptor is open on or "", and the line.
        self._calls = [
            (match[1].decode(), _plain(match[2] or b"").decode(), line) for match, line in found if match is not None
        ]

    def made_or_changed(self) -> set[Path]:
        """Every file that was opened to be written, or got its name, by the process; also those that are gone."""
        found: set[Path] = set()
        for name, _file, line in self._calls:
            if name.startswith(("write", "pwrite", "socket", "connect")) or b"= -1 E" in line:
                continue
            names = _QUOTED.findall(line)
            if names and (not name.startswith("open") or _TO_WRITE.search(line)):
                found.add(Path(_plain(names[-1]).decode()))
        return {file for file in found if not NO_FILES.match(str(file))}

    def written(self) -> dict[str, bytes]:
        """Every byte written to each file, in the order it was written; pipes and sockets are no files."""
        parts: dict[str, list[bytes]] = {}
        for name, file, line in self._calls:
            if name.startswith(("write", "pwrite")) and file.startswith("/") and not NO_FILES.match(file):
                parts.setdefault(file, []).extend(map(_plain, _QUOTED.findall(line)))
        return {file: b"".join(found) for file, found in parts.items()}

    def names(self) -> bytes:
        """Every name of a file that was asked for, and every address of a socket."""
        lines = (line for name, _file, line in self._calls if not name.startswith(("write", "pwrite")))
        return b"\n".join(_plain(found) for line in lines for found in _QUOTED.findall(line))

    def internet_sockets(self) -> list[bytes]:
        """Every line that tells of a socket other than one of this computer's own."""
        return [line for name, _file, line in self._calls if name in ("socket", "connect") and _INTERNET.search(line)]


def _plain(text: bytes) -> bytes:
    """Text as it is: strace writes as in C, with numbers for the bytes that are not ASCII."""
    plain: bytes = escape_decode(text)[0]
    return plain
