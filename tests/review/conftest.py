"""The shell's window over a real vault, for attacks on it."""

from __future__ import annotations

from tests.ui.shell.conftest import clock, desk, look, opening, preferences, services

__all__ = ["clock", "desk", "look", "opening", "preferences", "services"]
