"""Numbers as Swedes write them, to decimal text and back; knows no unit and no limit."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[-−–]?(?:[0-9]{1,15}|[0-9]{1,3}(?:[\s][0-9]{3}){1,4})(?:[.,][0-9]{1,6})?")
# "12.500" is twelve and a half to one reader and twelve thousand five hundred to another.
_UNSURE = re.compile(r"[-−–]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


def parse_number(text: str) -> str | None:
    """The number as shortest decimal text, "12.5"; None when it is not understood or could be read in two ways."""
    plain = text.strip()
    if not _NUMBER.fullmatch(plain) or _UNSURE.fullmatch(plain):
        return None
    number = Decimal(re.sub(r"\s", "", plain).replace(",", ".").replace("−", "-").replace("–", "-"))
    if not number:
        return "0"
    shortest = f"{number:f}"
    return shortest.rstrip("0").rstrip(".") if "." in shortest else str(int(number))


def plain_number(value: str) -> str:
    """ "12,5" for "12.5", as Swedish writes it."""
    return value.replace(".", ",")
