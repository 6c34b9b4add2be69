"""Writes ``docs/coverage.md``: every section of the five routines, and what in the program serves it.

    python -m tests.seeds.write_coverage

The routines themselves are not kept here. ``seeds.toml`` names their sections in our own words, with first and last
line; what serves them is read from every ``source`` in ``forms/`` that points at those lines ("000:173"). A section
that no source points at says in ``seeds.toml`` what serves it, or why a program should not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from sip_desktop import paths
from sip_desktop.domain.form import Field, Form
from sip_desktop.services.definitions import Definitions, load

HERE = Path(__file__).parent
DATA = HERE / "seeds.toml"
PAGE = HERE.parents[1] / "docs" / "coverage.md"
MOST_FORMS = 6
MOST_FIELDS = 6
LONGEST_LABEL = 70

_SEED = re.compile(r"\b(00[0-4]):(\d+(?:[-–]\d+)?(?:, \d+(?:[-–]\d+)?)*)")
_LINES = re.compile(r"(\d+)(?:[-–](\d+))?")


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One section of a routine. ``rules`` are ids of the rules of the process that serve it; ``other`` is what
    serves it besides forms, or why nothing should."""

    title: str
    first: int
    last: int
    rules: tuple[str, ...] = ()
    other: str = ""


class Seed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"sections": "section"}):
    """One region's routine."""

    number: str
    region: str
    document: str
    lines: int
    sections: tuple[Section, ...]


class Seeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"seeds": "seed"}):
    """The routines, and what each rule says in a few words."""

    seeds: tuple[Seed, ...]
    rules: dict[str, str]


class Served(msgspec.Struct, frozen=True, order=True):
    """One thing that serves a section: where it stands ("SIP – Kallelse") and what it is ("Syfte med mötet")."""

    where: str
    what: str


Sources = dict[tuple[str, int], list[Served]]
"""By seed number and line, what points at it."""


def read_seeds(text: str) -> Seeds:
    """The data file; raises ``msgspec.ValidationError`` on anything else."""
    return msgspec.toml.decode(text, type=Seeds)


def lines_named(source: str) -> Iterator[tuple[str, int]]:
    """Every line that a source names: ``"Uppsala (000:80, 85-86)"`` gives ("000", 80), ("000", 85), ("000", 86)."""
    for number, named in _SEED.findall(source):
        for first, last in _LINES.findall(named):
            yield from ((number, line) for line in range(int(first), int(last or first) + 1))


def forms_sources(definitions: Definitions, folder: Path) -> Sources:
    """What every form, field, region, deadline and law row says it comes from."""
    found: Sources = {}
    for served, source in _all_sources(definitions, folder):
        for place in lines_named(source):
            if served not in found.setdefault(place, []):
                found[place].append(served)
    return found


def _all_sources(definitions: Definitions, folder: Path) -> Iterator[tuple[Served, str]]:
    for form in definitions.forms.values():
        for field in form.fields():
            yield from _field_sources(form, field, "")
    for region in definitions.regions.values():
        for change in region.changes:
            asked = definitions.forms[change.form].at(change.field.replace("/", "//"))
            where = f"Profilen {region.name}: {_plain(definitions.title(change.form))}"
            yield Served(where, _label(asked, change.field)), change.source
        for deadline in region.deadlines:
            yield Served(f"Frist i profilen {region.name}", deadline.what), deadline.source
    for row in definitions.law:
        yield Served("Lagtexten på blanketten", row.provision), row.source
    common = folder / "deadlines.toml"
    if common.exists():
        for each in msgspec.toml.decode(common.read_bytes())["deadline"]:
            yield Served("Frist för alla regioner", each["what"]), each.get("source", "")


def _field_sources(form: Form, field: Field, above: str) -> Iterator[tuple[Served, str]]:
    yield Served(_plain(form.title), above + _label(field, field.id)), field.source
    for column in field.columns:
        if column.source != field.source:
            yield from _field_sources(form, column, f"{_label(field, field.id)} – ")


def _label(field: Field | None, otherwise: str) -> str:
    if field is None:
        return otherwise
    return _plain(field.label or field.text.split(".")[0])


def _plain(text: str) -> str:
    """A label as it stands in a table: a region's word written out, no line breaks, nothing that Markdown reads."""
    text = re.sub(r"\{(\w+)\}", lambda found: _WORDS.get(found[1].lower(), found[1]), text)
    text = " ".join(text.replace("|", "/").split()).strip("•. ")
    if len(text) > LONGEST_LABEL:
        text = f"{text[:LONGEST_LABEL].rpartition(' ')[0].rstrip(',:')} …"
    return text[:1].upper() + text[1:]


def serving(seed: Seed, section: Section, sources: Sources) -> list[Served]:
    """What serves a section, in the order of the forms, each once."""
    lines = range(section.first, section.last + 1)
    return list(dict.fromkeys(served for line in lines for served in sources.get((seed.number, line), [])))


def unserved(seeds: Seeds, sources: Sources) -> list[str]:
    """Sections that nothing serves and that do not say why."""
    return [
        f"{seed.number}:{section.first}-{section.last} {section.title}"
        for seed in seeds.seeds
        for section in seed.sections
        if not (serving(seed, section, sources) or section.rules or section.other)
    ]


def gaps(seeds: Seeds) -> list[str]:
    """Lines of a routine that stand in no section, or in two."""
    found = []
    for seed in seeds.seeds:
        stands = [line for section in seed.sections for line in range(section.first, section.last + 1)]
        if stands != list(range(1, seed.lines + 1)):
            found.append(seed.number)
    return found


def page(seeds: Seeds, sources: Sources) -> str:
    """The whole of ``docs/coverage.md``."""
    parts = [_HEAD, _summary(seeds, sources)]
    for seed in seeds.seeds:
        parts += [f"\n## {seed.region} ({seed.number})\n\n{seed.document}. {seed.lines} rader.\n{_TABLE}"]
        parts += [_row(seed, section, sources) for section in seed.sections]
    parts.append(_RULES)
    used = {rule for seed in seeds.seeds for section in seed.sections for rule in section.rules}
    parts += [f"| {rule} | {words} |" for rule, words in seeds.rules.items() if rule in used]
    return "\n".join(parts) + "\n"


def _row(seed: Seed, section: Section, sources: Sources) -> str:
    lines = f"{section.first}–{section.last}" if section.last > section.first else str(section.first)
    served = serving(seed, section, sources)
    on_paper = [each for each in served if not each.where.startswith(_NOT_FORMS)]
    beside = [each for each in served if each.where.startswith(_NOT_FORMS)]
    other = [section.other] if section.other else []
    other += _lines(beside, "{where}: {fields}.")
    if section.rules:
        other.append(f"Regler, i [rules.md](rules.md): {', '.join(section.rules)}.")
    cells = (seed.number, section.title, lines, _cell(_lines(on_paper, "**{where}**: {fields}")), _cell(other))
    return f"| {' | '.join(cells)} |"


def _cell(lines: list[str]) -> str:
    return "<br>".join(lines) or "–"


def _by_place(served: list[Served]) -> Iterator[tuple[str, list[Served]]]:
    order = list(dict.fromkeys(each.where for each in served))
    ordered = sorted(served, key=lambda each: order.index(each.where))
    for where, group in groupby(ordered, key=lambda each: each.where):
        yield where, list(group)


def _lines(served: list[Served], line: str) -> list[str]:
    """Places with what they have, the one with most first; those that have the same stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for where, group in _by_place(served):
        alike.setdefault(tuple(each.what for each in group), []).append(where)
    most_first = sorted(alike.items(), key=lambda each: -len(each[0]))
    told = [line.format(where=_together(places), fields=_some(fields)) for fields, places in most_first[:MOST_FORMS]]
    rest = [place for _, places in most_first[MOST_FORMS:] for place in places]
    return [*told, f"Också i {', '.join(rest)}."] if rest else told


def _together(places: list[str]) -> str:
    """Place names with a comma between; what they begin with alike ("Profilen Uppsala: ") is said once."""
    begin = places[0].partition(": ")[0] + ": "
    if len(places) > 1 and all(place.startswith(begin) for place in places):
        return begin + ", ".join(place.removeprefix(begin) for place in places)
    return ", ".join(places)


def _some(fields: tuple[str, ...]) -> str:
    if len(fields) <= MOST_FIELDS + 1:
        return "; ".join(fields)
    return f"{'; '.join(fields[:MOST_FIELDS])} … ({len(fields)} i allt)"


def _summary(seeds: Seeds, sources: Sources) -> str:
    """How many sections there are, and by what they are served."""
    sections = [(seed, section) for seed in seeds.seeds for section in seed.sections]
    served = [serving(seed, section, sources) for seed, section in sections]
    bare = [section for (_, section), found in zip(sections, served, strict=True) if not found]
    rules = sum(bool(section.rules) for section in bare)
    return _COUNTS.format(all=len(sections), served=len(sections) - len(bare), rest=len(bare), rules=rules)


_WORDS = {"samordnare": "samordningsansvarig", "samordnaren": "den samordningsansvariga", "dagordning": "dagordningen"}
_NOT_FORMS = ("Profilen ", "Frist ", "Lagtexten ")
_TABLE = """
| underlag | avsnitt | rader | blankett och fält | annat |
|---|---|---|---|---|"""
_HEAD = """# Vad i programmet svarar mot regionernas rutiner

Varje avsnitt i de fem rutiner som programmet bygger på har en rad här, i rutinens egen ordning. Kolumnen *blankett och
fält* visar frågorna som finns på papper. Kolumnen *annat* visar det som inte är en fråga på en blankett: regionens
profil, frister, lagtext, programmets andra delar, regler som kommer med vägledningen, och det som inte är programmets
sak, med skäl.

Raderna är radnummer i den text vi läste. Sidan skrivs av `python -m tests.seeds.write_coverage` ur `source` i
`forms/` och ur `tests/seeds/seeds.toml`. Ändra där och skriv om sidan. Ett test faller om den inte stämmer eller om
ett avsnitt saknar svar."""
_COUNTS = """
{all} avsnitt i fem rutiner. {served} har en fråga på en blankett, en rad i en profil, en frist eller ett lagrum. {rest}
har det inte; för dem säger kolumnen *annat* vad som gäller ({rules} av dem är regler om vad man får göra när)."""
_RULES = """
## Reglerna

Regler som handlar om vad man får göra när, inte om en fråga på papper. De kommer med vägledningen.

| regel | innehåll |
|---|---|"""


def written() -> str:
    """The page as it should be now."""
    folder = paths.forms()
    return page(read_seeds(DATA.read_text(encoding="utf-8")), forms_sources(load(folder), folder))


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
