"""Called or thought of, and not covered by the consent: found here for the rule on adults and the one on children."""

from __future__ import annotations

from collections.abc import Iterator

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.finding import Hit
from sip_desktop.domain.guidance.mentions import mentions, role, thing
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.consent_cover import Stand


def outside(reading: Reading) -> Iterator[Hit]:
    """A stop for each party that is called without consent, a warning for one that is only thought of.

    Nothing while nobody has said yes to the plan: then that is what is said. ``wording`` is "outside", or "nobody" for
    a consent that names no party at all.
    """
    givers = reading.cover.givers
    found = mentions(reading) if givers else []
    silent = next((giver for giver in givers if not giver.actors and not giver.taken), None)
    if silent is not None and found:
        acts = tuple(dict.fromkeys(act for one in found for act in one.acts))
        at = f"{silent.spoken.live[-1].form}:c_verksamheter"
        yield Hit(wording="nobody", at=at, mark="nobody", thing="nobody", level=_level(acts), acts=acts)
        return
    for one in found:
        if reading.cover.of(one.party) is not Stand.COVERED:
            words = {"who": role(reading, one.party, one.principal)}
            key, level = thing(one.party), _level(one.acts)
            yield Hit(wording="outside", words=words, at=one.at, mark=one.mark, thing=key, level=level, acts=one.acts)


def _level(acts: tuple[object, ...]) -> Level:
    return Level.STOP if acts else Level.WARNING
