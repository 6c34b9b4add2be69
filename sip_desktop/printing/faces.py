"""Faces and rings as curves round a middle; knows moods by the ids of their options, no form and no page.

A face is 2 wide and 2 high round (0, 0), y downwards. They are drawn, not set: no font need have them, and who hears
the page is not told of a drawing whose meaning stands in words under it.
"""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]
Bend = tuple[Point, Point, Point]
_ROUND = 0.5523  # how far the control points of a quarter of a circle reach, of its radius


class Curve(NamedTuple):
    """A line that begins at ``start`` and follows cubic ``bends`` (two control points and an end each)."""

    start: Point
    bends: tuple[Bend, ...]
    filled: bool = False


def circle(x: float, y: float, radius: float, filled: bool = False) -> Curve:
    """A whole circle round ``(x, y)``."""
    r, k = radius, radius * _ROUND
    bends = (
        ((x + r, y + k), (x + k, y + r), (x, y + r)),
        ((x - k, y + r), (x - r, y + k), (x - r, y)),
        ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ((x + k, y - r), (x + r, y - k), (x + r, y)),
    )
    return Curve((x + r, y), bends, filled)


_EYES = (circle(-0.34, -0.24, 0.09, filled=True), circle(0.34, -0.24, 0.09, filled=True))
_SMILE = Curve((-0.46, 0.24), (((-0.26, 0.64), (0.26, 0.64), (0.46, 0.24)),))
_STRAIGHT = Curve((-0.42, 0.38), (((-0.2, 0.38), (0.2, 0.38), (0.42, 0.38)),))
_FROWN = Curve((-0.44, 0.54), (((-0.24, 0.2), (0.24, 0.2), (0.44, 0.54)),))
_HOOK = Curve((-0.28, -0.27), (((-0.28, -0.68), (0.3, -0.68), (0.3, -0.26)), ((0.3, 0.0), (0.0, -0.02), (0.0, 0.24))))
_DOT = circle(0.0, 0.52, 0.075, filled=True)
_MOODS: dict[str, tuple[Curve, ...]] = {
    "glad": (*_EYES, _SMILE),
    "mellan": (*_EYES, _STRAIGHT),
    "ledsen": (*_EYES, _FROWN),
    "vet_inte": (_HOOK, _DOT),
}


def face(mood: str, x: float, y: float, radius: float) -> list[Curve]:
    """The curves of a face round ``(x, y)``; a mood nobody has drawn is an empty circle."""
    return [circle(x, y, radius), *(placed(curve, x, y, radius) for curve in _MOODS.get(mood, ()))]


def placed(curve: Curve, x: float, y: float, radius: float = 1.0) -> Curve:
    """The curve moved to ``(x, y)`` and made ``radius`` times as large."""

    def moved(point: Point) -> Point:
        return x + point[0] * radius, y + point[1] * radius

    bends = tuple((moved(first), moved(second), moved(end)) for first, second, end in curve.bends)
    return Curve(moved(curve.start), bends, curve.filled)
