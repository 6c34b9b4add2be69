"""The place names the check knows, read from text that somebody else has fetched; it judges nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sip_desktop.domain.protection.finding import Kind

_KINDS = {kind.value: kind for kind in Kind}
_DOUBT = "doubt"
HEAD = 4


class Gazetteer(msgspec.Struct, frozen=True):
    """Names in small letters. ``clear`` can be nothing else; ``doubtful`` are also ordinary words or names of people,
    and need a context; ``countries`` count only where somebody lives or moves. ``phrases`` are names of several
    words by their first one. ``given`` are given names of people, ``heads`` the first letters of the clear names, and
    ``names`` everything that is, or is the first word of, a place."""

    clear: Mapping[str, Kind]
    doubtful: frozenset[str]
    countries: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]
    given: frozenset[str]
    heads: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def read_gazetteer(places: str, given_names: str) -> Gazetteer:
    """From ``places.tsv`` (name, sort, "doubt" or nothing; a line a name) and ``given_names.txt`` (a line a name).

    A sort that is a kind of finding ("hotel") makes it that kind; every other sort is a place.
    """
    clear: dict[str, Kind] = {}
    doubtful: set[str] = set()
    countries: set[str] = set()
    phrases: dict[str, tuple[tuple[tuple[str, ...], Kind], ...]] = {}
    for line in _lines(places):
        name, sort, doubt = (*line.lower().split("\t"), "", "")[:3]
        kind = _KINDS.get(sort, Kind.PLACE)
        first, *rest = name.split()
        if rest:
            phrases[first] = (*phrases.get(first, ()), (tuple(rest), kind))
        elif doubt == _DOUBT:
            doubtful.add(name)
        elif sort == "country":
            countries.add(name)
        else:
            clear[name] = kind
    given = frozenset(name.lower() for name in _lines(given_names))
    heads = frozenset(name[:HEAD] for name in clear)
    names = frozenset((*clear, *doubtful, *countries, *phrases))
    return Gazetteer(clear, frozenset(doubtful), frozenset(countries), phrases, given, heads, names)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]
