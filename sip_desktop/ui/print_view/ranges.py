"""Page ranges as people write them: "1–2, 4", "1 till 3 och 5", "3-"; pure text, knows no printer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sip_desktop.texts import printing_view as texts

ALL = re.compile(rf"(?:{texts.RANGE_WORDS_ALL})(?:\s+[0-9]*\s*(?:{texts.RANGE_WORDS_PAGES}))?")
FILLER = re.compile(rf"\b(?:{texts.RANGE_WORDS_PAGES})\b\.?")
TO = re.compile(rf"\s*(?:{texts.RANGE_WORDS_TO}|[-‐‑‒–—―−])\s*")
BETWEEN = re.compile(rf"\s*(?:[,;.+&]|\b(?:{texts.RANGE_WORDS_AND})\b)\s*|\s+")
PART = re.compile(r"([0-9]{1,4})?(-)?([0-9]{1,4})?")


@dataclass(frozen=True)
class PageChoice:
    """The pages that were meant, from 1, rising, each once; or none and a sentence why (``fault``)."""

    pages: tuple[int, ...] = ()
    fault: str = ""


def every_page(total: int) -> PageChoice:
    return PageChoice(tuple(range(1, total + 1)))


def parse(text: str, total: int) -> PageChoice:
    """Understands what was typed about a paper of ``total`` pages; never raises."""
    plain = " ".join(text.casefold().split())
    if ALL.fullmatch(plain):
        return every_page(total)
    plain = TO.sub("-", FILLER.sub(" ", plain).strip())
    parts = [part for part in BETWEEN.split(plain) if part]
    if not parts:
        return PageChoice(fault=texts.RANGE_EMPTY)
    found: set[int] = set()
    for part in parts:
        span = _span(part, total)
        if span is None:
            return PageChoice(fault=texts.RANGE_UNCLEAR.format(text=text.strip()))
        for edge in span:
            if not 1 <= edge <= total:
                outside = texts.RANGE_OUTSIDE if total > 1 else texts.RANGE_OUTSIDE_ONE
                return PageChoice(fault=outside.format(number=edge, total=total))
        found.update(range(min(span), max(span) + 1))
    return PageChoice(tuple(sorted(found)))


def written(pages: tuple[int, ...], dash: str = "–", comma: str = ", ") -> str:
    """Rising page numbers as a person writes them, "1–2, 4"; CUPS wants the dash "-" and the comma ","."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and spans[-1][1] == page - 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return comma.join(str(first) if first == last else f"{first}{dash}{last}" for first, last in spans)


def _span(part: str, total: int) -> tuple[int, int] | None:
    match = PART.fullmatch(part)
    if match is None:
        return None
    first, dash, last = match.groups()
    if dash is None:
        return (int(first), int(first)) if first and not last else None
    if not first and not last:
        return None
    return (int(first or 1), int(last or total))
