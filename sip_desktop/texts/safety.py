"""Words that the rules on safety put into their sentences, which stand in forms/rules/*.toml."""

from __future__ import annotations

SHEET_TITLE = "Ärendeblad"
DIGITAL = {"risk": "riskbedömning", "identitet": "säker identitet", "ostort": "ostörd miljö"}
"""What a meeting on screen needs beforehand, by option of ``k_digitalt``."""
AND_MORE = "{what} med flera"
