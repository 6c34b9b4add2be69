"""Words that the rules on the plan fill into their sentences: what a goal or a plan does not say yet."""

from __future__ import annotations

from collections.abc import Sequence

GOAL_PARTS = {
    "d_aktiviteter": "vad som ska göras",
    "d_ansvarig": "vem som ansvarar",
    "d_beskrivning": "bakgrunden",
    "d_mitt_ansvar": "vad den enskilde gör själv",
}
"""What Skåne asks of a goal, by column."""

CRITERIA = {
    "specifikt": "tydligt",
    "matbart": "möjligt att mäta",
    "accepterat": "accepterat",
    "realistiskt": "möjligt att nå",
    "tidsbestamt": "bestämt i tid",
}
"""What Halland asks of a goal, by option of the plan."""

RISKS = {
    "p_risk": "risker",
    "p_vardniva": "vårdnivå",
    "p_tidiga_tecken": "tidiga tecken",
    "p_krisplan": "krisplan",
    "p_stodbehov": "stöd",
}
"""What Skåne asks about risks and crisis, by field."""


def listed(words: Sequence[str]) -> str:
    """ "risker, vårdnivå och stöd"."""
    return " och ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
