"""What a process and its children did to files and sockets, as the operating system saw it; needs strace."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

CALLS = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,socket,connect"
_NAME = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
_FAILED = re.compile(r"= -1 E[A-Z]+")
NO_FILES = ("/dev/", "/proc/", "/sys/")


def can_trace() -> bool:
    """Whether a process may be traced here: not so in some containers."""
    return bool(shutil.which("strace")) and not subprocess.run([*traced(Path("/dev/null")), "true"], capture_output=True, check=False).returncode


def traced(log: Path) -> list[str]:
    """What to put before a command so that ``log`` tells what it did."""
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]


def made_or_changed(log: Path) -> set[Path]:
    """Every file that was opened to be written, or got its name, by the process; also those that are gone again."""
    found: set[Path] = set()
    for line in log.read_text(encoding="utf-8").splitlines():
        names = [_plain(name) for name in _NAME.findall(line)]
        opened = re.search(r"\b(open|openat|openat2|creat)\(", line)
        if not names or _FAILED.search(line) or "socket(" in line or "connect(" in line:
            continue
        if not opened or _WRITES.search(line):
            found.add(Path(names[-1]))
    return {file for file in found if not str(file).startswith(NO_FILES)}


def internet_sockets(log: Path) -> list[str]:
    """Every line that tells of a socket other than one of this computer's own."""
    lines = log.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if re.search(r"\bsocket\((?!AF_(UNIX|LOCAL|NETLINK))|AF_INET", line)]


def _plain(name: str) -> str:
    """A name as it is: strace writes what is not ASCII as octal numbers of its bytes."""
    return name.encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
