"""All text of a document through the gate at once, for what reaches the vault another way than by being typed."""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Content, Ref, Row, Unparsed, Value
from sip_desktop.domain.gate import clean


def cleaned(content: Content) -> Content:
    """The same content with every text cleaned; row ids, option ids and paths are ours and stay.

    A lone surrogate (half a sign, from a broken paste) cannot be written as JSON at all: without this one of them
    would stop the whole document from being saved.
    """
    origins = {path: replace(origin, value=_value(origin.value)) for path, origin in content.origins.items()}
    return Content(_answers(content.answers), origins)


def _answers(answers: Answers) -> Answers:
    return {name: _value(value) for name, value in answers.items()}


def _value(value: Value) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (Unparsed, Ref)):
        return replace(value, text=clean(value.text))
    if isinstance(value, tuple):
        return tuple(Row(item.id, _answers(item.cells)) if isinstance(item, Row) else item for item in value)
    return value
