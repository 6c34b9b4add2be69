"""A vault lies on this computer's own disk or a USB stick, and nowhere that copies it away."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.storage.place import Facts, check_place, file_system_of, judge
from sip_desktop.texts import vault as texts

MOUNTINFO = """\
24 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 24 0:45 / /home/anna/H\\040disk rw - cifs //server/anna rw
31 24 0:46 / /mnt/usb rw - vfat /dev/sdb1 rw
32 24 0:47 / /mnt rw - tmpfs none rw
33 24 0:48 / /mnt/server rw,nosuid master:3 - nfs4 server:/export rw
34 24 0:49 / /over rw - ext4 /dev/vdb rw
35 34 0:50 / /over rw - fuse.sshfs anna@host: rw
broken line
36 24 0:51 / /half -
"""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\anna\OneDrive - Uppsala kommun\Dokument\skåp", "OneDrive"),
        (r"C:\Users\anna\OneDrive\skåp", "OneDrive"),
        ("/home/anna/Dropbox/skåp", "Dropbox"),
        ("/home/anna/Dropbox (Kommunen)/skåp", "Dropbox"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/skåp", "iCloud"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna/skåp", texts.SOME_CLOUD),
        (r"G:\Google Drive\skåp", "Google Drive"),
        ("/home/anna/nextcloud/skåp", "Nextcloud"),
    ],
)
def test_synchronised_folders_are_refused_by_name(path: str, service: str) -> None:
    assert judge(Facts(path)) == texts.IN_CLOUD.format(service=service)


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\anna\AppData\Local\SIP Desktop\skåp",
        r"E:\skåp",
        "/home/anna/.local/share/sip",
        "/media/anna/SIP-USB/skåp",
        "/home/onedriver/skåp",
        "/home/anna/Dropboxar/skåp",
        r"\\?\C:\mycket lång väg\skåp",
    ],
)
def test_own_disk_and_usb_are_fine(path: str) -> None:
    assert judge(Facts(path, file_system="ext4")) == ""


def test_the_environment_names_the_synchronised_folder_whatever_it_is_called() -> None:
    facts = Facts(r"D:\Moln\Anna\skåp", ((r"d:\moln\anna", "OneDrive"),))
    assert judge(facts) == texts.IN_CLOUD.format(service="OneDrive")
    assert judge(Facts(r"D:\Moln\Annan\skåp", ((r"d:\moln\anna", "OneDrive"),))) == ""


@pytest.mark.parametrize("path", [r"\\server\hem\anna", "//server/hem/anna", r"\\?\UNC\server\hem"])
def test_shares_are_refused(path: str) -> None:
    assert judge(Facts(path)) == texts.ON_NETWORK


def test_network_drives_and_file_systems_are_refused() -> None:
    assert judge(Facts(r"H:\skåp", remote_drive=True)) == texts.ON_NETWORK
    for kind in ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"):
        assert judge(Facts("/mnt/server/skåp", file_system=kind)) == texts.ON_NETWORK
    for kind in ("ext4", "btrfs", "vfat", "exfat", "fuseblk", "tmpfs", ""):
        assert judge(Facts("/mnt/usb/skåp", file_system=kind)) == ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/.local", "ext4"),
        ("/home/anna/H disk/skåp", "cifs"),
        ("/mnt/usb/skåp", "vfat"),
        ("/mnt/usbx", "tmpfs"),
        ("/mnt/server", "nfs4"),
        ("/over/skåp", "fuse.sshfs"),
        ("/half/skåp", "ext4"),
    ],
)
def test_the_nearest_and_topmost_mount_counts(path: str, kind: str) -> None:
    assert file_system_of(path, MOUNTINFO) == kind


def test_this_computer(tmp_path: Path) -> None:
    assert check_place(tmp_path / "finns inte än", {}) == ""
    assert check_place(tmp_path / "v", {"OneDriveCommercial": str(tmp_path)}) == texts.IN_CLOUD.format(
        service="OneDrive"
    )
    assert check_place(tmp_path / "v", {"OneDrive": ""}) == ""


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "oskyldig").symlink_to(tmp_path / "Dropbox")
    assert "Dropbox" in check_place(tmp_path / "oskyldig" / "skåp", {})
