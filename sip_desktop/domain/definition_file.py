"""Reading one definition file (TOML) into a struct; faults name file and place. It knows no form, region or law."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from sip_desktop.domain import plain_toml
from sip_desktop.domain.faults import Fault
from sip_desktop.texts import definitions as texts

T = TypeVar("T")

ID = re.compile(r"[a-z0-9_]+")
_AT = re.compile(r" - at `\$(?P<path>.*)`$")
_STEP = re.compile(r"\.(\w+)(?:\[(\d+)\])?")
_TOML_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_MESSAGES = (
    (re.compile(r"Object contains unknown field `(.*?)`"), texts.UNKNOWN_KEY),
    (re.compile(r"Object missing required field `(.*?)`"), texts.MISSING_KEY),
    (re.compile(r"Invalid enum value '?(.*?)'?(?: - at|$)"), texts.UNKNOWN_VALUE),
)
_WRONG_TYPE = re.compile(r"Expected `(.*?)`, got `(.*?)`")


class DefinitionFault(Fault):
    """A definition file cannot be used. ``sentence`` says why; ``text`` is file, place and sentence together."""

    def __init__(self, file: str, place: str, sentence: str) -> None:
        super().__init__(texts.fault(file, place, sentence))
        self.file = file
        self.place = place
        self.sentence = sentence


def decode(text: str, file: str, kind: type[T]) -> T:
    """``text`` as a ``kind``, unknown keys and wrong types refused. Raises DefinitionFault."""
    return _converted(_raw(text, file), file, kind)


def decode_json(body: bytes, file: str, kind: type[T], under: msgspec.Struct) -> T:
    """As ``decode``, of JSON that the program itself has kept; keys that have come since are those of ``under``."""
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DefinitionFault(file, texts.WHOLE_FILE, texts.NOT_JSON) from error
    return _converted(msgspec.to_builtins(under) | raw if isinstance(raw, dict) else raw, file, kind)


def _converted(raw: Any, file: str, kind: type[T]) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        found = _AT.search(str(error))
        place = _place(raw, found["path"] if found else "")
        raise DefinitionFault(file, place, _sentence(str(error))) from error


def _raw(text: str, file: str) -> Any:
    plain = plain_toml.read(text)
    if plain is not None:
        return plain
    try:
        return msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        where = _TOML_WHERE.search(str(error))
        detail = texts.TOML_WHERE.format(line=where[1], column=where[2]) if where else texts.TOML_END
        raise DefinitionFault(file, texts.WHOLE_FILE, texts.NOT_TOML.format(detail=detail)) from error
    except RecursionError as error:
        raise DefinitionFault(file, texts.WHOLE_FILE, texts.TOO_DEEP) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise DefinitionFault(file, texts.WHOLE_FILE, texts.NOT_TOML.format(detail=texts.TOML_NUMBER)) from error


def _sentence(message: str) -> str:
    for pattern, sentence in _MESSAGES:
        if found := pattern.search(message):
            return sentence.format(found[1])
    if found := _WRONG_TYPE.search(message):
        return texts.WRONG_TYPE.format(texts.kind(found[1]), texts.kind(found[2]))
    return texts.NOT_READ


def _place(raw: Any, path: str) -> str:
    """``.section[0].field[2].width`` as words: "avsnitt 'delmal', fält 'd_delmal', nyckel 'width'"."""
    steps: list[str] = []
    for name, index in _STEP.findall(path):
        raw = raw.get(name) if isinstance(raw, dict) else None
        if not index:
            steps.append(texts.key(name))
            continue
        raw = raw[int(index)] if isinstance(raw, list) else None
        steps.append(texts.level(name, _identity(raw), int(index) + 1))
    return ", ".join(steps) or texts.WHOLE_FILE


def _identity(raw: Any) -> str:
    """What an item of a list is called: its id, or for a region's change the form and field it changes."""
    if not isinstance(raw, dict):
        return ""
    if isinstance(raw.get("id"), str):
        return str(raw["id"])
    named = [raw.get("form"), raw.get("field")]
    return ".".join(str(name) for name in named) if all(isinstance(name, str) for name in named) else ""
