"""Text and tick boxes as slices, in one look; every text that reaches paper passes here. Knows no form.

The gate is passed once more (it was passed when typed): an old answer, a form or a region's file may hold anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sip_desktop.domain.answers import Path
from sip_desktop.domain.gate import clean
from sip_desktop.printing.fonts import Face, Fonts
from sip_desktop.printing.pieces import Mark, Mood, Rule, Slice, Tick, Words
from sip_desktop.printing.style import MM, ONE_LESS, PAD, QUIET_GREY, Look, Type
from sip_desktop.printing.wrap import NO_LIMIT, wrap

NO_ROW = "//"  # in the path of what stands in an empty row, which no answer has
_TICK_GAP = 1.8 * MM
OPTION_GAP = 6 * MM
_FACE, _FACE_GAP = 13 * MM, 1 * MM


@dataclass(slots=True)
class Ink:
    """The fonts and look of one paper, and what its fonts lacked, by path."""

    fonts: Fonts
    look: Look
    missing: dict[Path, str] = field(default_factory=dict)
    _cleaned: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    """What ``known`` has worked out for this paper: labels come again in every row, and widths are tried first."""

    def face(self, kind: Type) -> Face:
        """Regular or bold."""
        return self.fonts.bold if kind.bold else self.fonts.regular

    def known(self, text: str, path: Path = "") -> str:
        """The text as it can be printed; what the fonts lack is noted under ``path``."""
        if text not in self._cleaned:
            self._cleaned[text] = self.fonts.known(clean(text))
        text, lacking = self._cleaned[text]
        if lacking:
            path = path.partition(NO_ROW)[0]
            self.missing[path] = "".join(dict.fromkeys(self.missing.get(path, "") + lacking))
        return text

    def lines(self, text: str, kind: Type, width: float, path: Path = "", x: float = 0.0) -> list[Slice]:
        """The text broken into slices ``width`` wide; none when it is empty."""
        text = self.known(text, path).rstrip()
        if not text:
            return []
        drop = _drop(kind)
        chars = NO_LIMIT if kind in (self.look.small, self.look.running) else self.look.chars
        broken = wrap(text, self.face(kind), kind.size, width, chars)
        return [Slice(kind.leading, (Words(x, drop, line, kind),) if line else ()) for line in broken]

    def middled(self, text: str, kind: Type, width: float, path: Path = "") -> list[Slice]:
        """As ``lines``, each in the middle of ``width``."""
        face = self.face(kind)
        lines = []
        for piece in self.lines(text, kind, width, path):
            marks = [mark for mark in piece.marks if isinstance(mark, Words)]
            starts = [(width - face.width(mark.text.rstrip(), kind.size)) / 2 for mark in marks]
            moved = tuple(_moved(mark, x) for mark, x in zip(marks, starts, strict=True))
            lines.append(Slice(piece.height, moved))
        return lines

    def line(self, text: str, kind: Type, width: float) -> Slice:
        """One line that is not broken: what there is no room for gives way to "…" (running heads only)."""
        text, face = self.known(text).replace("\n", " "), self.face(kind)
        if face.width(text, kind.size) > width:
            while text and face.width(text + "…", kind.size) > width:
                text = text[:-1]
            text += "…"
        return Slice(kind.leading, (Words(0.0, _drop(kind), text, kind),))

    def tick(self, label: str, on: bool, width: float, kind: Type, path: Path) -> list[Slice]:
        """A tick box with its label beside it, broken under itself."""
        size, indent = self.look.tick, self._indent
        slices = self.lines(label, kind, width - indent, path, indent) or [Slice(kind.leading)]
        height = max(kind.leading, size + 1 * MM)
        first = slices[0]
        shift = (height - kind.leading) / 2
        words = tuple(Words(w.x, w.drop + shift, w.text, w.type) for w in first.marks if isinstance(w, Words))
        slices[0] = Slice(height, (Tick(0.0, (height - size) / 2, size, on), *words))
        return slices

    def tick_width(self, label: str, kind: Type, path: Path) -> float:
        """The width of a tick box with its label on one line."""
        return self.face(kind).width(self.known(label, path).replace("\n", " "), kind.size) + self._indent + 0.1

    def ticks(self, labels: list[tuple[str, bool]], width: float, kind: Type, path: Path) -> list[Slice]:
        """Options on one line when they all fit there, else in as many equal columns as the widest of them allows."""
        if not labels:
            return []
        labels = [(label.replace("\n", " "), on) for label, on in labels]
        widths = [self.tick_width(label, kind, path) for label, _ in labels]
        if sum(widths) + OPTION_GAP * (len(labels) - 1) <= width:
            starts = [sum(widths[:at]) + OPTION_GAP * at for at in range(len(labels))]
            one_line = [self.tick(*pair, wide, kind, path) for pair, wide in zip(labels, widths, strict=True)]
            return _beside(one_line, starts)
        columns = max(1, min(len(labels), int((width + OPTION_GAP) / (max(widths) + OPTION_GAP))))
        rows = -(-len(labels) // columns)
        columns = -(-len(labels) // rows)
        step = (width + OPTION_GAP) / columns
        slices: list[Slice] = []
        for start in range(0, len(labels), columns):
            beside = labels[start : start + columns]
            group = [self.tick(label, on, step - OPTION_GAP, kind, path) for label, on in beside]
            slices += _beside(group, [step * at for at in range(columns)])
        return slices

    def faces(self, options: list[tuple[str, str, bool]], width: float, kind: Type, path: Path) -> list[Slice]:
        """Options (mood, label, ticked) as faces on one line, each with a ring and its label under it."""
        step = width / max(1, len(options))
        height, marks = 0.0, list[Mark]()
        for at, (mood, label, on) in enumerate(options):
            middle = step * (at + 0.5)
            under = [piece for piece in self.tick(label, on, step - OPTION_GAP, kind, path) if piece.marks]
            shift = middle - self._reach(under) / 2
            marks.append(Mood(middle - _FACE / 2, 0.0, _FACE, mood))
            y = _FACE + _FACE_GAP
            for piece in under:
                marks += [_ringed(_moved(mark, shift), y) for mark in piece.marks]
                y += piece.height
            height = max(height, y)
        return [Slice(height, tuple(marks))] if marks else []

    def _reach(self, slices: list[Slice]) -> float:
        """How far the words of the slices go to the right."""
        words = [mark for piece in slices for mark in piece.marks if isinstance(mark, Words)]
        return max((w.x + self.face(w.type).width(w.text.rstrip(), w.type.size) for w in words), default=0.0)

    def pen_lines(self, count: int, width: float) -> list[Slice]:
        """Dotted writing lines. In a box the last one is the box's own line, which stands ``PAD`` further down."""
        room = self.look.pen
        dotted = Slice(room, (Rule(0.0, room, width, dots=True, grey=QUIET_GREY),))
        if not self.look.boxed or not count:
            return [dotted] * count
        return [*[dotted] * (count - 1), Slice((room if count > 1 else room - ONE_LESS) - PAD)]

    @property
    def _indent(self) -> float:
        return self.look.tick + _TICK_GAP


def _drop(kind: Type) -> float:
    """From the top of a line to its baseline: the type stands in the middle of its line height."""
    return (kind.leading - kind.size) / 2 + 0.86 * kind.size


def _beside(group: list[list[Slice]], starts: list[float]) -> list[Slice]:
    """Columns of slices as one column; only one-line options stand beside each other, so heights are equal."""
    if len(group) == 1:
        return group[0]
    placed = zip(group, starts, strict=False)
    marks = tuple(_moved(mark, x) for slices, x in placed for mark in slices[0].marks)
    return [Slice(group[0][0].height, marks)]


def _moved(mark: Mark, x: float) -> Mark:
    return replace(mark, x=mark.x + x)


def _ringed(mark: Mark, down: float) -> Mark:
    """The mark further down, and a ring where it was a box: under a face a round one looks at home."""
    moved = replace(mark, drop=mark.drop + down)
    return replace(moved, ring=True) if isinstance(moved, Tick) else moved
