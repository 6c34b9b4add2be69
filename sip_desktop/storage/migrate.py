"""Numbered schema files, one transaction each; the number done stands in ``user_version``. Knows no table.

A file that has been released is never changed: a new one is added.
"""

from __future__ import annotations

from importlib import resources

from sip_desktop.domain.faults import Fault
from sip_desktop.storage.connection import Database
from sip_desktop.texts import vault as texts


def steps() -> list[str]:
    """The SQL of ``migrations/0001_*.sql`` and on, in order."""
    folder = resources.files("sip_desktop.storage") / "migrations"
    named = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    return [item.read_text("utf-8") for item in named]


def schema_version(database: Database) -> int:
    """How many steps the file has been through; 0 is a new file."""
    return database.number("PRAGMA user_version")


def is_older(database: Database) -> bool:
    """True when there are steps that the file has not been through."""
    return schema_version(database) < len(steps())


def refuse_newer(database: Database) -> None:
    """Raises ``Fault`` when a newer program made the file. Nothing is written."""
    if schema_version(database) > len(steps()):
        raise Fault(texts.SCHEMA_NEWER)


def migrate(database: Database) -> None:
    """Takes the file through the steps it lacks, each whole or not at all."""
    for number, sql in enumerate(steps(), start=1):
        if number > schema_version(database):
            database.script(f"{sql}\nPRAGMA user_version = {number};")
