"""Who may open a case: those who work with it. Order and not cryptography: who has a key has the whole vault's."""

from __future__ import annotations

from collections.abc import Sequence

from sip_desktop.domain.records import Access

RESPONSIBLE = "responsible"
SUBSTITUTE = "substitute"


def may_open(user_id: str, access: Sequence[Access]) -> bool:
    """True for those who work with the case, and for everybody where nobody has been named.

    Somebody else may do it in an emergency, with a reason that the responsible and the chief see (practice O14).
    """
    return bool(user_id) and (not access or any(one.user_id == user_id for one in access))
