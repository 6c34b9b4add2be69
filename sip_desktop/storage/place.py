"""Where a vault may lie: not in a synchronised folder, not on a network. Looks at the folder, writes nothing.

A cloud client copies the vault out of the house, and SQLite's WAL does not hold on a network file system
(https://sqlite.org/wal.html), so both are refused before anything is written.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sip_desktop.texts import vault as texts

# Start of a folder's name (lower case) -> what the user calls the service. "OneDrive - Uppsala kommun" is one of these.
_CLOUD_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": texts.SOME_CLOUD,
    "nextcloud": "Nextcloud",
    "box sync": "Box",
    "pcloud": "pCloud",
}
_CLOUD_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "webdav"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.onedriver"}
)
_DRIVE_REMOTE = 4  # GetDriveType, winbase.h


@dataclass(frozen=True)
class Facts:
    """What decides about a folder. ``path`` is absolute with links followed; ``file_system`` is "" when unknown."""

    path: str
    cloud_roots: tuple[tuple[str, str], ...] = ()
    file_system: str = ""
    remote_drive: bool = False


def judge(facts: Facts) -> str:
    """One Swedish sentence with the reason why a vault may not lie there, "" when it may."""
    if facts.remote_drive or facts.file_system in _NETWORK_FILE_SYSTEMS or _is_unc(facts.path):
        return texts.ON_NETWORK
    service = _cloud_service(facts)
    return texts.IN_CLOUD.format(service=service) if service else ""


def check_place(folder: Path, env: Mapping[str, str]) -> str:
    """``judge`` for a folder of this computer; the folder itself need not exist yet."""
    path = os.path.realpath(folder)
    roots = tuple((os.path.realpath(env[name]), service) for name, service in _CLOUD_VARIABLES.items() if env.get(name))
    return judge(Facts(path, roots, _file_system(path), _is_remote_drive(path)))


def file_system_of(path: str, mountinfo: str) -> str:
    """The file system type that ``path`` lies on, from the text of /proc/self/mountinfo (proc(5)); "" if unknown."""
    best, kind = "", ""
    for line in mountinfo.splitlines():
        left, dash, right = line.partition(" - ")
        fields = left.split()
        if not dash or len(fields) < 5 or not right:
            continue
        point = _unescape(fields[4])
        # The last of equal mount points is the one on top.
        if _lies_in(path, point) and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind


def _cloud_service(facts: Facts) -> str:
    for root, service in facts.cloud_roots:
        if _lies_in(facts.path.casefold(), root.casefold()):
            return service
    for part in facts.path.replace("\\", "/").casefold().split("/"):
        for name, service in _CLOUD_NAMES.items():
            if part == name or part.startswith((name + " ", name + "-")):
                return service
    return ""


def _is_unc(path: str) -> bool:
    forward = path.replace("\\", "/")
    # "//?/C:/…" and "//./…" are this computer's own long path forms; "//?/UNC/server" is a share.
    return forward.startswith("//") and (not forward.startswith(("//?/", "//./")) or forward[4:8].upper() == "UNC/")


def _lies_in(path: str, root: str) -> bool:
    path, root = path.replace("\\", "/").rstrip("/"), root.replace("\\", "/").rstrip("/")
    return path == root or path.startswith(root + "/")


def _unescape(text: str) -> str:
    """Mount points have space, tab, newline and backslash as octal (``\\040``)."""
    for code in ("040", "011", "012", "134"):
        text = text.replace("\\" + code, chr(int(code, 8)))
    return text


def _file_system(path: str) -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return file_system_of(path, Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return ""


def _is_remote_drive(path: str) -> bool:
    if sys.platform != "win32":
        return False
    return bool(ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(path)[0] + "\\") == _DRIVE_REMOTE)
