"""A form definition from TOML text: read, what is inherited filled in, checked. It opens no file.

Checks that need all forms, the regions and the law together are in ``form_together``.
"""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.definition_file import DefinitionFault, decode
from sip_desktop.domain.form import Field, FilledBy, Form, Part
from sip_desktop.domain.form_checks import faults

__all__ = ["DefinitionFault", "read_form"]


def read_form(text: str, file: str) -> Form:
    """The form in ``text``; ``file`` is its name in a fault. Raises DefinitionFault with file, place and sentence.

    In the form that comes back every field and column has a part, a source and who fills it in, where it, the
    field it stands in or its section says so.
    """
    form = decode(text, file, Form)
    for place, sentence in faults(form):
        raise DefinitionFault(file, place, sentence)
    return _inherited(form)


def _inherited(form: Form) -> Form:
    return replace(
        form,
        sections=tuple(
            replace(section, fields=tuple(_filled(field, section.part, "", ()) for field in section.fields))
            for section in form.sections
        ),
    )


def _filled(field: Field, part: Part, source: str, filled_by: tuple[FilledBy, ...]) -> Field:
    part, source, filled_by = field.part or part, field.source or source, field.filled_by or filled_by
    columns = tuple(_filled(column, part, source, filled_by) for column in field.columns)
    return replace(field, part=part, source=source, filled_by=filled_by, columns=columns)
