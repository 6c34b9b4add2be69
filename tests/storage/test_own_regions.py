"""The table of profiles made in the program."""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.records import OwnRegion
from sip_desktop.storage.store import Store


def test_a_profile_is_kept_replaced_and_listed_by_code(store: Store) -> None:
    assert store.own_regions() == []
    rows = [OwnRegion(code=code, body=b"{}", logo=b"\x00\xff", saved="s", saved_by="u") for code in ("b", "a")]
    for row in rows:
        store.keep_own_region(row)
    assert store.own_regions() == [rows[1], rows[0]]
    changed = replace(rows[0], body=b"[]", logo=b"", saved="t", saved_by="v")
    store.keep_own_region(changed)
    assert store.own_regions() == [rows[1], changed]


def test_a_profile_is_rolled_back_with_the_rest(store: Store) -> None:
    class Stop(Exception):
        pass

    try:
        with store.transaction():
            store.keep_own_region(OwnRegion(code="a", body=b"", logo=b"", saved="", saved_by=""))
            raise Stop
    except Stop:
        pass
    assert store.own_regions() == []
