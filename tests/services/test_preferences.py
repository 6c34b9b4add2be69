"""The settings file: whatever stands in it, the program starts, and it never holds anything of a case."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.services.preferences import PreferenceFile, Preferences, read_preferences

DEFAULT = Preferences()


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff\xfe", b"\x00" * 50, b"{" * 5000, b'{"folder": "\xff"}']
)
def test_a_damaged_file_is_as_an_empty_one(body: bytes) -> None:
    assert read_preferences(body) == DEFAULT


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"folder": "/skåp"}', Preferences(folder="/skåp")),
        ('{"scheme": "dark"}', Preferences(scheme="dark")),
        ('{"scheme": "rosa"}', DEFAULT),
        ('{"text_percent": 20}', DEFAULT),
        ('{"text_percent": 1000}', Preferences(text_percent=200)),
        ('{"idle_minutes": 0}', Preferences(idle_minutes=1)),
        ('{"lock_minimised": true}', Preferences(lock_minimised=True)),
        ('{"lock_minimised": "ja"}', Preferences()),
        ('{"idle_minutes": 600}', Preferences(idle_minutes=15)),
        ('{"idle_minutes": -99999999999999999999999}', Preferences(idle_minutes=1)),
        ('{"capture_guard": false}', Preferences(capture_guard=False)),
        ('{"capture_guard": "nej", "folder": "/skåp"}', Preferences(folder="/skåp")),
        ('{"folder": 7, "text_percent": 150}', Preferences(text_percent=150)),
        ('{"ny": {"a": [1]}, "folder": "/skåp"}', Preferences(folder="/skåp")),
    ],
)
def test_each_value_that_cannot_be_used_is_put_back(body: str, expected: Preferences) -> None:
    assert read_preferences(body.encode()) == expected


def test_a_change_is_written_at_once_and_read_back() -> None:
    written: list[bytes] = []
    file = PreferenceFile(lambda: b"", written.append)
    assert file.now == DEFAULT
    file.change(folder="/mitt skåp", text_percent=150)
    assert file.change(capture_guard=False) == Preferences("/mitt skåp", text_percent=150, capture_guard=False)
    assert len(written) == 2
    assert read_preferences(written[-1]) == file.now
    assert PreferenceFile(lambda: written[-1], written.append).now == file.now


def test_there_is_no_room_in_it_for_anything_of_a_case() -> None:
    names = {field.name for field in msgspec.structs.fields(Preferences)}
    assert names == {"folder", "scheme", "text_percent", "capture_guard", "idle_minutes", "lock_minimised"}


def test_what_stood_there_under_other_names_is_not_kept() -> None:
    """A folder's names are the user's own; whatever else has come into the file goes at the first change."""
    odd = {"folder": "/skåp", "senast": "Tilda Prov", "fil/historik": ["Papper"], "Folder": "x", "": 1, "scheme ": "x"}
    written: list[bytes] = []
    PreferenceFile(lambda: msgspec.json.encode(odd), written.append).change(scheme="dark")
    assert msgspec.json.decode(written[-1]).keys() == {field.name for field in msgspec.structs.fields(Preferences)}
    assert b"Tilda" not in written[-1]


@pytest.mark.parametrize("name", ["senast", "case", "Folder", "now", "__dict__"])
def test_nothing_can_be_kept_under_another_name(name: str) -> None:
    written: list[bytes] = []
    with pytest.raises(TypeError):
        PreferenceFile(lambda: b"", written.append).change(**{name: "Tilda Prov"})
    assert written == []
